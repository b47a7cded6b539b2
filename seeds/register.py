"""The register of agreements: how it was made, and a check of it.

    python seeds/register.py            checks agreements.csv and municipalities.csv
    python seeds/register.py --write    makes both again, byte for byte

Every agreement between the state and a municipality is invented here, and so is every
municipality. What is real are the totals, which a working paper on the partnership
gives: how many agreements there are, how many hold the statutory minimum only, how the
offices are led and by whom the leader is employed, how costs are shared, and that about
one inhabitant in five lives under split leadership. The totals are met exactly, by
quotas (`TABLE`, `SERVICES`); within a quota the agreements are picked by a digest of
their names, so that nothing depends on chance or on the version of Python.

How the figures hang together is a guess, but a reasoned one: split leadership is a
matter of large municipalities, the state employs the leader most often in the smallest,
joint administrative leadership is found in middle-sized ones, and agreements of their
own on costs are made by those who have lawyers. Districts of the seven largest cities
have an agreement each. A second-time agreement has another, earlier one beside it; in
three municipalities inhabitants live both under split and under unified leadership.

**Names.** A name is a beginning and an ending of Norwegian place names put together
(Alke + voll). Each was compared with the municipalities that Norway has had since the
1960s and is, to the best of our knowledge, the name of none; a farm or a bay may well
be called so. Combinations that are real, or too near to one, stand in `AVOIDED`. The
four municipalities of the interviews come from cases.csv, and their agreements say what
the interviews say. How it is done stands in register_made.py.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

# The folder is data of the package: nothing compiled is left in it.
sys.dont_write_bytecode = True

from register_made import (  # noqa: E402 -- what is set above goes for this import
    AVOIDED,
    SEEDS,
    SERVICES,
    SIZES,
    TABLE,
    Municipality,
    made,
    rows,
    size_of,
    slug,
    told,
)

JOINT = {
    # few and small: one leader, for both professional and administrative matters
    ("small", "joint"): (217, 212, 569_044),
    ("small", "joint-administrative"): (2, 2, 8_412),
    ("small", "split"): (0, 0, 0),
    # the joint administrative leaders are here
    ("medium", "joint"): (161, 155, 1_505_747),
    ("medium", "joint-administrative"): (11, 11, 114_361),
    ("medium", "split"): (2, 2, 35_866),
    # nearly all split leadership is here: 33 of 35 agreements, in 19 municipalities
    ("large", "joint"): (46, 27, 1_395_823),
    ("large", "joint-administrative"): (3, 3, 66_489),
    ("large", "split"): (33, 19, 869_390),
}
"""Size and leadership: agreements, municipalities, their inhabitants. A municipality
counts once in each row that it has an agreement in."""
INHABITANTS, UNDER_SPLIT = 4_448_532, 905_256
"""In all municipalities, and in those where an agreement has split leadership."""

# What is checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Both files as they were read, and the municipalities of cases.csv."""

    agreements: list[dict[str, str]]
    municipalities: dict[str, Municipality]

    def size(self, row: dict[str, str]) -> str:
        """The size of the municipality that an agreement is with."""
        there = self.municipalities.get(row["municipality"])
        return there.size if there else ""

    def inhabitants(self, agreements: list[dict[str, str]]) -> int:
        """Of the municipalities of these agreements, each counted once."""
        there = {row["municipality"] for row in agreements}
        return sum(
            one.population for key, one in self.municipalities.items() if key in there
        )


def read() -> tuple[Register, list[str]]:
    """The files, and the ids that are there twice."""
    others = [
        Municipality(
            id=row["municipality"],
            name=row["name"],
            size=row["size"],
            population=int(row["population"]),
        )
        for row in rows("municipalities.csv")
    ]
    every = [*told(), *others]
    agreements = rows("agreements.csv")
    ids = Counter([one.id for one in every] + [row["agreement"] for row in agreements])
    named = Counter(one.name for one in every)
    found = [f"{key} is there twice" for key, n in (ids + named).items() if n > 1]
    register = Register(
        agreements=agreements, municipalities={one.id: one for one in every}
    )
    return register, found


def places(register: Register) -> Iterator[str]:
    """Municipalities that are wrong, or without an agreement."""
    used = {row["municipality"] for row in register.agreements}
    for key in sorted(used ^ set(register.municipalities)):
        yield f"{key}: unknown, or a municipality without an agreement"
    for one in register.municipalities.values():
        if one.size != size_of(one.population):
            yield f"{one.id}: {one.population} inhabitants, and {one.size}"
        if one.name in AVOIDED or one.id != slug(one.name):
            yield f"{one.id}: not the id of an invented name"
    many = [one.population for one in register.municipalities.values()]
    if not 9_500 <= sum(many) / len(many) < 10_500 or not 4_900 <= median(many) < 5_100:
        yield "inhabitants are not about 10,000 on average and 5,000 in the median"


def values(register: Register) -> Iterator[str]:
    """Agreements whose values do not go together."""
    firsts = Counter(
        row["municipality"] for row in register.agreements if row["second_time"] == "no"
    )
    leaders = {"joint", "joint-administrative", "split"}
    for row in register.agreements:
        services = [one for one in row["services"].split(";") if one]
        fits = {
            "leadership": row["leadership"] in leaders,
            "employer": row["employer"]
            in ({""} if row["leadership"] == "split" else {"state", "municipality"}),
            "cost_sharing": row["cost_sharing"]
            in {"full-time-equivalents", "own-agreement"},
            "services": set(services) <= set(SERVICES)
            and len(services) == len(set(services)),
            "minimum_only": row["minimum_only"] == ("no" if services else "yes"),
            "district": bool(row["district"]) == (firsts[row["municipality"]] > 1),
            "second_time": row["second_time"] == "no"
            or (row["second_time"] == "yes" and firsts[row["municipality"]] > 0),
        }
        for name in (name for name, fit in fits.items() if not fit):
            yield f"{row['agreement']}: {name} cannot be {row[name] or 'empty'}"


def counted(register: Register) -> Iterator[str]:
    """Counts by size and of services that are not as the tables say."""
    rows = register.agreements
    marks = [
        {"agreements", row["leadership"], row["employer"], row["cost_sharing"]}
        | {name for name in ("minimum_only", "second_time") if row[name] == "yes"}
        for row in rows
    ]
    sizes = [register.size(row) for row in rows]
    for what, expected in TABLE.items():
        have = Counter(
            size for size, held in zip(sizes, marks, strict=True) if what in held
        )
        found = tuple(have[size] for size in SIZES)
        if found != expected:
            yield f"{what}: {found} by size, expected {expected}"
    for service, many in SERVICES.items():
        there = sum(service in row["services"].split(";") for row in rows)
        if there != many:
            yield f"{service}: in {there} agreements, expected {many}"


def joint(register: Register) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Size and leadership: agreements, municipalities, inhabitants."""
    cells: dict[tuple[str, str], list[dict[str, str]]] = {key: [] for key in JOINT}
    for row in register.agreements:
        cells.setdefault((register.size(row), row["leadership"]), []).append(row)
    return {
        key: (
            len(cell),
            len({row["municipality"] for row in cell}),
            register.inhabitants(cell),
        )
        for key, cell in cells.items()
    }


def study(register: Register) -> list[tuple[str, int, int, int, str]]:
    """Each row of the study's table: what, how many, of how many, percent, base."""
    rows = register.agreements
    split = [row for row in rows if row["leadership"] == "split"]
    every, unified = len(rows), len(rows) - len(split)
    held = Counter(f"{name}: {value}" for row in rows for name, value in row.items())
    by_time, state = (
        held["cost_sharing: full-time-equivalents"],
        held["employer: state"],
    )
    administrative = held["leadership: joint-administrative"]
    of = "agreements"
    return [
        ("the statutory minimum only", held["minimum_only: yes"], every, 6, of),
        ("split leadership", len(split), every, 7, of),
        ("unified leadership", unified, every, 93, of),
        ("  joint", held["leadership: joint"], every, 89, of),
        ("  joint administrative", administrative, every, 3, of),
        ("leader employed by the state", state, unified, 78, "unified leaders"),
        ("  the same", state, every, 72, of),
        ("costs by full-time equivalents", by_time, every, 80, of),
        (
            "costs by an own agreement",
            held["cost_sharing: own-agreement"],
            every,
            20,
            of,
        ),
        ("second-time", held["second_time: yes"], every, 3, of),
        (
            "under split leadership",
            register.inhabitants(split),
            register.inhabitants(rows),
            20,
            "inhabitants",
        ),
    ]


def shares(register: Register) -> Iterator[str]:
    """Shares that are not as printed, or inhabitants other than stated."""
    for what, many, of, percent, base in study(register):
        if round(100 * many / of) != percent:
            yield f"{what.strip()}: {many} of {of} {base}, expected {percent} %"
        if base == "inhabitants" and (many, of) != (UNDER_SPLIT, INHABITANTS):
            yield f"{many} of {of} inhabitants, expected {UNDER_SPLIT} of {INHABITANTS}"
    if joint(register) != JOINT:
        yield f"size by leadership: expected {JOINT}"


def fresh(register: Register) -> Iterator[str]:
    """Files that are not what would be written."""
    for name, text in made().items():
        if (SEEDS / name).read_bytes() != text.encode():
            yield f"{name} is not what --write makes"


def said(register: Register) -> Iterator[str]:
    """What the register says, in lines."""
    for what, many, of, _, base in study(register):
        yield f"{what:32}{many:9,} of {of:9,} {base:16}{100 * many / of:6.1f} %"
    yield f"{'size':8}{'leadership':21}agreements municipalities inhabitants"
    for (size, leadership), (many, places, people) in joint(register).items():
        yield f"{size:8}{leadership:21}{many:10}{places:15}{people:12,}"


def main() -> int:
    """Print what the register says and what is wrong; 1 if anything is."""
    if sys.argv[1:] == ["--write"]:
        for name, text in made().items():
            (SEEDS / name).write_bytes(text.encode())
    register, found = read()
    for check in (places, values, counted, shares, fresh):
        found += check(register)
    lines = [*said(register), *(found or ["nothing to find fault with"])]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
