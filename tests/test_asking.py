"""Questions in a person's own words: what they are taken for, and what is declined."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.asking import ALIKE, understand
from kg.errors import UsageError
from kg.graph.store import Graph, load
from kg.questions import questions


@pytest.fixture(scope="module")
def graph(bundled: Path) -> Graph:
    return load(bundled)


#: None of these is word for word a phrase of the library.
PARAPHRASES = [
    ("What did Longteng achieve?", "outcomes-of-campaign", {"campaign": "Longteng"}),
    ("please show me the results of the Longteng campaign", "outcomes-of-campaign", {"campaign": "Longteng campaign"}),
    ("What did the Longteng campaign achieve in 2019?", "figures", {"campaign": "Longteng campaign", "period": "2019"}),
    ("How many arrests were approved in 2024?", "figures", {"measure": "arrests approved", "period": "2024"}),
    ("Which agencies acted during 2024?", "agencies-and-their-work", {"period": "2024"}),
    ("Are there any contradictions?", "conflicts", {}),
    ("Which of the sources disagree?", "conflicts", {}),
    ("Tell me where 37,000 comes from", "sentence-behind", {"number": "37000"}),
    ("What exactly does the figure 37,000 count?", "what-is-counted", {"number": "37000"}),
    ("Who leads the Qinglang campaign?", "leaders-of-campaigns", {"which": "Qinglang campaign"}),
    ("Were there restatements?", "restatements", {}),
    ("the trend of arrests approved over the years", "series-of-measure", {"measure": "arrests approved"}),
    ("Did arrests approved rise or fall?", "change-of-measure", {"measure": "arrests approved"}),
    ("Is 37,000 an official figure or from a commentator?", "official-or-commentator", {"number": "37000"}),
    ("Which numbers of zh-d12-en.txt are no statistics?", "numerals-without-statistic", {"document": "zh-d12-en.txt"}),
    ("What share of the cases went to prosecutors in 2024?", "share-transferred", {"period": "2024"}),
    ("龙腾行动有哪些成果？", "outcomes-of-campaign", {"campaign": "龙腾行动"}),
    ("请问2024年哪些机构采取行动？", "agencies-and-their-work", {"period": "2024"}),
    ("谁的数据不一致呢？", "conflicts", {}),
    ("3.7万出自哪句话", "sentence-behind", {"number": "37000"}),
    ("２０２４年批准逮捕人数有多少", "figures", {"measure": "批准逮捕人数", "period": "2024"}),
    ("龍騰行動取得了哪些成果", "outcomes-of-campaign", {"campaign": "龙腾行动"}),
    ("哪些数据没有注明来源", "without-primary-source", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "given"), PARAPHRASES, ids=[text for text, *_ in PARAPHRASES])
def test_a_paraphrase_is_understood(text: str, name: str, given: dict[str, str], graph: Graph) -> None:
    asked = understand(text, graph)
    assert (asked.question.name, dict(asked.given)) == (name, given)
    assert asked.alike >= ALIKE


@pytest.mark.parametrize(
    "text",
    [
        "What is the weather in Beijing?",
        "What is the best pizza?",
        "Write a poem about customs officers",
        "Is the General Administration of Customs corrupt?",
        "Who will win the election in 2028?",
        "How do I install this program?",
        "asdf",
        "?",
        "",
        "   ",
        "今天天气怎么样",
        "写一首关于海关的诗",
        "如何安装这个软件",
        "海关局长是谁",
    ],
)
def test_what_no_question_covers_is_declined(text: str, graph: Graph) -> None:
    with pytest.raises(UsageError, match="near"):
        understand(text, graph)


def test_a_refusal_names_the_nearest_in_the_language_of_the_text(graph: Graph) -> None:
    with pytest.raises(UsageError, match=r"The nearest: .*\?"):
        understand("What is the best pizza?", graph)
    with pytest.raises(UsageError, match=r"The nearest: .*？"):
        understand("今天天气怎么样", graph)


def test_a_missing_parameter_is_asked_for(graph: Graph) -> None:
    with pytest.raises(
        UsageError, match=r"Which campaign do you mean in: What did a campaign achieve each year"
    ):
        understand("What did a campaign achieve each year?", graph)


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_sentence_without_parameters_finds_itself(code: str, graph: Graph) -> None:
    for question in questions():
        if not [p for p in question.parameters if p.name != "lang"]:
            text = question.sentence if code == "en" else question.sentence_zh
            assert understand(text, graph).question == question


def test_the_same_words_give_the_same_question(graph: Graph) -> None:
    assert understand("who disagrees", graph) == understand("who disagrees", graph)


def test_the_answer_is_that_of_the_question(graph: Graph) -> None:
    asked = understand("龙腾行动有哪些成果？", graph)
    assert asked.language == "zh"
    assert len(asked.run(graph)) == len(asked.question.run(graph, campaign="龙腾行动", lang="zh")) > 0
