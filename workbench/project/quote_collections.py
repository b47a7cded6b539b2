"""Quote collections themselves: what they are called and for, how they name people."""

from __future__ import annotations

import unicodedata

from workbench.domain import attribution
from workbench.domain.changes.kinds import CollectionAdded, CollectionSet, Label
from workbench.errors import Refused
from workbench.ids import new_id
from workbench.project.quoted import find_collection
from workbench.project.session import Project, Recording
from workbench.store.read import about
from workbench.store.read import quotes as reading


def new_collection(project: Project, title: str, *, template: str = "") -> str:
    """An empty collection; its id."""
    wanted = unicodedata.normalize("NFC", title.strip())
    if not wanted:
        raise Refused("a collection needs a title").keyed("refused.collection-title")
    with project.recording(Label.COLLECTION) as act:
        _check_template(act, template)
        return begin(act, wanted, template)


def _check_template(act: Recording, template: str) -> None:
    """Refuse what is no template, and one that needs what the project does not have.

    What may fall away may be about an attribute that comes later.
    """
    if not template:
        return
    known = (*about.attributes(act.connection), "document")
    needed = [
        field.name
        for part in attribution.parse(template).parts
        for field in part.pieces
        if isinstance(field, attribution.Field) and not part.optional
    ]
    for name in needed:
        if name not in known:
            raise Refused(
                f"the template names {{{name}}}, which is no attribute here",
                hint=f"known: {', '.join(known)}",
            ).keyed("refused.template", name=name, known=", ".join(known))


def begin(act: Recording, title: str, template: str = "") -> str:
    """An empty collection, within an act; its id."""
    if any(one.title == title for one in reading.collections(act.connection)):
        raise Refused(f"there is a collection {title!r} already").keyed(
            "refused.collection-there", title=title
        )
    made, owner = new_id(), act.project.uid
    act.batch.add(CollectionAdded(subject=made, title=act.batch.text(owner, title)))
    if template:
        held = act.batch.text(owner, template)
        act.batch.add(CollectionSet(subject=made, field="attribution", text=held))
    return made


def rename_collection(project: Project, name: str, title: str) -> None:
    """Give a collection another title."""
    wanted = unicodedata.normalize("NFC", title.strip())
    if not wanted:
        raise Refused("a collection needs a title").keyed("refused.collection-title")
    with project.recording(Label.COLLECTION) as act:
        made = find_collection(act.connection, name)
        if made.title == wanted:
            return
        if any(one.title == wanted for one in reading.collections(act.connection)):
            raise Refused(f"there is a collection {wanted!r} already").keyed(
                "refused.collection-there", title=wanted
            )
        held = act.batch.text(act.project.uid, wanted)
        act.batch.add(CollectionSet(subject=made.uid, field="title", text=held))


def set_publication(project: Project, name: str, publication: str) -> None:
    """Say what a collection is for, as `Public Administration 2026`; "" clears it."""
    words = unicodedata.normalize("NFC", publication.strip())
    with project.recording(Label.COLLECTION) as act:
        made = find_collection(act.connection, name)
        held = act.batch.text(act.project.uid, words) if words else None
        act.batch.add(CollectionSet(subject=made.uid, field="publication", text=held))


def set_template(project: Project, name: str, template: str) -> None:
    """Give a collection its attribution template; an empty one takes it away."""
    with project.recording(Label.COLLECTION) as act:
        _check_template(act, template)
        made = find_collection(act.connection, name)
        held = act.batch.text(act.project.uid, template) if template else None
        act.batch.add(CollectionSet(subject=made.uid, field="attribution", text=held))
