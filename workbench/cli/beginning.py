"""Commands that make a project: `init` and `demo`."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli import output, speech
from workbench.cli.session import Session, pass_session


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.db")
@click.option("--title", default="", help="Else the name of the file.")
@click.option("--language", default="", help="nb, nn, en, ...; else your settings'.")
@pass_session
def init(session: Session, file: Path, title: str, language: str) -> None:
    """Make an empty project in FILE.db."""
    from workbench.project.session import init_project

    session.name()
    project = init_project(file, coder=session.coder, title=title, language=language)
    with project:
        output.line(f"{file}: {project.title}")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default="nav-study")
@click.option("--no-open", is_flag=True, help="Lay it out, and open nothing.")
@pass_session
def demo(session: Session, folder: Path, no_open: bool) -> int:
    """Lay out a constructed study in FOLDER (nav-study), and open it.

    Nobody said what stands in its interviews. The project has the codings of two
    coders; the files that it was made of lie beside it. It opens as the first of
    them, KN, unless --as says otherwise.
    """
    from workbench.project import demo as study

    made = study.lay_out(folder)
    output.line(str(made))
    if no_open or not speech.can_ask():
        return 0
    from workbench.cli.screens import show

    session.project = str(made)
    session.coder = session.coder or study.FIRST_CODER
    return show(session)
