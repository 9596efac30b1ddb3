"""Fixtures that several test files share."""

from pathlib import Path

import pytest

from kg.build import build
from tests.desk import Desk

TOP = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Output folder of a build of the bundled reports."""
    out = tmp_path_factory.mktemp("bundled") / "out"
    build([str(TOP / "data" / "reports")], out)
    return out


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A folder of documents and corrections, built when asked."""
    return Desk(tmp_path)
