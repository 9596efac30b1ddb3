"""The query by which a graph is evaluated keeps answering."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.graph.export import serialize
from tests.factory import chinese, english, store_of

PREDICT = Path(__file__).parents[2] / "shared" / "score" / "predict.py"


@pytest.mark.skipif(not PREDICT.exists(), reason="the evaluation is not beside the checkout")
def test_the_contract_query_finds_every_claim(tmp_path: Path) -> None:
    graph = tmp_path / "graph.nq"
    graph.write_bytes(serialize(store_of(english(), chinese()), "nquads"))
    subprocess.run([sys.executable, str(PREDICT), str(graph), str(tmp_path / "out")], check=True, timeout=60)
    found = {path.stem: json.loads(path.read_text("utf-8"))["stats"] for path in (tmp_path / "out").iterdir()}
    keys = ("surface", "value", "unit", "comparator", "period")
    assert {name: [tuple(stat[key] for key in keys) for stat in stats] for name, stats in found.items()} == {
        "a": [("over 15,000 arrests", 15000.0, "person", "more_than", "2024")],
        "b": [("1.5万余人", 15000.0, "person", "more_than", "2024")],
    }
    assert found["a"][0]["change"] == {"percent": 24.5, "direction": "up"}
    assert "procuratorial organs" in found["a"][0]["agency"]
