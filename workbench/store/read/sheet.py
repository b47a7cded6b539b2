"""What documents are, attribute by attribute, as the list of documents shows it."""

from __future__ import annotations

from workbench.domain.attribute_kinds import DOCUMENT
from workbench.domain.given import SheetColumn
from workbench.store.read import listings
from workbench.store.read.scope import Scope


def sheet(made: Scope) -> tuple[SheetColumn, ...]:
    """The attributes of documents, and those that some document has."""
    held = {
        document: values
        for document, values in listings.values(made.connection).items()
        if document in made.base
    }
    used = {name for values in held.values() for name in values}
    found = []
    for name, one in made.known.attributes.items():
        if name not in used and DOCUMENT not in one.kinds:
            continue
        known = made.known.attribute(name)
        found.append(
            SheetColumn(
                name=name,
                label=known.label,
                labels=known.labels,
                values={
                    document: tuple(values[name])
                    for document, values in held.items()
                    if name in values
                },
            )
        )
    return tuple(found)
