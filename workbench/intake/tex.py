"""TeX formulas in a Markdown text as plain characters: gamma_{1} as `γ₁`."""

from __future__ import annotations

import re

_GREEK = dict(
    zip(
        "alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu "
        "nu xi pi rho sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta "
        "Lambda Xi Pi Sigma Phi Psi Omega".split(),
        "αβγδϵεζηθικλμνξπρστυϕφχψωΓΔΘΛΞΠΣΦΨΩ",
        strict=True,
    )
)
_SIGNS = {
    **_GREEK,
    "cdot": "⋅",
    "times": "×",
    "in": "∈",
    "leq": "≤",
    "le": "≤",
    "geq": "≥",
    "ge": "≥",
    "neq": "≠",
    "approx": "≈",
    "sim": "∼",
    "pm": "±",
    "to": "→",
    "rightarrow": "→",
    "infty": "∞",
    "sum": "∑",
    "ldots": "…",
    "dots": "…",
    "quad": " ",
    "qquad": " ",
    "mid": "∣",
}
_BOARD = str.maketrans("RNZQCEP", "ℝℕℤℚℂ𝔼ℙ")
_LOW = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_HIGH = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_STYLED = re.compile(r"\\(?:text|mathrm|mathit|mathbf|operatorname|textbf)\{([^{}]*)\}")
_BLACKBOARD = re.compile(r"\\mathbb\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\{([^{}]*)\}")
_FRACTION = re.compile(r"\\frac\{([^{}]*)\}\{([^{}]*)\}")
_SCRIPT = re.compile(r"([_^])(?:\{([^{}]*)\}|(\\?\w))")
_COMMAND = re.compile(r"\\([A-Za-z]+)[ ]?")
_ESCAPED = re.compile(r"\\([^A-Za-z\s])")
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand for braces that are written, not those that group."""
_BRACES_AWAY = str.maketrans("", "", _OPEN + _CLOSE)
_BRACES_BACK = str.maketrans({"{": "", "}": "", _OPEN: "{", _CLOSE: "}"})


def plain(formula: str) -> str:
    """A formula without TeX's marks; what is not known keeps its name."""
    text = formula.strip().translate(_BRACES_AWAY).replace(r"\{", _OPEN)
    text = text.replace(r"\}", _CLOSE)
    for _ in range(4):
        before = text
        text = _STYLED.sub(r"\1", text)
        text = _BLACKBOARD.sub(lambda found: found[1].translate(_BOARD), text)
        text = _COMMAND.sub(_sign, text)
        text = _SCRIPT.sub(_script, text)
        text = _ROOT.sub(_root, text)
        text = _FRACTION.sub(r"\1/\2", text)
        if text == before:
            break
    text = _ESCAPED.sub(r"\1", text)
    return _COMMAND.sub(r"\1 ", text.translate(_BRACES_BACK)).strip()


def _sign(found: re.Match[str]) -> str:
    sign = _SIGNS.get(found[1])
    if sign is None:
        return found[0]
    return sign + (" " if found[0].endswith(" ") and sign.strip() else "")


def _script(found: re.Match[str]) -> str:
    inner = found[2] if found[2] is not None else found[3]
    table = _LOW if found[1] == "_" else _HIGH
    raised = inner.translate(table)
    if inner and all(one != other for one, other in zip(inner, raised, strict=True)):
        return raised
    return f"{found[1]}({inner})"


def _root(found: re.Match[str]) -> str:
    return f"√{found[1]}" if len(found[1]) == 1 else f"√({found[1]})"
