"""Writing what is said of a code: field by field, language by language.

Lists have an entry a line. Esc closes and keeps what was written; whether it is done to
the codebook is asked afterwards, with what it would do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.domain.codebook import Code, Origin
from workbench.domain.languages import INTERFACE
from workbench.safe_text import clip, one_line, safe
from workbench.tui.actions import bindings
from workbench.tui.places import Place
from workbench.tui.speech import Speech, fitted
from workbench.tui.widgets.bars import footer
from workbench.words import word

if TYPE_CHECKING:
    from textual.widgets import TextArea

_TEXTS = ("name", "definition")
_LISTS = ("include", "exclude", "examples", "counter_examples", "indicators")
_WHOLE = ("source", "origin", "color", "key", "codable")
FIELDS = (*_TEXTS, *_LISTS, *_WHOLE)
HEAD = 14

Values = dict[tuple[str, str], str]
"""What is written in each field, by field and language, as one writes it."""


class Unfit(Exception):
    """What is written in a field cannot be read."""

    def __init__(self, field: str, said: str) -> None:
        super().__init__(said)
        self.field, self.said = field, said


class CodeFields(ModalScreen[Code | None]):
    """The fields of a code; dismisses with it as written, None where that is undone."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.FIELDS)]
    DEFAULT_CSS = """
    CodeFields { align: center middle; background: $background 30%; }
    CodeFields Vertical {
        width: 100%; height: 100%; max-width: 110; max-height: 34;
        border: solid $foreground 50%; padding: 0 1;
        border-title-color: $text; border-subtitle-color: $text-muted;
        background: $surface;
    }
    CodeFields #fields { height: auto; }
    CodeFields #about { height: auto; margin-top: 1; color: $text-muted; }
    CodeFields TextArea { height: 1fr; min-height: 3; padding: 0; }
    """

    def __init__(
        self, code: Code, title: str, languages: Sequence[str], speech: Speech
    ) -> None:
        """Prepares the form.

        Args:
            code: The code as it is; its id is empty where it is new.
            title: What the form is about.
            languages: The first is shown first.
            speech: The words.
        """
        super().__init__()
        self._code, self._title, self._speech = code, title, speech
        known = dict.fromkeys((*languages, *code.name, *INTERFACE))
        self._languages = list(known)
        self._language = self._languages[0]
        self._at = 0
        self.values = written(code, speech)

    def compose(self) -> ComposeResult:
        """All fields, and the one that is written."""
        from textual.widgets import TextArea

        with Vertical() as box:
            box.border_title = Content(safe(self._title))
            yield Static(id="fields", markup=False)
            yield Static(id="about", markup=False)
            area = TextArea(tab_behavior="focus", soft_wrap=True, compact=True)
            area.show_line_numbers = False
            area.cursor_blink = False
            yield area

    def on_mount(self) -> None:
        """The name first."""
        self._turn_to(0)
        self._area.focus()

    @property
    def _area(self) -> TextArea:
        from textual.widgets import TextArea

        return self.query_one(TextArea)

    @property
    def _key(self) -> tuple[str, str]:
        field = FIELDS[self._at]
        return field, "" if field in _WHOLE else self._language

    @property
    def lines(self) -> list[str]:
        """The fields as they are shown, each with the beginning of what it says."""
        cells = max(self.query_one("#fields").size.width, 40)
        return [self._line(n, field, cells) for n, field in enumerate(FIELDS)]

    def _line(self, number: int, field: str, cells: int) -> str:
        language = "" if field in _WHOLE else self._language
        said = self.values.get((field, language), "").strip()
        head = fitted(self._speech(f"field.{field}"), HEAD)
        sign = "▸" if number == self._at else " "
        return clip(f"{sign} {head} {one_line(said.replace(chr(10), '; '))}", cells)

    def _paint(self, said: str = "") -> None:
        self.query_one("#fields", Static).update(Content("\n".join(self.lines)))
        field, language = self._key
        name = self._speech(f"field.{field}")
        spoken = f" · {self._speech_of(language)}" if language else ""
        how = said or self._speech(f"field.how.{_how(field)}")
        about = self.query_one("#about", Static)
        about.update(Content(safe(f"{name.upper()}{spoken} · {how}")))
        keys = "  ".join(footer([Place.FIELDS], self._speech, {}))
        self.query_one(Vertical).border_subtitle = Content(keys)

    def _speech_of(self, language: str) -> str:
        known = language in INTERFACE
        return self._speech(f"language.{language}") if known else language

    def _turn_to(self, place: int, said: str = "") -> None:
        self._at = place % len(FIELDS)
        area = self._area
        area.text = self.values.get(self._key, "")
        area.move_cursor(area.document.end)
        self._paint(said)
        # The width of the fields is known once they are laid out.
        self.call_after_refresh(self._paint, said)

    def _hold(self) -> None:
        """Keeps what is written in the field, however one leaves it."""
        self.values[self._key] = self._area.text

    # -- keys

    def action_field_next(self) -> None:
        """The next field."""
        self._hold()
        self._turn_to(self._at + 1)

    def action_field_previous(self) -> None:
        """The field before."""
        self._hold()
        self._turn_to(self._at - 1)

    def action_field_language(self) -> None:
        """The same field in the next language."""
        self._hold()
        place = self._languages.index(self._language)
        self._language = self._languages[(place + 1) % len(self._languages)]
        self._turn_to(self._at)

    def action_keep(self) -> None:
        """Closes; what cannot be read is said, and the form stays."""
        self._hold()
        try:
            made = read(self._code, self.values)
        except Unfit as unfit:
            said = self._speech(unfit.said)
            self._turn_to(FIELDS.index(unfit.field), said)
            return
        self.dismiss(made)

    def action_discard(self) -> None:
        """Closes; nothing of it is kept."""
        self.dismiss(None)


def _how(field: str) -> str:
    """How a field is written: the end of the key of a sentence."""
    if field in _LISTS:
        return "list"
    return field if field in {"origin", "color", "key", "codable"} else "text"


def written(code: Code, speech: Speech) -> Values:
    """What is said of a code, as one writes it."""
    values: Values = {}
    for field in _TEXTS:
        values |= {(field, key): text for key, text in getattr(code, field).items()}
    for field in _LISTS:
        for key, several in getattr(code, field).items():
            values[field, key] = "\n".join(several)
    values["source", ""] = code.source
    values["origin", ""] = speech(f"origin.{code.origin}") if code.origin else ""
    values["color", ""] = code.color
    values["key", ""] = code.key
    values["codable", ""] = speech("field.yes" if code.codable else "field.no")
    return values


def read(code: Code, values: Mapping[tuple[str, str], str]) -> Code:
    """The code with what is written; empty texts and lists are left out.

    Raises:
        Unfit: an origin, or a yes or no, that is none in any language.
    """
    said: dict[str, Any] = {field: {} for field in (*_TEXTS, *_LISTS)}
    for (field, language), text in values.items():
        if field in _TEXTS and text.strip():
            said[field][language] = text.strip()
        elif field in _LISTS and text.strip():
            lines = (line.strip() for line in text.splitlines())
            said[field][language] = tuple(line for line in lines if line)
    origins = {str(one): one for one in Origin}
    return replace(
        code,
        source=_of(values, "source"),
        color=_of(values, "color"),
        key=_of(values, "key"),
        origin=_chosen("origin", _of(values, "origin"), origins, None),
        codable=_chosen("codable", _of(values, "codable"), _YES_NO, True),
        **said,
    )


_YES_NO = {"yes": True, "no": False}


def _of(values: Mapping[tuple[str, str], str], field: str) -> str:
    return values.get((field, ""), "").strip()


def _chosen(field: str, text: str, words: Mapping[str, Any], usual: Any) -> Any:
    """What a word stands for that begins so, in any language of the interface."""
    if not text:
        return usual
    key = "origin" if field == "origin" else "field"
    for one, meant in words.items():
        for language in INTERFACE:
            if word(f"{key}.{one}", language).startswith(text.casefold()):
                return meant
    raise Unfit(field, f"field.how.{field}")
