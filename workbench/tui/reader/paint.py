"""Painting a line: where its look changes, and which style each look has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.style import Style
from textual.color import Color

from workbench.domain.spans import Span
from workbench.tui.reader.model import HUES, Stripe
from workbench.tui.themes import CONTRAST, readable

DEEPEST = 4
"""Overlaps deeper than this look alike."""


class Look(NamedTuple):
    """How a stretch of text looks; equal looks share one style."""

    depth: int = 0
    """How many codings lie on it, at most `DEEPEST`."""
    hue: int = -1
    """The branch's colour where exactly one coding lies on it."""
    selected: bool = False
    caret: bool = False
    match: bool = False
    dim: bool = False


class Run(NamedTuple):
    """A stretch of a line that looks the same."""

    start: int
    end: int
    look: Look


@dataclass(frozen=True, slots=True)
class Marks:
    """What lies over the codings: selection, caret, search."""

    selected: Span
    caret: Span
    matches: Sequence[Span] = ()


def runs(
    start: int, end: int, hits: Iterable[Stripe], marks: Marks, *, dim: bool = False
) -> list[Run]:
    """The runs of a line from its start to its end, in one sweep over the codings.

    Args:
        start: The line's first code point.
        end: The one after its last.
        hits: Codings that touch the line, in any order.
        marks: Selection, caret and matches, in offsets of the text.
        dim: Whether the line is an interviewer's.
    """
    depth: dict[int, int] = {}
    hues: dict[int, int] = {}
    for stripe in hits:
        hue = stripe.branch % HUES
        first, last = max(stripe.start, start), min(stripe.end, end)
        depth[first] = depth.get(first, 0) + 1
        depth[last] = depth.get(last, 0) - 1
        hues[first] = hues.get(first, 0) + hue
        hues[last] = hues.get(last, 0) - hue
    edges = {start, *depth}
    for span in (marks.selected, marks.caret, *marks.matches):
        edges.update(at for at in span if start < at < end)
    return _swept(sorted(edges), end, depth, hues, marks, dim)


def _swept(
    edges: Sequence[int],
    end: int,
    depth: dict[int, int],
    hues: dict[int, int],
    marks: Marks,
    dim: bool,
) -> list[Run]:
    """Runs between edges; the sum of the hues is the hue where one coding lies."""
    found: list[Run] = []
    deep = hue = 0
    for place, at in enumerate(edges):
        deep += depth.get(at, 0)
        hue += hues.get(at, 0)
        if at >= end:
            break
        look = Look(
            depth=min(deep, DEEPEST),
            hue=hue if deep == 1 else -1,
            selected=marks.selected.start <= at < marks.selected.end,
            caret=marks.caret.start <= at < marks.caret.end,
            match=any(m.start <= at < m.end for m in marks.matches),
            dim=dim,
        )
        stop = edges[place + 1] if place + 1 < len(edges) else end
        if found and found[-1].look == look:
            found[-1] = Run(found[-1].start, min(stop, end), look)
        else:
            found.append(Run(at, min(stop, end), look))
    return found


_HUES = ("#4c9be8", "#e8884c", "#57b894", "#c678b8", "#d9b64a", "#8f86e0", "#d86a6a")
"""Seven hues of like weight, apart also for most colour-blind readers."""
_TERMINAL_HUES = ("blue", "red", "green", "magenta", "yellow", "cyan", "bright_magenta")
"""The terminal's own colours in their place; what they look like is the user's."""


class Palette:
    """Styles of one theme, each made once."""

    def __init__(
        self, background: Color, foreground: Color, *, contrast: float = CONTRAST
    ) -> None:
        """Prepares the styles.

        Args:
            background: What is behind the text.
            foreground: The text's colour.
            contrast: How far whatever is to be read stands off its ground, at least.
        """
        self._background = background
        self._foreground = foreground
        self._contrast = contrast
        self._styles: dict[Look, Style] = {}
        hues = [Color.parse(hue) for hue in _HUES]
        strong = [self._read(hue.blend(foreground, 0.25), background) for hue in hues]
        self.names = [
            Style(color=c.rich_color, bgcolor=background.rich_color) for c in strong
        ]
        self._tints = [background.blend(hue, 0.22) for hue in hues]
        self.plain = Style(color=foreground.rich_color, bgcolor=background.rich_color)
        dim = self._read(foreground.blend(background, 0.45), background)
        self.dim = self.plain + Style(color=dim.rich_color)
        self.rule = self.plain + Style(
            color=foreground.blend(background, 0.65).rich_color
        )
        self.mark = self.plain + Style(bold=True)

    def _read(self, ink: Color, ground: Color) -> Color:
        """An ink as it can be read on a ground."""
        return readable(ink, ground, self._foreground, self._contrast)

    def name(self, hue: int, own: bool) -> Style:
        """The style of a stripe and its name."""
        if hue < 0:
            return self.dim
        return self.names[hue] if own else self.names[hue] + Style(italic=True)

    def __getitem__(self, look: Look) -> Style:
        """The style of a look."""
        style = self._styles.get(look)
        if style is None:
            style = self._styles[look] = self._made(look)
        return style

    def _made(self, look: Look) -> Style:
        """A style from the parts of a look: never a hue alone."""
        ground = self._background
        if look.depth == 1:
            ground = self._tints[look.hue]
        elif look.depth > 1:
            ground = ground.blend(self._foreground, 0.08 + 0.06 * look.depth)
        ink = self._foreground
        if look.dim and not look.selected:
            ink = self._read(ink.blend(self._background, 0.4), ground)
        return Style(
            color=ink.rich_color,
            bgcolor=ground.rich_color,
            underline=look.depth > 1 or look.match,
            bold=look.match or look.caret,
            reverse=look.selected != look.match,
        )


class TerminalPalette(Palette):
    """The terminal's own colours, or none: there are no tints to tell a coding by.

    One coding is underlined, several are bold as well; the caret in them is bold and
    not underlined; what was searched is italic.
    """

    def __init__(self) -> None:
        self._styles = {}
        self.plain = Style(color="default", bgcolor="default")
        self.names = [self.plain + Style(color=hue) for hue in _TERMINAL_HUES]
        self.dim = self.rule = self.plain + Style(dim=True)
        self.mark = self.plain + Style(bold=True)

    def _made(self, look: Look) -> Style:
        """A style from the parts of a look."""
        return self.plain + Style(
            underline=look.depth > 0 and not look.caret,
            bold=look.match or look.caret or look.depth > 1,
            italic=look.match,
            dim=look.dim and not look.selected,
            reverse=look.selected != look.match,
        )
