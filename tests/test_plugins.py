"""Plug-ins: found without being imported, and broken ones told by name and cause."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench import plugins
from workbench.errors import NotFound, PluginError


def package(folder: Path, name: str, entries: str, **modules: str) -> None:
    """An installed package, as the import system finds one on disk."""
    about = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    about.mkdir()
    about.joinpath("METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8"
    )
    about.joinpath("entry_points.txt").write_text(entries, encoding="utf-8")
    for module, text in modules.items():
        folder.joinpath(f"{module}.py").write_text(text, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that packages are imported from."""
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]


GOOD = "[workbench.reports]\nmoods = moods:compute\n"
BROKEN = "[workbench.reports]\ntides = tides:compute\n"


def test_names_are_known_without_importing_anything(site: Path) -> None:
    package(site, "nav-moods", GOOD, moods="raise RuntimeError")
    package(site, "nav-tides", BROKEN, tides="raise RuntimeError")
    assert plugins.names(plugins.REPORTS) == ("moods", "tides")
    assert plugins.names(plugins.SUGGESTERS) == ()
    assert "moods" not in sys.modules


def test_a_plugin_is_loaded_by_its_name(site: Path) -> None:
    package(site, "nav-moods", GOOD, moods="def compute(): return 'calm'")
    compute = plugins.load(plugins.REPORTS, "moods")
    assert callable(compute)
    assert compute() == "calm"


def test_an_unknown_name_says_which_there_are(site: Path) -> None:
    package(site, "nav-moods", GOOD, moods="")
    with pytest.raises(NotFound) as caught:
        plugins.load(plugins.REPORTS, "mods")
    assert caught.value.message == "No plug-in for workbench.reports is named mods."
    assert caught.value.hint == "Plug-ins that are installed for it: moods."
    with pytest.raises(NotFound) as caught:
        plugins.load(plugins.INTAKE, "docx")
    assert caught.value.hint == "Plug-ins that are installed for it: none."


@pytest.mark.parametrize(
    ("module", "cause"),
    [
        ("raise ValueError('no\\n moon')", "ValueError: no moon"),
        ("import moon_that_is_not", "ModuleNotFoundError: No module named"),
        ("def other(): ...", "AttributeError: module 'tides' has no attribute"),
        ("def (:", "SyntaxError: "),
        ("import sys; sys.exit(3)", "SystemExit: 3"),
    ],
    ids=["raises", "needs another", "lacks the name", "no Python", "exits"],
)
def test_a_broken_plugin_is_named_with_its_cause_and_hides_nothing(
    site: Path, module: str, cause: str
) -> None:
    package(site, "nav-tides", BROKEN, tides=module)
    package(site, "nav-moods", GOOD, moods="compute = 1")
    said = f"The plug-in tides for workbench.reports cannot be loaded: {cause}"

    loaded, (problem,) = plugins.load_all(plugins.REPORTS)
    assert loaded == {"moods": 1}
    assert problem.message.startswith(said)
    assert problem.where == "nav-tides (tides:compute)"
    assert problem.hint == "Update or uninstall the package nav-tides."
    assert problem.severity == "warning"

    with pytest.raises(PluginError) as caught:
        plugins.load(plugins.REPORTS, "tides")
    assert caught.value.message == problem.message


def test_a_name_that_two_packages_offer_is_used_from_neither(site: Path) -> None:
    package(site, "nav-moods", GOOD, moods="compute = 1")
    package(site, "other-moods", "[workbench.reports]\nmoods = others:compute\n")
    said = (
        "The plug-in name moods for workbench.reports is offered by nav-moods and "
        "other-moods; none of them is used."
    )
    loaded, (problem,) = plugins.load_all(plugins.REPORTS)
    assert loaded == {}
    assert problem.message == said
    with pytest.raises(PluginError) as caught:
        plugins.load(plugins.REPORTS, "moods")
    assert caught.value.message == said


def test_a_package_found_twice_is_one_offer(
    site: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package(site, "nav-moods", GOOD, moods="compute = 1")
    again = tmp_path_factory.mktemp("again")
    package(again, "Nav_Moods", GOOD)
    monkeypatch.syspath_prepend(again)
    assert plugins.load(plugins.REPORTS, "moods") == 1
