"""Measure reading: ``python -m tests.benchmarks.extraction [--megabytes 0.2] [--longest 1] [--documents 200]``.

Three tables, all in CPU time of one process:

- MB of text a second from text to quads in each language, and of our numerals alone, beside the recognisers
  of recognizers-text (``pip install recognizers-text-number-with-unit "emoji<2"``; left out with a note where
  they are absent);
- seconds for one document of growing length, and for lines without any full stop;
- memory against the number of documents.
"""

from __future__ import annotations

import argparse
import importlib
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.extract import extract
from kg.extract.gazetteer import gazetteer
from kg.extract.language import Context
from kg.extract.pipeline import languages
from kg.graph.write import quads
from kg.lexicon import load_lexicon
from kg.model import Document, Metadata
from kg.read import normalize, read, sources
from kg.read.layout import blocks_of

DATA = Path(__file__).parents[2] / "data"
LANGUAGES = {"en": "English", "zh": "Chinese"}
_MEGA = 1_000_000
#: The slow recogniser is given only so many documents.
_ENOUGH = 4


def corpus(language: str) -> list[Document]:
    """The bundled reports and the development texts of a language."""
    folders = [DATA / "reports" / language, DATA / "more" / "develop" / language]
    found = [read(source) for source in sources([str(folder) for folder in folders if folder.is_dir()])]
    return [document for document in found if document.language == language]


def document(text: str, language: str) -> Document:
    plain = normalize(text)
    return Document("long.txt", plain, language, blocks_of(plain), Metadata(date="2025-04-26"))


def to_quads(given: Document) -> int:
    """Read a document all the way; returns how many quads it gives."""
    lexicon = load_lexicon()
    return sum(1 for _ in quads(extract(given, lexicon), lexicon))


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def megabytes(documents: list[Document]) -> float:
    return sum(len(given.text.encode()) for given in documents) / _MEGA


def our_speed(language: str, wanted: float) -> tuple[float, float]:
    """MB of text a second to quads, and figures a second, on the texts of a language read over and over."""
    texts = corpus(language)
    figures = sum(len(extract(given, load_lexicon()).figures) for given in texts)  # warms all tables
    rounds = max(1, round(wanted / megabytes(texts)))
    spent = seconds(lambda: [to_quads(given) for _ in range(rounds) for given in texts])
    return rounds * megabytes(texts) / spent, rounds * figures / spent


def our_numbers(language: str) -> float:
    """MB of text a second of our grammar of numerals alone."""
    package, texts = languages()[language], corpus(language)
    matcher = gazetteer(load_lexicon(), language)

    def numbers() -> None:
        for given in texts:
            context = Context(given, matcher)
            for block in given.blocks:
                package.numbers(context, block.span)

    numbers()
    return megabytes(texts) / seconds(numbers)


def their_speed(language: str) -> tuple[float, float] | None:
    """MB of text a second of recognizers-text: numbers alone, and numbers, percentages, money and dimensions.

    None where it is not installed.
    """
    try:
        numbers = importlib.import_module("recognizers_number")
        units = importlib.import_module("recognizers_number_with_unit")
        cultures = importlib.import_module("recognizers_text").Culture
    except ImportError:
        return None
    culture = cultures.English if language == "en" else cultures.Chinese
    plain = [numbers.recognize_number]
    every = [*plain, numbers.recognize_percentage, units.recognize_currency, units.recognize_dimension]
    texts = corpus(language)[:_ENOUGH]

    def run(recognisers: list[Callable[[str, str], object]]) -> float:
        for recognise in recognisers:
            recognise("12", culture)  # warms its tables
        spent = seconds(lambda: [f(given.text, culture) for f in recognisers for given in texts])
        return megabytes(texts) / spent

    return run(plain), run(every)


def grown(language: str, size: int, *, stops: bool = True) -> Document:
    """One document of so many characters, made of the texts of a language."""
    text = "\n\n".join(given.text for given in corpus(language))
    if not stops:
        text = "".join(" " if char.isspace() else char for char in text if char not in ".。;；")
    return document((text * (size // len(text) + 1))[:size], language)


def growth(language: str, largest: int, *, stops: bool) -> Iterator[tuple[int, float]]:
    """Characters and CPU-seconds of documents each twice as long as the one before."""
    for size in (largest // 4, largest // 2, largest):
        given = grown(language, size, stops=stops)
        yield len(given.text), seconds(lambda given=given: to_quads(given))  # type: ignore[misc]


def memory(language: str, documents: int) -> Iterator[tuple[int, float]]:
    """Documents read, and the MB that are held when each is done with and dropped."""
    texts = corpus(language)
    for given in texts:
        to_quads(given)
    tracemalloc.start()
    for number in range(1, documents + 1):
        to_quads(texts[number % len(texts)])
        if number in (documents // 4, documents // 2, documents):
            yield number, tracemalloc.get_traced_memory()[0] / _MEGA
    tracemalloc.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure reading")
    parser.add_argument("--megabytes", type=float, default=0.2, help="text to read for the speeds")
    parser.add_argument(
        "--longest", type=float, default=1.0, help="the longest document, in millions of characters"
    )
    parser.add_argument("--documents", type=int, default=200, help="documents to read for the memory")
    options = parser.parse_args()
    for code, language in LANGUAGES.items():
        speed, figures = our_speed(code, options.megabytes)
        print(f"{language}: text to quads {speed:.3f} MB/s, {figures:.0f} figures/s")
        print(f"  our numerals alone {our_numbers(code):.3f} MB/s")
        theirs = their_speed(code)
        if theirs is None:
            print("  recognizers-text is not installed: pip install recognizers-text-number-with-unit")
        else:
            print(
                f"  recognizers-text: numbers alone {theirs[0]:.3f} MB/s, all quantities {theirs[1]:.3f} MB/s"
            )
    for code, language in LANGUAGES.items():
        for stops in (True, False):
            kind = "document" if stops else "line without stops"
            for size, spent in growth(code, int(options.longest * _MEGA), stops=stops):
                print(
                    f"{language} {kind} of {size} characters: {spent:.1f} s, {size / spent / 1000:.0f} kchar/s"
                )
    for code, language in LANGUAGES.items():
        for number, held in memory(code, options.documents):
            print(f"{language}: {number} documents read, {held:.2f} MB held")


if __name__ == "__main__":
    main()
