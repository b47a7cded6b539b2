"""The wheel alone, in an empty environment, does what the checkout does.

It asks the package index for the dependencies, so it is left out of a plain run;
`make wheel-smoke` runs it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.wheel


def command(*line: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command away from the checkout, with nothing on its path from here."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON")
    }
    return subprocess.run(
        [str(word) for word in line],
        cwd=cwd,
        env=kept,
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps")
    done = command(*pip, "--wheel-dir", folder, ROOT, cwd=folder)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("workbench-*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel and no extras."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    done = command(python, "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "bin"


def test_the_wheel_holds_the_package_its_study_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as held:
        names = set(held.namelist())
        (entries,) = (one for one in names if one.endswith("entry_points.txt"))
        assert "workbench = workbench.cli.main:run" in held.read(entries).decode()
    assert {"workbench/py.typed", "workbench/words/nb.json"} <= names
    for folder in ("seeds", "codebooks"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                place = path.relative_to(ROOT).as_posix()
                assert f"workbench/_data/{place}" in names
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"workbench"}
    assert [name for name in names if name.endswith("licenses/LICENSE")] != []


def test_the_package_is_the_installed_one(programs: Path, tmp_path: Path) -> None:
    done = command(
        programs / "python",
        "-c",
        "import workbench; print(workbench.__version__, workbench.__file__)",
        cwd=tmp_path,
    )
    version, file = done.stdout.split()
    assert version == "0.1.0"
    assert Path(file).is_relative_to(programs.parent.resolve())


def test_help_is_shown(programs: Path, tmp_path: Path) -> None:
    if not (ROOT / "workbench" / "cli" / "main.py").exists():
        pytest.skip("the command line is not there yet")
    done = command(programs / "workbench", "--help", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Usage: workbench ")


def test_the_demo_is_laid_out(programs: Path, tmp_path: Path) -> None:
    if not (ROOT / "workbench" / "cli" / "main.py").exists():
        pytest.skip("the command line is not there yet")
    done = command(programs / "workbench", "demo", "study", "--no-open", cwd=tmp_path)
    if done.returncode == 2 and "No such command" in done.stderr:
        pytest.skip("there is no demo yet")
    assert done.returncode == 0, done.stderr
    assert [path.suffix for path in (tmp_path / "study").glob("*.db")] == [".db"]
    report = ("report", "frequencies", "--format", "csv", "--raw")
    done = command(programs / "workbench", *report, cwd=tmp_path / "study")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("code,name,")
