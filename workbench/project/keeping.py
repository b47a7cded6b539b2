"""Keeping a project sound: backups, check-ups, rebuilding, erasing."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from workbench.errors import Ambiguous, NeedsConsent, NotFound, WorkbenchError
from workbench.progress import Progress
from workbench.project.session import Project
from workbench.store import doctor, drafts, snapshots
from workbench.store import erase as erasing
from workbench.store.doctor import Finding, Repaired
from workbench.store.erase import Erased
from workbench.store.file import Connection
from workbench.store.read import listings, lookup
from workbench.store.rebuild import rebuild as rebuild_tables
from workbench.store.snapshots import snapshot


def backup(project: Project, target: Path | None = None) -> Path:
    """A checked copy of the project, where none is named in a folder beside it.

    Not right beside it: two projects in one folder would each have to be named.
    """
    if target is None:
        path = project.file.path
        target = path.with_name(f"{path.stem}.backups")
        try:
            target.mkdir(mode=0o700, exist_ok=True)
        except OSError as problem:
            raise WorkbenchError(
                f"{target} cannot be made: {problem.strerror}",
                hint="say where: `workbench backup FILE`",
            ) from problem
    return snapshots.backup(project.file, target)


def beside(project: Project, copy: Path) -> bool:
    """Whether a copy lies where the project does, so that neither is the only one."""
    home = project.file.path.resolve().parent
    return copy.suffix == ".db" and copy.resolve().parent == home


def daily(project: Project) -> Path | None:
    """The day's snapshot, where one is due; it reads the file by itself."""
    if project.file.read_only:
        return None
    return snapshots.daily(project.file.path)


def examine(path: Path, progress: Progress | None = None) -> list[Finding]:
    """Everything that is not as it should be with a project file."""
    return doctor.examine(path, progress)


def repair(path: Path) -> Repaired:
    """Put right what follows from the log; the log itself is never touched."""
    return doctor.repair(path)


def rebuild(project: Project) -> Path | None:
    """Make every table anew out of the log; the snapshot that was taken before."""
    file = project.file
    with file.writing():
        pass  # refuses a file that may only be read, before anything is copied
    kept = snapshot(file.connection, file.path, reason="rebuild")
    with file.writing() as connection:
        rebuild_tables(connection)
    return kept


def erase(
    project: Project, name: str, *, snapshots: bool = False, yes: bool = False
) -> Erased:
    """Erase a document or a case: its words, and everything that stands on it.

    Raises:
        NeedsConsent: nobody said yes.
        Ambiguous: a document and a case are called so.
    """
    with project.file.reading() as connection:
        document, case = _meant(connection, name)
        loss = _loss(connection, document, case)
    if not yes:
        raise NeedsConsent(
            f"erasing {(document.name if document else name)!r} takes away {loss},"
            " for good",
            hint="say --yes if you mean it; it cannot be undone",
        )
    erased = erasing.erase(
        project.file,
        project.author,
        document=document.uid if document else "",
        case=case,
        snapshots=snapshots,
    )
    if document:
        drafts.forget(project.file.path, document.uid)
    return erased


def _meant(connection: Connection, name: str) -> tuple[lookup.DocumentKey | None, str]:
    """The document that is meant, or the id of the case."""
    document, case, hint = None, "", ""
    try:
        document = lookup.document(connection, name)
    except NotFound as lacking:
        hint = lacking.hint
    with suppress(NotFound):
        case = lookup.case(connection, name)
    if document and case:
        raise Ambiguous(
            f"a document and a case are called {name!r}",
            hint="name the case with its kind, as in interviewee:ID, the document by"
            " the last letters of its id",
        )
    if not document and not case:
        raise NotFound(f"there is no document or case {name!r}", hint=hint)
    return document, case


def _loss(
    connection: Connection, document: lookup.DocumentKey | None, case: str
) -> str:
    if document is None:
        return "what is known of the case, its memos and its ties to documents"
    count = sum(
        one.codings for one in listings.documents(connection) if one.pk == document.pk
    )
    many = f"{count} coding{'' if count == 1 else 's'}"
    return f"its words, {many} and whatever else stands on it"
