"""What a project is called, reads and allows: its settings, and how they are set."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from workbench.domain.languages import INTERFACE, KNOWN
from workbench.errors import UsageError
from workbench.store.read import about, identity

if TYPE_CHECKING:
    from workbench.project.session import Project

CHOICES = {
    "step": ("sentence", "answer", "paragraph", "word"),
    "clipboard": ("yes", "no"),
    "editor": ("yes", "no"),
}
"""What a setting can be where it is one of a few words; the first unless it is set."""

SETTINGS = ("title", "language", "step", "interviewers", "clipboard", "editor")
"""What is set by hand; the rest comes with what it belongs to."""


def rules(project: Project) -> dict[str, str]:
    """Every setting of `SETTINGS` as it now is; interviewers a line each."""
    with project.file.reading() as connection:
        held = about.settings(connection)
        called = identity.project(connection)
    usual = {name: words[0] for name, words in CHOICES.items()}
    if called is not None:
        _, usual["title"], usual["language"] = called
    now = {**usual, **held}
    return {name: now.get(name, "") for name in SETTINGS}


def forbidden(project: Project) -> frozenset[str]:
    """What the screens may not use, of `clipboard` and `editor`."""
    now = rules(project)
    return frozenset(name for name in ("clipboard", "editor") if now[name] == "no")


def set_rule(project: Project, name: str, value: str) -> bool:
    """Set one of them; whether that is another value than before.

    Args:
        project: The project.
        name: One of `SETTINGS`.
        value: As `rules` gives it; interviewers may be parted by commas as well.

    Raises:
        UsageError: there is no such setting, or it cannot be that.
    """
    wanted = _fit(name, value)
    if wanted == rules(project)[name]:
        return False
    from workbench.domain.changes.kinds import Label, ProjectSet

    with project.recording(Label.SETTINGS) as act:
        uid = project.uid
        if name in {"language", *CHOICES}:
            change = ProjectSet(subject=uid, setting=name, choice=wanted)
        else:
            held = act.batch.text(uid, wanted) if wanted else None
            change = ProjectSet(subject=uid, setting=name, text=held)
        act.batch.add(change)
    project.title, project.language = (rules(project)[x] for x in SETTINGS[:2])
    return True


def _fit(name: str, value: str) -> str:
    """A value as it is kept."""
    value = unicodedata.normalize("NFC", value)
    if name == "interviewers":
        names = (" ".join(one.split()) for one in value.replace(",", "\n").splitlines())
        return "\n".join(dict.fromkeys(one for one in names if one))
    value = " ".join(value.split())
    if name == "title":
        if not value:
            raise UsageError("a project needs a title")
        return value
    if name == "language":
        _one_of(name, value, KNOWN, INTERFACE)
    elif name in CHOICES:
        _one_of(name, value, CHOICES[name], CHOICES[name])
    else:
        raise UsageError(
            f"there is no setting {name!r}", hint=f"one of {', '.join(SETTINGS)}"
        )
    return value


def _one_of(
    name: str, value: str, words: frozenset[str] | tuple[str, ...], shown: object
) -> None:
    if value not in words:
        listed = ", ".join(shown) if isinstance(shown, tuple) else str(shown)
        raise UsageError(f"{name} cannot be {value!r}", hint=f"one of {listed}")
