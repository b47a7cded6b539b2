"""The name of a colour, for those who do not see it."""

from __future__ import annotations

import colorsys

_HUES = (
    (15, "red"),
    (45, "orange"),
    (70, "yellow"),
    (160, "green"),
    (195, "turquoise"),
    (255, "blue"),
    (290, "purple"),
    (345, "pink"),
    (360, "red"),
)
"""Up to which angle of the colour wheel a colour has a name."""
_GREY, _DARK, _LIGHT = 0.12, 0.15, 0.9
_BROWN = 0.4
"""Below this lightness orange is called brown."""


def color_name(color: str) -> str:
    """The end of the key of a colour's name in `words`; empty for no colour.

    Args:
        color: `#rrggbb`, or empty.
    """
    try:
        red, green, blue = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    except ValueError:
        return ""
    hue, light, _ = colorsys.rgb_to_hls(red, green, blue)
    if max(red, green, blue) - min(red, green, blue) < _GREY:
        return "black" if light < _DARK else "white" if light > _LIGHT else "grey"
    name = next(name for end, name in _HUES if hue * 360 <= end)
    return "brown" if name == "orange" and light < _BROWN else name
