"""Which queries are let through: those that read, and read this graph only."""

from __future__ import annotations

import re

from kg.errors import QueryError

__all__ = ["refuse_outside", "syntax_error"]

#: What a token of SPARQL can be, as far as refusing a keyword needs to know: comments, IRIs, strings,
#: variables and prefixed names are passed over whole, so that a keyword inside them is none.
_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n]*)
  | (?P<iri><[^<>"{}|^`\\\s]*>)
  | (?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}
              |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<name>[\w.-]*:[\w.:%-]*)
  | (?P<word>[A-Za-z_]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


def refuse_outside(text: str) -> None:
    """Refuse a query that writes, or reads anything but this graph.

    Raises
    ------
    QueryError
        The query has SERVICE, FROM with a file address, or an update.

    Examples
    --------
    >>> refuse_outside('SELECT * WHERE { ?s ?p "SERVICE" } # SERVICE')
    >>> refuse_outside("SELECT * WHERE { SERVICE <http://a> { ?s ?p ?o } }")
    Traceback (most recent call last):
    kg.errors.QueryError: line 1, column 18: SERVICE is refused, queries stay here. Leave it out.
    """
    tokens = [match for match in _TOKEN.finditer(text) if match.lastgroup in ("word", "iri", "name")]
    form_seen = False
    for index, token in enumerate(tokens):
        word = token.group().upper() if token.lastgroup == "word" else ""
        if word == "SERVICE":
            raise _refusal(text, token.start(), "SERVICE is refused, queries stay here", "Leave it out")
        if word in _UPDATES and not form_seen:
            raise _refusal(text, token.start(), f"{word} is refused, the graph is read-only", "Use SELECT")
        if word == "FROM" and any(
            t.group().lower().startswith("<file:") for t in tokens[index + 1 : index + 3]
        ):
            raise _refusal(text, token.start(), "FROM with a file is refused", "Leave it out")
        form_seen = form_seen or word in _FORMS


def _refusal(text: str, offset: int, what: str, remedy: str) -> QueryError:
    before = text[:offset]
    line, column = before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
    return QueryError(what, where=f"line {line}, column {column}", remedy=remedy)


def syntax_error(text: str, message: str) -> QueryError:
    """The error of a parser, with the line it concerns and a mark under the place.

    Examples
    --------
    >>> syntax_error("SELEC *", "error at 1:9: expected DESCRIBE").where
    'line 1, column 9'
    """
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not found:
        return QueryError(f"Not valid SPARQL: {message}", remedy="Mend the query")
    line, column, reason = int(found[1]), int(found[2]), found[3].replace("[_]", "a name or value")
    lines = text.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    pointer = " " * (min(column, len(shown) + 1) - 1) + "^"
    return QueryError(
        f"Not valid SPARQL: {reason}\n    {shown}\n    {pointer}\n   ",
        where=f"line {line}, column {column}",
        remedy="Mend the place marked",
    )
