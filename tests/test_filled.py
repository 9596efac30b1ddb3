"""Where the figures of a body are of: the place it acts in, or that of the document."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Document, Metadata
from kg.read.layout import blocks_of


@pytest.mark.parametrize(
    ("text", "publisher", "place"),
    [
        ("2022年,全省法院新收案件412件。", "江苏高院", "江苏"),
        ("2022年,全市公安机关立案412起。", "苏州市公安局", "苏州"),
        ("2022年,全市公安机关立案412起。", "晨报", None),
        ("2022年,全国法院新收案件412件。", "江苏高院", "中国"),
        ("2022年,浙江法院新收案件412件。", "江苏高院", "浙江"),
    ],
)
def test_figures_of_a_system_are_of_the_area_that_is_told(
    text: str, publisher: str, place: str | None
) -> None:
    document = Document(
        "a.txt", text, "zh", blocks_of(text, title=False), metadata=Metadata(publisher=publisher)
    )
    (figure,) = extract(document, load_lexicon()).figures
    assert (figure.place and figure.place.label) == place
