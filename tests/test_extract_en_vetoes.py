"""English numerals that are no statistics: each rule with an example and a counter-example."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Span
from tests.reading import document, drafts, reasons, sentence


@pytest.mark.parametrize(
    ("reason", "example", "counter"),
    [
        ("list marker", "3) Officers visited the pier.", "3 officers visited the pier."),
        ("telephone number", "Call the helpline on 0800 123 456.", "The helpline took 800 calls."),
        ("telephone number", "Ring 020 7946 0018 at night.", "Ring-fenced funds went to 20 offices."),
        ("part of a name or code", "It is registered under 00482913.", "It registered 482,913 cases."),
        ("address", "It sits at 12 Harbour Street, Leeds.", "They raided 12 Harbour Street shops."),
        ("address", "2 Harbour Street, Leeds.", "2 Harbour Street shops closed, 3 firms too."),
        ("counter of a web page", "The page had 1,200 views.", "The page had 1,200 seizures."),
        ("margin of error", "The rate was put at 12% plus or minus 3%.", "The rate was put at 12%."),
        ("duration", "Checks took 14 working days.", "Checks took 14 inspectors."),
        ("duration", "He was jailed for two years.", "Two officers were jailed."),
        ("ordinal", "The 25th parcel was opened.", "The 25 parcels were opened."),
        ("clock", "The office opens at 9 am.", "The office opened 9 cases."),
        ("distance or size", "A net of 40 metres was cut.", "40 nets were cut."),
        ("vague count", "The report has 12 chapters.", "The report has 12 cases."),
        ("part of a name or code", "Form B-204 was used.", "They filed 204 cases."),
        ("label of a thing", "See category: 31 here.", "Worst category: 31 of 70 failed."),
        ("label of a thing", "Section 12 applies.", "Section staff opened 12 cases."),
        ("label of a thing", "Articles 4, 5 and 19 apply.", "Police opened 4, 5 and 19 cases."),
        ("age", "A man aged 34 was held.", "34 men were held."),
        ("age", "Ann Lee, 41, was held.", "Ann Lee opened 41 cases."),
        ("age", "The defendant, 52, was fined.", "They fined 52 defendants."),
        ("part of a name or code", "It passed by 4-1.", "They seized 4.5kg of tea."),
        ("age", "Of those held, most were under 30.", "Of those held, most were under 30 firms."),
        ("age", "Six were held, the youngest of them 15.", "Six were held, and 15 firms closed."),
        ("list marker", "### 5.4 National sanctions", "5.4 tonnes were seized."),
        ("duration", "They spent 90 days at sea.", "They spent 912 days at sea."),
        ("base of a rate", "Deaths fell per 100,000 workers.", "Police trained 100,000 workers."),
        ("rank", "It is among the top 20.", "It is among 20 firms."),
        ("price", "A pack costs $6 here.", "Fines came to $6 million."),
        ("price", "Storage is charged at $85 per day.", "Fines came to $85 million."),
        ("telephone number", "Report it via the 110 hotline.", "The hotline took 110 calls."),
        ("conversion of units", "1 pound = 0.45 kilogram", "They burnt 45 kilograms."),
        ("exchange rate", "(€1 = 390 forints)", "Fines came to €390."),
        ("size of a pack", "Vapes were counted in boxes of 20.", "They found boxes and 20 vapes."),
        ("legal threshold", "Firms with 50 or more employees must report.", "Police freed 50 employees."),
        (
            "legal threshold",
            "Goods worth more than $800 are subject to duty.",
            "Goods worth more than $800 burnt.",
        ),
        ("legal maximum or threshold", "The maximum fine is £5,000.", "The fine was £5,000."),
        ("legal maximum or threshold", "Fines may reach 4% of sales.", "Fines made up 4% of sales."),
        ("frequency or multiple", "Shops were visited 3 times.", "Fines were 3 times higher than in 2020."),
        ("frequency or multiple", "It was six times the legal limit.", "It was 6 times the earlier number."),
        ("duration", "Checks took 14 days.", "Checks took 14 days on average."),
        (
            "age",
            "Lee alias Tan (34), a dealer, was held.",
            "The Salt Guard (34), Customs (9) and police held them.",
        ),
        ("vague count", "They published ten typical cases.", "They opened ten cases."),
        ("part of a name or code", "It is filed as 0912 here.", "They held 09 dinghies."),
        ("part of a name or code", "It can be reported on 600590000.", "They seized 600590000 vapes."),
        ("denomination", "€20 and €50 notes were forged.", "€20 was paid for notes."),
        ("notice of a web page", "Comments (14)", "Comments (14 from firms) came in."),
        ("part of a name or code", "Operation 404 closed sites.", "Officers closed 404 sites."),
        ("label of a thing", "Ask at the office (ext. 2550).", "The office held 2550 cars."),
        ("footnote mark", "They closed shops [29].", "Shops inspected: 342 [297]"),
        ("age", "Six were held, one of them just 17.", "Six were held in just 17 towns."),
        (
            "legal maximum or threshold",
            "The statute allows up to $2 million.",
            "The state paid up to $2 million.",
        ),
        ("legal maximum or threshold", "The ceiling was lifted to 3%.", "The share was lifted to 3%."),
        (
            "legal maximum or threshold",
            "Penalties run from P500,000 to P900,000.",
            "Penalties came to P500,000.",
        ),
        (
            "legal maximum or threshold",
            "It brings a fine of R5,000 for every article.",
            "It paid a fine of R5,000.",
        ),
        ("list marker", "They asked; (2) how many were closed.", "They asked for 2 (two) towns."),
        ("telephone number", "Phone 4100 now.", "Fines: use of a phone (141), no seatbelt (39)."),
        ("temperature", "Rice was kept at 17°C.", "Rice was kept at 17 shops."),
        (
            "telephone number",
            "Ring the police on 1800 333 000.",
            "Police held 1,800 people, 333 of them minors.",
        ),
        ("part of a name or code", "Report it at 1-800-BE-ALERT.", "Report it at 1 of 800 offices."),
        ("footnote mark", "They closed cases [3].", "They closed cases, 3 of them late."),
        ("clock", "It began at 14:35 sharp.", "It began with 14 raids."),
        ("label of a thing", "See page 3 of 12.", "They closed 3 of 12 cases."),
        ("plan or target", "Coverage was 68% (target: 75%).", "The target firms made up 75%."),
        ("vague count", "It gives 12 tips to travellers.", "It got 412 tips from travellers."),
        ("length of a text", "The report has 212 pages.", "The report has 212 cases."),
        ("vague count", "They held three rounds of talks.", "They found three rounds of ammunition."),
        ("size of a change told as a rate", "Thefts grew by 14 to 190, or 8%.", "Thefts grew by 14 to 190."),
        ("size of a change told as a rate", "Thefts rose 8% (14) to 190.", "Thefts made up 8% (14)."),
        ("legal maximum or threshold", "They face a fine not exceeding £50.", "They paid a fine of £50."),
        (
            "legal maximum or threshold",
            "Thresholds rose from 2 million to 5 million euros.",
            "Fines hit 5 million euros.",
        ),
        ("legal maximum or threshold", "The maximum weight is 630 kg.", "The weight seized is 630 kg."),
        (
            "size of a class",
            "Most were shops with fewer than five employees.",
            "Police freed five employees.",
        ),
        ("age", "The law turned 30.", "The law shut 30 firms."),
        (
            "number word without a counted noun",
            "They met one of two.",
            "Shops sold 12 rifles, dealers two.",
        ),
        ("label of a thing", "Use phone 388.", "It came by phone: 388 batches."),
        (
            "plan or target",
            "Staff will reach 4,000 in the coming year.",
            "Staff reached 4,000 in the past year.",
        ),
        ("legal maximum or threshold", "A reward of up to £100 waits.", "A bill of up to £100 waits."),
        ("price", "They wrote tickets at $250 or $500 each.", "They wrote off $250 or $500."),
        ("frequency or multiple", "They visit it 12 times a year.", "They visited it 12 times in May."),
        ("frequency or multiple", "It was named 6 times.", "It was raided 46 times."),
        (
            "number word without a counted noun",
            "It saw only five.",
            "There were only five, with fines of £6.",
        ),
        ("plan or target", "It beat its $900 target.", "It beat its $900 record."),
        ("plan or target", "It missed the 90 target for raids.", "It raided 90 target locations."),
        ("range of single amounts", "Fines ranged from $20 to $160.", "Fines rose from $20 to $160."),
        ("price", "They earn $288,000 a year.", "They earn $288,000 in 2023."),
        ("plan or target", "It plans to hire 60 inspectors.", "It plans more, having hired 60 inspectors."),
        (
            "legal maximum or threshold",
            "Offenders may be fined up to $500.",
            "Offenders were fined up to $500.",
        ),
        (
            "size of a class",
            "They made 44 awards above $5 million.",
            "They made 44 awards worth over $5 million.",
        ),
        ("legal maximum or threshold", "Penalties of up to $500 apply.", "Penalties of $500 were paid."),
        (
            "said exactly behind it",
            "Nearly half of the cases (48.6%) failed.",
            "Half of the cases (12%) failed.",
        ),
        ("said exactly behind it", "Some 50% (49.6%) failed.", "Some 50% (12) failed."),
        ("notice of a web page", "37 partners process your data.", "37 partners of the police took part."),
        (
            "notice of a web page",
            "We and our 842 partners store and access personal data on your device.",
            "Courts fined 842 firms that store and access personal data.",
        ),
        ("notice of a web page", "This site uses 14 cookies.", "The regulator found 14 cookies."),
        ("notice of a web page", "We use 14 cookies.", "We use 14 boats."),
        ("notice of a web page", "Join over 40,000 subscribers.", "It lost over 40,000 subscribers."),
        ("number word without a counted noun", "They built two roads.", "They built four roads."),
        ("definite number", "All three offices were searched.", "Three offices were searched."),
        ("range of single amounts", "They were fined between $20 and $160.", "They were fined $20."),
        ("size of a class", "Losses exceeded $90 in just 16 of them.", "Losses exceeded $90 in May."),
        ("legal maximum or threshold", "New fines of up to £90 apply.", "They paid debts of up to £90."),
        (
            "legal maximum or threshold",
            "It beat the allowance of 30 litres.",
            "It beat the theft of 30 litres.",
        ),
        ("base of a rate", "We saved $11 for every $4.", "We saved $11 for $4."),
        ("price", "It was sold for between $20 and $40.", "It rose to between $20 and $40."),
        ("label of a thing", "Gate: 203", "Letters to Safety Gate: 203"),
        (
            "number word without a counted noun",
            "Damages were won in 14 cases, nine more likely.",
            "Damages were won in 14 cases, compared with nine in 2022.",
        ),
        ("age", "They held a man of 34 from Leeds.", "They held a fleet of 34 from Leeds."),
        ("age", "Two girls, 16 and 17, were found.", "Two girls, 16 dogs and 17 cats, were found."),
        ("part of a name or code", "They raced in an 80 zone.", "They raced in a record 80 zones."),
        ("rank", "Visits to the 100 best-known sites fell.", "Visits to the 100 sites fell."),
        ("plan or target", "The target for 2022 is 1,500 visits.", "The tally for 2022 is 1,500 visits."),
        ("price", "If a $150 jersey costs less, it is fake.", "Each got a $150 fine."),
        ("price", "They picked garlic for EUR 4 an hour.", "They picked garlic worth EUR 4."),
        (
            "distance or size",
            "Stalls within 500 metres of schools closed.",
            "They burnt 500 metres of cloth.",
        ),
        ("number word without a counted noun", "Raids: see three.", "Raids: three."),
        ("exception to a whole", "All but four sites closed.", "All four thousand sites closed."),
        ("price", "It sells ghee at Rs 350 a kg.", "It sold ghee worth Rs 350."),
        ("price", "It takes $90 per signature.", "The average was $90 per signature."),
        ("number word without a counted noun", "In the end, six are new.", "Of the 39, six are new."),
        ("size of a class", "Awards of over $90 were made in 16 cases.", "Awards of over $90 were made."),
        (
            "plan or target",
            "Our target under the plan is 25 visits.",
            "Our tally under the plan is 25 visits.",
        ),
        ("legal maximum or threshold", "It carries a fine not below $90.", "It carried a fine of $90."),
        ("distance or size", "A box of bolts weighs 20 kilos.", "They took bolts of 20 kilos."),
        (
            "number word without a counted noun",
            "They built two roads.",
            "They sent 12 plans and two roads were built.",
        ),
        (
            "number word without a counted noun",
            "They left two abroad.",
            "They left 12 bases here and two abroad.",
        ),
        ("size of a class", "They heard 44 suits over $90.", "They heard 44 suits with losses of some $90."),
        (
            "legal maximum or threshold",
            "Offenders can be fined $90.",
            "Offenders can be fined, and the sum imposed was $90.",
        ),
        ("plan or target", "It expects £60 more next year.", "It spent £60 more last year."),
        ("price", "It sells for $90 each.", "Two men were ordered to pay $90 each."),
        ("legal threshold", "It is for firms with at least $90.", "They were robbed of at least $90."),
        (
            "number word without a counted noun",
            "They shut six sheds in two.",
            "They shut six sheds (two in Prato).",
        ),
        (
            "number word without a counted noun",
            "They met five there.",
            "They shut 13 sheds, of which five burnt.",
        ),
        ("distance or size", "It measured noise along 6,200 km of road.", "It took 20 km of cable."),
        (
            "number word without a counted noun",
            "Thefts fell thanks to eight.",
            "Thefts fell from 13 to eight.",
        ),
        ("definite number", "Some 27 of the 28 states replied.", "Some 27 of the 28,000 states replied."),
        (
            "number word without a counted noun",
            "They met eleven.",
            "They took 31 samples in May; eleven were bad.",
        ),
        ("number word without a counted noun", "He fed two dodos.", "Two dodos were seized."),
        ("number word without a counted noun", "Some crews, four.", "Fourteen crews were held, four freed."),
        (
            "number word without a counted noun",
            "They fined traders and referred two to court.",
            "They fined 40 traders and referred two to court.",
        ),
        ("plan or target", "It will run 12 more sweeps next year.", "It ran 12 more sweeps last year."),
        ("range of single amounts", "They ranged from fines of $20 to jail.", "They rose from fines of $20."),
        ("number word without a counted noun", "Only two were held.", "Two suspects were held."),
        ("age", "Three men, aged 29, 34 and 51, were held.", "Three men held 29, 34 and 51 rings."),
        ("age", "The youngest person caught this year was 13.", "The youngest thieves took 13 rings."),
        ("age", "Youngest person arrested: 14", "Persons arrested: 14"),
        (
            "legal maximum or threshold",
            "Holding more than 15 birds, 20 bats or 30 newts attracts the death penalty.",
            "Police held 15 men under a law that carries up to ten years.",
        ),
        (
            "legal maximum or threshold",
            "Fraud carries up to 14 years; laundering 14 and a fine of $5 million.",
            "The ship carries up to 14 men and a cargo of 50 rings.",
        ),
        (
            "legal maximum or threshold",
            "Statutory damages still range from $500 to $5 million.",
            "Damages rose from $500 to $5 million.",
        ),
        (
            "legal threshold",
            "A turnover of $50,000 is enough for a charge.",
            "They found a turnover of $50,000 in May.",
        ),
        (
            "legal threshold",
            "Shops with a turnover below $40,000 need no permit.",
            "Shops had a turnover below $40,000.",
        ),
        (
            "legal threshold",
            "Cases with more than $10 million at stake go to a court.",
            "Courts had more than $10 million in fines.",
        ),
        ("size of a class", "Only one fine in ten exceeded $100,000.", "The fines exceeded $100,000."),
        ("what shares add up to", "Shares may not add up to 100%.", "The share grew to 100%."),
        ("age", "The firm sent 18- to 20-year-old men into shops.", "The firm sent 18 to 20 men into shops."),
        ("age", "Mrs T, 84, waited for a year.", "From Mrs T, 84 rings were taken."),
        ("age", "A farmer from Kirinyaga, 58, was held.", "A farmer from Kirinyaga, 58 others were held."),
        ("age", "One claim in five came from a worker under 25.", "They held under 25 men."),
        (
            "legal maximum or threshold",
            "Driving is limited to nine hours a day, 56 a week.",
            "They drove 56 cars.",
        ),
        (
            "legal maximum or threshold",
            "Penalties in the Gulf go up to $1 million.",
            "Sums in the Gulf rose to $1 million.",
        ),
        (
            "legal maximum or threshold",
            "The cap for fines is 20 million euros or 4% of worldwide turnover.",
            "Fakes were 4% of worldwide turnover.",
        ),
        (
            "legal maximum or threshold",
            "The statutory fine of $1 million was not used.",
            "A fine of $1 million was paid.",
        ),
        (
            "legal threshold",
            "Test buys cannot be refunded above $1,000.",
            "They took rings worth above $1,000.",
        ),
        ("price", "Duty rose by 60 cents a stick.", "They took 60 cents and 12 rings."),
        ("price", "Subscriptions from $120.", "Damages of $120."),
        ("price", "Filing fee: $20.44.", "Fines: $20.44."),
        ("milestone", "It was the third time the figure exceeded 30,000.", "The parcels exceeded 30,000."),
        (
            "plan or target",
            "They aim to bring the average length of cases in this court below 90 days.",
            "They brought the average length of cases in this court below 90 days.",
        ),
        ("capacity", "Police lined the stadium, which seats 63,400.", "Police lined 63,400 seats."),
        ("vague count", "The files fall into three groups: old, new, lost.", "They held three groups."),
        ("partners", "Together with seven other agencies it held 40 men.", "It held seven other agencies."),
        ("telephone number", "Report fakes by calling 12316.", "Traders report 12316 fakes."),
        ("price", "A true ring sells for $150, a fake one for $40.", "They took rings for $40."),
    ],
)
def test_a_veto(reason: str, example: str, counter: str) -> None:
    assert reason in reasons(example)
    assert reason not in reasons(counter)
    assert drafts(counter)


def test_a_number_said_again_with_an_article_is_definite() -> None:
    told = "They held 41 goats in May. The 41 {}came from 18 farms."
    again, named = (document(told.format(noun)).ledger for noun in ("", "goats "))
    assert "definite number" in {entry.reason for entry in again}
    assert "definite number" not in {entry.reason for entry in named}


def test_a_bare_number_in_a_heading_counts_nothing() -> None:
    assert [e.reason for e in sentence("Vision 21 for all", BlockKind.HEADING).exclusions] == [
        "number in a heading"
    ]


def test_a_heading_may_state_a_figure() -> None:
    assert [d.number.value for d in sentence("Police seize 210 rings", BlockKind.HEADING).drafts] == [210]


def test_a_motto_in_a_heading_counts_nothing() -> None:
    told, said = "Three men, one plan", "Three men arrested in port"
    assert not sentence(told, BlockKind.HEADING).drafts
    assert [d.number.value for d in sentence(said, BlockKind.HEADING).drafts] == [3]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Fakes spread in the early 1990s.", "date"),
        ("Fakes spread in 2019.", "date"),
        ("Operation Tern 2019 stopped lorries.", "year in a name"),
        ("Operation Tern in 2019 stopped lorries.", "date"),
        ("Longteng Action 2019 stopped lorries.", "year in a name"),
    ],
)
def test_a_year_is_a_date_or_part_of_a_name(text: str, reason: str) -> None:
    assert [exclusion.reason for exclusion in sentence(text).exclusions] == [reason]


def test_words_that_exclude_do_not_reach_into_the_next_figure() -> None:
    assert [d.number.value for d in drafts("In Q3, 17 recalls were made.")] == [17]


NOTE = "Officers seized 40 cars.\n\nThey fined 12 firms.\n\nIt went on for weeks.\n\n"


@pytest.mark.parametrize(
    ("last", "left"),
    [
        ("The Salt Board is the regulator of salt. Its 900 staff work in 12 offices.", 0),
        ("The Salt Union represents 186 firms that sell 98% of all salt.", 0),
        ("About us\n\nWe sell salt in 12 shops.", 0),
        ("Headquartered in Leeds, the Salt Board supports 27 firms.", 0),
        ("The Salt Board closed 12 offices.", 1),
    ],
)
def test_a_note_on_the_publisher_counts_nothing(last: str, left: int) -> None:
    found = document(NOTE + last)
    assert len(found.figures) == 2 + left
    noted = [entry for entry in found.ledger if entry.reason == "note on the publisher"]
    assert bool(noted) is not bool(left)


def test_a_note_in_the_midst_of_a_long_report_ends_with_the_next_heading() -> None:
    rest = "\n\n".join(f"In week {week} they fined {week + 20} firms." for week in range(1, 16))
    found = document(NOTE * 8 + f"About us\n\nWe sell salt in 12 shops.\n\nFines by week\n\n{rest}")
    assert [int(f.value) for f in found.figures][-15:] == [week + 20 for week in range(1, 16)]
    assert [e.reason for e in found.ledger if e.reason == "note on the publisher"] == [
        "note on the publisher"
    ]


def test_a_short_text_has_no_note_on_its_publisher() -> None:
    assert [f.value for f in document("The Salt Union represents 186 firms.").figures] == [186]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Of these, nine were fined.", [9]),
        ("Of these, nine were fined by the county and two by the state.", [9, 2]),
        ("They spoke of nine and went.", []),
        ("Falls caused nine of the deaths.", [9]),
        ("The court convicted three captains.", [3]),
        ("The court heard three pleas.", []),
        ("(1) 41 cases were closed.", [41]),
        ("Fines were handed down to 39 persons.", [39]),
    ],
)
def test_a_number_word_of_a_part_counts(text: str, values: list[int]) -> None:
    assert [draft.number.value for draft in drafts(text)] == values


def test_what_a_menu_above_the_title_holds_counts_nothing() -> None:
    lines = ["News (24)", "Raids in the north", "Raids (24)"]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    kinds = [BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.LIST_ITEM]
    blocks = tuple(
        Block(kind, Span(start, start + len(line)), 1)
        for kind, start, line in zip(kinds, starts, lines, strict=True)
    )
    found = extract(Document("a.html", text, "en", blocks), load_lexicon())
    assert [figure.unit for figure in found.figures] == ["operation"]
    assert [entry.reason for entry in found.ledger if entry.span.start < starts[1]] == [
        "notice of a web page"
    ]
