"""Check the constructed material: `python seeds/check.py` from anywhere.

Plain Python, nothing installed needed. It reads what lies beside it and the study's
codebook, prints one line for each finding and for each transcript its number of words,
and ends with 1 if anything is wrong.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

SEEDS = Path(__file__).resolve().parent
CODEBOOK = SEEDS.parent / "codebooks" / "nav-partnership.yaml"
RUN = 8
"""No two transcripts share so many words in a row, but for the guides' questions."""
FEWEST, MOST = 900, 1_900
FULL_LENGTH = 6_000
"""An interview is of ordinary length, or has at least so many words."""
PUBLIC_FEWEST, PUBLIC_MOST = 400, 700
LABEL = re.compile(r"^(?:Intervjuer|Informant|I|S): ", re.MULTILINE)
CODE_ID = re.compile(r"^  - id: ([a-z0-9-]+)$", re.MULTILINE)
QUESTION = re.compile(r"^        (?:nb|en): (.+)$", re.MULTILINE)
QUESTION_ID = re.compile(r"^    - id: ([a-z0-9-]+)$", re.MULTILINE)
NAMED = re.compile(r"^      codes: \[(.+)\]$", re.MULTILINE)
BRACKETS = re.compile(r"\[[^\]]*\]")
MEMO_TYPES = {"reading", "method", "theory", "decision"}
CASE_KINDS = {"interviewee", "office", "municipality"}
CONSENTS = {"named", "role", "anonymous", "not-quotable"}
CLEARANCES = {"not-asked", "asked", "approved", "changed", "refused", "public"}


def texts(folder: str) -> dict[str, str]:
    """Each text of a folder under the name its document will have."""
    files = sorted((SEEDS / folder).glob("*.txt"))
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with (SEEDS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spoken(text: str) -> str:
    """What was said: without the lines before the first speaker, and without labels."""
    first = LABEL.search(text)
    return LABEL.sub("", text[first.start() :] if first else text).lower()


def words(text: str) -> list[str]:
    """Runs of word characters of what was said, in lower case."""
    return re.findall(r"\w+", spoken(text))


def runs(tokens: list[str]) -> set[tuple[str, ...]]:
    """Every run of `RUN` words."""
    return {tuple(tokens[i : i + RUN]) for i in range(len(tokens) - RUN + 1)}


def questions() -> str:
    """The questions of all guides, one a line."""
    guides = sorted((SEEDS / "guides").glob("*.yaml"))
    return "\n".join(
        "\n".join(QUESTION.findall(guide.read_text(encoding="utf-8")))
        for guide in guides
    )


def without_questions(text: str) -> list[list[str]]:
    """A text's words in stretches, cut where a question of a guide was put."""
    asked = [q for q in questions().lower().splitlines() if q]
    text = spoken(text)
    for question in sorted(asked, key=len, reverse=True):
        text = text.replace(question, "\0").replace(question.rstrip("?."), "\0")
    return [re.findall(r"\w+", part) for part in text.split("\0")]


def constructed(documents: dict[str, str], what: str = "intervju") -> Iterator[str]:
    """Documents that do not say in their first lines what they are."""
    for name, text in documents.items():
        head = " ".join(text.splitlines()[:3]).lower()
        if f"konstruert {what}" not in head or "oppdikt" not in head:
            yield f"{name}: does not say in its first lines that it is constructed"


def public(documents: dict[str, str]) -> Iterator[str]:
    """Public documents that do not say what they are, or are of a wrong length."""
    yield from constructed(documents, "dokument")
    for name, text in documents.items():
        count = len(words(text))
        if not PUBLIC_FEWEST <= count <= PUBLIC_MOST:
            yield f"{name}: {count} words, expected {PUBLIC_FEWEST} to {PUBLIC_MOST}"


def lengths(transcripts: dict[str, str]) -> Iterator[str]:
    """Transcripts that are too short or too long."""
    for name, text in transcripts.items():
        count = len(words(text))
        if not FEWEST <= count <= MOST and count < FULL_LENGTH:
            yield (
                f"{name}: {count} words, expected {FEWEST} to {MOST},"
                f" or {FULL_LENGTH} and more"
            )


def shared(transcripts: dict[str, str]) -> Iterator[str]:
    """Runs of words that two transcripts have in common."""
    found = {
        name: set().union(*(runs(part) for part in without_questions(text)))
        for name, text in transcripts.items()
    }
    for one, other in combinations(found, 2):
        for run in sorted(found[one] & found[other]):
            yield f"{one} and {other} share: {' '.join(run)}"


def codings(transcripts: dict[str, str]) -> Iterator[str]:
    """Codings whose words or codes cannot be found as they say; one file or several."""
    book = CODEBOOK.read_text(encoding="utf-8").split("\nsets:")[0]
    codes = set(CODE_ID.findall(book))
    for file in sorted((SEEDS / "codings").glob("*.csv")):
        seen: set[tuple[str, str, str, str]] = set()
        for number, row in enumerate(rows(f"codings/{file.name}"), start=2):
            place = f"{file.name} row {number}"
            yield from quoted(row, transcripts, place)
            if row["code"] not in codes:
                yield f"{place}: no code {row['code']} in the codebook"
            key = (row["document"], row["code"], row["quote"], row["nth"])
            if key in seen:
                yield f"{place}: the same coding twice"
            seen.add(key)


def quoted(
    row: dict[str, str], transcripts: dict[str, str], place: str
) -> Iterator[str]:
    """What is wrong with the words a row quotes."""
    text = transcripts.get(row["document"])
    if text is None:
        yield f"{place}: no transcript {row['document']}"
        return
    count = text.count(row["quote"])
    nth = row.get("nth", "")
    if not row["quote"] or row["quote"] != row["quote"].strip():
        yield f"{place}: the quote is empty or has white space at its ends"
    elif not nth and count != 1:
        yield f"{place}: found {count} times: {row['quote'][:50]}"
    elif nth and not 1 <= int(nth) <= count:
        yield f"{place}: no occurrence {nth} of {count}: {row['quote'][:50]}"


def tables(transcripts: dict[str, str]) -> Iterator[str]:
    """Memos, quotes and the document table against the transcripts."""
    for number, row in enumerate(rows("memos.csv"), start=2):
        if row["type"] not in MEMO_TYPES:
            yield f"memos.csv row {number}: no type {row['type']}"
        if row["quote"]:
            yield from quoted(row, transcripts, f"memos.csv row {number}")
    for number, row in enumerate(rows("quotes.csv"), start=2):
        yield from quoted(row, transcripts, f"quotes.csv row {number}")
        if row["clearance"] not in CLEARANCES:
            yield f"quotes.csv row {number}: no clearance {row['clearance']}"
        if not only_cut(row["quote"], row["printed"]):
            yield f"quotes.csv row {number}: printed otherwise than with marked cuts"
    yield from collections()
    listed = {row["document"] for row in rows("documents.csv")}
    for name in sorted(listed ^ set(transcripts)):
        yield f"documents.csv and the folders disagree about {name}"


def only_cut(said: str, printed: str) -> bool:
    """Whether words are printed as said, but for what stands in brackets."""
    at = 0
    for piece in BRACKETS.split(printed):
        found = said.find(piece.strip(), at)
        if found < 0:
            return False
        at = found + len(piece.strip())
    return True


def collections() -> Iterator[str]:
    """Collections whose quotes are not numbered in order, or that say not who spoke."""
    held: dict[str, list[dict[str, str]]] = {}
    for row in rows("quotes.csv"):
        held.setdefault(row["collection"], []).append(row)
    for title, every in held.items():
        places = [row["position"] for row in every]
        if places != [str(place) for place in range(1, len(every) + 1)]:
            yield f"quotes.csv: {title}: the positions are {', '.join(places)}"
        if [number for number, row in enumerate(every) if row["attribution"]] != [0]:
            yield f"quotes.csv: {title}: the attribution stands with its first quote"


def cases(transcripts: dict[str, str]) -> Iterator[str]:
    """Cases that name no case or document, or say what they cannot."""
    every = rows("cases.csv")
    held = {(row["kind"], row["id"]) for row in every}
    ids = [row["id"] for row in every]
    for number, row in enumerate(every, start=2):
        place = f"cases.csv row {number}"
        if row["kind"] not in CASE_KINDS or not row["name"]:
            yield f"{place}: no kind {row['kind']}, or no name"
        if ids.count(row["id"]) > 1 or not re.fullmatch(r"[a-z0-9-]+", row["id"]):
            yield f"{place}: {row['id']} is there twice, or no id"
        for kind in ("office", "municipality"):
            if row[kind] and (kind, row[kind]) not in held:
                yield f"{place}: no {kind} {row[kind]}"
        for name in row["documents"].split(";"):
            if name not in transcripts:
                yield f"{place}: no transcript {name or 'named'}"
        yield from said_of(row, place)


def said_of(row: dict[str, str], place: str) -> Iterator[str]:
    """What only cases of one kind have, and they must."""
    person = row["kind"] == "interviewee"
    if (row["consent"] in CONSENTS) != person or bool(row["office"]) != person:
        yield f"{place}: consent and office are an interviewee's, who has both"
    if not person and (row["party"] or row["gender"] or row["in_post_since"]):
        yield f"{place}: party, gender and in_post_since are an interviewee's"
    if row["party"] and "-politiker-" not in row["documents"]:
        yield f"{place}: a party, and no politician"
    town = row["kind"] == "municipality"
    if bool(row["size"]) != town or row["population"].isdigit() != town:
        yield f"{place}: size and population are a municipality's, which has both"


def speakers(transcripts: dict[str, str]) -> Iterator[str]:
    """Transcripts without one interviewee and one office that fit each other."""
    every = rows("cases.csv")
    offices = {row["id"]: row for row in every if row["kind"] == "office"}
    places = {row["document"]: row["municipality"] for row in rows("documents.csv")}
    for name in transcripts:
        of = [row for row in every if name in row["documents"].split(";")]
        kinds = sorted(row["kind"] for row in of)
        here = places.get(name, "")
        if kinds != ["interviewee", *(["municipality"] if here else []), "office"]:
            yield f"cases.csv: {name} is of {', '.join(kinds) or 'no case'}"
            continue
        found = {row["kind"]: row for row in of}
        person, office = found["interviewee"], found["office"]
        if offices.get(person["office"]) != office:
            yield f"cases.csv: {name}: {person['id']} does not hold {office['id']}"
        town = found["municipality"]["id"] if here else ""
        if {here, town, person["municipality"], office["municipality"]} != {here}:
            yield f"cases.csv: {name} is from {here or 'no municipality'}"


def quotable(transcripts: dict[str, str]) -> Iterator[str]:
    """Quotes of somebody who is not to be quoted."""
    closed = {
        name
        for row in rows("cases.csv")
        if row["consent"] == "not-quotable"
        for name in row["documents"].split(";")
    }
    for number, row in enumerate(rows("quotes.csv"), start=2):
        if row["document"] in closed:
            yield f"quotes.csv row {number}: not to be quoted by cases.csv"


def pairs(transcripts: dict[str, str]) -> Iterator[str]:
    """Pairs of offices whose interviews are not there, or not of their wave."""
    cases = rows("cases.csv")
    for number, row in enumerate(rows("pairs.csv"), start=2):
        place = f"pairs.csv row {number}"
        both = [row[f"document_{wave}"] for wave in ("2007", "2010")]
        for wave, name in zip(("2007", "2010"), both, strict=True):
            if name not in transcripts or not name.startswith(wave):
                yield f"{place}: no transcript {name} of {wave}"
        of = [case for case in cases if case["documents"] == ";".join(both)]
        if row["office"] not in {o["id"] for o in of if o["kind"] == "office"}:
            yield f"{place}: cases.csv has no office {row['office']} of both"
        same = "yes" if any(o["kind"] == "interviewee" for o in of) else "no"
        if row["same_holder"] != same:
            yield f"{place}: same_holder is {same} by cases.csv"


def guides(transcripts: dict[str, str]) -> Iterator[str]:
    """Questions of guides whose codes are not there, and ties that lead nowhere."""
    book = CODEBOOK.read_text(encoding="utf-8").split("\nsets:")[0]
    codes, asked = set(CODE_ID.findall(book)), dict[str, set[str]]()
    for guide in sorted((SEEDS / "guides").glob("*.yaml")):
        text = guide.read_text(encoding="utf-8")
        asked[guide.stem] = set(QUESTION_ID.findall(text))
        named = {code for line in NAMED.findall(text) for code in line.split(", ")}
        for code in sorted(named - codes):
            yield f"guides/{guide.name}: no code {code} in the codebook"
    for number, row in enumerate(rows("ties.csv"), start=2):
        place = f"ties.csv row {number}"
        yield from quoted(row, transcripts, place)
        here = asked.get(row["document"].partition("-")[0], set())
        if row["question"] not in here | {"none"}:
            yield f"{place}: no question {row['question']} in the guide"
        if not any(row["quote"] in turn for turn in put(transcripts, row["document"])):
            yield f"{place}: not a turn of the interviewer's"


def put(transcripts: dict[str, str], name: str) -> list[str]:
    """What the interviewer says, turn by turn."""
    return re.findall(r"^Intervjuer: (.+)$", transcripts.get(name, ""), re.MULTILINE)


def corrections(transcripts: dict[str, str]) -> Iterator[str]:
    """Corrected versions must be of a transcript, and differ from it."""
    for name, text in texts("corrected").items():
        if name not in transcripts:
            yield f"corrected/{name}: no transcript of that name"
        elif text == transcripts[name]:
            yield f"corrected/{name}: nothing is corrected"


def main() -> int:
    """Print what was found; 1 if anything was."""
    transcripts, published = texts("transcripts"), texts("documents")
    everything = transcripts | published
    found = [*constructed(transcripts), *lengths(transcripts), *public(published)]
    for check in (shared, codings, tables):
        found += check(everything)
    for check in (cases, speakers, quotable, pairs, guides, corrections):
        found += check(transcripts)
    found += constructed(texts("corrected"))
    lines = [f"{len(words(text)):6} words  {name}" for name, text in everything.items()]
    lines += found or ["nothing to find fault with"]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
