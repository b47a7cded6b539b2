"""`report build`: one document of tables, charts, texts and quotes, by a recipe."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli import output
from workbench.cli.session import Session, pass_session
from workbench.errors import NotFound


@click.command()
@click.argument("recipe", type=click.Path(path_type=Path), metavar="RECIPE.yaml")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="FILE.html or FILE.docx, replaced if it is there; else HTML goes to stdout.",
)
@click.option("--as-of", metavar="MOMENT", help="A milestone, or a time.")
@click.option(
    "--language",
    type=click.Choice(output.LANGUAGES),
    help="Of headings, texts, names of codes and labels; else the project's.",
)
@pass_session
def build(
    session: Session,
    *,
    recipe: Path,
    target: Path | None,
    as_of: str | None,
    language: str | None,
) -> None:
    """One document of the tables, charts, texts and quotes in RECIPE.yaml.

    It has contents, numbered tables with their notes beneath, and says at its end where
    all of it comes from. The same recipe and project give the same bytes.

    A recipe has a `title` and a list of `parts`, each one of: heading, text (Markdown),
    table (a report by its name, with its options as here, and caption, set, show (which
    columns), across), chart (a report drawn, with its options, caption, set), quotes (a
    collection by its title), methods (with answers to what it asks, as coreq.1),
    codebook. Texts may be by language. The study of `workbench demo` comes with a
    recipe.yaml.
    """
    from workbench.project import recipes
    from workbench.render import documents

    file = None if target in (None, output.STDOUT) else target
    format = documents.format_of(file) if file else "html"
    try:
        data = recipe.read_bytes()
    except OSError as problem:
        raise NotFound(
            f"{recipe} cannot be read: {problem.strerror or problem}",
            hint="name a recipe, a YAML file",
        ) from problem
    project = session.at(as_of)
    paper = recipes.build(project, data, str(recipe), language=language or "")
    made = documents.render(paper, format)
    output.deliver(made, file, binary=format == "docx")
