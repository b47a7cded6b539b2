"""The codebook beside the text: codes with counts here and in all documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.safe_text import clip, width
from workbench.tui.desk import CodeLine
from workbench.tui.speech import Speech, fitted
from workbench.tui.widgets.painted import Ink, Painted, PaintedLines

OPEN, SHUT = "▾", "▸"
_NONE = "·"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A line of the tree: a code, its counts, whether it is open."""

    code: CodeLine
    here: int
    total: int
    sign: str = " "


class CodeTree(PaintedLines):
    """The tree of codes, as much of it as there is room for; it takes no keys."""

    DEFAULT_CSS = """
    CodeTree { width: 1fr; height: 1fr; }
    """

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._codes: Sequence[CodeLine] = ()
        self._here: Mapping[str, int] = {}
        self._lit: frozenset[str] = frozenset()
        self._branches: tuple[tuple[int, int], list[tuple[str, str]]] | None = None
        """For a width and height: the codes in sight and their lines."""

    def show(self, codes: Sequence[CodeLine], here: Mapping[str, int]) -> None:
        """Shows the codebook, with the present coder's codings of the document."""
        self._codes, self._here = codes, here
        self._branches = None
        self.repaint()

    def light(self, codes: frozenset[str]) -> None:
        """Sets off the codes that are on the passage."""
        if codes != self._lit:
            self._lit = codes
            self.repaint()

    def painted(self, cells: int, rows: int) -> Sequence[Painted]:
        """The heading and the branches."""
        if self._branches is None or self._branches[0] != (cells, rows):
            found = branches(self._codes, self._here, rows - 1)
            lines = [(one.code.id, tree_line(one, cells)) for one in found]
            self._branches = (cells, rows), lines
        return [
            Painted(tree_head(self._speech, cells), Ink.STRONG),
            *(
                Painted(text, Ink.LIT if code in self._lit else Ink.PLAIN)
                for code, text in self._branches[1]
            ),
        ]


def branches(
    codes: Sequence[CodeLine], here: Mapping[str, int], rows: int
) -> list[Branch]:
    """The lines of the tree: where there are too many, unused branches are shut."""
    family = _families(codes)
    shut: set[str] = set()
    tops = [c for c in codes if c.depth == 0 and len(family[c.id]) > 1]
    tops.sort(key=lambda c: (sum(here.get(x.id, 0) for x in family[c.id]), c.total))
    left = len(codes) - rows
    for code in tops:
        if left <= 0:
            break
        shut.add(code.id)
        left -= len(family[code.id]) - 1
    lines: list[Branch] = []
    hidden = False
    for code in codes:
        if code.depth == 0:
            hidden = code.id in shut
        elif hidden:
            continue
        below = family[code.id]
        sign = (SHUT if hidden else OPEN) if len(below) > 1 else " "
        own = sum(here.get(one.id, 0) for one in below)
        total = sum(one.total for one in below)
        lines.append(Branch(code=code, here=own, total=total, sign=sign))
    return lines[: max(rows, 0)]


def _families(codes: Sequence[CodeLine]) -> dict[str, list[CodeLine]]:
    """Each code with all that are below it."""
    family: dict[str, list[CodeLine]] = {}
    path: list[CodeLine] = []
    for code in codes:
        del path[code.depth :]
        path.append(code)
        for above in path:
            family.setdefault(above.id, []).append(code)
    return family


def tree_head(speech: Speech, cells: int) -> str:
    """The heading over the counts."""
    right = f"{speech('tree.here')} {speech('tree.all'):>4}"
    return fitted(f" {speech('tree.title')}", max(cells - width(right) - 1, 0)) + right


def tree_line(branch: Branch, cells: int) -> str:
    """One code: its pin or its sign, its name, the counts here and in all."""
    counts = f"{branch.here or _NONE:>3} {branch.total or _NONE:>4}"
    code = branch.code
    indent = "  " * max(code.depth - 1, 0)
    head = f" {branch.sign} " if code.depth == 0 else f"{indent}   {code.pin or ' '} "
    if code.depth == 0 and code.pin:
        head = f"{code.pin}{branch.sign} "
    room = cells - len(counts) - len(head) - 1
    return f"{head}{fitted(clip(code.name, room), room)} {counts}"
