"""The keys of the reader that change what is shown: filters, reading mode, the tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from workbench.tui.desk import CodeLine, CodingLine
from workbench.tui.in_order import acting
from workbench.tui.speech import Speech
from workbench.tui.widgets.lines import Line

if TYPE_CHECKING:
    from workbench.tui.screens.reader import ReaderScreen


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which codings are shown: one coder's, one branch's or one code's; else all."""

    coder: str = ""
    branch: int = -1
    code: str = ""
    said: str = ""
    """What is shown, in words; empty for everything."""

    def shows(self, coding: CodingLine, code: CodeLine | None) -> bool:
        """Whether a coding is shown."""
        if self.coder and coding.coder != self.coder:
            return False
        if self.branch >= 0 and (code is None or code.branch != self.branch):
            return False
        return not self.code or coding.code == self.code


class Showing(Screen[None]):
    """The showing keys of the `ReaderScreen`."""

    filter = Filter()

    @property
    def _shown(self) -> ReaderScreen:
        """The screen these keys belong to."""
        return cast("ReaderScreen", self)

    @acting
    async def action_filter(self) -> None:
        """Asks which codings to show; all of them again from the first line."""
        from workbench.tui.widgets.choosing import Chooser

        reader = self._shown
        offered = filters(
            reader.codings.values(), reader.codes, reader.code_here, reader.speech
        )
        lines = [Line(f" {one.said}", str(n)) for n, one in enumerate(offered)]
        title = reader.speech("filter.title")
        chosen = await reader.work.push_screen_wait(
            Chooser(title, lines, reader.speech)
        )
        if chosen:
            place = int(chosen)
            self.filter = offered[place] if place else Filter()
            reader.show_codings()

    def action_reading(self) -> None:
        """Nothing but the text, or everything again."""
        reader = self._shown
        reader.toggle_class("reading")
        reader.view.bare = reader.has_class("reading")
        reader.call_after_refresh(reader.line_up)

    def action_tree(self) -> None:
        """Shows or hides the codebook, where there is room for it."""
        reader = self._shown
        if not reader.has_class("wide"):
            reader.tell(reader.speech("said.narrow"))
            return
        reader.toggle_class("bare")
        reader.call_after_refresh(reader.line_up)

    @acting
    async def action_difference(self) -> None:
        """What the chosen coding's code meant when it was put there, and means now."""
        from workbench.tui.widgets.choosing import Telling

        reader = self._shown
        coding = reader.codings.get(reader.inspector.chosen)
        if coding is None:
            reader.tell(reader.speech("said.nothing-here"))
            return
        told = await reader.ask(reader.desk.meant_then, coding.id)
        if told is not None:
            code = reader.codes.get(coding.code)
            title = code.name if code else coding.code
            await reader.work.push_screen_wait(Telling(title, told, reader.speech))


def filters(
    codings: Iterable[CodingLine],
    codes: Mapping[str, CodeLine],
    code: str,
    speech: Speech,
) -> list[Filter]:
    """What can be shown alone: everything, each coder, each branch, the code here."""
    held = list(codings)
    found = [Filter(said=speech("filter.all"))]
    if code in codes:
        said = speech("filter.code", name=codes[code].name)
        found.append(Filter(code=code, said=said))
    for coder in sorted({one.coder for one in held}):
        found.append(Filter(coder=coder, said=speech("filter.coder", name=coder)))
    used = {codes[one.code].branch for one in held if one.code in codes}
    for one in codes.values():
        if one.depth == 0 and one.branch in used:
            said = speech("filter.branch", name=one.name)
            found.append(Filter(branch=one.branch, said=said))
    return found
