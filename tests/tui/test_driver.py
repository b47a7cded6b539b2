"""A terminal that goes away while it is painted does not hold up the program."""

from __future__ import annotations

import os
import pty
import threading
from contextlib import suppress

from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from textual.drivers.linux_driver import LinuxDriver

from tests.tui.fake import FakeDesk
from workbench.tui.app import WorkbenchApp
from workbench.tui.driver import Lasting, TerminalDriver

PATIENCE = 20.0
"""Seconds after which what does not end is taken to hang."""


def test_what_is_written_to_a_terminal_that_is_gone_is_dropped() -> None:
    """More than Textual keeps waiting; bare, the writer ends and the rest blocks."""
    outside, inside = pty.openpty()
    file = os.fdopen(inside, "w", encoding="utf-8")
    os.close(outside)
    writer = WriterThread(Lasting(file))  # type: ignore[arg-type]
    writer.start()

    def paint() -> None:
        for _ in range(3 * MAX_QUEUED_WRITES):
            writer.write("x" * 5_000)
        writer.stop()

    painting = threading.Thread(target=paint, daemon=True)
    painting.start()
    painting.join(PATIENCE)
    assert not painting.is_alive()
    with suppress(OSError):
        file.close()


def test_what_there_is_of_a_terminal_is_written() -> None:
    outside, inside = pty.openpty()
    with os.fdopen(inside, "w", encoding="utf-8") as file:
        lasting = Lasting(file)
        lasting.write("æøå")
        lasting.flush()
        assert os.read(outside, 100).decode() == "æøå"
        assert lasting.isatty()
        assert lasting.fileno() == file.fileno()
    os.close(outside)


def test_the_application_drives_the_terminal_so() -> None:
    found = WorkbenchApp(FakeDesk()).get_driver_class()
    assert found is TerminalDriver
    assert issubclass(found, LinuxDriver)
