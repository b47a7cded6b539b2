"""Colours: the themes one can choose from, and how far ink stands off its ground."""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import Color
from textual.theme import Theme

CONTRAST = 4.5
"""The least that text stands off its ground: WCAG 2.2, success criterion 1.4.3."""
MORE_CONTRAST = 7.0
"""The least in the themes of high contrast: success criterion 1.4.6."""

OWN = (
    Theme(
        name="workbench-contrast",
        primary="#00d7ff",
        secondary="#ffd700",
        warning="#ffd700",
        error="#ff8787",
        success="#5fff5f",
        accent="#ffd700",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#303030",
        dark=True,
        luminosity_spread=0.1,
        text_alpha=1.0,
        variables={"text-muted": "#ffffff", "text-disabled": "#d0d0d0"},
    ),
    Theme(
        name="workbench-contrast-light",
        primary="#0000af",
        secondary="#5f005f",
        warning="#5f3700",
        error="#87005f",
        success="#004b00",
        accent="#0000af",
        foreground="#000000",
        background="#ffffff",
        surface="#ffffff",
        panel="#dadada",
        dark=False,
        luminosity_spread=0.1,
        text_alpha=1.0,
        variables={"text-muted": "#000000", "text-disabled": "#303030"},
    ),
)
"""Themes of our own; black and white with as little between as can be."""

SHARP = frozenset(theme.name for theme in OWN)
"""Those of high contrast."""

CHOICES: Mapping[str, str] = {
    "dark": "textual-dark",
    "light": "textual-light",
    "high-contrast": "workbench-contrast",
    "high-contrast-light": "workbench-contrast-light",
    "ansi": "ansi-dark",
    "ansi-light": "ansi-light",
}
"""What a user can choose, and the theme that it stands for."""


def contrast(one: Color, other: Color) -> float:
    """How far two colours stand apart, from 1 to 21: WCAG 2.2, contrast ratio."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    """Relative luminance, from 0 to 1: WCAG 2.2."""
    parts = [
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
        for one in color.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def readable(ink: Color, ground: Color, toward: Color, least: float) -> Color:
    """An ink that stands off its ground: itself, or as little nearer to another.

    Args:
        ink: The colour that is wanted.
        ground: What it is to be read on.
        toward: A colour that can be read there, at best the text's own.
        least: How far it has to stand off.
    """
    for step in range(11):
        found = ink.blend(toward, step / 10)
        if contrast(found, ground) >= least:
            return found
    return toward


def choice_of(theme: str) -> str:
    """What a theme is called among `CHOICES`; its own name where it is not there."""
    return next((name for name, one in CHOICES.items() if one == theme), theme)
