"""Writing memos and the texts of quotes: kept as drafts until they are recorded."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from workbench.tui.desk import Done, DraftLine, MemoLine, QuoteLine
from workbench.tui.screens.base import WorkScreen


async def write_memo(
    screen: WorkScreen, memo: MemoLine, about: str, document: str = ""
) -> Done | None:
    """Opens the editor of a memo and records what was written, if that is new.

    Args:
        screen: Where it is written from; it shows what changed.
        memo: The memo; its id is empty where it is new.
        about: What it is on, in words.
        document: The document that it is on, if it is on one.
    """
    from workbench.tui.widgets.memo import MemoEditor

    def keep(now: MemoLine) -> bool:
        text, desk = now.text, screen.desk
        line = DraftLine(field="memo", text=text, memo=now, document=document)
        return desk.keep_draft(line)

    allowed = partial(screen.work.allows, "editor")
    editor = MemoEditor(memo, about, screen.speech, keep=keep, allowed=allowed)
    after = await screen.work.push_screen_wait(editor)
    text = after.text.strip()
    if after == memo or not (text or memo.id):
        screen.desk.drop_draft()
        return None
    done = await screen.act(screen.desk.save_memo, replace(after, text=text), document)
    if done is not None:
        screen.desk.drop_draft()
    return done


async def write_memo_on(
    screen: WorkScreen, about: str, target: str, shown: str
) -> Done | None:
    """One's memo on a code, a case or the project: the latest, or a new one.

    Args:
        screen: Where it is written from.
        about: A word of `About`.
        target: The slug of the code, the name of the case.
        shown: What that is called.
    """
    memo = await screen.ask(screen.desk.memo_on, about, target)
    return await write_memo(screen, memo, shown) if memo is not None else None


async def write_words(screen: WorkScreen, quote: QuoteLine, field: str) -> None:
    """Opens the editor of one of a quote's texts and records it, if that is new."""
    from workbench.tui.widgets.words_editor import WordsEditor

    start = getattr(quote, field)
    beside = quote.text if field == "printed" else quote.words
    desk = screen.desk

    def keep(text: str) -> bool:
        line = DraftLine(
            field=field, text=text, quote=quote.id, document=quote.document
        )
        return desk.keep_draft(line)

    def check(text: str) -> list[str]:
        return list(desk.deviations(quote.text, text)) if field == "printed" else []

    editor = WordsEditor(
        screen.speech(f"words.{field}"),
        beside=beside,
        text=start or (beside if field == "printed" else ""),
        speech=screen.speech,
        keep=keep,
        check=check,
    )
    after = (await screen.work.push_screen_wait(editor)).strip()
    unchanged = after == (start or (beside if field == "printed" else ""))
    if unchanged:
        desk.drop_draft()
        return
    if await screen.act(desk.set_quote, quote.id, field, after) is not None:
        desk.drop_draft()
