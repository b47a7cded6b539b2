"""The study at a glance: groups, who coded, what waits; figures worked out by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.project.study import BOOK, LEADER
from tests.project.study import begin as begin_coded
from workbench.domain.changes.kinds import Label
from workbench.domain.codebook import Codebook
from workbench.domain.spans import Span
from workbench.errors import QuestionError
from workbench.project import (
    Project,
    attributes,
    board,
    codebook,
    codings,
    corrections,
    documents,
    init_project,
    keeping,
    material,
    naming,
    open_project,
    pages,
    quoted,
    quotes,
    undoing,
)

ATTRIBUTES = """
attributes:
  - name: wave
    type: choice
    values: [{id: "2007"}, {id: "2010"}]
  - name: level
    type: choice
    values: [{id: central, label: {nb: Sentralt}}, {id: local, label: {nb: Lokalt}}]
  - {name: date, type: date}
"""
INTERVIEW = "Intervjuer: Hva nå, {n}?\n\nLeder: Vi venter. Det er {n}.\n"
STUDY = {
    "a07": {"wave": "2007", "level": "central"},
    "b07": {"wave": "2007", "level": "central"},
    "c10": {"wave": "2010", "level": "central"},
    "d10": {"wave": "2010", "level": "local"},
    "k08": {"level": "local", "date": "2008-11-04"},
    "l08": {"level": "local", "date": "2008-10-21"},
    "tale": {"level": "central", "date": "2005-05-31"},
}
EVER = "1970-01-01T00:00:00Z"
TOMORROW = f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"


def study(folder: Path) -> Project:
    """Two waves, two interviews of 2008 of no wave, and a speech without speakers."""
    project = init_project(folder / "p.db", coder="KN", title="Prøve", language="nb")
    attributes.apply_file(project, ATTRIBUTES.encode(), "attributes.yaml")
    for name, values in STUDY.items():
        text = "Ærede president.\n" if name == "tale" else INTERVIEW.format(n=name)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        wish = documents.Wish(values=values)
        documents.import_files(project, [folder / f"{name}.txt"], wish)
    with project.recording(Label.CODEBOOK) as act:
        codebook.write(act, BOOK)
    return project


def coded(project: Project, document: str, words: str, code: str = "cost") -> str:
    start = pages.page(project, document).text.index(words)
    end = start + len(words)
    return codings.code(project, document, code, start=start, end=end).id


def seen(project: Project, since: str = EVER, base: str = "all") -> material.Overview:
    return material.overview(project, since=since, documents=base, language="nb")


def test_documents_stand_by_wave_and_level_or_by_their_year(tmp_path: Path) -> None:
    with study(tmp_path) as project:
        for name in ("a07", "c10", "k08"):
            coded(project, name, "Vi venter.")
        documents.finish(project, "a07")
        with open_project(tmp_path / "p.db", coder="MH") as other:
            coded(other, "a07", "Vi venter.")
            coded(other, "b07", "Vi venter.")
            documents.finish(other, "b07")
        found = seen(project)
    rows = [
        (one.values, one.received, one.coded["KN"], one.coded["MH"], one.finished)
        for one in found.groups
    ]
    assert rows == [
        (
            ("2007", "Sentralt"),
            ("a07", "b07"),
            ("a07",),
            ("a07", "b07"),
            ("a07", "b07"),
        ),
        (("2010", "Sentralt"), ("c10",), ("c10",), (), ()),
        (("2010", "Lokalt"), ("d10",), (), (), ()),
        (("2008", "Lokalt"), ("k08", "l08"), ("k08",), (), ()),
        ((), ("tale",), (), (), ()),
    ]
    assert [one.speaking for one in found.groups] == [True, True, True, True, False]
    assert found.coders == ("KN", "MH")


def test_without_choices_the_documents_are_one_group(tmp_path: Path) -> None:
    with begin_coded(tmp_path) as project:
        [group] = seen(project).groups
    assert (group.values, group.received) == ((), ("leder", "ordfører"))


def test_texts_with_few_values_make_groups_where_nothing_is_a_choice(
    tmp_path: Path,
) -> None:
    with begin_coded(tmp_path) as project:
        documents.set_values(project, "leder", {"sted": "nord"})
        documents.set_values(project, "ordfører", {"sted": "sør"})
        groups = seen(project).groups
    assert [one.values for one in groups] == [("nord",), ("sør",)]


def test_one_attribute_less_where_there_would_be_too_many_groups(
    tmp_path: Path,
) -> None:
    values = ", ".join(f"{{id: v{n}}}" for n in range(10))
    yaml = (
        "attributes:\n  - {name: wave, type: choice, values: [{id: en}, {id: to}]}\n"
        f"  - {{name: place, type: choice, values: [{values}]}}\n"
    )
    with init_project(tmp_path / "p.db", coder="KN", title="P") as project:
        attributes.apply_file(project, yaml.encode(), "a.yaml")
        for n in range(10):
            (tmp_path / f"d{n}.txt").write_text(INTERVIEW.format(n=n), encoding="utf-8")
            wish = documents.Wish(
                values={"wave": ("en", "to")[n % 2], "place": f"v{n}"}
            )
            documents.import_files(project, [tmp_path / f"d{n}.txt"], wish)
        groups = seen(project).groups
    assert [(one.values, len(one.received)) for one in groups] == [
        (("en",), 5),
        (("to",), 5),
    ]


def test_today_counts_ones_own_passages_and_the_study_what_the_report_lists(
    tmp_path: Path,
) -> None:
    with begin_coded(tmp_path) as project:
        coded(project, "leder", "Det er slitsomt.")
        coded(project, "leder", "Mandag ringer fylket.")
        coded(project, "ordfører", "Det gjør vi sammen.", "quasi")
        coded(project, "leder", "Hvordan er det å ha to som bestemmer?")
        with open_project(tmp_path / "p.db", coder="MH") as other:
            coded(other, "ordfører", "Kommunen betaler åtte stillinger.", "quasi")
        found = seen(project)
        # Two neighbours are one passage; what is asked, and MH's, is not in the report.
        assert (found.today, found.passages, found.base) == ((3, 2), 2, 2)
        listed = project.report("passages", documents="all").rows
        assert found.passages == len(listed)
        assert [one.text for one in material.made_since(project, EVER)] == [
            "Hvordan er det å ha to som bestemmer?",
            "Det er slitsomt. Mandag ringer fylket.",
            "Det gjør vi sammen.",
        ]
        assert seen(project, since=TOMORROW).today == (0, 0)
        documents.finish(project, "ordfører")
        found = seen(project, base="finished")
        assert (found.passages, found.base) == (1, 1)


def test_a_passage_is_outdated_once_its_code_is_defined_otherwise(
    tmp_path: Path,
) -> None:
    with begin_coded(tmp_path) as project:
        coded(project, "leder", "Det er slitsomt.", "dual-line")
        coded(project, "leder", "Da teller jeg.", "cost")
        assert seen(project).waits.outdated == 0
        codes = [
            one
            if one.id != "dual-line"
            else type(one)(
                id=one.id,
                name=one.name,
                parent=one.parent,
                key=one.key,
                definition={"nb": "To sjefer på en gang."},
            )
            for one in BOOK.codes
        ]
        book = Codebook(id=BOOK.id, language=BOOK.language, codes=tuple(codes))
        with project.recording(Label.CODEBOOK) as act:
            codebook.write(act, book)
        coded(project, "ordfører", "Det gjør vi sammen.", "dual-line")
        assert seen(project).waits.outdated == 1
        [one] = material.outdated(project)
        assert (one.document, one.text, one.code) == (
            "leder",
            "Det er slitsomt.",
            "dual-line",
        )


def test_what_a_correction_left_is_told_apart_by_whether_it_counts(
    tmp_path: Path,
) -> None:
    with begin_coded(tmp_path) as project:
        for words in (
            "Det er slitsomt.",
            "Mandag ringer fylket.",
            "Kommunen betaler åtte stillinger.",
        ):
            coded(project, "leder", words)
        text = LEADER.replace("Det er slitsomt. ", "").replace("åtte", "ni")
        (tmp_path / "ny.txt").write_text(text, encoding="utf-8")
        corrections.replace_text(project, "leder", tmp_path / "ny.txt")
        waits = seen(project).waits
        listed = [str(one.outcome) for one in corrections.waiting(project)]
        rows = {row.name: row.waiting for row in board.board(project, "nb").rows}
    assert sorted(listed) == ["changed", "lost"]
    assert (waits.counted, waits.uncounted) == (1, 1)
    assert rows == {"leder": 2, "ordfører": 0}


def test_a_quote_waits_where_its_card_says_so_until_it_is_compared(
    tmp_path: Path,
) -> None:
    with begin_coded(tmp_path) as project:
        kap = quotes.new_collection(project, "Kap. 2")
        kept, struck = "Kommunen betaler åtte stillinger.", "Det er slitsomt."
        for words in (kept, struck):
            at = LEADER.index(words)
            quotes.add_span(project, kap, "leder", at, at + len(words))
        text = LEADER.replace("Det er slitsomt. ", "").replace("åtte", "ni")
        (tmp_path / "ny.txt").write_text(text, encoding="utf-8")
        corrections.replace_text(project, "leder", tmp_path / "ny.txt")
        cards = quoted.spread(project, "Kap. 2", ["nb"]).cards
        assert [(one.quote.text, one.settled, one.changed) for one in cards] == [
            ("Kommunen betaler ni stillinger.", True, True),
            (struck, False, False),
        ]
        assert seen(project).waits.misplaced == 2
        quotes.check_translation(project, cards[0].quote.id)
        now = quoted.spread(project, "Kap. 2", ["nb"]).cards
        assert [one.changed for one in now] == [False, False]
        assert seen(project).waits.misplaced == 1
        undoing.undo(project)
        assert seen(project).waits.misplaced == 2
        place = cards[0].place
        quotes.set_span(project, cards[0].quote.id, place.start, place.end)
        assert seen(project).waits.misplaced == 1


def test_quotes_without_a_translation_wait_where_others_have_one(
    tmp_path: Path,
) -> None:
    with begin_coded(tmp_path) as project:
        kap = quotes.new_collection(project, "Kap. 2")
        at = LEADER.index("Det er slitsomt.")
        first = quotes.add_span(project, kap, "leder", at, at + 16)
        quotes.add_span(project, kap, "leder", at + 17, at + 38)
        assert seen(project).waits.untranslated == 0
        quotes.alter(project, first, quotes.Alteration(translation="It is tiring."))
        assert seen(project).waits.untranslated == 1


def test_a_translation_of_other_words_waits(tmp_path: Path) -> None:
    with begin_coded(tmp_path) as project:
        kap = quotes.new_collection(project, "Kap. 2")
        at = LEADER.index("Det er slitsomt.")
        one = quotes.add_span(project, kap, "leder", at, at + 16)
        quotes.alter(project, one, quotes.Alteration(translation="It is tiring."))
        assert seen(project).waits.stale == 0
        quotes.alter(project, one, quotes.Alteration(printed="[Det] er slitsomt."))
        assert seen(project).waits.stale == 1
        undoing.undo(project)
        assert seen(project).waits.stale == 0


def test_where_somebody_left_is_a_turn_and_a_time(tmp_path: Path) -> None:
    with begin_coded(tmp_path) as project:
        assert material.where_left(project) is None
        before = datetime.now(UTC) - timedelta(seconds=2)
        pages.remember_place(project, "leder", LEADER.index("Mandag"))
        left = material.where_left(project)
        assert left is not None
        assert (left.document, left.turn, left.asked) == ("leder", 2, False)
        assert datetime.fromisoformat(left.at) > before
        pages.remember_place(project, "leder", LEADER.index("Hva gjør du"))
        left = material.where_left(project)
        assert left is not None
        assert (left.turn, left.asked) == (3, True)


def test_the_newest_copy_is_a_snapshot_or_a_backup(tmp_path: Path) -> None:
    with begin_coded(tmp_path) as project:
        path = project.file.path
        assert material.newest_copy(path) is None
        keeping.daily(project)
        found = material.newest_copy(path)
        assert found is not None
        assert found[1] == "daily"
        keeping.backup(project)
        found = material.newest_copy(path)
        assert found is not None
        assert found[1] == "backup"


def test_the_board_has_everybody_s_codings_and_who_has_finished(
    tmp_path: Path,
) -> None:
    with study(tmp_path) as project:
        coded(project, "a07", "Vi venter.")
        coded(project, "a07", "Vi", "quasi")
        documents.finish(project, "a07")
        with open_project(tmp_path / "p.db", coder="MH") as other:
            coded(other, "a07", "Vi venter.")
            documents.finish(other, "a07")
        made = board.board(project, "nb")
    row = made.rows[0]
    assert made.coders == ("KN", "MH")
    assert (row.name, row.codings, row.finished, row.mine) == (
        "a07",
        (2, 1),
        ("KN", "MH"),
        True,
    )
    assert [one.name for one in made.columns] == ["wave", "level", "date"]
    assert [one.text for one in row.cells] == ["2007", "Sentralt", ""]
    by_level = sorted(made.rows, key=lambda one: one.cells[1].order)
    assert [one.cells[1].text for one in by_level][:4] == ["Sentralt"] * 4


def test_the_board_is_narrowed_by_the_question_language(tmp_path: Path) -> None:
    with study(tmp_path) as project:
        found = board.fitting(project, "level = local and not wave like '%'")
        assert found == {"k08", "l08"}
        assert board.fitting(project, "") == set(STUDY)
        with pytest.raises(QuestionError, match=r"\^\^\^\^"):
            board.fitting(project, "wawe = 2010")


def test_a_study_can_be_called_otherwise_and_others_can_work(tmp_path: Path) -> None:
    with begin_coded(tmp_path) as project:
        naming.entitle(project, "  Partnerskapet i   Nav ")
        assert project.title == "Partnerskapet i Nav"
        naming.act_as(project, "MH")
        coded(project, "leder", "Det er slitsomt.")
        assert [one.coder for one in pages.codings(project, "leder")] == ["MH"]
    with open_project(tmp_path / "p.db") as project:
        assert (project.title, project.coder) == ("Partnerskapet i Nav", "MH")


def test_an_import_that_is_stopped_leaves_nothing_behind(tmp_path: Path) -> None:
    class Stopping:
        """Stops while the second document is added."""

        added = 0

        def start(self, label: str, total: int) -> None:
            """Nothing."""

        def step(self, count: int = 1) -> None:
            """Counts what is added, which is a step of nothing."""
            self.added += count == 0
            if self.added == 2:
                raise TimeoutError

        def finish(self) -> None:
            """Nothing."""

    for n in range(3):
        (tmp_path / f"d{n}.txt").write_text(INTERVIEW.format(n=n), encoding="utf-8")
    paths = sorted(tmp_path.glob("d*.txt"))
    with init_project(tmp_path / "p.db", coder="KN", title="P") as project:
        with pytest.raises(TimeoutError):
            documents.import_files(
                project, paths, documents.Wish(values={}), Stopping()
            )
        count = "select count(*) from operation"
        assert project.file.connection.execute(count).fetchone()[0] == 1
        assert seen(project).groups == ()
        documents.import_files(project, paths, documents.Wish(values={}))
        assert len(seen(project).groups[0].received) == 3


def test_a_span_is_given_to_a_coding_that_was_lost(tmp_path: Path) -> None:
    with begin_coded(tmp_path) as project:
        id = coded(project, "leder", "Det er slitsomt.")
        text = LEADER.replace("Det er slitsomt. ", "")
        (tmp_path / "ny.txt").write_text(text, encoding="utf-8")
        corrections.replace_text(project, "leder", tmp_path / "ny.txt")
        at = text.index("Mandag ringer fylket.")
        corrections.settle(project, [id], at=Span(at, at + 21))
        assert seen(project).waits.uncounted == 0
        [one] = pages.codings(project, "leder")
        assert text[one.start : one.end] == "Mandag ringer fylket."
