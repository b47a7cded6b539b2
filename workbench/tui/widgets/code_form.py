"""A code as a form to read: what it means, its border, what changed and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.safe_text import clip, one_line, width
from workbench.tui.colors import color_name
from workbench.tui.desk import BookLine, CodeChange, CodeForm
from workbench.tui.speech import Speech, fitted

HEAD = 10
"""Cells of the words before a list."""
SWATCH = "██"


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line of the form: plain text, how it looks, and a colour to show in it."""

    text: str
    strong: bool = False
    color: str = ""
    muted: bool = False


class CodeFormView(VerticalScroll, can_focus=False):
    """The form of the chosen code; it takes no keys, the screen scrolls it."""

    DEFAULT_CSS = """
    CodeFormView {
        width: 1fr; scrollbar-size: 1 1; scrollbar-gutter: stable;
        border-left: solid $foreground 35%;
    }
    CodeFormView Static { height: auto; }
    """

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._form: CodeForm | None = None
        self._line: BookLine | None = None

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(markup=False)

    @property
    def texts(self) -> list[str]:
        """The lines as they are shown."""
        return [one.text for one in self._lines()]

    def _lines(self) -> list[FormLine]:
        if self._form is None:
            return []
        cells = max(self.scrollable_content_region.width - 2, 20)
        return form_lines(self._form, self._speech, cells, line=self._line)

    def show(self, form: CodeForm | None, line: BookLine | None = None) -> None:
        """Shows a code; where it is another one, from its beginning."""
        if form is None or self._form is None or form.id != self._form.id:
            self.scroll_home(animate=False)
        self._form, self._line = form, line
        self.repaint()

    def repaint(self) -> None:
        """Lays the lines out for the room there is."""
        self.query_one(Static).update(Content("\n").join(map(_painted, self._lines())))


def _painted(line: FormLine) -> Content:
    text = Content(f" {line.text}")
    if line.strong:
        text = text.stylize("bold")
    if line.muted:
        text = text.stylize("dim")
    if line.color:
        place = line.text.index(SWATCH) + 1
        text = text.stylize(line.color, place, place + len(SWATCH))
    return text


def form_lines(
    form: CodeForm,
    speech: Speech,
    cells: int,
    *,
    line: BookLine | None = None,
    now: datetime | None = None,
) -> list[FormLine]:
    """The whole form, wrapped; `line` knows what hangs on the branch."""
    made = _Form(form, speech, cells, now or datetime.now(UTC))
    made.line = line
    return list(made.lines())


class _Form:
    def __init__(
        self, form: CodeForm, speech: Speech, cells: int, now: datetime
    ) -> None:
        self._form, self._speech, self._cells, self._now = form, speech, cells, now
        self.line: BookLine | None = None

    def lines(self) -> Iterator[FormLine]:
        """Names, definition and rules, ties, what hangs on it and what changed."""
        yield from self._head()
        yield self._rule()
        yield from self._meaning()
        yield from self._ties()
        yield self._rule()
        yield from self._uses()
        yield from self._changed()
        yield from self._memos()

    def _rule(self) -> FormLine:
        return FormLine("─" * self._cells, muted=True)

    def _plain(self, text: str) -> Iterator[FormLine]:
        yield from (FormLine(line) for line in flowed(text, self._cells))

    def _named(self, head: str, text: str) -> Iterator[FormLine]:
        """A word in front, the rest beside it."""
        if not text:
            return
        start = f"{fitted(head, HEAD - 1)} "
        for line in flowed(text, self._cells - HEAD):
            yield FormLine(start + line)
            start = " " * HEAD

    # -- the parts

    def _head(self) -> Iterator[FormLine]:
        form, say = self._form, self._speech
        first, *others = form.names or (("", form.id),)
        said = " · ".join(f"{one_line(name)} ({language})" for language, name in others)
        own = one_line(first[1])
        if said and width(own) + width(said) + 3 <= self._cells:
            yield FormLine(f"{own}   {said}", strong=True)
        else:
            yield from self._strong(own)
            yield from self._plain(said) if said else ()
        parts = [
            f"{say('form.id')} {form.id}",
            f"{say('form.over')} {one_line(form.over) or say('form.top')}",
            *([f"{say('form.key')} {form.key}"] if form.key else []),
            *([] if form.codable else [say("form.heading")]),
            say("form.since", version=form.since),
        ]
        yield from self._plain(" · ".join(parts))
        if form.color:
            name = say(f"color.{color_name(form.color)}")
            said = f"{say('form.color')} {SWATCH} {name} {form.color}"
            yield FormLine(said, color=form.color)
        yield from self._state()

    def _state(self) -> Iterator[FormLine]:
        form, say = self._form, self._speech
        if form.into:
            yield from self._strong(say("form.into", name=form.into))
        elif form.status != "accepted":
            yield from self._strong(say(f"form.{form.status}"))

    def _strong(self, text: str) -> Iterator[FormLine]:
        for line in flowed(text, self._cells):
            yield FormLine(line, strong=True)

    def _meaning(self) -> Iterator[FormLine]:
        form, say = self._form, self._speech
        when = say.when(form.defined_at, self._now)
        known = ", ".join(x for x in (f"v{form.defined}", when, form.defined_by) if x)
        yield FormLine(clip(f"{say('form.definition')} ({known})", self._cells), True)
        yield from self._plain(form.definition or say("form.no-definition"))
        for key, several in (
            ("include", form.include),
            ("exclude", form.exclude),
            ("examples", form.examples),
            ("counter_examples", form.counter_examples),
        ):
            yield from self._named(say(f"form.{key}"), "; ".join(several))
        yield from self._named(say("form.indicators"), ", ".join(form.indicators))

    def _ties(self) -> Iterator[FormLine]:
        form, say = self._form, self._speech
        origin = say(f"origin.{form.origin}") if form.origin else ""
        from_ = ", ".join(part for part in (origin, form.source) if part)
        relations = "; ".join(f"{kind} → {name}" for kind, name in form.relations)
        for key, text in (
            ("from", from_),
            ("sets", ", ".join(form.sets)),
            ("relations", relations),
            ("split-from", form.split_from),
            ("parts", ", ".join(form.parts)),
            ("stands-for", ", ".join(form.stands_for)),
        ):
            yield from self._named(say(f"form.{key}"), text)

    def _uses(self) -> Iterator[FormLine]:
        form, say = self._form, self._speech
        documents = say.count("documents.title", form.documents)
        if form.codable or form.passages:
            yield FormLine(
                say.count("form.passages", form.passages, documents=documents)
            )
        if self.line and self.line.above:
            documents = say.count("documents.title", self.line.documents)
            many = self.line.passages
            yield FormLine(say.count("form.branch", many, documents=documents))
        if form.outdated:
            yield from self._strong(
                say("form.outdated", count=form.outdated, all=form.passages)
            )

    def _changed(self) -> Iterator[FormLine]:
        form, say = self._form, self._speech
        if form.changes:
            when = say.when(form.changed_at, self._now)
            said = f"{say('form.changed')} v{form.changed}, {when}, {form.changed_by}: "
            said += "; ".join(change_said(one, say) for one in form.changes)
            yield from self._plain(said)
        if form.why:
            yield from self._plain(say("form.why", why=form.why))

    def _memos(self) -> Iterator[FormLine]:
        form, say = self._form, self._speech
        if form.memos:
            yield from self._plain(
                say("form.memos", count=len(form.memos), last=form.memos[0])
            )


def change_said(change: CodeChange, speech: Speech) -> str:
    """One change of a code: the field; of a text, the words that came and went."""
    name = speech(f"change.{change.field.replace('.', '-')}")
    before, now = _differing(change.before, change.now)
    if change.field not in {"name", "definition"} or not (before or now):
        return name
    said = speech("change.became", before=before or "…", now=now or "…")
    return f"{name} {said}"


def _differing(before: str, now: str) -> tuple[str, str]:
    """What two texts do not have in common at their ends, in whole words."""
    old, new = before.split(), now.split()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return " ".join(old), " ".join(new)


def flowed(text: str, cells: int) -> list[str]:
    """A text on lines of at most so many cells; its own lines stay apart."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        lines += _wrapped(one_line(paragraph).split(), max(cells, 8))
    return lines


def _wrapped(words: Sequence[str], cells: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and width(lines[-1]) + 1 + width(word) <= cells:
            lines[-1] += f" {word}"
        else:
            lines.append(clip(word, cells))
    return lines
