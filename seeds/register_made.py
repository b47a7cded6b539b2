"""How the register was made: municipalities and agreements, by quotas (register.py)."""

from __future__ import annotations

import csv
import hashlib
import io
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

SEEDS = Path(__file__).resolve().parent
MUNICIPALITIES = "municipality name size population".split()
AGREEMENTS = (
    "agreement municipality second_time district services minimum_only leadership"
    " employer cost_sharing"
).split()
SIZES = ("small", "medium", "large")
MEDIUM_FROM, LARGE_FROM = 5_000, 20_000

TABLE = {
    #                     small medium large   together
    "agreements": (219, 174, 82),  #           475
    "joint": (217, 161, 46),  #                424
    "joint-administrative": (2, 11, 3),  #      16
    "split": (0, 2, 33),  #                     35
    "state": (200, 127, 16),  #                343 of 440 unified leaders
    "municipality": (19, 45, 33),  #            97 of 440
    "full-time-equivalents": (197, 146, 37),  # 380
    "own-agreement": (22, 28, 45),  #           95
    "minimum_only": (25, 5, 0),  #              30
    "second_time": (5, 6, 4),  #                15
}
"""Agreements by the size of the municipality: quotas, and what a check expects."""
SERVICES = {
    "substance-abuse-care": 301,
    "refugee-services": 286,
    "debt-counselling": 247,
    "emergency-housing": 148,
    "housing": 97,
    "mental-health-care": 61,
    "disability-services": 52,
    "child-welfare": 34,
    "business-development": 0,
    "education": 0,
}
"""In how many agreements each service was added to the minimum of its day."""
BEGINNINGS = """Alke Aske Barke Bjønne Brase Duve Eine Falke Fjære Fure Gaupe Gjøke
    Grims Hegge Heile Hjorte Jerve Kalve Kjele Klove Kobbe Krikke Kvann Lerke Linde
    Lome Løve Malm Molte Måre Nebbe Nype Orre Ospe Otre Rappe Ravne Reve Rogne Rype
    Røye Seil Silde Skarve Skjell Skrei Smyrle Spette Stare Svane Teine Tiur Tjeld
    Trane Trost Tyri Ulve Vade Varge Vipe Ørne Ørret Åker Åle""".split()
ENDINGS = {
    "small": "dal nes øy fjord våg eid mo set li vær".split(),
    "medium": "land vik voll lund vang berg bygd".split(),
    "large": "borg stad sund havn ås".split(),
}
AVOIDED = frozenset(
    "Askesund Askevoll Furenes Kvanndal Lindenes Malmøy Ravnedal Rypefjord Tjeldsund"
    " Tjeldøy Tranemo Tyrifjord Tyrili Ulvesund Åkerøy Ålesund".split()
)
"""Real places, among them two municipalities, and what is too near to one."""
VOWELS = "aeiouyæøå"
DISTRICTS = (
    "Sentrum Nordbyen Sørbyen Østbyen Vestbyen Elvesida Havna Gamlebyen Kirkebakken"
    " Møllejordet Furulia Lensmannsmarka Fyrneset"
).split()
CITIES = {
    "Bispehavn": (481_360, 13),
    "Sundborg": (0, 6),  # its population stands in cases.csv
    "Klostervik": (163_870, 5),
    "Mølleborg": (84_350, 5),
    "Brynesund": (71_480, 4),
    "Fagersund": (58_930, 3),
    "Kirkestad": (46_310, 3),
}
"""Cities in which each district has its agreement: inhabitants, districts."""
SPLIT_CITIES = {"sundborg": 6, "molleborg": 5, "brynesund": 2, "kirkestad": 3}
"""In how many districts of theirs leadership is split."""
SPLIT_TOWNS = [41_180, 30_120, 28_640, 27_450, 26_310, 25_590, 24_720, 23_860]
SPLIT_TOWNS += [23_190, 22_480, 21_930, 21_610, 21_240, 20_870, 20_450]
"""Inhabitants of the other large municipalities that have had split leadership."""
LED_BY_CITY = {"bispehavn", "klostervik", "brynesund"}
LED_BY_STATE = {"fagersund", "vikstad", "kverndal", "teistnes"}
OWN_AGREEMENT = {"bispehavn", "klostervik", "molleborg"}
BY_EQUIVALENTS = {"sundborg", "vikstad", "kverndal", "teistnes"}
_BASE = ("substance-abuse-care", "refugee-services", "debt-counselling")
TOLD = {
    "sundborg": {*_BASE, "emergency-housing", "housing"},
    "vikstad": {*_BASE, "emergency-housing"},
    "kverndal": {"refugee-services", "debt-counselling"},
    "teistnes": set[str](),
}
"""The services that the interviews of 2008 say are in the office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """One municipality."""

    id: str
    name: str
    size: str
    population: int


@dataclass(slots=True, kw_only=True)
class Agreement:
    """One agreement, while its values are being picked."""

    of: Municipality
    district: str = ""
    second: bool = False
    leadership: str = "joint"
    employer: str = ""
    cost_sharing: str = "full-time-equivalents"
    minimum: bool = False
    services: set[str] = field(default_factory=set)

    @property
    def only(self) -> bool:
        """Whether it is neither of a district nor of an interviewed municipality."""
        return not self.district and self.of.id not in TOLD


def digest(*parts: str) -> int:
    """A number that these words always give, and that looks like chance."""
    made = hashlib.sha256("\0".join(parts).encode()).digest()
    return int.from_bytes(made[:6], "big")


def slug(name: str) -> str:
    """A name as an id: ø is o, æ is ae, å is a."""
    plain = name.lower().replace("æ", "ae").replace("ø", "o")
    return unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with (SEEDS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def size_of(population: int) -> str:
    """The size class of a municipality."""
    return SIZES[(population >= MEDIUM_FROM) + (population >= LARGE_FROM)]


# How the municipalities were made


def names(size: str, count: int) -> list[str]:
    """So many invented names for municipalities of a size."""
    found = [
        begin + end
        for begin in BEGINNINGS
        for end in ENDINGS[size]
        if begin[-1] != end[0] and not (begin[-1] in VOWELS and end[0] in VOWELS)
    ]
    free = [name for name in found if name not in AVOIDED]
    return sorted(free, key=lambda name: digest("name", name))[:count]


def curve(low: int, high: int, count: int, bend: int, what: str) -> list[int]:
    """So many populations between two, more of them low the higher `bend` is."""
    steps = count**bend
    edges = [low + (high - low) * i**bend // steps for i in range(count + 1)]
    return [
        at + digest(what, str(n)) % max(1, edges[n + 1] - at)
        for n, at in enumerate(edges[:-1])
    ]


def split_towns() -> list[str]:
    """The ids of the large towns, other than cities, that have had split leadership."""
    return [slug(name) for name in names("large", len(SPLIT_TOWNS))]


def told() -> list[Municipality]:
    """The municipalities of the interviews."""
    return [
        Municipality(
            id=row["id"],
            name=row["name"],
            size=row["size"],
            population=int(row["population"]),
        )
        for row in rows("cases.csv")
        if row["kind"] == "municipality"
    ]


def invented() -> list[Municipality]:
    """The other municipalities, the largest first."""
    middle = curve(MEDIUM_FROM + 10, 19_400, 167, 2, "medium")
    found = dict(
        zip(names("small", 212), curve(402, 4_990, 212, 1, "small"), strict=True)
    )
    found |= zip(names("medium", 167), middle, strict=True)
    towns = SPLIT_TOWNS + curve(20_300, 39_500, 24, 2, "large")
    found |= zip(names("large", 39), towns, strict=True)
    found |= {name: many for name, (many, _) in CITIES.items() if many}
    made = [
        Municipality(id=slug(n), name=n, size=size_of(many), population=many)
        for n, many in found.items()
    ]
    return sorted(made, key=lambda one: (-one.population, one.id))


# How the agreements were made


def pick(
    among: Iterable[Agreement],
    count: int,
    what: str,
    weight: Callable[[Agreement], int] = lambda one: 1,
) -> list[Agreement]:
    """So many of these; the heavier one weighs, the sooner it is picked."""

    def rank(one: Agreement) -> tuple[int, str, str, bool]:
        # A second-time agreement is led as the first was, with other services.
        again = ["again"] if one.second and what in SERVICES else []
        number = digest(what, one.of.id, one.district, *again) // weight(one)
        return number, one.of.id, one.district, one.second

    found = sorted(among, key=rank)[:count]
    if len(found) != count:
        raise ValueError(f"{what}: {len(found)} of {count}")
    return found


def parties(every: list[Municipality]) -> list[Agreement]:
    """Who has an agreement: each municipality or its districts, and some once more."""
    number = {slug(name): many for name, (_, many) in CITIES.items()}
    found = []
    for one in every:
        districts = DISTRICTS[: number[one.id]] if one.id in number else [""]
        found += [Agreement(of=one, district=district) for district in districts]
    once = [one for one in found if one.only]
    for size, many in zip(SIZES[:2], TABLE["second_time"][:2], strict=True):
        of_size = [one for one in once if one.of.size == size]
        chosen = pick(of_size, many, "second time")
        found += [Agreement(of=one.of, second=True) for one in chosen]
    towns = [one for one in every if one.id in split_towns()[4:12:2]]
    return found + [Agreement(of=town, second=True) for town in towns]


def lead(every: list[Agreement]) -> None:
    """Leadership: the split first, then the joint administrative."""
    districts = {(c, d) for c, n in SPLIT_CITIES.items() for d in DISTRICTS[:n]}
    towns = split_towns()
    # One town has a joint leader since its second agreement, one had it until then.
    joint = {(towns[8], True), (towns[10], False)}
    for one in every:
        town = one.of.id in towns and (one.of.id, one.second) not in joint
        if town or (one.of.id, one.district) in districts:
            one.leadership = "split"
    rest = [one for one in every if one.only and one.leadership == "joint"]
    twice = {one.of.id for one in every if one.second}
    high = [
        one
        for one in rest
        if 15_000 <= one.of.population < LARGE_FROM and one.of.id not in twice
    ]
    for one in pick(high, TABLE["split"][1], "split"):
        one.leadership = "split"
    for size, low, top in zip(
        SIZES, (3_500, 7_000, LARGE_FROM), (5_000, 16_000, 32_000), strict=True
    ):
        fit = [
            one
            for one in rest
            if low <= one.of.population < top and one.leadership == "joint"
        ]
        many = TABLE["joint-administrative"][SIZES.index(size)]
        for one in pick(fit, many, "administrative"):
            one.leadership = "joint-administrative"


def fill(
    every: list[Agreement], what: str, first: set[str], never: set[str]
) -> Iterator[Agreement]:
    """Those that meet the quota of each size: of `first` all, of `never` none."""
    for size, quota in zip(SIZES, TABLE[what], strict=True):
        of_size = [one for one in every if one.of.size == size]
        given = [one for one in of_size if one.of.id in first]
        rest = [one for one in of_size if one.of.id not in first | never]
        yield from given
        yield from pick(rest, quota - len(given), what, lambda one: one.of.population)


def employ(every: list[Agreement]) -> None:
    """Who employs each unified leader: the municipality sooner where it is large."""
    unified = [one for one in every if one.leadership != "split"]
    for one in unified:
        one.employer = "state"
    for one in fill(unified, "municipality", LED_BY_CITY, LED_BY_STATE):
        one.employer = "municipality"


def share(every: list[Agreement]) -> None:
    """How costs are shared."""
    for one in fill(every, "own-agreement", OWN_AGREEMENT, BY_EQUIVALENTS):
        one.cost_sharing = "own-agreement"


def serve(every: list[Agreement]) -> None:
    """The minimum only, or the services added to it."""
    once = [one for one in every if one.only and not one.second]
    for size, quota in zip(SIZES, TABLE["minimum_only"], strict=True):
        given = 1 if size == "small" else 0  # Teistnes
        of_size = [one for one in once if one.of.size == size]
        for one in pick(
            of_size, quota - given, "minimum", lambda o: 10**7 // o.of.population
        ):
            one.minimum = True
    for one in every:
        one.services |= TOLD.get(one.of.id, set())
        one.minimum |= one.of.id == "teistnes"
    rest = [
        o for o in every if not o.minimum and o.of.id not in ("vikstad", "kverndal")
    ]
    for service in SERVICES:
        add(service, rest, every)


def add(service: str, rest: list[Agreement], every: list[Agreement]) -> None:
    """Add a service to as many as its total says, to those without any sooner."""

    def weight(one: Agreement) -> int:
        bare = 2 if service == "refugee-services" and not one.services else 1
        return (SIZES.index(one.of.size) + 2) * bare

    missing = SERVICES[service] - sum(service in one.services for one in every)
    open_to = [one for one in rest if service not in one.services]
    if service == "child-welfare":
        open_to = [one for one in open_to if one.of.id != "sundborg"]
    bare = [one for one in open_to if not one.services]
    given = bare if service == "debt-counselling" else []
    free = [one for one in open_to if not any(one is other for other in given)]
    for one in [*given, *pick(free, missing - len(given), service, weight)]:
        one.services.add(service)


def made() -> dict[str, str]:
    """Both files as they are written, by name."""
    others = invented()
    every = parties([*told(), *others])
    for step in (lead, employ, share, serve):
        step(every)
    places = {district: n for n, district in enumerate(DISTRICTS)}
    every.sort(key=lambda o: (o.of.id, o.second, places.get(o.district, 0)))
    return {
        "municipalities.csv": table(
            MUNICIPALITIES, [(m.id, m.name, m.size, m.population) for m in others]
        ),
        "agreements.csv": table(
            AGREEMENTS, [line(n, one) for n, one in enumerate(every, start=1)]
        ),
    }


def line(number: int, one: Agreement) -> tuple[str, ...]:
    """An agreement as a row."""
    return (
        f"a{number:03}",
        one.of.id,
        "yes" if one.second else "no",
        one.district,
        ";".join(service for service in SERVICES if service in one.services),
        "yes" if one.minimum else "no",
        one.leadership,
        one.employer,
        one.cost_sharing,
    )


def table(heading: list[str], lines: Iterable[Iterable[object]]) -> str:
    """Rows as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([heading, *lines])
    return out.getvalue()
