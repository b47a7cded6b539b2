from __future__ import annotations

import pytest

from workbench.domain.seasons import Season, season_of, year_of


@pytest.mark.parametrize(
    ("raw", "season"),
    [
        ("2010-04-12", Season("spring", "2010")),
        ("2010-03-01", Season("spring", "2010")),
        ("2010-05-31", Season("spring", "2010")),
        ("2010-06-01", Season("summer", "2010")),
        ("2008-09-01T10:00:00Z", Season("autumn", "2008")),
        ("2008-11-30", Season("autumn", "2008")),
        ("2008-12-01", Season("winter", "2008–2009")),
        ("2009-02-28", Season("winter", "2008–2009")),
        ("2010-04", Season("spring", "2010")),
        ("12.4.2010", Season("spring", "2010")),
        ("31.12.1999", Season("winter", "1999–2000")),
        ("våren 2010", Season("spring", "2010")),
        ("Vår 2010", Season("spring", "2010")),
        ("2010-spring", Season("spring", "2010")),
        ("fall 2008", Season("autumn", "2008")),
        ("hausten 2008", Season("autumn", "2008")),
        ("2008 høst", Season("autumn", "2008")),
        ("sommaren 2009", Season("summer", "2009")),
        ("vinteren 2009/10", Season("winter", "2009–2010")),
        ("winter 2010", Season("winter", "2010")),
        ("2010", None),
        ("2010-02-30", None),
        ("2010-13-01", None),
        ("påsken 2010", None),
        ("våren", None),
        ("", None),
    ],
)
def test_season_of(raw: str, season: Season | None) -> None:
    assert season_of(raw) == season


@pytest.mark.parametrize(
    ("raw", "year"),
    [
        ("2007-11-02", "2007"),
        ("2007", "2007"),
        ("2007/08", "2007–2008"),
        ("2007-08", "2007"),
        ("våren 2010", "2010"),
        ("vinteren 2009-2010", "2009–2010"),
        ("ukjent", None),
        ("20100412", None),
        ("", None),
    ],
)
def test_year_of(raw: str, year: str | None) -> None:
    assert year_of(raw) == year


def test_seasons_in_words() -> None:
    assert Season("autumn", "2008").text("nb") == "høsten 2008"
    assert Season("autumn", "2008").text("nn") == "hausten 2008"
    assert Season("summer", "2008").text("nn") == "sommaren 2008"
    assert Season("winter", "2008–2009").text("en") == "winter 2008–2009"
