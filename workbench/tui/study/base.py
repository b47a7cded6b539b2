"""What every part of the desk stands on: the project, its words, its codebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbench import settings
from workbench.domain.codebook import Code, Codebook
from workbench.domain.languages import INTERFACE, pick
from workbench.project import codebook, meanings, pages
from workbench.tui.speech import Speech

if TYPE_CHECKING:
    from workbench.project import Project


class StudyBase:
    """An open project, and what the screens say of it in their language."""

    def __init__(self, project: Project) -> None:
        self._project = project
        wanted = settings.load().language or project.language
        self.language = wanted if wanted in INTERFACE else "en"
        self._say = Speech(self.language)
        self._seen = pages.version_of_data(project)
        self._kept: Codebook | None = None
        self._editions: Mapping[str, int] | None = None

    @property
    def title(self) -> str:
        """What the study is called."""
        return self._project.title

    @property
    def coder(self) -> str:
        """The name of whoever is coding."""
        return self._project.coder

    def _book(self) -> Codebook:
        """The codebook, read again once something may have changed it."""
        if self._kept is None:
            self._kept = codebook.current(self._project)
        return self._kept

    def _numbers(self) -> Mapping[str, int]:
        """The editions of the codebook by the operations that made them."""
        if self._editions is None:
            self._editions = meanings.edition_numbers(self._project)
        return self._editions

    def _forget_book(self) -> None:
        """Has the codebook read again: something may have changed it."""
        self._kept = self._editions = None

    def _named(self, slug: str) -> str:
        """What a code is called."""
        book = self._book()
        return next(
            (code_name(c, book, self.language) for c in book if c.id == slug), slug
        )


def code_name(code: Code, book: Codebook, language: str) -> str:
    """What a code is called in a language."""
    return pick(code.name, language, book.language) or code.id
