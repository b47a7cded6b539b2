from __future__ import annotations

from workbench.tui.reader.page import initials


def test_every_speaker_has_a_letter_of_their_own() -> None:
    found = initials(
        ["Intervjuer", "Informant", "Intervjuer", "åse", "", "\x1b", "中 B"]
    )
    assert found == {
        "Intervjuer": "I",
        "Informant": "N",
        "åse": "Å",
        "": " ",
        "\x1b": " ",
        "中 B": "B",
    }
