from __future__ import annotations

import json
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parent.parent / "notebooks" / "03-look.ipynb"


def code_cells() -> list[dict[str, Any]]:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def test_the_notebook_runs_and_ends_in_a_page() -> None:
    cells = ["".join(cell["source"]) for cell in code_cells()]
    names: dict[str, object] = {}
    for cell in cells:
        exec(compile(cell, str(NOTEBOOK), "exec"), names)  # noqa: S102 - our own notebook
    assert eval(cells[-1].splitlines()[-1], names).html.startswith("<!doctype html>")  # noqa: S307


def test_the_notebook_is_stored_without_outputs() -> None:
    assert [cell["outputs"] for cell in code_cells() if cell["outputs"]] == []
