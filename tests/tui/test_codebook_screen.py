"""The codebook in the hand: each key, what it says first, and what is stored after.

The small project of `tests.project.study`. KN tags «Det er slitsomt.» and «Da teller
jeg.» with `quasi` and the second with `cost`; MH tags «Da teller jeg.» with both.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.project.study import begin
from workbench.domain.codebook import Code, Relation, Status
from workbench.domain.codebook_acts import Relate
from workbench.project import (
    Project,
    codebook,
    codebook_lock,
    codings,
    memos,
    open_project,
    pages,
)
from workbench.project.codebook_acts import carry_out
from workbench.tui.actions import bindings, of
from workbench.tui.app import WorkbenchApp
from workbench.tui.places import Place
from workbench.tui.screens.codebook import CodebookScreen
from workbench.tui.screens.passages import PassagesScreen
from workbench.tui.screens.reader import ReaderScreen
from workbench.tui.screens.sorting import SortingScreen
from workbench.tui.study import Study
from workbench.tui.widgets.bars import KeyLine, TitleBar
from workbench.tui.widgets.code_fields import CodeFields

TIRED, COUNT = "Det er slitsomt.", "Da teller jeg."
RELATING = Relate(code="dual-line", relation="truer", to="cost")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with begin(tmp_path) as made:
        codings.code_words(made, "leder", "quasi", TIRED)
        codings.code_words(made, "leder", "quasi", COUNT)
        codings.code_words(made, "leder", "cost", COUNT)
        with open_project(tmp_path / "p.db", coder="MH") as other:
            codings.code_words(other, "leder", "quasi", COUNT)
            codings.code_words(other, "leder", "cost", COUNT)
        yield made


class Hand:
    """An analyst with the codebook open."""

    def __init__(self, pilot: Pilot[None], project: Project) -> None:
        self.pilot, self.project = pilot, project

    @property
    def app(self) -> WorkbenchApp:
        assert isinstance(self.pilot.app, WorkbenchApp)
        return self.pilot.app

    @property
    def screen(self) -> CodebookScreen:
        screen = self.app.screen
        assert isinstance(screen, CodebookScreen)
        return screen

    @property
    def here(self) -> str:
        return self.screen.lines.key

    @property
    def asked(self) -> str:
        return self.screen.bar.said

    @property
    def said(self) -> str:
        return self.app.screen.query_one(KeyLine).said

    @property
    def title(self) -> str:
        return self.app.screen.query_one(TitleBar).texts[0]

    @property
    def tree(self) -> list[str]:
        return [line.rstrip() for line in self.screen.lines.texts]

    def code(self, id: str) -> Code:
        return codebook.current(self.project).by_id()[id]

    def why(self) -> str:
        return codebook.history(self.project)[-1].edition.why

    async def keys(self, keys: str) -> None:
        for key in keys.split():
            await self.pilot.press(key)
            await self.settle()

    async def type(self, words: str) -> None:
        await self.pilot.press(*["space" if x == " " else x for x in words])
        await self.settle()

    async def settle(self) -> None:
        for _ in range(2):
            await self.pilot.pause()

    async def go(self, code: str) -> None:
        """To a code, with arrows."""
        await self.keys("home")
        for _ in self.screen.lines.texts:
            if self.here == code:
                return
            await self.keys("down")
        raise AssertionError(code)


@pytest.fixture
async def hand(project: Project) -> AsyncIterator[Hand]:
    app = WorkbenchApp(Study(project))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        made = Hand(pilot, project)
        await made.keys("t")
        yield made
    app.let_go()


# -- what is shown -------------------------------------------------------------------


async def test_the_tree_counts_branches_as_unions(hand: Hand) -> None:
    assert hand.title.startswith(" Kodebok v1 · 4 koder ")
    assert hand.tree == [
        " ▾ Drift                 2   1 i",
        "  1 Dobbel styringsli…   ·   · i",
        "  2 Kostnadsdeling       2   1 i",
        "   Kvasiløsning          3   1 i",
    ]


async def test_the_form_says_what_is_known(hand: Hand) -> None:
    carry_out(hand.project, RELATING, reason="funnet")
    await hand.screen.reload()
    await hand.go("dual-line")
    lines = hand.screen.form.texts
    assert lines[0] == "Dobbel styringslinje"
    assert lines[1] == "Dual line of command (en)"
    assert lines[2] == "id dual-line · over: Drift · fest: 1 · fra"
    assert any(line.startswith("DEFINISJON (v1, i dag ") for line in lines)
    assert "To sjefer." in lines
    assert "FORHOLD   truer → Kostnadsdeling" in lines
    assert "0 utdrag i 0 dokumenter" in lines
    assert any(line.startswith("ENDRET v2, i dag ") for line in lines)
    assert "grunn: funnet" in lines


async def test_letters_find_a_code_as_the_palette_does(hand: Hand) -> None:
    before = hand.tree
    await hand.go("quasi")
    await hand.keys("slash")
    await hand.type("line")
    assert hand.tree == ["  1 Dobbel styringsli…   ·   · i"]
    assert hand.here == "dual-line"
    await hand.keys("enter")
    assert hand.here == "dual-line"
    assert hand.tree == before
    await hand.keys("slash")
    await hand.type("kost")
    await hand.keys("escape")
    assert hand.here == "dual-line"
    await hand.keys("slash")
    await hand.type("drift")
    assert hand.here == "operation"


async def test_p_opens_the_passages_and_esc_leads_back(hand: Hand) -> None:
    await hand.go("quasi")
    await hand.keys("p")
    assert isinstance(hand.app.screen, PassagesScreen)
    await hand.keys("escape")
    assert hand.here == "quasi"


# -- each key ------------------------------------------------------------------------


async def test_s_merges_with_what_it_does_said_first(hand: Hand) -> None:
    await hand.go("quasi")
    await hand.keys("s")
    assert hand.asked.startswith("Slå «Kvasiløsning» sammen med hvilken kode?")
    await hand.keys("up enter")
    assert hand.asked == (
        "Slå «Kvasiløsning» sammen med «Kostnadsdeling»? 3 utdrag i 1 dokument flyttes"
        " (deg 2, MH 1). 2 har begge koder på samme sted (deg 1, MH 1) og telles én"
        " gang. Ingen koding går tapt."
    )
    await hand.type("det samme")
    await hand.keys("enter")
    assert hand.code("cost").merged_from == ("quasi",)
    assert hand.why() == "det samme"
    assert hand.said == "Gjort: sammenslåing av koder."
    assert hand.here == "cost"
    assert hand.tree[-2:] == [
        " ▾ Ute av bruk (1)",
        "    Kvasiløsning → Ko…   ·   · i",
    ]
    await hand.keys("u")
    assert hand.said.startswith("Angret: sammenslåing av koder")
    assert hand.code("cost").merged_from == ()


async def test_esc_is_no_one_step_at_a_time(hand: Hand) -> None:
    await hand.go("quasi")
    await hand.keys("s up enter escape")
    assert hand.said == "Ingenting er endret."
    assert hand.here == "quasi"
    await hand.keys("s up slash")
    await hand.type("drift")
    await hand.keys("escape")
    assert hand.asked.startswith("Slå «Kvasiløsning»")
    await hand.keys("escape")
    assert (hand.asked, hand.here) == ("", "quasi")
    assert codebook.history(hand.project)[-1].edition.number == 1


async def test_v_moves_below_another_code_or_to_the_top(hand: Hand) -> None:
    await hand.go("quasi")
    await hand.keys("v home down enter enter")
    assert hand.code("quasi").parent == "operation"
    await hand.keys("v home")
    assert hand.tree[0] == " (øverst i kodeboka)"
    await hand.keys("enter")
    assert hand.asked.startswith("Flytt «Kvasiløsning» øverst i kodeboka?")
    await hand.keys("enter")
    assert hand.code("quasi").parent == ""
    assert hand.here == "quasi"


async def test_K_and_J_move_among_siblings(hand: Hand) -> None:
    def below() -> list[str]:
        book = codebook.current(hand.project)
        return [one.id for one in book if one.parent == "operation"]

    await hand.go("cost")
    await hand.keys("K")
    assert hand.asked.startswith("Flytt «Kostnadsdeling» foran «Dobbel styringslinje»?")
    await hand.keys("enter")
    assert (below(), hand.here) == (["cost", "dual-line"], "cost")
    await hand.keys("K")
    assert hand.asked == ""
    await hand.keys("J")
    assert hand.asked.startswith("Flytt «Kostnadsdeling» sist?")
    await hand.keys("enter")
    assert below() == ["dual-line", "cost"]


async def test_n_makes_a_code_below_the_heading(hand: Hand) -> None:
    await hand.go("operation")
    await hand.keys("n")
    await hand.type("Egen avtale")
    await hand.keys("tab")
    await hand.type("Avtalt.")
    await hand.keys("tab")
    await hand.type("skriftlig")
    await hand.keys("enter")
    await hand.type("muntlig")
    await hand.keys("escape")
    assert hand.asked == "Ny kode «Egen avtale», i bruk med en gang."
    await hand.keys("enter")
    made = hand.code("egen-avtale")
    assert (made.parent, made.status) == ("operation", Status.ACCEPTED)
    assert made.definition == {"nb": "Avtalt."}
    assert made.include == {"nb": ("skriftlig", "muntlig")}
    assert hand.here == "egen-avtale"


async def test_enter_edits_field_by_field_in_several_languages(hand: Hand) -> None:
    await hand.go("dual-line")
    await hand.keys("enter tab")
    await hand.type(" To herrer.")
    await hand.keys("ctrl+l")
    await hand.type("Two masters.")
    await hand.keys("shift+tab shift+tab shift+tab")
    screen = hand.app.screen
    assert isinstance(screen, CodeFields)
    assert screen.lines[10] == "▸ fest til tall  1"
    await hand.keys("backspace 7 shift+tab shift+tab")
    await hand.type("mat")
    await hand.keys("escape")
    assert hand.asked.startswith("Endre det som står om «Dobbel styringslinje»?")
    await hand.type("for vid")
    await hand.keys("enter")
    code = hand.code("dual-line")
    assert code.definition == {"nb": "To sjefer. To herrer.", "en": "Two masters."}
    assert (code.key, code.origin) == ("7", "material")
    assert hand.why() == "for vid"
    await hand.keys("u")
    assert hand.code("dual-line").definition == {"nb": "To sjefer."}


async def test_what_is_written_and_not_done_is_there_when_one_comes_back(
    hand: Hand,
) -> None:
    await hand.go("quasi")
    await hand.keys("enter tab")
    await hand.type("Utsatt.")
    await hand.keys("escape escape")
    assert hand.code("quasi").definition == {}
    await hand.keys("enter escape")
    assert hand.asked.startswith("Endre")
    await hand.keys("enter")
    assert hand.code("quasi").definition == {"nb": "Utsatt."}
    await hand.keys("enter tab")
    await hand.type("Noe annet")
    await hand.keys("ctrl+g enter tab")
    screen = hand.app.screen
    assert isinstance(screen, CodeFields)
    assert screen.lines[1] == "▸ definisjon     Utsatt."


async def test_what_cannot_be_read_is_said_and_the_form_stays(hand: Hand) -> None:
    await hand.go("quasi")
    await hand.keys("enter" + " shift+tab" * 4)
    await hand.type("himmel")
    await hand.keys("escape")
    assert isinstance(hand.app.screen, CodeFields)
    await hand.keys("ctrl+g")
    assert hand.here == "quasi"


async def test_r_renames(hand: Hand) -> None:
    await hand.go("quasi")
    await hand.keys("r")
    await hand.type("Utsettelse")
    await hand.keys("enter")
    assert hand.asked.startswith("La «Kvasiløsning» hete «Utsettelse»?")
    await hand.keys("enter")
    assert hand.code("quasi").name == {"nb": "Utsettelse"}


async def test_k_takes_out_of_use_and_b_into_use(hand: Hand) -> None:
    await hand.go("quasi")
    await hand.keys("k")
    assert "blir stående og telles (deg 2, MH 1)" in hand.asked
    await hand.keys("enter")
    assert hand.code("quasi").status is Status.RETIRED
    assert hand.tree[-2] == " ▾ Ute av bruk (1)"
    assert hand.here == "quasi"
    await hand.keys("b enter")
    assert hand.code("quasi").status is Status.ACCEPTED


async def test_a_refusal_is_said_and_nothing_is_asked(hand: Hand) -> None:
    await hand.go("operation")
    await hand.keys("k")
    assert hand.said == "Under «operation» er det koder i bruk: dual-line, cost."
    assert hand.asked == ""


async def test_b_accepts_a_proposal(hand: Hand) -> None:
    codebook.propose(hand.project, "Slit")
    await hand.screen.reload()
    assert hand.tree[-2:] == [" ▾ Forslag (1)", "    Slit (ny)            ·   · i"]
    assert "1 forslag" in hand.title
    await hand.go("slit")
    await hand.keys("b enter")
    assert hand.code("slit").status is Status.ACCEPTED


async def test_R_relates_and_the_same_word_ends_it(hand: Hand) -> None:
    await hand.go("quasi")
    await hand.keys("R up enter")
    await hand.type("truer")
    await hand.keys("enter")
    assert hand.asked == "«Kvasiløsning» truer → «Kostnadsdeling»?"
    await hand.keys("enter")
    assert hand.code("quasi").relations == (Relation(kind="truer", to="cost"),)
    await hand.keys("R up enter enter")
    assert hand.asked == "«Kvasiløsning» ikke lenger truer → «Kostnadsdeling»?"
    await hand.keys("enter")
    assert hand.code("quasi").relations == ()


async def test_S_puts_into_a_set_and_out_of_it(hand: Hand) -> None:
    await hand.go("quasi")
    await hand.keys("S")
    await hand.type("Kapittel 2")
    await hand.keys("enter enter")
    [held] = codebook.current(hand.project).sets
    assert (held.title, held.codes) == ({"nb": "Kapittel 2"}, ("quasi",))
    await hand.go("cost")
    await hand.keys("S")
    await hand.type("kap")
    await hand.keys("enter")
    assert hand.asked == "Legg «Kostnadsdeling» i settet «Kapittel 2»?"
    await hand.keys("enter")
    await hand.keys("S enter enter")
    [held] = codebook.current(hand.project).sets
    assert held.codes == ("quasi",)


async def test_L_locks_and_what_is_locked_takes_proposals_only(hand: Hand) -> None:
    await hand.keys("L")
    assert hand.asked.startswith("Lås kodeboka?")
    await hand.type("runde 2")
    await hand.keys("enter")
    held = codebook_lock.lock_of(hand.project)
    assert held is not None
    assert (held.coder, held.why) == ("KN", "runde 2")
    assert "låst av KN i dag" in hand.title
    await hand.go("quasi")
    await hand.keys("k")
    assert hand.said.startswith("KN låste kodeboka i dag")
    await hand.keys("n")
    await hand.type("Slit")
    await hand.keys("escape")
    assert hand.asked == "Ny kode «Slit», som et forslag."
    await hand.keys("enter")
    assert hand.code("slit").status is Status.PROPOSED
    await hand.keys("L")
    assert hand.asked.startswith("Lås opp kodeboka? KN låste den i dag")
    await hand.keys("enter")
    assert codebook_lock.lock_of(hand.project) is None


async def test_m_writes_a_memo_on_the_code(hand: Hand) -> None:
    await hand.go("quasi")
    await hand.keys("m")
    await hand.type("Er dette en kode?")
    await hand.keys("escape")
    [memo] = memos.every(hand.project)
    assert (memo.about, memo.shown, memo.text) == ("code", "quasi", "Er dette en kode?")
    assert "MEMO (1) sist: «Er dette en kode?»" in hand.screen.form.texts


async def test_the_form_follows_to_what_was_made_or_merged_into(hand: Hand) -> None:
    await hand.go("cost")
    await hand.keys("n")
    await hand.type("Slit")
    await hand.keys("escape enter")
    assert (hand.here, hand.screen.form.texts[0]) == ("slit", "Slit")
    await hand.go("quasi")
    await hand.keys("s up enter enter")
    assert (hand.here, hand.screen.form.texts[0]) == ("slit", "Slit")


async def test_the_last_line_says_what_keys_do_while_a_code_is_chosen(
    hand: Hand,
) -> None:
    line = hand.screen.query_one(KeyLine)
    usual = line.entries
    assert "Enter rediger" in usual
    await hand.go("quasi")
    for act in ("s", "v"):
        await hand.keys(act)
        assert line.entries == ["Enter velg", "Esc avbryt", "/ søk"]
        await hand.keys("escape")
        assert line.entries == usual
    await hand.keys("s up enter")
    assert line.entries == usual


async def test_a_code_is_not_merged_into_itself(hand: Hand) -> None:
    await hand.go("quasi")
    await hand.keys("s enter")
    assert hand.said == "En kode kan ikke slås sammen med seg selv."
    assert (hand.asked, hand.here) == ("", "quasi")


async def test_what_is_locked_asks_for_no_other_code(hand: Hand) -> None:
    await hand.keys("L enter")
    await hand.go("quasi")
    await hand.keys("k")
    refused = hand.said
    assert refused.startswith("KN låste kodeboka i dag")
    for act in ("s", "v", "R", "S", "d"):
        await hand.keys("left")
        assert hand.said == ""
        await hand.keys(act)
        assert (hand.said, hand.asked) == (refused, "")
        assert not hand.screen.busy
    await hand.keys("L enter s")
    assert hand.screen.busy


# -- splitting and sorting -----------------------------------------------------------


def held(project: Project) -> list[tuple[str, str, str]]:
    text = pages.page(project, "leder").text
    return [
        (one.coder, one.code, text[one.start : one.end])
        for one in pages.codings(project, "leder")
        if one.code != "cost"
    ]


async def split(hand: Hand) -> None:
    await hand.go("quasi")
    await hand.keys("d")
    await hand.type("Tretthet")
    await hand.keys("enter")
    await hand.type("Telling")
    await hand.keys("escape")


async def test_d_splits_and_the_passages_are_sorted_one_by_one(hand: Hand) -> None:
    await split(hand)
    assert hand.asked == (
        "Del «Kvasiløsning» i «Tretthet», «Telling»? 2 utdrag av deg å sortere, ett for"
        " ett; ingenting flyttes av seg selv. 1 blir liggende (MH)."
    )
    await hand.keys("enter")
    assert isinstance(hand.app.screen, SortingScreen)
    assert hand.title.startswith(" Del «Kvasiløsning» · 0 lagt · 2 igjen ")
    await hand.keys("1")
    assert held(hand.project) == [
        ("KN", "tretthet", TIRED),
        ("KN", "quasi", COUNT),
        ("MH", "quasi", COUNT),
    ]
    assert hand.title.startswith(" Del «Kvasiløsning» · 1 lagt · 1 igjen ")
    await hand.keys("u")
    assert hand.title.startswith(" Del «Kvasiløsning» · 0 lagt · 2 igjen ")
    screen = hand.app.screen
    assert isinstance(screen, SortingScreen)
    assert screen.here is not None
    assert screen.here.passage.text == TIRED


async def test_what_is_left_is_there_when_one_comes_back(hand: Hand) -> None:
    await split(hand)
    await hand.keys("enter space 2 escape")
    assert hand.here == "quasi"
    assert ("KN", "telling", COUNT) in held(hand.project)
    await hand.keys("d")
    screen = hand.app.screen
    assert isinstance(screen, SortingScreen)
    assert screen.here is not None
    assert screen.here.passage.text == TIRED
    await hand.keys("enter")
    assert isinstance(hand.app.screen, ReaderScreen)
    await hand.keys("escape 1")
    assert set(held(hand.project)) == {
        ("KN", "tretthet", TIRED),
        ("KN", "telling", COUNT),
        ("MH", "quasi", COUNT),
    }
    assert hand.title.startswith(" Del «Kvasiløsning» · 2 lagt · 0 igjen ")


async def test_one_more_part_can_be_made_while_sorting(hand: Hand) -> None:
    await split(hand)
    await hand.keys("enter n")
    await hand.type("Annet")
    await hand.keys("escape")
    screen = hand.app.screen
    assert isinstance(screen, SortingScreen)
    assert screen.page is not None
    assert [one.id for one in screen.page.parts] == ["tretthet", "telling", "annet"]
    await hand.keys("3")
    assert ("KN", "annet", TIRED) in held(hand.project)


# -- the rest ------------------------------------------------------------------------


async def test_a_colleagues_change_shows_and_the_cursor_stays(hand: Hand) -> None:
    await hand.go("quasi")
    await hand.keys("s")
    with open_project(hand.project.file.path, coder="MH") as other:
        codebook.propose(other, "Aller først")
        codebook.pin(other, "dual-line", "5")
    await hand.app._look_again()
    await hand.settle()
    assert hand.here == "quasi"
    assert hand.asked.startswith("Slå «Kvasiløsning»")
    assert any("Aller først (ny)" in line for line in hand.tree)
    assert any("5 Dobbel" in line for line in hand.tree)


async def test_leaving_while_something_is_asked_changes_nothing(
    project: Project,
) -> None:
    app = WorkbenchApp(Study(project))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("t", "down", "s")
        await pilot.pause()
        await pilot.press("q")
    app.let_go()
    assert codebook.history(project)[-1].edition.number == 1


async def test_every_act_is_in_the_palette(hand: Hand) -> None:
    from workbench.tui.commands import ActionCommands

    provider = ActionCommands(hand.screen)
    said = [str(hit.text) async for hit in provider.discover()]
    wanted = [a for a in of(Place.CODEBOOK, Place.CODES, Place.APP) if not a.each]
    themes = [one for one in said if one.startswith("farger: ")]
    assert len(said) == len(wanted) + len(themes)
    assert "slå sammen med en annen kode (s)" in said


def test_no_key_of_the_codebook_means_two_things_or_needs_altgr() -> None:
    together = [*bindings(Place.CODEBOOK), *bindings(Place.CODES)]
    keys = [key for one in together for key in one.key.split(",")]
    assert len(keys) == len(set(keys))
    assert not {"left_square_bracket", "right_square_bracket", "at"} & set(keys)
