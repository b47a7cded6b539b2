"""The study at a glance: what there is, what waits, how it comes in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from workbench.progress import Progress
from workbench.project.board import Board
from workbench.project.material import Left, Overview
from workbench.tui.desk.values import Done, PassageLine

if TYPE_CHECKING:
    from workbench.tui.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What came of taking files in."""

    said: str
    """In one line."""
    refused: tuple[str, ...] = ()
    """What was not taken and why, or is worth looking at: a sentence each."""


class MaterialDesk(Protocol):
    """The study at a glance."""

    def overview(self) -> Overview:
        """Documents in groups, cases, what was coded today, what waits."""

    def where_left(self) -> Left | None:
        """Where this coder was last, and when."""

    def newest_copy(self) -> tuple[str, str] | None:
        """When the project was last copied whole, in UTC, and why: `backup`, ..."""

    def board(self) -> Board:
        """Every document with its numbers and attributes."""

    def fitting(self, where: str) -> frozenset[str]:
        """The names of the documents that a filter fits; may raise `QuestionError`."""

    def passages_today(self) -> Sequence[PassageLine]:
        """The passages that this coder has coded in today."""

    def passages_outdated(self) -> Sequence[PassageLine]:
        """The passages that were coded under a definition that is another now."""

    def entitle(self, title: str) -> Done:
        """Gives the study another title."""

    def act_as(self, name: str) -> Done:
        """Lets somebody else work from now on."""

    def take_in(self, paths: str, progress: Progress) -> TakenIn:
        """Takes in files, the files of folders, or a codebook; all of it or nothing.

        `paths` is as typed, several parted by semicolons. What `progress` raises as
        `Stopped` ends it, and nothing is left behind.
        """

    def demo(self) -> Desk:
        """Lays the constructed study out beside this project; a desk over it."""


class Stopped(Exception):
    """Somebody has stopped long work."""
