"""The list of keys, which grows with the screens."""

from __future__ import annotations

import json

from click.testing import CliRunner

from workbench import settings
from workbench.cli.main import cli
from workbench.tui.keymap import OWN


def rows(*words: str) -> dict[str, dict[str, str | None]]:
    done = CliRunner().invoke(cli, ["settings", "keys", *words, "--format", "json"])
    assert done.exit_code == 0
    return {row["action"]: row for row in json.loads(done.stdout)["rows"]}


def test_every_action_is_listed_with_its_keys() -> None:
    found = rows()
    assert set(found) == set(OWN)
    assert found["text.turn_next"] == {
        "action": "text.turn_next",
        "key": "J ]",
        "was": None,
        "what": "next turn",
    }


def test_moved_keys_are_listed_beside_what_they_were() -> None:
    settings.remember_keys("reader.again", "., f5")
    settings.remember_keys("reader.memo", "x")
    found = rows("--language", "nb")
    assert (found["reader.again"]["key"], found["reader.again"]["was"]) == (". F5", ".")
    assert (found["reader.memo"]["key"], found["reader.memo"]["was"]) == ("m", None)
    assert found["reader.remove"]["what"] == "fjern kodingen"


def test_an_entry_of_an_action_that_is_gone_can_be_taken_out() -> None:
    settings.remember_keys("reader.gone", "f8")
    assert (
        CliRunner().invoke(cli, ["settings", "keys", "reader.gone", "usual"]).exit_code
        == 0
    )
    assert settings.load().keymap == {}
