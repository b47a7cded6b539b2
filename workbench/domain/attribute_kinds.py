"""Whose attribute one is: by itself, since listings need no more of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DOCUMENT = "document"


def kinds_of(spec: Mapping[str, Any]) -> tuple[str, ...]:
    """`document` or kinds of case, from a specification, which holds one by itself."""
    kind = spec.get("kind", DOCUMENT)
    return (kind,) if isinstance(kind, str) else tuple(map(str, kind))
