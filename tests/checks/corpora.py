"""Imports a folder of other people's texts and compares with what it should give.

    python tests/checks/corpora.py FOLDER [--paper FILE]...

FOLDER holds EXPECTED.json: for each .txt and .md file how its figures were made
(`decode`, `by construction (exact)`, `pandoc ...`), its encoding, words, sentences it
must contain, and for files by construction the turns, one a line, in a file of their
own. Each file is decoded a second time here, by Python's codecs with the encoding that
EXPECTED.json states, independently of the importer. Exit code 1 where anything differs.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from workbench.domain.documents import Draft  # noqa: E402
from workbench.domain.sentences import boundaries  # noqa: E402
from workbench.errors import WorkbenchError  # noqa: E402
from workbench.intake import read  # noqa: E402

TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "–": "-", "—": "-"}
)
ROW = "{:44} {:10} {:>6} {:>6} {:>7} {:>5} {:>9}  {}"


def say(*words: str) -> None:
    """Write a line to stdout."""
    sys.stdout.write(" ".join(words) + "\n")


def collapsed(text: str) -> str:
    """The text with each run of white space, and each soft hyphen, as one space."""
    return " ".join(text.replace("\u00ad", " ").split())


def untypographic(text: str) -> str:
    """Without the quotes, dashes and ellipses that pandoc sets for plainer ones."""
    return re.sub("-{2,3}", "-", collapsed(text).translate(TYPOGRAPHY))


def count(text: str) -> int:
    """Words, counted here and not by the program."""
    return sum(1 for _ in re.finditer(r"\w+", text))


def decoded(data: bytes, encoding: str) -> str:
    """What the bytes say in the stated encoding, with LF line ends and NFC."""
    text = data.decode(encoding).removeprefix("\ufeff")
    text = re.sub(r"\r\n?", "\n", text)
    return unicodedata.normalize("NFC", text)


def turn_faults(draft: Draft, lines: list[str]) -> list[str]:
    """Where the turns differ from the lines, `Speaker: words` or the words alone."""
    faults = []
    if len(draft.turns) != len(lines):
        faults.append(f"{len(draft.turns)} turns, not {len(lines)}")
    for number, (turn, line) in enumerate(zip(draft.turns, lines, strict=False), 1):
        said = collapsed(draft.text[turn.start : turn.end])
        got = f"{turn.speaker}: {said}" if turn.speaker else said
        if got != collapsed(line):
            faults.append(f"turn {number}: {got[:60]!r} is not {line[:60]!r}")
    return faults


def faults_of(
    draft: Draft, folder: Path, name: str, wanted: dict[str, Any]
) -> list[str]:
    """Everything in which an imported file differs from what it should be."""
    how, faults = wanted["how"], []
    words, right = count(draft.text), wanted["words"]
    if how.startswith("pandoc"):
        if abs(words - right) > 0.01 * right:
            faults.append(f"{words} words, pandoc has {right}")
    else:
        other = decoded((folder / name).read_bytes(), wanted["encoding"])
        if draft.text != other:
            faults.append(f"differs from its bytes read as {wanted['encoding']}")
    if how == "decode" and words != right:
        faults.append(f"{words} words, not {right}")
    shape = untypographic if how.startswith("pandoc") else collapsed
    held = shape(draft.text)
    faults += [
        f"does not contain {sentence[:70]!r}"
        for sentence in wanted["must_contain"]
        if shape(sentence) not in held
    ]
    if "expected_text" in wanted:
        lines = (folder / wanted["expected_text"]).read_text("utf-8").splitlines()
        lines = [line for line in lines if line.strip()]
        faults += turn_faults(draft, lines)
        said = sum(count(draft.text[t.start : t.end]) for t in draft.turns)
        if said != right:
            faults.append(f"{said} words in turns, not {right}")
    return faults


def row(name: str, draft: Draft, wanted: dict[str, Any], faults: list[str]) -> str:
    """A file's line in the table."""
    held = len(wanted.get("must_contain", ()))
    return ROW.format(
        name[-44:],
        f"{draft.encoding}",
        f"{draft.confidence:.2f}",
        count(draft.text),
        wanted.get("words", ""),
        held,
        f"{len(draft.turns)}/{wanted.get('turns', '-')}",
        "; ".join(faults) or "ok",
    )


def check(folder: Path, name: str, wanted: dict[str, Any]) -> bool:
    """Import a file, print its line, say whether all is right."""
    try:
        draft = read(folder / name)
    except WorkbenchError as error:
        say(ROW.format(name[-44:], "", "", "", "", "", "", f"error: {error.message}"))
        return False
    faults = faults_of(draft, folder, name, wanted)
    say(row(name, draft, wanted, faults))
    return not faults


def check_paper(path: Path) -> bool:
    """Import a UTF-8 text that EXPECTED.json does not name; all of it must be there."""
    draft = read(path)
    faults = []
    if draft.text != decoded(path.read_bytes(), "utf-8-sig"):
        faults.append("differs from its bytes read as utf-8")
    flat = boundaries(draft.text, draft.turns, "nb")
    held = "".join(draft.text[a:b] for a, b in zip(flat[::2], flat[1::2], strict=True))
    if "".join(held.split()) != "".join(draft.text.split()):
        faults.append("its sentences do not hold all of it")
    say(row(path.name, draft, {}, faults), f"({len(flat) // 2} sentences)")
    return not faults


def main() -> int:
    """Check every .txt and .md of the folder, and the papers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where EXPECTED.json is")
    parser.add_argument("--paper", type=Path, action="append", default=[])
    arguments = parser.parse_args()
    expected = json.loads((arguments.folder / "EXPECTED.json").read_text("utf-8"))
    say(
        ROW.format(
            "file", "encoding", "sure", "words", "right", "holds", "turns", "result"
        )
    )
    results = [
        check(arguments.folder, name, wanted)
        for name, wanted in expected.items()
        if name.endswith((".txt", ".md"))
    ]
    results += [check_paper(path) for path in arguments.paper]
    say(f"{sum(results)} of {len(results)} right")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
