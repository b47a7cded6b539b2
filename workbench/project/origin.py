"""Where a table comes from: which project, at which change, counted how."""

from __future__ import annotations

from workbench import __version__
from workbench.domain.tables import Cell
from workbench.store.file import Connection
from workbench.store.read import identity


def origin(
    connection: Connection,
    *,
    filter: str = "",
    coders: str = "any",
    base: str = "all",
    speakers: str = "all",
) -> dict[str, Cell]:
    """The provenance of a table; without more, of a list of everything."""
    uid, title, _ = identity.project(connection) or ("", "", "")
    return {
        "project": title,
        "project_id": uid,
        "head": identity.head(connection),
        "codebook": identity.version(connection),
        "filter": filter.strip(),
        "coders": coders,
        "base": base,
        "speakers": speakers,
        "program": f"workbench {__version__}",
    }
