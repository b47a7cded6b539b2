"""`make bench`: everything measured, or what is named, printed as it is done."""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import corpus
from tests.benchmarks.measuring import table

NAMES = (
    "start",
    "opening",
    "coding",
    "frequencies",
    "reports",
    "words",
    "commands",
    "importing",
    "keys",
    "reader",
    "terminal",
)


def main(names: Sequence[str]) -> None:
    """Measure these, in this order, each in a folder that goes away."""
    os.environ["WORKBENCH_HOME"] = str(corpus.home())
    begun = time.perf_counter()
    for name in names:
        bench = importlib.import_module(f"tests.benchmarks.bench_{name}")
        with tempfile.TemporaryDirectory(prefix="workbench-bench-") as place:
            print(table(bench.TITLE, bench.run(Path(place))), end="\n\n", flush=True)
    print(
        f"{time.perf_counter() - begun:.0f} s in all; projects lie in {corpus.folder()}"
    )


if __name__ == "__main__":
    wrong = [one for one in sys.argv[1:] if one not in NAMES]
    if wrong:
        sys.exit(
            f"error: there is no benchmark {wrong[0]!r}; known: {', '.join(NAMES)}"
        )
    main(sys.argv[1:] or NAMES)
