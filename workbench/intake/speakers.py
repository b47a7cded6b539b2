"""Turns out of a plain text: who speaks where, by the shapes transcripts have.

A line opens a turn when it begins with a label: `Name: words`, `Name:` alone,
`[00:01:02] Name:`, `Name (00:12):`, `Name  00:12` alone, `Name<TAB>words`. Whether what
looks like a label is one is decided over the whole document (`_accepted`). Where nobody
is named, lines that begin with a dash are turns; else every paragraph is one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from workbench.domain.documents import Role, Turn
from workbench.domain.spans import Span, trimmed
from workbench.intake import roles

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_NAME = r"[^\W\d_](?:[\w .'’()/&#-]{0,38}[\w.)])?"
_MARKS = "[ \t\u200e\u200f\u202a-\u202e]*"
_STARS = r"[*_]{0,3}"
_COLON = re.compile(
    rf"{_MARKS}(?:[\[(#]?(?P<before>{_TIME})[\])#]?[ \t]*[-–]?[ \t]*)?{_STARS}"
    rf"(?P<name>{_NAME}?)[ \t]*(?:[\[(](?P<after>{_TIME})[\])][ \t]*)?{_STARS}"
    rf"[:：](?![/\d]){_STARS}[ \t]*"
    rf"(?:[\[(](?P<behind>{_TIME})[\])][ \t]*)?{_MARKS}"
)
_ALONE = re.compile(
    rf"{_MARKS}{_STARS}(?:[\[(]?(?P<before>{_TIME})[\])]?[ \t]+)?(?P<name>{_NAME}?)"
    rf"{_STARS}(?:[ \t]+[\[(]?(?P<after>{_TIME})[\])]?)?{_STARS}[ \t]*$"
)
_TABBED = re.compile(
    rf"{_MARKS}(?:[\[(]?(?P<before>{_TIME})[\])]?\t+)?(?P<name>{_NAME}?)\t+(?=\S)"
)
_DASH = re.compile(r"[ \t]*[-–—][ \t]+(?=\S)")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"\n\s*")
_CREDIT = re.compile(r"^Transcribed by https?://\S+\s*\Z", re.MULTILINE)
_REACH = 70
"""How far into a line a label may reach."""


class _Label(NamedTuple):
    """What looks like a speaker's label: where it is and what shape it has."""

    name: str
    start: int
    words: int
    """Where the speaker's words begin."""
    time: int | None
    shape: str
    """`colon`, `timed`, `tab`."""


def turns_of(
    text: str,
    *,
    interviewers: Collection[str] = (),
    headings: Sequence[Span] = (),
    dashes: bool = True,
) -> tuple[Turn, ...]:
    """The turns of a text, in order.

    Args:
        text: as it is stored.
        interviewers: names that are interviewers whatever they are called.
        headings: spans that are nobody's words; a turn ends before one.
        dashes: whether lines that begin with a dash may be turns.
    """
    labels = _accepted(text, list(_labels(text)), interviewers)
    if labels:
        names = list(dict.fromkeys(label.name for label in labels))
        role = roles.roles_of(names, interviewers)
        return tuple(_spoken(text, labels, headings, role))
    lines = list(_dashed(text)) if dashes else []
    if lines:
        return tuple(lines)
    return tuple(_paragraphs(text, headings))


def _labels(text: str) -> Iterator[_Label]:
    """Everything that looks like a label, whether it is one or not."""
    start = 0
    for line in text.split("\n"):
        head = line[:_REACH]
        if ":" in head or "\t" in head or "：" in head:
            label = _label(line, start)
            if label is not None:
                yield label
        start += len(line) + 1


def _label(line: str, start: int) -> _Label | None:
    found = _ALONE.match(line) if len(line) <= _REACH else None
    if found is not None and (found["before"] or found["after"]):
        return _made(found, start, "timed")
    if found := _COLON.match(line[: _REACH + 20]):
        timed = found["before"] or found["after"]
        return _made(found, start, "timed" if timed else "colon")
    if found := _TABBED.match(line):
        return _made(found, start, "tab")
    return None


def _made(found: re.Match[str], start: int, shape: str) -> _Label | None:
    name = found["name"].strip()
    if not _may_be_name(name):
        return None
    times = found.groupdict()
    time = times.get("before") or times.get("after") or times.get("behind")
    whole = found[0]
    return _Label(
        name=name,
        start=start + len(whole) - len(whole.lstrip()),
        words=start + found.end(),
        time=milliseconds(time) if time else None,
        shape=shape,
    )


@lru_cache(maxsize=1024)
def _may_be_name(name: str) -> bool:
    return roles.looks_like_name(name) and not roles.is_nobody(name)


def milliseconds(time: str) -> int:
    """`1:02`, `00:01:02`, `00:01:02.500` as milliseconds."""
    clock, _, fraction = time.replace(",", ".").partition(".")
    seconds = 0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + (int(fraction.ljust(3, "0")) if fraction else 0)


def _accepted(
    text: str, found: list[_Label], interviewers: Collection[str]
) -> list[_Label]:
    """Those labels that are speakers', judged over the whole document.

    A name that says what it is (`Interviewer`, `Informant 2`) is one; another must come
    back, and such labels must carry the document. `_heard_once` adds who speaks once.
    """
    certain = _certain(found, interviewers)
    shapes = Counter(one.shape for one in certain)
    main = shapes.most_common(1)[0][0] if shapes else ""
    if main == "tab":
        found = [one for one in found if one.shape == "tab"]
    else:
        found = [one for one in found if one.shape != "tab"]
    certain = _certain(found, interviewers)
    blocks = 1 + len((_BLANK if _BLANK.search(text) else _LINE_END).findall(text))
    if not _carry(certain, blocks, interviewers) and not _asked_once(
        found, blocks, interviewers
    ):
        return []
    names = {one.name.casefold() for one in certain}
    if shapes["timed"] * 2 > len(certain):
        return [x for x in found if x.shape == "timed" or x.name.casefold() in names]
    most = len(certain) * 2 >= blocks
    silent = Role.INTERVIEWEE not in roles.roles_of(names, interviewers).values()
    return [
        one
        for one in found
        if one.name.casefold() in names or _heard_once(one, text, most or silent)
    ]


def _certain(found: list[_Label], interviewers: Collection[str]) -> list[_Label]:
    """Labels that say what they are, and those that come more than once."""
    times = Counter((one.shape == "tab", one.name.casefold()) for one in found)
    sure = {
        name
        for (_, name), count in times.items()
        if count > 1 or roles.is_known(name, interviewers)
    }
    return [one for one in found if one.name.casefold() in sure]


def _carry(certain: list[_Label], blocks: int, interviewers: Collection[str]) -> bool:
    """Whether these labels are enough, and few enough names, for a transcript."""
    names = {one.name.casefold() for one in certain}
    if any(roles.is_known(name, interviewers) for name in names):
        return len(certain) > 1 or blocks <= 2
    return (
        len(certain) > 1
        and len(certain) >= blocks * 0.2
        and len(names) <= len(certain) * 0.6
    )


def _asked_once(
    found: list[_Label], blocks: int, interviewers: Collection[str]
) -> bool:
    """Whether the first label is an interviewer's by name, and others answer it.

    So a short interview in which everybody speaks once is one.
    """
    names = list(dict.fromkeys(one.name for one in found))
    role = roles.roles_of(names[:1], interviewers)
    asked = bool(names) and role[names[0]] is Role.INTERVIEWER
    return asked and len(names) > 1 and len(found) >= blocks * 0.2


def _heard_once(label: _Label, text: str, likely: bool) -> bool:
    """Whether a label that comes once is a speaker's: a short name where one is due.

    It is due where labels open most paragraphs, where nobody else answers, and on a
    line of its own.
    """
    if len(label.name.split()) > 3:
        return False
    alone = text[label.words : label.words + 1] == "\n"
    return likely or (alone and label.name.isupper())


def _spoken(
    text: str,
    labels: Sequence[_Label],
    headings: Sequence[Span],
    role: Mapping[str, Role],
) -> Iterator[Turn]:
    """A turn from each label up to the next; those without words are left out."""
    credit = _CREDIT.search(text)
    last = credit.start() if credit else len(text)
    first: dict[str, str] = {}
    ends = [one.start for one in labels[1:]] + [last]
    for label, end in zip(labels, ends, strict=True):
        name = first.setdefault(label.name.casefold(), label.name)
        start = label.start
        for part in _between(label.words, end, headings):
            span = trimmed(text, *part)
            if span.length:
                yield Turn(
                    label=min(start, span.start),
                    start=span.start,
                    end=span.end,
                    speaker=name,
                    role=role[name],
                    time=label.time,
                )
                start = len(text)


def _between(start: int, end: int, headings: Sequence[Span]) -> Iterator[Span]:
    """The stretch without the headings in it."""
    for heading in headings:
        if start <= heading.start < end:
            yield Span(start, heading.start)
            start = heading.end
    yield Span(start, end)


def _dashed(text: str) -> Iterator[Turn]:
    """Turns that only a dash at the start of their lines tells apart."""
    places: list[tuple[int, int]] = []
    lines = start = 0
    for line in text.split("\n"):
        if line.strip():
            lines += 1
        if found := _DASH.match(line):
            lead = len(line) - len(line.lstrip())
            places.append((start + lead, start + found.end()))
        start += len(line) + 1
    if len(places) < 2 or len(places) < lines * 0.6:
        return
    ends = [label for label, _ in places[1:]] + [len(text)]
    for (label, words), end in zip(places, ends, strict=True):
        span = trimmed(text, words, end)
        if span.length:
            yield Turn(label=label, start=span.start, end=span.end)


def paragraphs(text: str) -> Iterator[Span]:
    """Paragraphs: parted by blank lines, or lines where there is no blank line."""
    stretch = trimmed(text, 0, len(text))
    parting = _BLANK if _BLANK.search(text, *stretch) else _LINE_END
    start = stretch.start
    for found in parting.finditer(text, *stretch):
        yield trimmed(text, start, found.start())
        start = found.end()
    if start < stretch.end:
        yield trimmed(text, start, stretch.end)


def _paragraphs(text: str, headings: Sequence[Span]) -> Iterator[Turn]:
    """Each paragraph that is no heading as a turn of nobody's."""
    titles = {heading.start for heading in headings}
    for span in paragraphs(text):
        if span.start not in titles:
            yield Turn(label=span.start, start=span.start, end=span.end, role=Role.NONE)
