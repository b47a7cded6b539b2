"""A table and a collection with everything in them that a renderer can get wrong."""

from __future__ import annotations

from dataclasses import replace

from workbench.domain.charts import ChartKind, Figure
from workbench.domain.quotes import Collection, Quote
from workbench.domain.tables import Column, ColumnType, Table

HOSTILE = "To linjer\nog | rør\t<b>i</b> \x1b[31m\u202eteksten\u200b & 50 % `#1` \\"
SHOWN = "To linjer\nog | rør <b>i</b> ␛[31m⇄teksten◌ & 50 % `#1` \\"
"""`HOSTILE` in words, as every format has it."""
FORMULA = "=cmd|' /C calc'!A0"

COLUMNS = (
    Column(name="code", label="Kode", type=ColumnType.ID),
    Column(name="name", label="Navn"),
    Column(name="passages", label="Utdrag", type=ColumnType.COUNT),
    Column(name="share", label="Andel", type=ColumnType.SHARE),
    Column(name="score", label="Skår", type=ColumnType.NUMBER),
    Column(name="pinned", label="Festet", type=ColumnType.YESNO),
    Column(name="time", label="Sist", type=ColumnType.TIME),
)


def frequencies(language: str = "nb") -> Table:
    """Four rows: a plain one, a formula, the hostile text, and one of missing cells."""
    return Table(
        name="frequencies",
        title="Koder etter <utbredelse>",
        language=language,
        columns=COLUMNS,
        rows=(
            ("lokal", "Lokal variasjon", 37, 0.62, 0.385, True, "2026-03-04T14:02:11Z"),
            (FORMULA, "－1", -3, 1 / 300, -1.5, False, "2026-03-04T00:30:00+01:00"),
            ("日本", HOSTILE, 0, 1.0, 12.0, None, "ukjent"),
            ("[tom]", None, 0, None, None, None, None),
        ),
        notes=("Grunnlag: 8 dokumenter.", "2 venter & <b>teller ikke</b>."),
        provenance={"project": "Havna & kaia", "codebook": "v7", "filter": None},
    )


def drawn() -> Table:
    """The same, as a bar for each name."""
    figure = Figure(kind=ChartKind.BARS, down="name", value="share")
    return replace(frequencies(), figure=figure)


WORDS = (
    ("Kode", "Navn", "Utdrag", "Andel", "Skår", "Festet", "Sist"),
    ("lokal", "Lokal variasjon", "37", "62 %", "0,39", "ja", "2026-03-04 14:02"),
    (FORMULA, "－1", "-3", "0,3 %", "-1,50", "nei", "2026-03-03 23:30"),
    ("日本", SHOWN, "0", "100 %", "12,00", "", "ukjent"),
    ("[tom]", "", "0", "", "", "", ""),
)
"""The same table in words, by hand."""


def empty() -> Table:
    """Headings and no rows."""
    return Table(name="empty", title="Tomt", language="nn", columns=COLUMNS, rows=())


LINES = (
    "# ingen overskrift\n- ingen *liste*\n1. <script>x</script>\n> [a](http://b) &amp;"
)

COLLECTION = Collection(
    id="kap2",
    title="Kap. 2: <drift>",
    language="nb",
    quotes=(
        Quote(
            id="0190-bb",
            collection="kap2",
            position=2,
            text="Det var en lang setning om kaia, og den sluttet aldri.",
            printed="Det var en lang setning om kaia […]",
            translation="It was a long sentence about the quay […]",
            attribution="havnefogd våren 2010",
            document="hemmelig-dokument",
            speaker="Hemmelige Hansen",
            heading="På kaia",
            question="Hva skjedde så?",
            note="hemmelig notat",
            clearance="yes",
        ),
        Quote(
            id="0190-aa",
            collection="kap2",
            position=1,
            text="Båten kom.\nIngen så den.\n\nDet er sant.",
            attribution="fisker høsten 2008",
            document="F08",
            heading="På kaia",
        ),
        Quote(
            id="0190-cc",
            collection="kap2",
            position=3,
            text=LINES,
            attribution="=losens *mann*",
            document="F10",
            heading="Til slutt",
        ),
    ),
    notes=("1 av 3 er ikke klarert.",),
    provenance={"project": "Havna"},
)
