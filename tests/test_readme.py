"""The README says what is so; ``python -m tests.test_readme OUT`` renews the answers."""

import os
import re
import shlex
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest

from kg.cli.app import app
from kg.graph.store import load

TOP = Path(__file__).resolve().parent.parent
README = TOP / "README.md"
CONSOLE = re.compile(r"```console\n\$ kg (?P<command>.*)\n(?P<answer>(?:(?!```).*\n)*)```")


def answer(command: str, folder: Path) -> str:
    words = [sys.executable, "-c", "from kg.cli import main; main()", *shlex.split(command)]
    environment = {**os.environ, "PYTHONPATH": str(TOP)}
    done = subprocess.run(words, capture_output=True, cwd=folder, env=environment, check=True, timeout=120)
    return done.stdout.decode("utf-8")


def blocks() -> list[tuple[str, str]]:
    return [(m["command"], m["answer"]) for m in CONSOLE.finditer(README.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("command", "said"), blocks())
def test_the_answers_are_real(command: str, said: str, bundled: Path) -> None:
    assert answer(command, bundled.parent) == said


def test_five_questions_are_answered() -> None:
    assert len(blocks()) == 5


SPARQL = re.findall(r"```sparql\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("text", SPARQL)
def test_the_queries_have_answers(text: str, bundled: Path) -> None:
    assert len(load(bundled).query(text)) > 0


def test_the_python_lines_run(bundled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pandas")
    code = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    with chdir(bundled.parent):
        for block in code:
            exec(compile(block, "README.md", "exec"), {})  # noqa: S102
    assert len(capsys.readouterr().out.strip()) > 0


def test_every_command_and_option_is_named() -> None:
    table = re.findall(
        r"^\| `kg (\w+) .*?`? \| (.*) \|$|^\| `kg (\w+)` \| (.*) \|$", README.read_text("utf-8"), re.M
    )
    assert {first or second for first, _, second, _ in table} == {c.name for c in app.registered_commands}
    for first, text, second, other in table:
        shown = answer(f"{first or second} --help", TOP)
        for option in re.findall(r"`(--[a-z]+)`", text + other):
            assert option in shown


def renew(out: Path) -> None:
    """Write today's answers into the README."""

    def block(found: re.Match[str]) -> str:
        return f"```console\n$ kg {found['command']}\n{answer(found['command'], out.parent)}```"

    README.write_text(CONSOLE.sub(block, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    renew(Path(sys.argv[1]).resolve())
