"""Painting a line: where its look changes, and which style each look has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
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


class Cover(NamedTuple):
    """How deep codings lie on a stretch of the text, place by place."""

    places: list[int]
    """Where it becomes another, in order."""
    depths: list[tuple[int, int]]
    """From each place on: `Look.depth` and `Look.hue`."""

    def of(self, start: int, end: int) -> list[tuple[int, tuple[int, int]]]:
        """The places of a line, its start among them, and what lies there."""
        first = bisect_right(self.places, start)
        last = bisect_left(self.places, end, first)
        before = self.depths[first - 1] if first else _BARE
        stretch = slice(first, last)
        return [
            (start, before),
            *zip(self.places[stretch], self.depths[stretch], strict=True),
        ]


_BARE = (0, -1)
_BITS = 32
_ONE = 1 << _BITS


def cover(hits: Iterable[Stripe]) -> Cover:
    """What codings, in any order, cover: in one sweep, however many lie on a place."""
    more: defaultdict[int, int] = defaultdict(int)
    for stripe in hits:
        # One number holds how many there are and the sum of their hues.
        one = _ONE + stripe.branch % HUES
        more[stripe.start] += one
        more[stripe.end] -= one
    found = Cover([], [])
    total = 0
    last = _BARE
    for at in sorted(more):
        total += more[at]
        deep = total >> _BITS
        # The sum of the hues is the hue where one coding lies.
        now = (deep if deep < DEEPEST else DEEPEST, total - _ONE if deep == 1 else -1)
        if now != last:
            found.places.append(at)
            found.depths.append(now)
            last = now
    return found


def runs(
    start: int, end: int, covered: Cover, marks: Marks, *, dim: bool = False
) -> list[Run]:
    """The runs of a line from its start to its end.

    Args:
        start: The line's first code point.
        end: The one after its last.
        covered: What the codings cover.
        marks: Selection, caret and matches, in offsets of the text.
        dim: Whether the line is an interviewer's.
    """
    depths = dict(covered.of(start, end))
    edges = set(depths)
    for span in (marks.selected, marks.caret, *marks.matches):
        edges.update(at for at in span if start < at < end)
    found: list[Run] = []
    inner = [at for at in sorted(edges) if at < end]
    lying = _BARE
    for at, stop in pairwise((*inner, end)):
        lying = depths.get(at, lying)
        look = Look(
            depth=lying[0],
            hue=lying[1],
            selected=marks.selected.start <= at < marks.selected.end,
            caret=marks.caret.start <= at < marks.caret.end,
            match=any(m.start <= at < m.end for m in marks.matches),
            dim=dim,
        )
        if found and found[-1].look == look:
            found[-1] = Run(found[-1].start, stop, look)
        else:
            found.append(Run(at, stop, look))
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
        """A style from the parts of a look: never a hue alone.

        The caret is underlined where what is around it is not, and the other way round.
        """
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
            underline=(look.depth > 1 or look.match) != look.caret,
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
