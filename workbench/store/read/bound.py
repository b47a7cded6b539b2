"""Values bound to a statement; what people typed is never written into one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

_FEW = 8
"""Values that are bound one by one; more go as one list."""


@dataclass(slots=True)
class Bound:
    """Values bound to a statement, each under a name of its own."""

    values: dict[str, str | int] = field(default_factory=dict)

    def one(self, value: str | int) -> str:
        """The place of a value."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def within(self, column: str, values: Iterable[str | int]) -> str:
        """The condition that a column is one of these values."""
        every = sorted(set(values))
        if not every:
            return "0"
        if len(every) == 1:
            return f"{column} = {self.one(every[0])}"
        if len(every) <= _FEW:
            return f"{column} in ({', '.join(map(self.one, every))})"
        held = self.one(json.dumps(every))
        return f"{column} in (select value from json_each({held}))"
