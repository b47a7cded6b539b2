"""The terminal under the screens, which may go away while they are painted."""

from __future__ import annotations

from contextlib import suppress
from io import TextIOBase
from typing import IO, Any

from textual.drivers.linux_driver import LinuxDriver


class Lasting(TextIOBase):
    """A terminal to write to; what is written once it is gone is dropped.

    Textual writes in a thread, which an error would end; with nobody to empty its queue
    of thirty, the next writes would hold up the whole program, and it could not end.
    """

    def __init__(self, file: IO[str]) -> None:
        super().__init__()
        self._under = file

    def write(self, text: str, /) -> int:
        """Write, or drop it."""
        with suppress(OSError):
            return self._under.write(text)
        return len(text)

    def flush(self) -> None:
        """Send what is written, or drop it."""
        with suppress(OSError):
            self._under.flush()

    def fileno(self) -> int:
        """The terminal's own handle."""
        return self._under.fileno()

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._under.isatty()


class TerminalDriver(LinuxDriver):
    """Textual's driver for terminals, over one that may go away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._file: IO[str] = Lasting(self._file)  # type: ignore[assignment]
