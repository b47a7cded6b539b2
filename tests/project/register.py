"""A small register, worked out by hand: three municipalities, an office, agreements.

Of inhabitants there are 60,000, 1,000 and 3,000; the first municipality has two
agreements, one of them under split leadership.
"""

from __future__ import annotations

from pathlib import Path

from workbench.project import Project, attributes, cases, documents, init_project
from workbench.project.case_rows import Wish
from workbench.project.cases import Imported

KARI = """Intervjuer: Hvem bestemmer?

Kari: Staten bestemmer. Kommunen betaler.
"""

OLA = """Intervjuer: Hvem betaler?

Ola: Kommunen betaler.
"""

ATTRIBUTES = """\
attributes:
  - {name: municipality, kind: [document, agreement], type: case, label: {en: Place}}
  - {name: population, kind: municipality, type: number}
  - name: size
    kind: municipality
    type: choice
    values: [{id: small, label: {en: Small}}, {id: large, label: {en: Large}}]
  - {name: consent, kind: interviewee, type: choice, values: [{id: role}, {id: none}]}
  - {name: since, kind: interviewee, type: season}
  - name: services
    kind: agreement
    type: choice
    several: true
    missing: ["-"]
    values: [{id: refugees}, {id: debt}, {id: education}]
  - {name: second_time, kind: agreement, type: yesno}
  - name: leadership
    kind: agreement
    type: choice
    values:
      - {id: joint, label: {en: joint leadership}, group: unified}
      - {id: administrative, group: unified}
      - {id: split}
"""

CASES = """\
kind,id,name,office,municipality,consent,since,size,population,documents
municipality,by,Storby,,,,,large,60000,
municipality,aas,Ås,,,,,small,1000,ola
municipality,vik,Vik,,,,,small,3000,
office,nav-by,Nav Storby,,by,,,,,kari
interviewee,k1,Nav-leder,nav-by,,role,våren 2010,,,kari
interviewee,o1,Ordfører,,,none,,,,ola
"""

AGREEMENTS = """\
agreement,municipality,second_time,services,leadership
a1,by,no,refugees;debt,joint
a2,by,yes,debt,split
a3,aas,no,-,joint
a4,Vik,no,refugees,administrative
a5,,no,debt,
"""


def begin(folder: Path) -> Project:
    """Two documents and the attributes; no case yet."""
    (folder / "kari.txt").write_text(KARI, encoding="utf-8")
    (folder / "ola.txt").write_text(OLA, encoding="utf-8")
    project = init_project(folder / "p.db", coder="KN", title="Prøve", language="en")
    paths = [folder / "kari.txt", folder / "ola.txt"]
    documents.import_files(project, paths, documents.Wish(values={}))
    attributes.apply_file(project, ATTRIBUTES.encode(), "attributes.yaml")
    return project


def take(
    project: Project, text: str, kind: str, id: str = "id", **how: str
) -> Imported:
    """Import a file of these lines."""
    path = project.file.path.with_name("cases.csv")
    path.write_text(text, encoding="utf-8")
    return cases.import_file(project, path, Wish(kind=kind, id=id, **how))  # type: ignore[arg-type]


def filled(folder: Path) -> Project:
    """All of it, what is referred to before what refers to it."""
    project = begin(folder)
    for kind in ("municipality", "office"):
        take(project, CASES, kind)
    take(project, CASES, "interviewee", speaker="*")
    take(project, AGREEMENTS, "agreement", "agreement")
    return project
