"""Acts on the codebook by hand: figures said first, one operation, undone as before.

Two coders. KN tags «Det er slitsomt.» and «Da teller jeg.» with `quasi`, the second
also with `cost`, and in the other text «Kommunen betaler åtte stillinger.» with `cost`.
MH tags «Da teller jeg.» with both.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.project.study import begin
from workbench.domain.codebook import Code, Relation, Status
from workbench.domain.codebook_acts import (
    Accept,
    BookAct,
    EditCode,
    Gather,
    Merge,
    Move,
    NewCode,
    Redefine,
    Relate,
    Rename,
    Retire,
    Split,
)
from workbench.errors import NeedsConsent, NotFound, Refused
from workbench.project import (
    Project,
    codebook,
    codebook_lock,
    codings,
    open_project,
    undoing,
)
from workbench.project.codebook_acts import carry_out, weigh
from workbench.project.codebook_effects import told
from workbench.project.codebook_sorting import sorting
from workbench.project.listings import work
from workbench.store.dump import dump
from workbench.words import word

TOLD = ("nb", "nn", "en")
"""The languages that screens say a refusal in."""
TIRED, COUNT, PAYS = (
    "Det er slitsomt.",
    "Da teller jeg.",
    "Kommunen betaler åtte stillinger.",
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with begin(tmp_path) as made:
        codings.code_words(made, "leder", "quasi", TIRED)
        codings.code_words(made, "leder", "quasi", COUNT)
        codings.code_words(made, "leder", "cost", COUNT)
        codings.code_words(made, "ordfører", "cost", PAYS)
        with open_project(tmp_path / "p.db", coder="MH") as other:
            codings.code_words(other, "leder", "quasi", COUNT)
            codings.code_words(other, "leder", "cost", COUNT)
        yield made


def tables(project: Project) -> list[str]:
    """The canonical dump without the log, and without what an undone act had added."""
    kept = []
    with project.file.reading() as connection:
        for line in dump(connection):
            table, row = line.split("\t", 1)
            values = json.loads(row)
            if table in {"operation", "change", "content", "undone"}:
                continue
            if table == "code" and values[2] == "removed":
                continue
            kept.append(line)
    return kept


def said(project: Project, act: BookAct, language: str = "nb") -> list[str]:
    return told(weigh(project, act), language)


def by_id(project: Project) -> dict[str, Code]:
    return codebook.current(project).by_id()


def children(project: Project, parent: str) -> list[str]:
    return [one.id for one in codebook.current(project) if one.parent == parent]


def book_code(name: str, **more: object) -> NewCode:
    return NewCode(made=Code(id="", name={"nb": name}, **more))  # type: ignore[arg-type]


def edited(**more: object) -> EditCode:
    return EditCode(
        code="cost",
        made=Code(id="cost", name={"nb": "Kostnadsdeling"}, key="2", **more),  # type: ignore[arg-type]
    )


ACTS = {
    "new": book_code("Egen avtale", parent="operation"),
    "edit": edited(include={"nb": ("regninger",)}, color="#7a5195"),
    "rename": Rename(code="quasi", name="Halv løsning", language="nb"),
    "redefine": Redefine(code="dual-line", definition="To herrer.", language="nb"),
    "move": Move(code="quasi", parent="operation", before="cost"),
    "move a branch": Move(code="operation"),
    "merge": Merge(code="quasi", into="cost"),
    "split": Split(code="quasi", names=("Tretthet", "Telling"), language="nb"),
    "retire": Retire(code="quasi"),
    "relate": Relate(code="cost", relation="truer", to="quasi"),
    "set": Gather(code="cost", set="Kapittel 2", language="nb"),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_each_act_undone_gives_the_canonical_dump_before_it(
    project: Project, act: BookAct
) -> None:
    before = tables(project)
    carry_out(project, act, reason="prøve")
    after = tables(project)
    assert after != before
    [undone] = undoing.undo(project)
    assert undone.label == act.label
    assert tables(project) == before
    undoing.redo(project)
    assert tables(project) == after


def test_accepting_out_of_sets_and_relations_undone_as_well(project: Project) -> None:
    codebook.propose(project, "Slit")
    carry_out(project, Retire(code="quasi"))
    carry_out(project, ACTS["relate"])
    carry_out(project, ACTS["set"])
    for act in (
        Accept(code="slit"),
        Accept(code="quasi"),
        Relate(code="cost", relation="truer", to="quasi", off=True),
        Gather(code="cost", set="kapittel 2", language="nb", off=True),
    ):
        before = tables(project)
        carry_out(project, act)
        assert tables(project) != before
        undoing.undo(project)
        assert tables(project) == before


def test_locking_and_opening_undone(project: Project) -> None:
    before = tables(project)
    codebook_lock.lock(project, reason="runde 2")
    locked = tables(project)
    assert locked != before
    codebook_lock.unlock(project)
    assert tables(project) == before
    undoing.undo(project)
    assert tables(project) == locked
    undoing.undo(project)
    assert tables(project) == before


# -- figures, worked out by hand -----------------------------------------------------


def test_merging_says_what_moves_and_what_has_both(project: Project) -> None:
    effect = weigh(project, Merge(code="quasi", into="cost"))
    assert (effect.passages, effect.documents) == (3, 1)
    assert effect.by_coder == {"": 2, "MH": 1}
    assert effect.doubled == {"": 1, "MH": 1}
    assert told(effect, "nb") == [
        "Slå «Kvasiløsning» sammen med «Kostnadsdeling»?",
        "3 utdrag i 1 dokument flyttes (deg 2, MH 1).",
        "2 har begge koder på samme sted (deg 1, MH 1) og telles én gang.",
        "Ingen koding går tapt.",
    ]


def test_what_merging_said_is_what_it_did(project: Project) -> None:
    carry_out(project, Merge(code="quasi", into="cost"))
    with project.file.reading() as connection:
        rows = connection.execute(
            "select c.slug, w.name, p.start, p.codings from passage p join code c"
            " on c.pk = p.code join coder w on w.pk = p.coder order by 2, p.document, 3"
        ).fetchall()
    # The doubled ones are one passage of two codings each; MH's one, KN's two and one.
    assert [(slug, who, many) for slug, who, _, many in rows] == [
        ("cost", "KN", 1),
        ("cost", "KN", 2),
        ("cost", "KN", 1),
        ("cost", "MH", 2),
    ]
    now = by_id(project)
    assert now["cost"].merged_from == ("quasi",)
    assert now["quasi"].status is Status.RETIRED


def test_an_undone_act_is_named_as_people_name_it(project: Project) -> None:
    """A set keeps its title in languages; it is not told as the text of all of them."""
    carry_out(project, Gather(code="cost", set="Kapittel 2", language="nb"))
    (undone,) = undoing.undo(project, yes=True)
    assert work.about(project, undone.id, "nb") == "Kapittel 2"


def test_merging_takes_along_what_is_below_relations_and_sets(project: Project) -> None:
    carry_out(project, book_code("Under", parent="quasi"))
    carry_out(project, Relate(code="dual-line", relation="truer", to="quasi"))
    carry_out(project, Gather(code="quasi", set="K2", language="nb"))
    carry_out(project, Merge(code="quasi", into="cost"))
    now = by_id(project)
    assert now["under"].parent == "cost"
    assert now["dual-line"].relations == (Relation(kind="truer", to="cost"),)
    [group] = codebook.current(project).sets
    assert group.codes == ("cost",)


def test_the_other_acts_say_what_hangs_on_them(project: Project) -> None:
    assert said(project, ACTS["rename"]) == [
        "La «Kvasiløsning» hete «Halv løsning»?",
        "3 utdrag i 1 dokument beholder koden (deg 2, MH 1).",
    ]
    assert said(project, Move(code="operation")) == [
        "Flytt «Drift» sist?",
        "2 koder under den følger med.",
        "3 utdrag i 2 dokumenter følger med (deg 2, MH 1).",
    ]
    assert said(project, ACTS["move"])[0] == (
        "Flytt «Kvasiløsning» foran «Kostnadsdeling»?"
    )
    assert said(project, Move(code="quasi", parent="operation"))[0] == (
        "Flytt «Kvasiløsning» inn under «Drift»?"
    )
    assert said(project, Retire(code="dual-line"), "en") == [
        "Take «Dual line of command» out of use?",
        "Nothing is coded with it.",
    ]
    assert said(project, edited(definition={"nb": "Om penger."})) == [
        "Endre det som står om «Kostnadsdeling»?",
        "3 utdrag i 2 dokumenter er kodet under det som står nå (deg 2, MH 1):"
        " les dem om.",
    ]
    assert said(project, edited(color="#000000"))[1].startswith("3 utdrag i 2 dok")
    assert "beholder" in said(project, edited(color="#000000"))[1]
    assert said(project, ACTS["split"]) == [
        "Del «Kvasiløsning» i «Tretthet», «Telling»?",
        "2 utdrag av deg å sortere, ett for ett; ingenting flyttes av seg selv."
        " 1 blir liggende (MH).",
    ]


def test_what_a_colleague_changed_while_one_wrote_is_kept(project: Project) -> None:
    start = by_id(project)["dual-line"]
    made = replace(start, definition={"nb": "To herrer."}, key="5")
    with open_project(project.file.path, coder="MH") as other:
        act = Rename(code="dual-line", name="To linjer", language="nb")
        carry_out(other, act)
    carry_out(project, EditCode(code="dual-line", made=made, start=start))
    now = by_id(project)["dual-line"]
    assert now.name == {"nb": "To linjer", "en": "Dual line of command"}
    assert (now.definition, now.key) == ({"nb": "To herrer."}, "5")


# -- what is refused -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Move(code="operation", parent="cost"), "is 'operation' or below it"),
        (Merge(code="quasi", into="operation"), "is a heading"),
        (Merge(code="quasi", into="quasi"), "cannot be merged into itself"),
        (Merge(code="operation", into="cost"), "'cost' is below 'operation'"),
        (Retire(code="operation"), "there are codes in use: dual-line, cost"),
        (Accept(code="cost"), "in use already"),
        (Split(code="operation", names=("A",), language="nb"), "is a heading"),
        (Split(code="cost", names=(), language="nb"), "names of the new codes"),
        (
            Split(code="cost", names=("Ny", "ny"), language="nb"),
            "a code called 'ny' already",
        ),
        (Rename(code="cost", name="kvasiløsning", language="nb"), "called 'kvasil"),
        (Rename(code="cost", name="  ", language="nb"), "needs a name"),
        (edited(color="red"), "is no colour"),
        (replace(edited(), made=Code(id="", name={"nb": "K"}, key="1")), "is pinned"),
        (Rename(code="cost", name="Kostnadsdeling", language="nb"), "says so already"),
        (Relate(code="cost", relation="truer", to="quasi", off=True), "is not there"),
    ],
)
def test_what_the_codebook_speaks_against_is_refused(
    project: Project, act: BookAct, words: str
) -> None:
    before = tables(project)
    with pytest.raises(Refused, match=words) as refused:
        weigh(project, act)
    said = {one: word(refused.value.key, one, **refused.value.values) for one in TOLD}
    assert len({*said.values()}) > 1
    assert not any("{" in one or "refused." in one for one in said.values())
    with pytest.raises(Refused):
        carry_out(project, act)
    assert tables(project) == before


def test_a_code_that_is_not_there_is_named_with_one_that_is(project: Project) -> None:
    with pytest.raises(NotFound) as caught:
        weigh(project, Retire(code="qasi"))
    assert caught.value.hint == "perhaps quasi"


# -- places --------------------------------------------------------------------------


def test_a_move_places_one_code_and_no_sibling(project: Project) -> None:
    carry_out(project, Move(code="quasi", parent="operation", before="cost"))
    assert children(project, "operation") == ["dual-line", "quasi", "cost"]
    with project.file.reading() as connection:
        rows = connection.execute(
            "select count(*) from change where kind = 'code.placed' and operation ="
            " (select max(pk) from operation)"
        ).fetchone()
    assert rows == (1,)
    carry_out(project, Move(code="dual-line", parent="operation"))
    assert children(project, "operation") == ["quasi", "cost", "dual-line"]


def test_a_new_code_comes_last_also_after_a_proposal(project: Project) -> None:
    codebook.propose(project, "Slit")
    carry_out(project, book_code("Aller sist"))
    assert children(project, "")[-2:] == ["slit", "aller-sist"]


def test_an_id_that_was_taken_back_is_not_given_again(project: Project) -> None:
    carry_out(project, book_code("Styring"))
    undoing.undo(project)
    carry_out(project, book_code("Styring"))
    assert [one for one in by_id(project) if one.startswith("styring")] == ["styring-2"]


# -- reasons, and the lock -----------------------------------------------------------


def test_the_reason_is_in_the_history(project: Project) -> None:
    carry_out(project, ACTS["merge"], reason=" seks av  ni uenigheter ")
    last = [one for one in codebook.history(project) if one.change.change == "merged"]
    assert [(one.edition.why, one.change.code, one.change.to) for one in last] == [
        ("seks av ni uenigheter", "quasi", "cost")
    ]


def test_a_locked_codebook_takes_proposals_only(project: Project) -> None:
    codebook_lock.lock(project, reason="runde 2")
    for name in ("move", "merge", "split", "retire", "rename", "set", "relate"):
        with pytest.raises(Refused, match="the codebook is locked by KN since 20"):
            weigh(project, ACTS[name])
    effect = carry_out(project, book_code("Egen avtale"))
    assert told(effect, "nb") == ["Ny kode «Egen avtale», som et forslag."]
    assert by_id(project)["egen-avtale"].status is Status.PROPOSED
    carry_out(
        project, Redefine(code="egen-avtale", definition="En avtale.", language="nb")
    )
    with pytest.raises(Refused, match="locked by KN"):
        carry_out(project, Accept(code="egen-avtale"))
    codebook.propose(project, "Slit")
    assert by_id(project)["slit"].status is Status.PROPOSED
    with pytest.raises(Refused, match="locked"):
        codebook.apply(project, b"codebook: x\ncodes: []\n", "bok.yaml")
    with pytest.raises(Refused, match="locked"):
        codebook_lock.lock(project)


def test_only_who_locked_it_opens_it_unasked(project: Project) -> None:
    codebook_lock.lock(project, reason="runde 2")
    with open_project(project.file.path, coder="MH") as other:
        held = codebook_lock.lock_of(other)
        assert held is not None
        assert (held.coder, held.why) == ("KN", "runde 2")
        with pytest.raises(NeedsConsent, match="KN locked the codebook"):
            codebook_lock.unlock(other)
        codebook_lock.unlock(other, yes=True, reason="runden er over")
    assert codebook_lock.lock_of(project) is None
    assert [(one.locked, one.coder) for one in codebook_lock.lockings(project)] == [
        (True, "KN"),
        (False, "MH"),
    ]
    with pytest.raises(Refused, match="is not locked"):
        codebook_lock.unlock(project)


# -- sorting -------------------------------------------------------------------------


def test_sorting_is_what_is_left_and_never_a_colleagues(project: Project) -> None:
    carry_out(project, ACTS["split"])
    found = sorting(project, "quasi")
    assert [one.id for one in found.parts] == ["tretthet", "telling"]
    assert by_id(project)["telling"].split_from == "quasi"
    assert len(found.left) == 2
    assert (found.done, found.others) == (0, 1)
    [first, second] = found.left.values()
    codings.recode(project, first, "tretthet")
    found = sorting(project, "quasi")
    assert list(found.left.values()) == [second]
    assert (found.done, found.others) == (1, 1)
    with open_project(project.file.path, coder="MH") as other:
        theirs = sorting(other, "quasi")
        assert (len(theirs.left), theirs.done, theirs.others) == (1, 0, 1)
        [ids] = theirs.left.values()
    with pytest.raises(Refused, match="is MH's, not yours"):
        codings.recode(project, ids, "telling")
    undoing.undo(project)
    assert len(sorting(project, "quasi").left) == 2
