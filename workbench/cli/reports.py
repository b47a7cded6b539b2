"""`report NAME`: a command for each report, made from what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli import output
from workbench.cli.output import Wanted, table_options
from workbench.cli.session import Session, pass_session
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.analysis.report import Option, Report

_BUILD = "build"
"""No report: the command that makes a document of several."""
_KINDS: dict[str, Any] = {"text": str, "number": click.IntRange(min=0), "flag": bool}


class Reports(click.Group):
    """The reports of the program and of plug-ins, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order in which they are registered."""
        from workbench.analysis import registry

        return [*registry.names(), _BUILD]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of a report; None where there is no such report."""
        from workbench.analysis import registry

        if name == _BUILD:
            from workbench.cli.recipes import build

            return build
        # Plug-ins are looked for only where the report is none of ours: that is slow.
        if name in registry.BUILT_IN:
            return command(registry.find(name))
        return command(registry.find(name)) if name in registry.names() else None

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """The names, each with its line; a broken plug-in hides nothing else."""
        from workbench.analysis import registry

        rows = []
        for name in registry.names():
            try:
                rows.append((name, sentence(registry.find(name).help)))
            except WorkbenchError as broken:
                rows.append((name, f"Cannot be used: {broken.message}"))
        with formatter.section("Reports"):
            formatter.write_dl(rows)
        with formatter.section("Several in one document"):
            formatter.write_dl(
                [(_BUILD, "A document of tables, charts, texts and quotes.")]
            )


@click.group(cls=Reports, subcommand_metavar="NAME [OPTIONS]")
def report() -> None:
    """A table of what is coded: NAME says which.

    Counted are the codings of whoever coded a document first, in finished documents,
    on interviewees' words; --coders, --documents and --speakers say otherwise, and the
    notes under each table say what was counted.

    --where narrows them: by attributes, documents, speakers, codes, coders and time, as
    in 'wave = 2010 and code:dominance', and by what stands beside a code: code:a
    overlaps code:b, code:a within code:b, code:a near 2 code:b (sentences).
    """


def sentence(text: str) -> str:
    """A line of help, from a capital to a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def command(found: Report) -> click.Command:
    """The command of a report: its own options, those of all, those of tables."""
    run = _callback(found)
    return click.Command(
        found.name,
        callback=run,
        help=sentence(found.help),
        params=[
            *(_parameter(one) for one in found.options),
            *_of_all(),
            *reversed(run.__click_params__),
        ],
    )


def _parameter(one: Option) -> click.Parameter:
    if one.argument:
        return click.Argument(
            [one.name],
            required=False,
            default=None,
            metavar=one.metavar or f"[{one.name.upper()}]",
        )
    flag = f"--{one.name.replace('_', '-')}"
    if one.kind == "flag":
        return click.Option([flag, one.name], is_flag=True, help=sentence(one.help))
    return click.Option(
        [flag, one.name],
        type=click.Choice(one.choices) if one.choices else _KINDS[one.kind],
        default=None,
        metavar=one.metavar or None,
        help=sentence(one.help),
    )


def _of_all() -> list[click.Parameter]:
    """Options that every report has; what they are without it is said."""
    from workbench.analysis.report import OF_ALL

    found = [_parameter(one) for one in OF_ALL]
    for one, option in zip(OF_ALL, found, strict=True):
        option.default = one.default
        option.show_default = bool(one.default)  # type: ignore[attr-defined]
    return [
        *found,
        click.Option(["--as-of"], metavar="MOMENT", help="A milestone, or a time."),
    ]


def _callback(found: Report) -> Any:
    @table_options
    @pass_session
    def run(
        session: Session, *, wanted: Wanted, as_of: str | None, **asked: Any
    ) -> None:
        project = session.at(as_of)
        table = project.report(found.name, language=wanted.language, **asked)
        if as_of is not None:
            from workbench.project.past import marked

            table = marked(table, project)
        output.show(table, wanted, origin=True)

    return run
