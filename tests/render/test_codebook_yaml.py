from __future__ import annotations

from dataclasses import replace

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.made_codebooks import codebooks, names, texts
from workbench.domain.codebook import (
    Code,
    Codebook,
    CodeSet,
    Origin,
    Relation,
    Status,
)
from workbench.intake.codebook_file import read_codebook
from workbench.render.codebook_yaml import codebook_bytes

FULL = Codebook(
    id="nav-partnership",
    title={"nb": "Partnerskapet i Nav", "en": "The Nav partnership"},
    language="nb",
    based_on="3f2a9c17",
    codes=(
        Code(id="governing", name={"nb": "Styring"}, codable=False),
        Code(
            id="meta-governance",
            name={"nb": "Meta-styring", "en": "Meta-governance"},
            parent="governing",
            definition={
                "nb": "Folkevalgte organer regulerer hvordan andre regulerer seg selv, "
                "uten å bestemme hva de kommer fram til."
            },
            include={"nb": ("Rammer for nettverk", "Når: regler # om regler")},
            exclude={"nb": ("Direkte ordre",), "en": ("Direct orders",)},
            examples={"nb": ("«Vi sier ikke hva, vi sier hvordan»",)},
            counter_examples={"en": ("We were simply told.\nTwice.",)},
            indicators={"nb": ("rammer", "spilleregler"), "en": ("framing",)},
            color="#7a5195",
            key="2",
            origin=Origin.THEORY,
            status=Status.PROPOSED,
            relations=(Relation(kind="regulates", to="no"),),
            merged_from=("no",),
            split_from="governing",
            source="Sørensen 2006",
        ),
        Code(id="no", name={"nb": "no", "en": "1:30"}, status=Status.RETIRED),
    ),
    sets=(
        CodeSet(
            id="question-3", title={"nb": "Spørsmål 3"}, codes=("meta-governance", "no")
        ),
    ),
)

WRITTEN = """\
codebook: nav-partnership
title: {nb: Partnerskapet i Nav, en: The Nav partnership}
language: nb
based_on: "3f2a9c17"
codes:
  - id: governing
    name: Styring
    codable: false

  - id: meta-governance
    name: {nb: Meta-styring, en: Meta-governance}
    parent: governing
    definition: >-
      Folkevalgte organer regulerer hvordan andre regulerer seg selv, uten å bestemme
      hva de kommer fram til.
    include:
      - Rammer for nettverk
      - "Når: regler # om regler"
    exclude:
      nb:
        - Direkte ordre
      en:
        - Direct orders
    examples:
      - «Vi sier ikke hva, vi sier hvordan»
    counter_examples:
      en:
        - |-
          We were simply told.
          Twice.
    indicators:
      nb: [rammer, spilleregler]
      en: [framing]
    color: "#7a5195"
    key: "2"
    origin: theory
    status: proposed
    relations:
      - {kind: regulates, to: "no"}
    merged_from: ["no"]
    split_from: governing
    source: Sørensen 2006

  - id: "no"
    name: {nb: "no", en: "1:30"}
    status: retired
sets:
  - id: question-3
    title: Spørsmål 3
    codes: [meta-governance, "no"]
"""


def test_every_field_in_the_documented_order() -> None:
    assert codebook_bytes(FULL).decode() == WRITTEN


def test_what_is_written_is_read_as_the_same() -> None:
    assert read_codebook(WRITTEN.encode(), "f.yaml") == (FULL, [])


def test_an_empty_codebook() -> None:
    assert codebook_bytes(Codebook(id="b")) == b"codebook: b\nlanguage: en\n"


def test_empty_texts_are_not_written() -> None:
    code = Code(id="a", name={"en": "A", "nb": " "}, include={"en": ("",)})
    assert b"    name: A\n" in codebook_bytes(Codebook(id="b", codes=(code,)))
    assert b"include" not in codebook_bytes(Codebook(id="b", codes=(code,)))


@given(codebooks())
@settings(deadline=None, max_examples=60)
def test_any_codebook_survives_being_written_and_read(codebook: Codebook) -> None:
    found, problems = read_codebook(codebook_bytes(codebook), "f.yaml")
    assert [one for one in problems if one.severity == "error"] == []
    assert found == codebook


@given(st.dictionaries(st.sampled_from(("nb", "en")), texts, min_size=1), names)
@settings(deadline=None, max_examples=150)
def test_another_reader_of_yaml_finds_the_same_words(
    definition: dict[str, str], name: str
) -> None:
    code = Code(id="a", name={"nb": name}, definition=definition)
    written = codebook_bytes(Codebook(id="b", language="nb", codes=(code,)))
    found = yaml.safe_load(written)["codes"][0]
    plain = list(definition) == ["nb"]
    assert found["definition"] == (definition["nb"] if plain else definition)
    assert found["name"] == name


@given(codebooks())
@settings(deadline=None, max_examples=50)
def test_what_is_read_is_written_as_the_same_bytes(codebook: Codebook) -> None:
    written = codebook_bytes(codebook)
    found, _ = read_codebook(written, "f.yaml")
    assert found is not None
    assert codebook_bytes(found) == written


def test_a_bare_language_and_a_long_word() -> None:
    code = Code(id="a", name={"no": "Dør", "en": "Door"}, source="x" * 150)
    lines = codebook_bytes(Codebook(id="b", codes=(code,))).decode().splitlines()
    assert '    name: {"no": Dør, en: Door}' in lines
    assert "    source: " + "x" * 150 in lines


def test_controls_and_unseen_signs_are_written_as_escapes() -> None:
    code = Code(id="a", name={"en": "a\x1b[31m\u202eb\x85\u2028"})
    book = Codebook(id="b", codes=(code,))
    assert rb'    name: "a\u001b[31m\u202eb\u0085\u2028"' in codebook_bytes(book)
    found, problems = read_codebook(codebook_bytes(book), "f.yaml")
    assert found == book
    assert [one.severity for one in problems] == ["warning"]
    assert codebook_bytes(replace(book, based_on="")) == codebook_bytes(book)
