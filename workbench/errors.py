"""What can go wrong, as sentences: what happened, where, and what to do about it.

Every error a user can cause is a `WorkbenchError`. It is caught in two places only,
`cli` (stderr and an exit code) and `tui` (a notice). The `code` is stable: scripts and
tests may rely on it.

    WorkbenchError              error
    ├── UsageError              usage         (exit code 2)
    ├── NotFound                not-found
    ├── Ambiguous               ambiguous
    ├── NeedsConsent            needs-yes
    ├── Refused                 refused
    ├── QuestionError           question
    ├── CodebookError           codebook
    ├── IntakeError             intake
    ├── PluginError             plugin
    └── ProjectFileError        project
        ├── ForeignFile         foreign
        ├── NewerFile           newer
        ├── ReadOnly            read-only
        ├── Locked              locked
        └── DamagedFile         damaged
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self


class WorkbenchError(Exception):
    """Something a user can mend; `message` says what and where, `hint` what to do."""

    code = "error"
    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.key = ""
        self.values: Mapping[str, object] = {}

    def keyed(self, key: str, **values: object) -> Self:
        """The same error, which screens say in their language (`words`, by key)."""
        self.key, self.values = key, values
        return self


class UsageError(WorkbenchError):
    """A command was called in a way it does not understand."""

    code = "usage"
    exit_code = 2


class NotFound(WorkbenchError):
    """A name or an id that nothing in the project has."""

    code = "not-found"


class Ambiguous(WorkbenchError):
    """A name or an id that several things have; `candidates` lists them."""

    code = "ambiguous"

    def __init__(
        self, message: str, *, candidates: Iterable[str] = (), hint: str = ""
    ) -> None:
        super().__init__(message, hint=hint)
        self.candidates = tuple(candidates)


class NeedsConsent(WorkbenchError):
    """What would ask first, where nothing can be asked and nobody said yes."""

    code = "needs-yes"


class Refused(WorkbenchError):
    """A request that is understood and not carried out; nothing was changed."""

    code = "refused"


class QuestionError(WorkbenchError):
    """A `--where` line that cannot be read; `position` is the code point at fault."""

    code = "question"

    def __init__(self, message: str, *, position: int = 0, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.position = position


class CodebookError(WorkbenchError):
    """A codebook file with problems; `problems` lists all of them."""

    code = "codebook"

    def __init__(
        self, message: str, *, problems: Iterable[Problem] = (), hint: str = ""
    ) -> None:
        super().__init__(message, hint=hint)
        self.problems = tuple(problems)


class IntakeError(WorkbenchError):
    """A file that cannot be imported; it is named and left alone.

    `problems` lists what is wrong in it, where that is more than one thing.
    """

    code = "intake"

    def __init__(
        self, message: str, *, problems: Iterable[Problem] = (), hint: str = ""
    ) -> None:
        super().__init__(message, hint=hint)
        self.problems = tuple(problems)


class PluginError(WorkbenchError):
    """A plug-in that cannot be loaded, with its cause."""

    code = "plugin"


class ProjectFileError(WorkbenchError):
    """The project file cannot be used as asked."""

    code = "project"


class ForeignFile(ProjectFileError):
    """A file that is no project of the workbench."""

    code = "foreign"


class NewerFile(ProjectFileError):
    """A project written by a newer version of the workbench."""

    code = "newer"


class ReadOnly(ProjectFileError):
    """A project that may be read and not written."""

    code = "read-only"


class Locked(ProjectFileError):
    """A project in which another process has been writing for too long."""

    code = "locked"


class DamagedFile(ProjectFileError):
    """A project file that SQLite finds to be damaged."""

    code = "damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault in a user's file: a value to be collected and shown, never raised."""

    where: str
    """The place as the user can find it: `file:line:column`, a row, a cell."""
    message: str
    hint: str = ""
    severity: str = "error"
    """`error` refuses the file, `warning` is only told."""
