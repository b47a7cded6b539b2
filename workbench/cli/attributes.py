"""`attributes`: the attributes file, in and out."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli import output, speech
from workbench.cli.files import contents
from workbench.cli.session import Session, pass_session


@click.group()
def attributes() -> None:
    """What is known of documents and cases: names, types, values, labels."""


@attributes.command()
@click.argument("file", type=click.Path(path_type=Path))
@pass_session
def apply(session: Session, file: Path) -> None:
    """Take over an attributes file. What it leaves out stays as it is."""
    from workbench.project import attributes as acts

    done = acts.apply_file(session.writing(), contents(file), str(file))
    speech.problems(done.warnings)
    for verb, names in (("new", done.defined), ("changed", done.altered)):
        if names:
            output.line(f"{verb}: {', '.join(names)}")
    if not done.defined and not done.altered:
        speech.note("the project has these attributes already")


@attributes.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@pass_session
def export(session: Session, file: Path | None) -> None:
    """The project's attributes as a file, or to stdout."""
    from workbench.project import attributes as acts
    from workbench.render.attributes_yaml import attributes_bytes

    output.deliver(attributes_bytes(acts.every(session.reading())), file)
