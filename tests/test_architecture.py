"""The rules of the house, read from the source itself."""

import ast
import doctest
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "kg"
FILES = sorted(PACKAGE.rglob("*.py"))
#: Lowest first; a module imports from its own layer and those before it.
LAYERS = (
    ("kg.errors",),
    ("kg.terms", "kg.resources", "kg.model"),
    ("kg.iris",),
    ("kg.lexicon",),
    ("kg.phrases",),
    ("kg.read",),
    ("kg.extract",),
    ("kg.review",),
    ("kg.graph",),
    ("kg.questions", "kg.asking", "kg.attribution", "kg.trend", "kg.comparison", "kg.worklist", "kg.ledger"),
    ("kg.network",),
    ("kg.view",),
    (
        "kg.evaluate_fields",
        "kg.evaluate",
        "kg.build_corrections",
        "kg.build_output",
        "kg.build_report",
        "kg.build_remove",
        "kg.build",
    ),
    ("kg.cli",),
)


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer_of(module: str) -> int:
    for number, prefixes in enumerate(LAYERS):
        if any(module == prefix or module.startswith(f"{prefix}.") for prefix in prefixes):
            return number
    raise AssertionError(f"{module} is in no layer: add it to LAYERS")


def imports_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


SOURCES = [pytest.param(path, id=name_of(path)) for path in FILES]


@pytest.mark.parametrize("path", SOURCES)
def test_imports_run_downward(path: Path) -> None:
    if name_of(path) == "kg":
        return
    here = layer_of(name_of(path))
    ours = {name for name in imports_of(parsed(path)) if name.startswith("kg.") and name != "kg.__version__"}
    above = {name for name in ours if _exists(name) and layer_of(name) > here}
    assert above == set()


def _exists(module: str) -> bool:
    base = PACKAGE.parent.joinpath(*module.split("."))
    return base.is_dir() or base.with_suffix(".py").is_file()


def test_one_broad_except() -> None:
    broad = [
        name_of(path)
        for path in FILES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    ]
    assert broad == ["kg.build"]


@pytest.mark.parametrize("path", SOURCES)
def test_only_the_command_line_prints(path: Path) -> None:
    calls = [
        node.lineno
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert calls == []
    assert name_of(path).startswith("kg.cli") or "typer" not in set(imports_of(parsed(path)))


def _rank(name: str) -> tuple[int, str]:
    """Constants, classes, the rest: the order that the linter keeps."""
    return (0 if name.isupper() else 1 if name[:1].isupper() else 2), name


@pytest.mark.parametrize("path", SOURCES)
def test_public_names_are_listed_sorted_and_described(path: Path) -> None:
    module = importlib.import_module(name_of(path))
    public = list(getattr(module, "__all__", []))
    assert len(set(public)) == len(public)
    assert public == sorted(public, key=_rank)
    assert path.name == "__main__.py" or module.__doc__
    tree = parsed(path)
    bare = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and node.name in public
        and not ast.get_docstring(node)
    ]
    assert bare == []


@pytest.mark.parametrize("path", SOURCES)
def test_files_are_of_one_thought(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 400
    assert [line for line in lines if "TO" + "DO" in line or "FIX" + "ME" in line] == []


@pytest.mark.parametrize("path", SOURCES)
def test_no_bare_assert(path: Path) -> None:
    assert [node.lineno for node in ast.walk(parsed(path)) if isinstance(node, ast.Assert)] == []


@pytest.mark.parametrize("path", SOURCES)
def test_examples_in_docstrings_run(path: Path) -> None:
    module = importlib.import_module(name_of(path))
    failed, _ = doctest.testmod(module, optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    assert failed == 0
