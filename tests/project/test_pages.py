from __future__ import annotations

from pathlib import Path

import pytest

from tests.project.study import begin
from workbench.errors import Refused
from workbench.project import codebook, codings, meanings, pages

WORDS = "Kommunen betaler åtte stillinger."


def test_the_next_passage_of_a_code_goes_from_document_to_document(
    tmp_path: Path,
) -> None:
    with begin(tmp_path) as project:
        assert pages.next_passage(project, "cost", "leder", 0) is None
        codings.code_words(project, "leder", "cost", WORDS)
        codings.code_words(project, "leder", "quasi", "Da teller jeg.")
        codings.code_words(project, "ordfører", "cost", WORDS)
        found = pages.next_passage(project, "cost", "leder", 0)
        assert found is not None
        assert found[0] == "leder"
        second = pages.next_passage(project, "cost", "leder", found[1])
        assert second is not None
        assert second[0] == "ordfører"
        assert pages.next_passage(project, "cost", *second[:2]) == found


def test_a_coding_beside_another_lengthens_its_passage(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        page = pages.page(project, "leder")
        first = page.text.index("Mandag ringer fylket.")
        made = codings.code(project, "leder", "quasi", start=first, end=first + 21)
        assert made.passage == 1
        other = codings.code(project, "leder", "cost", start=first, end=first + 30)
        assert other.passage == 1
        after = first + 22
        made = codings.code(project, "leder", "quasi", start=after, end=after + 10)
        assert made.passage == 2


def test_pins_are_ones_own_and_leave_the_codebook_alone(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        pages.pin(project, "quasi", "1")
        pages.pin(project, "cost", "4")
        assert pages.pins(project) == {"1": "quasi", "4": "cost"}
        pages.pin(project, "cost", "1")
        assert pages.pins(project) == {"1": "cost"}
        pages.pin(project, "cost", "")
        assert pages.pins(project) == {}
        keys = {code.id: code.key for code in codebook.current(project)}
        assert keys["dual-line"] == "1"
        with pytest.raises(Refused, match="no key for a code"):
            pages.pin(project, "cost", "0")


NEW = """
codebook: prove
language: nb
codes:
  - {id: operation, name: {nb: Drift, en: Operation}, codable: false}
  - id: dual-line
    name: {nb: Dobbel styringslinje, en: Dual line of command}
    parent: operation
    key: "1"
    definition: To styringslinjer.
  - {id: cost, name: Kostnadsdeling, parent: operation, key: "2"}
  - {id: quasi, name: Kvasiløsning}
"""


def test_what_a_code_meant_when_it_was_put_there(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        before = codings.code_words(project, "leder", "dual-line", "Det er slitsomt.")
        codebook.apply(project, NEW.encode(), "ny.yaml", reason="fylket")
        after = codings.code_words(project, "leder", "dual-line", "Da teller jeg.")
        then, now = meanings.meanings(project, before.id)
        assert then is not None
        assert now is not None
        assert (then.number, then.code.definition["nb"]) == (1, "To sjefer.")
        assert (now.number, now.code.definition["nb"]) == (2, "To styringslinjer.")
        assert meanings.meanings(project, after.id) == (now, now)
        marked = {
            one.uid: meanings.edition_numbers(project)[one.definition or ""]
            for one in pages.codings(project, "leder")
        }
        assert marked == {before.id: 1, after.id: 2}
