"""The program's own log: faults that nobody foresaw, without a word of any document."""

from __future__ import annotations

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from workbench import __version__, settings

LARGEST = 1_000_000
"""Bytes after which the log is begun anew."""


def path() -> Path:
    """Where the log lies; it may not exist yet."""
    named = os.environ.get(settings.FOLDER_VARIABLE)
    if named:
        return Path(named).expanduser() / "workbench.log"
    from platformdirs import user_state_path

    return user_state_path("workbench", appauthor=False) / "workbench.log"


def keep(error: Exception) -> str:
    """Write down where an error came from; a sentence that says where that is.

    Only places in programs and kinds of error are kept: the message of an error may
    hold words of a document.
    """
    try:
        where = path()
        where.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = where.exists() and where.stat().st_size > LARGEST
        handle = os.open(
            where,
            os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if fresh else os.O_APPEND),
            0o600,
        )
        with os.fdopen(handle, "w", encoding="utf-8") as log:
            log.write(_told(error))
    except OSError:
        return "please report it, with what you did; no log could be written"
    return f"please report it, with what you did and the end of {where}"


def _told(error: BaseException) -> str:
    lines = [f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} workbench {__version__}"]
    link: BaseException | None = error
    while link is not None:
        lines.append(f"  {type(link).__module__}.{type(link).__qualname__}")
        for frame in traceback.extract_tb(link.__traceback__):
            lines.append(f"    {frame.filename}:{frame.lineno} in {frame.name}")
        link = link.__cause__ or link.__context__
    return "\n".join(lines) + "\n\n"
