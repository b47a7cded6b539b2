"""What asking for one report loads: itself, and nothing that is slow to load."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.made_project import MadeProject
from tests.test_imports import HEAVY
from workbench.analysis.registry import BUILT_IN

ASKED: dict[str, dict[str, str]] = {
    "collocations": {"word": "one"},
    "concordance": {"words": "one"},
    "crosstab": {"columns": "wave"},
    "silent": {"code": "trust"},
    "waves": {"code": "trust"},
    "attributes": {"variable": "wave", "kind": "document"},
    "first-use": {"order": "coding"},
}
_SCRIPT = """
import json, sys
from pathlib import Path
from workbench.project.reports import report
from workbench.store import file
path, name, options = sys.argv[1:]
opened = file.open_file(Path(path), read_only=True)
table = report(opened, name, **json.loads(options))
print(json.dumps([len(table.columns), sorted(sys.modules)]))
"""


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_report_loads_no_other_one(small: MadeProject, name: str) -> None:
    options = json.dumps(ASKED.get(name, {}))
    told = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(small.file.path), name, options],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    columns, loaded = json.loads(told.stdout)
    assert columns > 0
    assert not HEAVY & {one.partition(".")[0] for one in loaded}
    modules = {place.partition(":")[0] for place in BUILT_IN.values()}
    assert modules & set(loaded) == {BUILT_IN[name].partition(":")[0]}
    assert not [one for one in loaded if one.startswith("workbench.domain.changes")]
