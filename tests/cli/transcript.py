"""Transcripts: what somebody types and what comes back, as Markdown and as a test.

A file has fenced blocks of two kinds, between which anything may be written:

    ```file anna.txt       makes a file of the block's lines
    ```console             lines `$ workbench ...`, each with what it prints below it

What is printed is stdout and stderr as a terminal has them. A last line `exit 1` is the
exit code, which is 0 where none is given. `normalised` says what is masked.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner

from workbench.cli.main import cli

_FENCE = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ID = re.compile(r"\b[0-9a-f]{8}\b")
_MASKED_ID = re.compile(r"\bid-\d{5}\b")
_MASKS = (
    (re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "UUID"),
    (re.compile(r"\d{8}-\d{6}(?=[-.])"), "DATE-TIME"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"), "YYYY-MM-DDTHH:MM:SSZ"),
    (re.compile(r"\b20[2-9]\d-\d\d-\d\d \d\d:\d\d\b"), "YYYY-MM-DD HH:MM"),
)


@dataclass(slots=True)
class Normaliser:
    """Masks what no two runs have in common; widths stay, so that tables stay.

    - the folder of the test is `FOLDER`;
    - an id as it is shown is `id-00001`, `id-00002`, ... in the order in which ids
      appear in one transcript; the same mask in a command stands for that id;
    - whole ids are `UUID`, times `YYYY-MM-DD HH:MM`, `YYYY-MM-DDTHH:MM:SSZ`, and in
      names of files `DATE-TIME`.
    """

    folder: Path
    ids: dict[str, str] = field(default_factory=dict)

    def masked(self, text: str) -> str:
        """What was printed, with masks."""
        text = text.replace(str(self.folder.resolve()), "FOLDER")
        text = text.replace(str(self.folder), "FOLDER")
        for pattern, mask in _MASKS:
            text = pattern.sub(mask, text)
        return _ID.sub(self._mask, text)

    def typed(self, command: str) -> str:
        """A command, with the ids that its masks stand for."""
        real = {mask: one for one, mask in self.ids.items()}
        return _MASKED_ID.sub(lambda found: real[found[0]], command)

    def _mask(self, found: re.Match[str]) -> str:
        return self.ids.setdefault(found[0], f"id-{len(self.ids) + 1:05d}")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A command and what should come back."""

    command: str
    expected: str


def exchanges(block: str) -> Iterator[Exchange]:
    """The commands of a console block."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        yield Exchange(command, _tidy(expected))


def played(path: Path, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Play a transcript in a folder: each command, what should come, what came."""
    normaliser = Normaliser(folder)
    for kind, name, body in _FENCE.findall(path.read_text(encoding="utf-8")):
        if kind == "file":
            made = normaliser.typed(body)
            folder.joinpath(name).write_text(made, encoding="utf-8")
        elif kind == "console":
            for one in exchanges(body):
                printed = ran(normaliser.typed(one.command))
                yield one.command, one.expected, _tidy(normaliser.masked(printed))


def ran(command: str) -> str:
    """What a command prints, and its exit code where that is not 0."""
    program, *words = shlex.split(command)
    assert program == "workbench", command
    done = CliRunner().invoke(cli, words)
    end = f"exit {done.exit_code}\n" if done.exit_code else ""
    return done.output + end


def _tidy(text: str) -> str:
    """Without white space at the ends of lines and empty lines at the end."""
    return "\n".join(line.rstrip() for line in text.rstrip().splitlines())
