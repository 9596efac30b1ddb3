"""One entry of a file of corrections: its keys, checked where they come in."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from kg.review.correction import Action, Correction, Evidence, Name, Place, Triple

__all__ = ["DIMENSIONS", "FIELDS", "problems", "read_entry"]

#: Keys that name a thing of the authority data, in the order an entry is written.
DIMENSIONS = ("measure", "part", "agency", "campaign", "sector", "subject", "place")
#: Every key that says what holds of a figure, in the order an entry is written.
FIELDS = ("value", "comparator", "granularity", "unit", *DIMENSIONS, "period", "transformation", "basis")

_ID_LENGTH = 12

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Number = Annotated[Decimal, Field(allow_inf_nan=False, max_digits=40)]
Offset = Annotated[int, Field(ge=0)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Named(_Strict):
    """A thing that needs no record."""

    name: Text
    iri: Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"{}|^`\\]+$")] = ""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = ""

    def value(self) -> Name:
        return Name(self.name, self.iri, self.language, new=True)


class _Relation(_Strict):
    subject: Text | _Named
    predicate: Text
    object: Text | _Named

    def value(self) -> Triple:
        return Triple(_name(self.subject), self.predicate, _name(self.object))


class _Entry(_Strict):
    id: Text = ""
    by: Text
    when: date
    why: Text
    document: Text = ""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-fA-F]{8,64}$", to_lower=True)] = ""
    quote: Text = ""
    start: Offset | None = None
    printed: Text = ""
    at: Offset | None = None

    def evidence(self) -> Evidence:
        return Evidence(self.document, self.sha256, self.quote, self.start, self.printed, self.at)


class _Figure(_Strict):
    value: Number | None = None
    comparator: Text | None = None
    granularity: Annotated[Number, Field(gt=0)] | None = None
    unit: Text | None = None
    measure: Text | _Named | None = None
    part: str | _Named | None = None
    agency: str | _Named | None = None
    campaign: str | _Named | None = None
    sector: str | _Named | None = None
    subject: str | _Named | None = None
    place: str | _Named | None = None
    period: str | None = None
    transformation: Text | None = None
    basis: str | None = None


class _OnClaim(_Entry):
    relation: _Relation | None = None
    was: _Figure | None = None

    @model_validator(mode="after")
    def _has_evidence(self) -> _OnClaim:
        if not (self.document or self.sha256):
            raise ValueError("name the document: document = its file name, or sha256 = its digest")
        if not (self.quote or self.printed):
            raise ValueError("name the evidence: quote = words of the document, or printed = the figure")
        return self


class _Reject(_OnClaim):
    action: Literal[Action.REJECT]


class _OnFigure(_OnClaim, _Figure):
    pass


class _Accept(_OnFigure):
    action: Literal[Action.ACCEPT]
    why: Text | Literal[""] = ""


class _Replace(_OnFigure):
    action: Literal[Action.REPLACE]

    @model_validator(mode="after")
    def _has_fields(self) -> _Replace:
        if self.relation is not None:
            raise ValueError("a relation is accepted or rejected, not replaced")
        if not self.model_fields_set & set(FIELDS):
            raise ValueError(f"say what holds instead: one of {', '.join(FIELDS)}")
        return self


class _Merge(_Entry):
    action: Literal[Action.MERGE]
    entity: Text | _Named
    into: Text | _Named


class _KeepApart(_Entry):
    action: Literal[Action.KEEP_APART]
    entity: Text | _Named
    from_: Annotated[Text | _Named, Field(alias="from")]


class _Alias(_Entry):
    action: Literal[Action.ALIAS]
    entity: Text
    name: Text
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = ""


class _Undo(_Entry):
    action: Literal[Action.UNDO]
    of: Text


_ENTRY: TypeAdapter[_Accept | _Reject | _Replace | _Merge | _KeepApart | _Alias | _Undo] = TypeAdapter(
    Annotated[
        _Accept | _Reject | _Replace | _Merge | _KeepApart | _Alias | _Undo, Field(discriminator="action")
    ]
)


def read_entry(data: Mapping[str, Any], place: Place) -> Correction:
    """The correction an entry stands for.

    Raises
    ------
    pydantic.ValidationError
        A key that is unknown, missing or of the wrong kind; see :func:`problems`.

    Examples
    --------
    >>> read_entry(
    ...     {"action": "undo", "of": "k1", "by": "Ann", "when": date(2025, 4, 25), "why": "a slip"},
    ...     Place("corrections/ann.toml", 1),
    ... ).undoes
    'k1'
    """
    entry = _ENTRY.validate_python(data)
    digest = _digest(data)
    return Correction(
        action=entry.action,
        id=entry.id or digest[:_ID_LENGTH],
        digest=digest,
        place=place,
        by=unicodedata.normalize("NFC", " ".join(entry.by.split())),
        when=entry.when,
        why=entry.why,
        evidence=entry.evidence(),
        fields=dict(_fields(entry)) if isinstance(entry, _OnFigure) else {},
        was=dict(_fields(entry.was)) if isinstance(entry, _OnClaim) and entry.was else {},
        relation=entry.relation.value() if isinstance(entry, _OnClaim) and entry.relation else None,
        entity=_name(entry.entity) if isinstance(entry, _Merge | _KeepApart | _Alias) else None,
        other=_other(entry),
        name=" ".join(entry.name.split()) if isinstance(entry, _Alias) else "",
        language=entry.language if isinstance(entry, _Alias) else "",
        undoes=entry.of if isinstance(entry, _Undo) else "",
    )


def _digest(data: Mapping[str, Any]) -> str:
    """SHA-256 of what an entry says, whatever it is called and wherever it stands."""
    content = {key: value for key, value in data.items() if key != "id"}
    canonical = json.dumps(content, default=str, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _fields(entry: _Figure) -> Iterator[tuple[str, Name | str | Decimal | None]]:
    for key in FIELDS:
        value = getattr(entry, key)
        if key not in entry.model_fields_set or value is None:
            continue
        if key in DIMENSIONS:
            yield key, None if value == "" else _name(value)
        else:
            yield key, None if value == "" else value


def _name(given: str | _Named) -> Name:
    if isinstance(given, _Named):
        return given.value()
    plain = " ".join(given.split())
    return Name("", plain) if plain.startswith(("http://", "https://")) else Name(plain)


def _other(entry: object) -> Name | None:
    if isinstance(entry, _Merge):
        return _name(entry.into)
    return _name(entry.from_) if isinstance(entry, _KeepApart) else None


#: Messages for people, by the kind of error; others are shown as pydantic words them.
_MESSAGES: Mapping[str, str] = {
    "missing": "is missing",
    "dict_type": "must be a table",
    "model_attributes_type": "must be a table",
    "union_tag_invalid": "must be accept, reject, replace, merge, keep-apart, alias or undo",
    "union_tag_not_found": "is missing",
    "string_too_short": "must not be empty",
    "date_from_datetime_inexact": "must be a day without a time",
}
_TAG_ERRORS = frozenset({"union_tag_invalid", "union_tag_not_found"})
_NAMES = frozenset({*DIMENSIONS, "entity", "into", "from"})


def problems(error: ValidationError) -> list[tuple[str, str, bool]]:
    """What is wrong with an entry: the key ("" for the entry as a whole), the message, whether it is unknown.

    Examples
    --------
    >>> try:
    ...     read_entry({"action": "undo", "by": "Ann", "why": "a slip", "wen": 1}, Place("a.toml", 1))
    ... except ValidationError as error:
    ...     problems(error)
    [('when', 'is missing', False), ('of', 'is missing', False), ('wen', 'is no key of this action', True)]
    """
    found: dict[str, tuple[str, bool]] = {}
    for one in error.errors(include_url=False, include_input=False, include_context=False):
        keys = [str(part) for part in one["loc"]][1:]
        key = "action" if one["type"] in _TAG_ERRORS else keys[0] if keys else ""
        unknown = one["type"] == "extra_forbidden" and len(keys) == 1
        message = _MESSAGES.get(one["type"], one["msg"].removeprefix("Value error, "))
        if unknown:
            message = "is no key of this action"
        elif key in _NAMES and one["type"] != "missing":
            message = "must be a name, or a table with name, iri and language"
        found.setdefault(key, (message, unknown))
    return [(key, message, unknown) for key, (message, unknown) in found.items()]
