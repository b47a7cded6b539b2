"""A small project for tests: two documents, a codebook of four codes, one coder."""

from __future__ import annotations

from pathlib import Path

from workbench.domain.changes.kinds import Label
from workbench.domain.codebook import Code, Codebook
from workbench.project import Project, codebook, documents, init_project

LEADER = """Intervjuer: Hvordan er det å ha to som bestemmer?

Leder: Det er slitsomt. Mandag ringer fylket. Tirsdag vil rådmannen ha folkene.

Intervjuer: Hva gjør du da?

Leder: Da teller jeg. Kommunen betaler åtte stillinger. Det står ikke i noen avtale.
"""

MAYOR = """Intervjuer: Hvem eier kontoret?

Ordfører: Det gjør vi sammen. Kommunen betaler åtte stillinger.
"""

BOOK = Codebook(
    id="prove",
    language="nb",
    codes=(
        Code(id="operation", name={"nb": "Drift", "en": "Operation"}, codable=False),
        Code(
            id="dual-line",
            name={"nb": "Dobbel styringslinje", "en": "Dual line of command"},
            parent="operation",
            key="1",
            definition={"nb": "To sjefer."},
        ),
        Code(id="cost", name={"nb": "Kostnadsdeling"}, parent="operation", key="2"),
        Code(id="quasi", name={"nb": "Kvasiløsning"}),
    ),
)


def begin(folder: Path, coder: str = "KN") -> Project:
    """The project, open."""
    (folder / "leder.txt").write_text(LEADER, encoding="utf-8")
    (folder / "ordfører.txt").write_text(MAYOR, encoding="utf-8")
    project = init_project(folder / "p.db", coder=coder, title="Prøve", language="nb")
    wish = documents.Wish(values={})
    documents.import_files(
        project, [folder / "leder.txt", folder / "ordfører.txt"], wish
    )
    with project.recording(Label.CODEBOOK) as act:
        codebook.write(act, BOOK)
    return project
