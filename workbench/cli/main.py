"""The command `workbench`: the group of commands, and where every error ends.

A command is loaded when it is called (`registry.py`). What a user can cause comes out
as one `error:` line and a `hint:`; what nobody foresaw goes to the program's log file,
without the words of any document, and one sentence to the terminal.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from workbench import __version__
from workbench.cli.lazy import LazyGroup
from workbench.cli.output import NobodyReads
from workbench.cli.registry import COMMANDS
from workbench.cli.session import Session
from workbench.errors import WorkbenchError

INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells have it."""
NOBODY_READS = 141
"""The exit code when whoever read the output is gone, as shells have it."""


class Program(LazyGroup):
    """The group of all commands, which turns errors into sentences and exit codes."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line to its end and leave with its exit code."""
        code = INTERRUPTED
        try:
            done = super().main(
                args, prog_name or "workbench", complete_var, False, **extra
            )
            sys.stdout.flush()
            code = done if isinstance(done, int) else 0
        except click.Abort:
            click.echo("interrupted", err=True)
        except (NobodyReads, BrokenPipeError):
            _close_output()
            code = NOBODY_READS
        except Exception as error:
            code = _told(error)
        if not standalone_mode:
            return code
        sys.exit(code)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A project file in a command's place opens it."""
        if args and args[0].endswith(".db") and args[0] not in COMMANDS:
            ctx.params["project"] = args[0]
            args = ["open", *args[1:]]
        return super().resolve_command(ctx, args)


def _told(error: Exception) -> int:
    """Say what went wrong on stderr; the exit code."""
    from workbench.cli import speech

    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return error.exit_code
    if isinstance(error, click.UsageError):
        speech.error(error.format_message())
        path = error.ctx.command_path if error.ctx else "workbench"
        speech.hint(f"`{path} --help` says what it takes")
        return error.exit_code
    if isinstance(error, click.ClickException):
        speech.error(error.format_message())
        return error.exit_code
    if isinstance(error, WorkbenchError):
        speech.refusal(error)
        return error.exit_code
    if isinstance(error, OSError):
        speech.error(f"{error.filename or 'the output'}: {error.strerror or error}")
        _close_output()
        return 1
    from workbench.cli.faults import keep

    speech.error(
        f"something went wrong in the workbench itself ({type(error).__name__});"
        " what was not finished was not recorded"
    )
    speech.hint(keep(error))
    return 1


def _close_output() -> None:
    """Let nothing more be written to stdout, not even by the interpreter's end."""
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


@click.group(
    "workbench",
    cls=Program,
    entries=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@click.option(
    "-p",
    "--project",
    metavar="FILE.db",
    help="The project; else $WORKBENCH_PROJECT, else the only one in this folder.",
)
@click.option(
    "--as",
    "coder",
    metavar="NAME",
    help="Who acts; else $WORKBENCH_CODER, else the name in your settings.",
)
@click.version_option(__version__, prog_name="workbench")
@click.pass_context
def cli(ctx: click.Context, project: str | None, coder: str | None) -> int:
    """Code qualitative interviews in the terminal.

    Without a command it opens the screens, as `workbench FILE.db` does.
    """
    ctx.obj = Session(project, coder)
    ctx.call_on_close(ctx.obj.close)
    if ctx.invoked_subcommand is None:
        from workbench.cli.screens import begin

        return begin(ctx.obj)
    return 0


def run() -> None:
    """Run the command line: the entry point of the program."""
    cli()
