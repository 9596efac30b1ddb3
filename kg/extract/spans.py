"""What one language reads off a sentence, before anything is carried over from elsewhere.

A language package turns a :class:`Sentence` into a :class:`Reading`: clauses in text order, each with the
periods, actors, campaigns and places that stand in it and the figures it states. Nothing here comes from
another sentence; that is the work of :mod:`kg.extract.frames`, which is the same for every language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from kg.lexicon import Entry
from kg.model import Block, Period, Span

__all__ = [
    "CARRIED",
    "DEFAULT_RULE",
    "EARLIER",
    "ELIDED",
    "LOCALITY",
    "Actor",
    "ActorRole",
    "Clause",
    "Draft",
    "Exclusion",
    "Hit",
    "Number",
    "Reading",
    "Sentence",
    "Shape",
    "When",
    "WhenKind",
]

#: The rule of a unit that is what a counter counts by default; the text around may better it.
DEFAULT_RULE = "default of the counter"

#: The rule of a unit that an earlier sentence tells.
CARRIED = "noun carried over"
#: Rule of a figure that is a part of what a sentence before counted ("62 of these").
EARLIER = "part of what was counted before"

#: The rule of a unit that the figure before in the sentence tells.
ELIDED = "elided head"

#: The role of a place that no record names and that labels what was done there.
LOCALITY = "locality"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one table row or key-value line treated as one.

    ``block`` is the block it lies in and ``index`` its number in that block, from 0.
    """

    span: Span
    block: Block
    index: int = 0


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral with its scale and whatever is written onto it.

    Parameters
    ----------
    span
        The whole numeral as printed with comparator, currency and scale: "over RMB 1.13 billion", "9万余".
    digits
        The bare numeral: "1.13", "9".
    value
        Exact, scale applied: 1130000000.
    granularity
        Weight of the last significant digit as printed: 10000000.
    currency
        ISO 4217 code of a sign or word on the numeral (``$`` already resolved by place), else None.
    percent
        True when a percent sign or word belongs to it (also 成, 过半, 百分之).
    scale
        The factor that was applied (1000000000), 1 when none.
    words
        True for number words ("twenty-eight", "千余").

    """

    span: Span
    digits: Span
    value: Decimal
    granularity: Decimal
    comparator: str = "exact"
    currency: str | None = None
    percent: bool = False
    scale: Decimal = Decimal(1)
    words: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A gazetteer match: the entries whose form stands there (several when ambiguous), all of one role."""

    span: Span
    role: str
    entries: tuple[Entry, ...]

    @property
    def entry(self) -> Entry:
        """The first entry, for roles whose forms are unambiguous."""
        return self.entries[0]


#: Rules of times that the date of publication tells.
_OF_PUBLICATION = frozenset({"this-year", "last-year", "year-before-last", "to-date"})


class WhenKind(StrEnum):
    """How a time expression works."""

    PERIOD = "period"  #: the time of the figures that follow: "in 2024", "全年", "the first half"
    BASIS = "basis"  #: the other side of a comparison: "from 2023", "than in 2023", "较2019年"
    SAME = "same"  #: anaphor: "the same period", "同期", "the following year"
    STOCK = "stock"  #: a point: "by the end of 2024", "截至2023年底"
    NOTE = "note"  #: a time that dates an event, not a figure: "published on 25 April 2025"


@dataclass(frozen=True, slots=True)
class When:
    """A time expression.

    Parameters
    ----------
    period
        What it means by itself ("2024"), or None while it depends on a frame.
    rule, value
        For a relative expression: a rule of :mod:`kg.extract.calendar` (``last-year``, ``first-half``,
        ``month`` ...) and its argument (the month number ...).
    begins
        Whether something is told to have begun then ("launched in May 2023").
    flows
        Whether it is the point up to which something was counted ("had by June led to 12 arrests").
    passing
        Whether the text only dips into it ("in April alone") and then goes on with what was in force.

    """

    span: Span
    kind: WhenKind
    period: Period | None = None
    rule: str | None = None
    value: str | None = None
    begins: bool = False
    flows: bool = False
    passing: bool = False

    @property
    def is_fixed(self) -> bool:
        """Whether it says by itself, or with the date of publication, when it was."""
        said = (self.value or "").partition(".")[0].partition("/")[0] if self.rule == "between" else self.rule
        return self.period is not None or said in _OF_PUBLICATION


class ActorRole(StrEnum):
    """What an agency named in a clause is there."""

    ACTOR = "actor"  #: does what is counted: grammatical subject, "by X", X的...
    SPEAKER = "speaker"  #: says it: "X said", "according to X", "据X介绍"
    RECIPIENT = "recipient"  #: gets it: "transferred to X", 移送X, 监督X
    OTHER = "other"  #: merely named: part of a longer name, an object, "with X", 会同X


@dataclass(frozen=True, slots=True)
class Actor:
    """An agency in a clause: a gazetteer hit, or a name no record knows (``hit`` is None).

    ``joint`` is true when the next actor acts together with this one ("CBP and HSI").
    ``self_reference`` is true for anaphors ("the Office", "该局"), to be resolved by the frame. ``name`` is
    where the document gives the full name of what is meant (a short form it defined); of an anaphor that
    may stand for itself ("officers"), its own place. ``common`` is true for common nouns, which name no body
    for more than the text around them; ``agent`` for one behind a passive verb ("by X"), whose figures are
    only those of its clause; ``author`` for the body that speaks of itself ("we"), ``counting`` where it
    tells what it did and how often; ``passing`` for one that is no
    body (a company), and acts in its own sentence only; ``leads`` for one that only leads or coordinates
    what others do.
    """

    span: Span
    role: ActorRole
    hit: Hit | None = None
    joint: bool = False
    self_reference: bool = False
    name: Span | None = None
    common: bool = False
    agent: bool = False
    author: bool = False
    passing: bool = False
    counting: bool = False
    leads: bool = False


class Shape(StrEnum):
    """What kind of figure it is; see ``ekg:transformation``."""

    LEVEL = "level"
    SHARE = "share"
    RATE = "yoy-rate"
    DIFFERENCE = "yoy-difference"
    SIZE = "change-size"


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure as far as its own sentence tells.

    Parameters
    ----------
    printed
        The figure as printed, counted noun included: "over 15,000 arrests", "1.5万余人".
    unit
        Notation, or None when the sentence does not tell (the frame may carry one over).
    rule
        Name of the rule that gave the unit; goes into the ledger.
    noun, verb
        What is counted and what happened to it, as spans of the text (not nec. adjacent); they choose
        the measure, and their words label a candidate.
    shape
        LEVEL, or SHARE / RATE / DIFFERENCE; a growth figure of another draft has ``change_of`` set.
    change_of
        Index in :attr:`Reading.drafts` of the figure whose change this is. Falls have negative value.
    when, actor, campaign, place, sector, subject
        Bound to this figure by the sentence itself (distribution, "by X", brackets), before any frame.
    act
        False when no verb of the clause says that somebody did something.
    no_agency
        True when the sentence says that nobody carried over acts here (a new inanimate subject, a
        market, a population), so no agency is inferred.
    event
        True for what befalls somebody (deaths, crashes): it is of a body only that is named near it.
    parts
        Kinds of what is counted that the noun phrase names ("first-instance civil cases").

    """

    number: Number
    printed: Span
    unit: str | None
    rule: str
    noun: Span | None = None
    verb: Span | None = None
    shape: Shape = Shape.LEVEL
    change_of: int | None = None
    when: When | None = None
    actor: Actor | None = None
    campaign: Hit | None = None
    place: Hit | None = None
    sector: Hit | None = None
    subject: Hit | None = None
    parts: tuple[Hit, ...] = ()
    no_agency: bool = False
    event: bool = False
    act: bool = True
    doubts: tuple[str, ...] = ()

    def but(self, **changes: object) -> Draft:
        """A copy with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A numeral that is no statistic, with the name of the rule that says so (``date``, ``rank`` ...)."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with what stands in it; ``drafts`` are indexes into :attr:`Reading.drafts`.

    ``campaign_again`` is true where it says "the campaign" of one that was named before, ``campaign_aside``
    where it names one beside something else, so that what follows need not be of it, ``campaign_ahead``
    where it speaks of one that has no name yet, ``campaign_owned`` where it names one as that of the body that
    acts ("its campaign"), ``campaign_during`` where it names one as that during which all this happened,
    ``campaign_begun`` where it says when one began, and not when it ended, ``campaign_beyond``
    where it tells of a whole year and names none, ``campaign_left`` where it says that what it tells of was not
    of the one in hand.

    ``new_subject`` is true when the clause opens with a grammatical subject of its own, so that what was
    carried over from the clause before (其中, a by-phrase) ends; ``of_area`` when that is all of an area
    (全市共立案), of which no body is named. ``new_campaigns`` are names by pattern
    ("Operation X") that no record knows. ``widens`` is true when the clause opens with words that leave the
    campaign in hand ("Across the country"), ``of_these`` when it counts some of what was counted before,
    ``at_rest`` when it tells what there is ("in force"), ``looks_back`` where it tells of what the sentence
    before told ("12 of them"). ``scene`` is the country in which it sets what it tells, or the place that labels it.
    """

    span: Span
    whens: tuple[When, ...] = ()
    actors: tuple[Actor, ...] = ()
    campaigns: tuple[Hit, ...] = ()
    new_campaigns: tuple[Span, ...] = ()
    places: tuple[Hit, ...] = ()
    sectors: tuple[Hit, ...] = ()
    subjects: tuple[Hit, ...] = ()
    drafts: tuple[int, ...] = ()
    new_subject: bool = False
    of_area: bool = False
    campaign_again: bool = False
    campaign_aside: bool = False
    campaign_ahead: bool = False
    campaign_owned: bool = False
    campaign_during: bool = False
    campaign_begun: bool = False
    campaign_beyond: bool = False
    campaign_left: bool = False
    widens: bool = False
    of_these: bool = False
    at_rest: bool = False
    looks_back: bool = False
    scene: Hit | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one sentence says by itself."""

    sentence: Sentence
    clauses: tuple[Clause, ...] = ()
    drafts: tuple[Draft, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    unresolved: tuple[Exclusion, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
