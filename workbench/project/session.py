"""An open project and who works on it: what every act of an analyst starts from."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from workbench import settings
from workbench.domain.languages import INTERFACE, KNOWN
from workbench.errors import NotFound, Refused, UsageError
from workbench.ids import new_id
from workbench.store import file as files
from workbench.store.read import identity, revisions

# The kinds of change, and the log that writes them, are loaded by whoever acts: a
# command that only reads starts in half the time without them.
if TYPE_CHECKING:
    from workbench.domain.changes.kinds import Label
    from workbench.domain.tables import Table
    from workbench.store import log
    from workbench.store.file import Connection
    from workbench.store.read.lookup import DocumentKey

CODER_VARIABLE = "WORKBENCH_CODER"
PROJECT_VARIABLE = "WORKBENCH_PROJECT"


class Project:
    """An open project. Use as a context manager, or `close` it."""

    def __init__(self, file: files.ProjectFile, coder: str | None = None) -> None:
        self.file = file
        self._coder = coder
        self._author: log.Author | None = None
        self._text = ("", "")
        """A revision and its text, which never changes: the one read last."""
        with file.reading() as connection:
            found = identity.project(connection)
        if found is None:
            raise NotFound(
                f"{file.path} holds no project: its making was interrupted",
                hint="delete it and make a new one",
            )
        self.uid, self.title, self.language = found

    def __enter__(self) -> Project:
        """The project itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()

    @property
    def coder(self) -> str:
        """The name of whoever acts; refused where nobody has said who."""
        name = self._coder or os.environ.get(CODER_VARIABLE)
        name = name or settings.load().default_coder
        if not name or not name.strip():
            raise UsageError(
                "nobody has said who is working",
                hint=f"give --as NAME, or set {CODER_VARIABLE}",
            )
        return unicodedata.normalize("NFC", name.strip())

    @property
    def author(self) -> log.Author:
        """Whoever acts, with the ids that this machine knows them by."""
        if self._author is None:
            name = self.coder
            from workbench.store import log

            self._author = log.Author(
                coder=coder_id(self.file, name), device=settings.device_id(), name=name
            )
        return self._author

    def act_as(self, name: str) -> None:
        """Let somebody else act from now on."""
        self._coder, self._author = name, None

    @contextmanager
    def recording(self, label: Label) -> Iterator[Recording]:
        """One act: read and decide within it; what is added takes effect at once."""
        from workbench.store import log

        author = self.author
        with self.file.writing() as connection:
            act = Recording(connection, self)
            yield act
            if act.batch.changes:
                act.operation = log.record(connection, author, label, act.batch)

    def text(self, connection: Connection, key: DocumentKey) -> str:
        """A document's current text; read again only where it is another one."""
        if self._text[0] != key.revision_uid:
            self._text = key.revision_uid, revisions.text(connection, key.revision)
        return self._text[1]

    def report(self, name: str, **options: Any) -> Table:
        """A report by its name; options as on the command line."""
        from workbench.project.reports import report

        return report(self.file, name, **options)

    def code(
        self, document: str, code: str, *, start: int, end: int, memo: str = ""
    ) -> str:
        """Tag a span of a document; the coding's id."""
        from workbench.project import codings

        return codings.code(self, document, code, start=start, end=end, memo=memo).id


class Recording:
    """What an act reads from and adds to."""

    def __init__(self, connection: Connection, project: Project) -> None:
        self.connection = connection
        self.project = project
        from workbench.store import log

        self.batch = log.Batch()
        self.operation = ""
        """The operation's id, once the act is over; empty where nothing was done."""


def coder_id(file: files.ProjectFile, name: str) -> str:
    """The id of a coder by name, in this project and on this machine.

    Whoever of that name has worked on the project from here before; else the id that
    the settings know; else the project's only coder of that name; else a new one.
    """
    mine = settings.load()
    known = mine.coders.get(name)
    with file.reading() as connection:
        named = identity.coders_named(connection, name)
        here = identity.coders_named(connection, name, device=mine.device or "")
    if known and known in named:
        return known
    if len(here) == 1:
        return here[0]
    if known:
        return known
    made = named[0] if len(named) == 1 else new_id()
    settings.remember_coder(name, made)
    return settings.coder_id(name) or made


def open_project(
    path: str | Path, coder: str | None = None, *, read_only: bool = False
) -> Project:
    """Open a project file; `coder` is the name of whoever acts."""
    file = files.open_file(Path(path), read_only=read_only)
    try:
        return Project(file, coder)
    except BaseException:
        file.close()
        raise


def init_project(
    path: str | Path,
    *,
    coder: str | None = None,
    title: str = "",
    language: str = "",
) -> Project:
    """Make an empty project; nothing is left behind where that fails."""
    where = Path(path)
    if where.suffix != ".db":
        raise UsageError(f"{where} does not end in .db", hint=f"try {where}.db")
    chosen = language or settings.load().language or "en"
    if chosen not in KNOWN:
        raise UsageError(
            f"{chosen!r} is no language", hint=f"try {', '.join(INTERFACE)}"
        )
    file = files.create(where)
    try:
        _begin(file, coder, title or where.stem, chosen)
        return Project(file, coder)
    except BaseException:
        file.close()
        where.unlink(missing_ok=True)
        raise


def _begin(
    file: files.ProjectFile, coder: str | None, title: str, language: str
) -> None:
    from workbench.domain.changes.kinds import Label, ProjectCreated
    from workbench.store import log

    name = coder or os.environ.get(CODER_VARIABLE) or settings.load().default_coder
    if not name:
        raise UsageError(
            "nobody has said who is working",
            hint=f"give --as NAME, or set {CODER_VARIABLE}",
        )
    name = unicodedata.normalize("NFC", name.strip())
    made = settings.coder_id(name) or new_id()
    settings.remember_coder(name, made)
    author = log.Author(coder=made, device=settings.device_id(), name=name)
    project, batch = new_id(), log.Batch()
    held = batch.text(project, unicodedata.normalize("NFC", title))
    batch.add(ProjectCreated(subject=project, title=held, language=language))
    with file.writing() as connection:
        log.record(connection, author, Label.INIT, batch)


def find_project(
    given: str | None, folder: Path, environment: Mapping[str, str]
) -> Path:
    """The project that is meant: as given, as set, or the only one of the folder."""
    named = given or environment.get(PROJECT_VARIABLE)
    if named:
        return Path(named)
    found = sorted(folder.glob("*.db"))
    ours = [path for path in found if _is_ours(path)]
    if len(ours) == 1:
        return ours[0]
    if ours:
        names = ", ".join(path.name for path in ours)
        raise Refused(
            f"there are {len(ours)} projects here: {names}",
            hint="say which one with -p FILE.db",
        )
    raise NotFound(
        "there is no project here",
        hint="say which one with -p FILE.db, or make one with `workbench init FILE.db`",
    )


def _is_ours(path: Path) -> bool:
    from workbench.errors import ForeignFile, NewerFile, WorkbenchError

    try:
        files.stamp(path)
    except ForeignFile:
        return False
    except (NewerFile, WorkbenchError):
        return True
    return True
