"""`codebook` by hand: an act a command, its effect printed, its reason kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import click

from workbench.cli import output, speech
from workbench.cli.session import Session, consenting, pass_session
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.domain.codebook_acts import BookAct

R = TypeVar("R")
P = ParamSpec("P")

REASON = click.option("--reason", default="", metavar="TEXT", help="Kept in history.")
LANGUAGE = click.option(
    "--language", default="", metavar="L", help="Of the words; else the codebook's."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """What every act needs to know: whose, why, and whether it is only a trial."""

    session: Session
    reason: str
    dry_run: bool

    def carry(self, act: BookAct) -> tuple[str, ...]:
        """Do it, or only say what it would do; the ids of the codes that came."""
        from workbench.project import codebook_acts as acts
        from workbench.project.codebook_effects import told

        project = self.session.writing()
        if self.dry_run:
            effect = acts.weigh(project, act)
        else:
            effect = acts.carry_out(project, act, reason=self.reason)
        for line in told(effect, "en"):
            # What is asked where somebody is about to act is said where it is done.
            done = line.endswith("?") and not self.dry_run
            output.line(f"{line[:-1]}." if done else line)
        if self.dry_run:
            speech.note("nothing was changed")
            return ()
        return tuple(one.id for one in effect.made)

    def spoken(self, language: str) -> str:
        """The language of words that are given: as asked, else the codebook's."""
        from workbench.domain.languages import KNOWN
        from workbench.project import codebook

        if language and language not in KNOWN:
            raise UsageError(f"{language!r} is no language", hint="nb, nn, en, ...")
        return language or codebook.current(self.session.reading()).language


def acting(command: Callable[Concatenate[Hand, P], R]) -> Callable[..., R]:
    """Give a command the options that every act has, as its first argument."""

    @REASON
    @click.option("--dry-run", is_flag=True, help="Only say what it would do.")
    @pass_session
    @wraps(command)
    def run(
        session: Session, reason: str, dry_run: bool, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        hand = Hand(session=session, reason=reason, dry_run=dry_run)
        return command(hand, *args, **kwargs)

    return run


@click.command()
@click.argument("name")
@click.option("--under", default="", metavar="CODE", help="The code above it.")
@click.option("--definition", default="", metavar="TEXT", help="What it means.")
@LANGUAGE
@acting
def new(hand: Hand, /, name: str, **say: str) -> None:
    """A new code called NAME; prints its id. In a locked codebook, a proposal."""
    from workbench.domain.codebook import Code
    from workbench.domain.codebook_acts import NewCode

    language = hand.spoken(say["language"])
    definition = {language: say["definition"]} if say["definition"] else {}
    made = Code(
        id="", name={language: name}, parent=say["under"], definition=definition
    )
    for one in hand.carry(NewCode(made=made)):
        output.line(one)


@click.command()
@click.argument("code")
@click.argument("name")
@LANGUAGE
@acting
def rename(hand: Hand, code: str, name: str, *, language: str) -> None:
    """Call CODE by another NAME; its id stays."""
    from workbench.domain.codebook_acts import Rename

    act = Rename(code=code, name=name, language=hand.spoken(language))
    hand.carry(act)


@click.command()
@click.argument("code")
@click.argument("definition")
@LANGUAGE
@acting
def redefine(
    hand: Hand,
    code: str,
    definition: str,
    *,
    language: str,
) -> None:
    """Define CODE anew. What was coded before is listed as coded under the old one."""
    from workbench.domain.codebook_acts import Redefine

    language = hand.spoken(language)
    act = Redefine(code=code, definition=definition, language=language)
    hand.carry(act)


@click.command()
@click.argument("code")
@click.option("--under", metavar="CODE", help="The code it comes below.")
@click.option("--top", is_flag=True, help="To the top of the tree.")
@click.option(
    "--before", default="", metavar="CODE", help="The sibling it goes before."
)
@acting
def move(
    hand: Hand,
    /,
    code: str,
    *,
    top: bool,
    **place: str | None,
) -> None:
    """Move CODE, and what is below it, elsewhere in the tree."""
    from workbench.domain.codebook_acts import Move

    if bool(place["under"]) is top:
        raise UsageError("give --under CODE or --top, one of the two")
    act = Move(code=code, parent=place["under"] or "", before=place["before"] or "")
    hand.carry(act)


@click.command()
@click.argument("code")
@click.argument("into")
@acting
def merge(hand: Hand, code: str, into: str) -> None:
    """Let INTO stand for CODE. Its codings are read as INTO's from now on."""
    from workbench.domain.codebook_acts import Merge

    hand.carry(Merge(code=code, into=into))


@click.command()
@click.argument("code")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@LANGUAGE
@acting
def split(
    hand: Hand,
    code: str,
    names: tuple[str, ...],
    *,
    language: str,
) -> None:
    """New codes called NAME out of CODE; prints their ids.

    Nothing is recoded: the codebook's screen shows the passages of CODE one by one, to
    be put under one of the new codes or left.
    """
    from workbench.domain.codebook_acts import Split

    act = Split(code=code, names=names, language=hand.spoken(language))
    for one in hand.carry(act):
        output.line(one)


@click.command()
@click.argument("code")
@acting
def retire(hand: Hand, code: str) -> None:
    """Take CODE out of use; what is coded with it stays and counts."""
    from workbench.domain.codebook_acts import Retire

    hand.carry(Retire(code=code))


@click.command()
@click.argument("code")
@acting
def accept(hand: Hand, code: str) -> None:
    """Take CODE into use: a proposal, or one that was retired."""
    from workbench.domain.codebook_acts import Accept

    hand.carry(Accept(code=code))


@click.command()
@click.argument("code")
@click.argument("relation")
@click.argument("other")
@click.option("--off", is_flag=True, help="It does so no longer.")
@acting
def relate(
    hand: Hand,
    code: str,
    relation: str,
    other: str,
    *,
    off: bool,
) -> None:
    """Say how CODE stands to OTHER. In a word of yours: `regulates`, `opposes`."""
    from workbench.domain.codebook_acts import Relate

    act = Relate(code=code, relation=relation, to=other, off=off)
    hand.carry(act)


@click.command("set")
@click.argument("code")
@click.argument("name", metavar="SET")
@click.option("--off", is_flag=True, help="Take it out of the set.")
@LANGUAGE
@acting
def set_(
    hand: Hand,
    code: str,
    name: str,
    *,
    off: bool,
    language: str,
) -> None:
    """Put CODE into SET. It is an id or a title; one that is not there is made."""
    from workbench.domain.codebook_acts import Gather

    act = Gather(code=code, set=name, language=hand.spoken(language), off=off)
    hand.carry(act)


@click.command()
@REASON
@pass_session
def lock(session: Session, reason: str) -> None:
    """From now on the codebook takes proposals only, whoever acts."""
    from workbench.project import codebook_lock as locking

    locking.lock(session.writing(), reason=reason)
    output.line("locked: new codes are proposals, and nothing else can be changed")


@click.command()
@REASON
@click.option("--yes", is_flag=True, help="Also where somebody else locked it.")
@pass_session
def unlock(session: Session, reason: str, yes: bool) -> None:
    """Open the codebook again. What somebody else locked is asked about."""
    from workbench.project import codebook_lock as locking

    project = session.writing()
    consenting(lambda agreed: locking.unlock(project, reason=reason, yes=agreed), yes)
    output.line("open")


COMMANDS = (
    *(new, rename, redefine, move, merge, split, retire, accept, relate, set_),
    *(lock, unlock),
)
"""In the order in which help shows them."""
