"""Fixtures that several test files share."""

from pathlib import Path

import pytest

from kg.build import build

TOP = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Output folder of a build of the bundled reports."""
    out = tmp_path_factory.mktemp("bundled") / "out"
    build([str(TOP / "data" / "reports")], out)
    return out
