from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.render.samples import COLLECTION, drawn
from workbench.render import quotes, tables
from workbench.render.package import reproducible

_ELSEWHERE = """
import hashlib, sys
from tests.render.samples import COLLECTION, drawn
from workbench.render import quotes, tables
for name in tables.FORMATS:
    data = tables.render(drawn(), name)
    print("table", name, hashlib.sha256(data).hexdigest())
for name in quotes.FORMATS:
    data = quotes.render(COLLECTION, name)
    print("quotes", name, hashlib.sha256(data).hexdigest())
"""


def here() -> list[str]:
    lines = []
    for name in tables.FORMATS:
        data = tables.render(drawn(), name)
        lines.append(f"table {name} {hashlib.sha256(data).hexdigest()}")
    for name in quotes.FORMATS:
        data = quotes.render(COLLECTION, name)
        lines.append(f"quotes {name} {hashlib.sha256(data).hexdigest()}")
    return lines


@pytest.mark.parametrize(
    ("seed", "locale", "zone"), [("1", "C", "Pacific/Auckland"), ("77", "nb_NO", "UTC")]
)
def test_every_format_is_the_same_bytes_in_another_process(
    seed: str, locale: str, zone: str
) -> None:
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "LC_ALL": locale,
        "LANG": locale,
        "TZ": zone,
        "USER": "somebody-else",
        "PYTHONUTF8": "0",
    }
    done = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == here()


def package(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            member = zipfile.ZipInfo(name, (2021, 5, 6, 7, 8, 10))
            made.writestr(member, f"innhold av {name}")
    return out.getvalue()


def test_members_are_sorted_dated_alike_and_otherwise_untouched() -> None:
    one = reproducible(package("b.xml", "[Content_Types].xml", "_rels/.rels"))
    other = reproducible(package("_rels/.rels", "b.xml", "[Content_Types].xml"))
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as read:
        assert read.testzip() is None
        assert read.namelist() == ["[Content_Types].xml", "_rels/.rels", "b.xml"]
        assert {i.date_time for i in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert read.read("b.xml") == b"innhold av b.xml"


def test_properties_hold_a_title_that_cannot_break_out() -> None:
    made = reproducible(package("docProps/core.xml"), title="<a> & \x00", language="nb")
    with zipfile.ZipFile(io.BytesIO(made)) as read:
        core = read.read("docProps/core.xml").decode()
    assert "<dc:title>&lt;a&gt; &amp; ␀</dc:title>" in core
    assert "dcterms" not in core
