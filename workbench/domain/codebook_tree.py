"""The tree that codes make by naming their parents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workbench.domain.codebook import Code


def walk(codes: Iterable[Code]) -> Iterator[Code]:
    """Depth first: a parent before its children, siblings in the order given.

    Codes below a circle, or below a parent that is not among them, are left out.
    """
    children: dict[str, list[Code]] = {}
    for code in codes:
        children.setdefault(code.parent, []).append(code)
    waiting = children.get("", [])[::-1]
    while waiting:
        code = waiting.pop()
        yield code
        if code.id:
            waiting.extend(reversed(children.get(code.id, [])))


def circles(steps: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Each circle among steps from one id to the next, from its first member on."""
    done: set[str] = set()
    found: list[tuple[str, ...]] = []
    for start in steps:
        path: dict[str, int] = {}
        here = start
        while here in steps and here not in done and here not in path:
            path[here] = len(path)
            here = steps[here]
        if here in path:
            found.append(tuple(path)[path[here] :])
        done.update(path)
    return found
