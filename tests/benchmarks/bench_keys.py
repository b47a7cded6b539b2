"""From a key press until the screen is painted, every character rendered."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

# Before Textual is loaded: it must not wait for the next of sixty frames a second.
os.environ["TEXTUAL_FPS"] = "1000"

from tests.benchmarks import corpus, screen
from tests.benchmarks.measuring import Result
from workbench.project.session import open_project
from workbench.store.read import lookup, pages
from workbench.tui.reader.view import TranscriptView

TITLE = "key to paint, 120 x 40, 500 codings; limit: a bare widget painting that page"
WITHIN = 1.5
DOCUMENTS = {"samtale-500": "40 KB", "bok-500": "1 MB"}
SLOW = 0.05
"""What is quiet where a project is written and read in between."""
KEYS = {
    "a word on": ["right"] * 40,
    "a page on, and back": ["pagedown", "pagedown", "pageup", "pageup"] * 8,
    "apply a code": ["1", "right", "1", "down"] * 8,
}
"""What is pressed; where a code is applied, only that counts."""


def run(place: Path) -> list[Result]:
    """The reader by itself, then the whole screen over a project."""
    path = corpus.copy(corpus.project("pages", corpus.PAGES), place / "keys.db")
    found: list[Result] = []
    for document, size in DOCUMENTS.items():
        found += asyncio.run(_alone(path, document, size))
    for document, size in DOCUMENTS.items():
        found += asyncio.run(_whole(path, document, size))
    return found


async def _alone(path: Path, document: str, size: str) -> list[Result]:
    with (
        open_project(path, corpus.CODER, read_only=True) as project,
        project.file.reading() as connection,
    ):
        key = lookup.document(connection, document)
        page = pages.page(connection, key)
        codings = pages.codings(connection, key)
    app = screen.Alone()
    ours = screen.Stage(app)
    await ours.begin()
    app.open(page, codings)
    await ours.quiet(0.1)
    return await _compared(ours, app.view, f"reader, {size}", whole=False)


async def _whole(path: Path, document: str, size: str) -> list[Result]:
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.screens.reader import ReaderScreen
    from workbench.tui.study import Study

    with open_project(path, corpus.CODER) as project:
        app = WorkbenchApp(Study(project), document=document)
        app.driver_class = screen.Rendering
        ours = screen.Stage(app, quiet=SLOW)
        await ours.begin()
        await ours.quiet(0.5)
        shown = app.screen
        assert isinstance(shown, ReaderScreen)
        found = await _compared(ours, shown.view, f"whole screen, {size}", whole=True)
        app.let_go()
        return found


async def _compared(
    ours: screen.Stage, view: TranscriptView, name: str, *, whole: bool
) -> list[Result]:
    def within(key: str) -> float | None:
        # In the whole screen that is a durable coding and reading it back too.
        return None if whole and key == "1" else WITHIN

    found = await screen.compared(ours, view, KEYS, name, within)
    await ours.end()
    return found
