"""What an English figure counts, each candidate with an example."""

from __future__ import annotations

import pytest

from tests.reading import document, drafts


@pytest.mark.parametrize(
    ("text", "rule", "units"),
    [
        ("The rate was 12 percent.", "percent sign", ["percent"]),
        ("Fines came to €90.", "currency", ["EUR"]),
        ("Losses were 3 times higher than in 2020.", "change of an earlier figure", ["other:times"]),
        ("One port accounted for 126 of those batches.", "noun of the whole", ["batch"]),
        ("They held 40 of the 1.5 million websites.", "noun of the whole", ["website", "website"]),
        (
            "Judges upheld 54 (89%) of the 61 rulings.",
            "noun of the whole",
            ["other:decision", "percent", "other:decision"],
        ),
        ("The court went from 17 filings in 2022 to 96.", "noun to the right", ["case", "case", "case"]),
        ("Deaths per 1,000 workers: 2.6", "number of a rate", ["other:rate"]),
        ("A bank (17 complaints), a firm (6) and a line (4).", "noun to the right", ["other:complaint"] * 3),
        ("They burnt 14 Schedule A lorries.", "noun to the right", ["other:lorry"]),
        ("The petrol stations closed; 41 stations reopened.", "noun to the right", ["organisation"]),
        ("Fire trucks came; 41 stations reopened.", "noun to the right", ["other:station"]),
        ("Falls caused seven deaths, fires five and floods three.", "noun to the right", ["person"] * 3),
        ("Officers inspected works 420 times.", "times a thing was done", ["inspection"]),
        ("The market was raided 46 times.", "times a thing was done", ["operation"]),
        ("They saw 17 new cases and 43 minor ones.", "noun to the right", ["case", "case"]),
        ("They held 91% of ships (145) there.", "percent sign", ["percent", "other:ship"]),
        (
            "Visits (214), letters (81) and talks (50) rose.",
            "noun to the left",
            ["inspection", "other:notice", "other:talk"],
        ),
        ("The dealers took 466.", "no unit", [None]),
        ("The dealers numbered 466.", "noun to the left", ["organisation"]),
        ("Officers seized 80 dhows.", "noun to the right", ["other:dhow"]),
        ("Officers detained 80 vans.", "noun to the right", ["other:van"]),
        ("Inspectors visited 80 nurseries.", "noun to the right", ["organisation"]),
        ("Judges upheld 54 of 61 rulings.", "noun of the whole", ["other:decision", "other:decision"]),
        ("A further 12 of them were minors.", "part of what was counted before", [None]),
        ("Some 18 of the accused fled.", "noun of the whole", ["person"]),
        (
            "Staff numbered 87, up from 81 twelve months earlier.",
            "noun to the left",
            ["person", "person", "person"],
        ),
        ("They took 340 single-class filings.", "noun to the right", ["application"]),
        ("The court took 340 filings.", "noun to the right", ["case"]),
        ("To date 340 marks have been recorded.", "noun to the right", ["registration"]),
        ("Civil appeals stood at 41, criminal ones at 35.", "noun to the left", ["case", "case"]),
        ("In May 680 farms closed; a year before it had been 75.", "noun to the right", ["organisation"] * 2),
        ("In all, 947 cases concerned food and 218 medicine.", "noun to the right", ["case", "case"]),
        ("In all, 947 cases were closed and 218 medicines burnt.", "noun to the right", ["case", "item"]),
        ("Some 430 premises were visited.", "noun to the right", ["other:premises"]),
        ("In 73 suits damages were awarded.", "noun to the right", ["case"]),
        ("Trademark crimes lead, with 7,390 prosecuted.", "what was done with people", ["person"]),
        ("They opened 90 cases, with 70 prosecuted.", "noun to the right", ["case", "case"]),
        (
            "They took 40 cases, up 5 percent on 2022 (38).",
            "noun to the right",
            ["case", "percent", "case"],
        ),
        ("They seized 386 boxes.", "noun to the right", ["other:box"]),
        ("Officers closed 300 websites.", "noun to the right", ["website"]),
        (
            "They seized 20 toys, twice as many as in 2022 (11).",
            "noun to the right",
            ["item", "item", "percent"],
        ),
        (
            "More than half of the detentions (26) were at sea.",
            "percent sign",
            ["percent", "other:detention"],
        ),
        ("The board held 29 workshops.", "noun to the right", ["other:workshop"]),
        ("Officers raided 29 workshops.", "noun to the right", ["other:den"]),
        ("The budget pays for 3 posts.", "noun to the right", ["other:post"]),
        ("The platform deleted 3 pieces of infringing content.", "noun to the right", ["post"]),
        ("Officers seized 3 pieces of cake.", "noun to the right", ["item"]),
        (
            "Courts convicted 12 men under section 9 of the Trade Marks Act, against 9 earlier.",
            "noun to the right",
            ["person", "person"],
        ),
        ("They handled 410 trademark and patent violations.", "noun to the right", ["case"]),
        ("They issued 37 hygiene improvement notices.", "noun to the right", ["other:notice"]),
        ("The registry took 373 actions pending since May.", "noun to the right", ["case"]),
        ("Teams carried out 373 actions in ports.", "noun to the right", ["operation"]),
        ("Judges ruled on 373 actions against the board.", "noun to the right", ["case"]),
        ("They took 89 civil and 65 criminal cases.", "noun behind the next kind", ["case", "case"]),
        ("Courts heard 254 cases: 189 civil and 65 criminal.", "noun to the right", ["case"] * 3),
        ("The court took 189 civil, 65 criminal.", "kind of case", ["case", "case"]),
        ("They judged 250 civil and administrative appeals.", "noun to the right", ["case"]),
        (
            "They gave 44 criminal and 12 administrative fines.",
            "noun behind the next kind",
            ["other:penalty"] * 2,
        ),
        ("Police held 65 criminals.", "noun to the right", ["person"]),
        ("The annual intake was 31.", "noun to the left", ["case"]),
        ("In Leeds 22 employers were arrested.", "noun to the right", ["person"]),
        ("In Leeds 22 employers were fined.", "noun to the right", ["organisation"]),
        ("The leak hit 30 data subjects.", "noun to the right", ["person"]),
        ("Rangers cleared 41 sites.", "noun to the right", ["other:site"]),
        ("Police blocked 41 sites that streamed films.", "noun to the right", ["website"]),
        ("Rangers lifted 80 lobster pots.", "unknown noun to the right", ["other:pot"]),
        ("Teams emptied 80 pantries.", "unknown noun to the right", ["other:pantry"]),
        ("Officers seized 80 lanterns.", "unknown noun to the right", ["item"]),
        ("Police arrested 80 loiterers.", "unknown noun to the right", ["person"]),
        ("Of the appeals decided, 56 failed.", "noun of the opener", ["case"]),
        ("The number of persons whose cases were examined came to 33.", "number of", ["person"]),
        ("New cases numbered 512.", "noun to the left", ["case"]),
        ("Persons whose cases were examined came to 33.", "noun to the left", ["person"]),
        ("Parcels of tablets stopped at the port: 18,153", "noun to the left", ["other:package"]),
        ("Poaching arrests (214) peaked.", "noun to the left", ["person"]),
        ("Moorings surveyed: 18", "noun to the left", ["other:mooring"]),
        ("Results of the sweep: arrests: 31", "noun to the left", ["person"]),
        ("No fewer than 38 of Spain's 52 provinces met.", "noun of the whole", ["other:province"] * 2),
        ("At 172, the number of raids was the lowest yet.", "noun behind the figure in front", ["operation"]),
        ("At 172, the harbour master stood firm on 12 raids.", "no unit", [None, "operation"]),
        ("Guards handled 40 breaches; 9 breaches were fresh.", "noun to the right", ["case", "case"]),
        ("Guards noticed 40 breaches.", "noun to the right", ["other:breach"]),
        ("Breaches noticed: 40", "noun to the left", ["other:breach"]),
        ("Divers uprooted 40 plants.", "noun to the right", ["other:plant"]),
        ("Divers visited 40 plants.", "noun to the right", ["organisation"]),
        ("They opened 40 crates, 9 proved fake.", "noun to the right", ["other:crate", "other:crate"]),
        ("They burnt 40 metres of cloth.", "noun to the right", ["other:metre"]),
        ("Over the five years to May, hearings totalled 41.", "noun to the left", ["other:hearing"]),
        ("Last year hearings totalled 41.", "noun to the left", ["other:hearing"]),
        ("The rights with customs numbered 41.", "noun to the left", ["registration"]),
        ("The police tally was 40.", "no unit", [None]),
        ("The police numbered 40.", "noun to the left", ["other:police"]),
        ("It reached 40 Danes.", "noun to the right", ["person"]),
        (
            "In the first half of 2023 the hearings in the south numbered 41.",
            "noun to the left",
            ["other:hearing"],
        ),
        ("In the south the hearings of judges numbered 41.", "noun to the left", ["person"]),
        ("In all, 182 (2020: 164) visits were made.", "noun to the right", ["inspection", "inspection"]),
    ],
)
def test_unit_and_the_rule_that_gave_it(text: str, rule: str, units: list[str | None]) -> None:
    found = drafts(text)
    assert [draft.unit for draft in found] == units
    assert found[0].rule == rule


@pytest.mark.parametrize(
    ("text", "rule", "units"),
    [
        ("They got 34 (31) petitions.", "noun to the right", ["other:petition", "other:petition"]),
        (
            "Burning 12 barns and 9 carts, the 220-strong gang fled.",
            "strength of a body",
            ["other:barn", "other:cart", "person"],
        ),
        ("She led a team of 15.", "strength of a body", ["person"]),
        ("They burnt 12 toys, 9 gizmos.", "unknown noun to the right", ["item", "item"]),
        ("Courts took in 900 cases, and decided 850.", "elided head", ["case", "case"]),
        ("They visited 560 firms (2022: 498).", "value in brackets", ["organisation", "organisation"]),
        ("They heard 90 cases, 9 fewer than in 2020.", "stated difference", ["case", "case"]),
        ("Of 900 cases, 84 concerned tea, 12 coffees.", "verb left out", ["case", "case", "case"]),
        (
            "They checked 7 firms at 3 docks, 2 of which closed.",
            "elided head",
            ["organisation", "other:dock", "other:dock"],
        ),
        (
            "They checked 7 firms at 3 docks and fined 2.",
            "elided head",
            ["organisation", "other:dock", "organisation"],
        ),
        (
            "Of 90 toys bought from 12 shops, 32 broke.",
            "elided head",
            ["item", "organisation", "item"],
        ),
        (
            "Of 90 toys, 40 broke, 12 shops closed and 3 moved.",
            "elided head",
            ["item", "item", "organisation", "organisation"],
        ),
        ("Guards found blades, 408 of them.", "noun in front of its count", ["item"]),
        ("Guards saw 9 men in tents, 4 of them ill.", "elided head", ["person", "person"]),
        ("Prosecutors charged six of them.", "what was done with people", ["person"]),
        ("Customs detained six of them.", "part of what was counted before", [None]),
        ("It visited 44 sites; work was stopped at 9.", "elided head", ["other:site", "other:site"]),
        (
            "They took 12 cases with 90 suspects, and prosecuted 41.",
            "what was done with people",
            ["case", "person", "person"],
        ),
        ("They took 12 cases and prosecuted 9.", "elided head", ["case", "case"]),
        (
            "Arrests numbered 84, seizures 12.",
            "next subject of the verb",
            ["person", "other:seizure"],
        ),
        ("Seizures came to 84, toys 12.", "elided head", ["other:seizure", "other:seizure"]),
        ("In all, 41 civil, criminal and sundry cases closed.", "noun to the right", ["case"]),
        ("Bakers accounted for 1,190.", "part of what was counted before", [None]),
        ("Bakers paid 1,190.", "noun to the left", ["person"]),
        ("Of these, 9 were shut.", "part of what was counted before", [None]),
        (
            "They read 90 recordal applications and approved 41.",
            "elided head",
            ["application", "registration"],
        ),
        ("They read 90 applications and approved 41.", "elided head", ["application", "application"]),
        ("It looked at 48 trades: 32 were cleared.", "elided head", ["other:trade", "other:trade"]),
        ("It was downloaded 314,000 times.", "times a thing was done", ["other:time"]),
        ("Of the 90 vans stopped, 14 carried stolen goods.", "elided head", ["other:van", "other:van"]),
        ("On the day, 14 seized goods burnt.", "noun to the right", ["item"]),
        ("She said 12 of 90 posts were vacant.", "noun to the right", ["other:post", "other:post"]),
        ("Of the lorries, five of the nine vans burnt.", "noun of the whole", ["other:van"]),
        (
            "Raids in five sectors - 31 of them - failed.",
            "noun to the left in the sentence",
            ["other:sector", "operation"],
        ),
        ("Raids came to 58 in total.", "noun to the left", ["operation"]),
        ("They bought 40 toys of eight brands and burnt 9.", "elided head", ["item", "other:brand", "item"]),
        ("They closed 90 websites. Paying 31 sites stopped.", "noun to the right", ["website", "website"]),
        (
            "They closed 90 mines. Digging 31 sites stopped.",
            "noun to the right",
            ["organisation", "other:site"],
        ),
        ("Cases begun at points, 41 more.", "noun to the left", ["case"]),
        ("Officers found small fish on 71.", "part of what was counted before", [None]),
        ("Some 40-50 dogs came.", "noun to the right", ["other:dog", "other:dog"]),
        ("Of 20 trucks, dogs were found in 3.", "elided head", ["other:vehicle", "other:vehicle"]),
    ],
)
def test_a_figure_that_leans_on_the_one_before(text: str, rule: str, units: list[str]) -> None:
    found = drafts(text)
    assert [draft.unit for draft in found] == units
    assert found[-1].rule == rule


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("They issued £2 million in fines.", "fines"),
        ("They collected £843 million in unpaid tax last year.", "tax"),
        ("Expenditure came to $11 million.", "Expenditure"),
        ("In May, back wages recovered reached $2 million.", "back wages"),
        ("They paid $2 million.", None),
    ],
)
def test_what_an_amount_of_money_is_of(text: str, noun: str | None) -> None:
    found = drafts(text)[0].noun
    assert (None if found is None else found.of(text)) == noun


def test_a_bare_numeral_never_inherits_money() -> None:
    assert [d.unit for d in drafts("Losses hit €30, then 450.")] == ["EUR", None]


def test_a_count_linked_to_a_percentage_by_a_verb_keeps_its_own_unit() -> None:
    assert [d.unit for d in drafts("Of 30 cases, 12 percent closed.")] == ["case", "percent"]


def test_the_words_of_a_name_are_not_counted() -> None:
    assert [d.unit for d in drafts("Under the Copyright, Designs and Patents Act there were 24.")] == [None]
    assert [d.unit for d in drafts("Under the act, designs and patents were 24.")] == ["other:design"]


def test_a_noun_in_front_of_its_verb_belongs_to_the_figure_behind_it() -> None:
    found = drafts("Trademarks fell to 12 and seizures rose to 400.")
    assert [d.unit for d in found if d.change_of is None] == ["trademark", "other:seizure"]


def test_a_phrase_that_hangs_on_a_preposition_is_not_counted() -> None:
    assert [d.unit for d in drafts("In three ports, parcels came to 41.")] == [
        "other:port",
        "other:package",
    ]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Officers closed over 300 pirate websites in May.", "over 300 pirate websites"),
        ("New cases numbered 512 in May.", "512"),
    ],
)
def test_a_figure_is_printed_with_the_noun_behind_it(text: str, printed: str) -> None:
    assert drafts(text)[0].printed.of(text) == printed


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Officers arrested 18 workers and six employers.", ["person", "person"]),
        ("Courts convicted 122 employers.", ["person"]),
        ("Officers warned 18 workers and six employers.", ["person", "organisation"]),
        ("Courts convicted 122 companies.", ["organisation"]),
    ],
)
def test_who_may_be_a_body_is_a_person_where_he_is_held_or_convicted(text: str, units: list[str]) -> None:
    assert [draft.unit for draft in drafts(text)] == units


@pytest.mark.parametrize(("verb", "unit"), [("blocked", "website"), ("held", "person")])
def test_a_bare_figure_behind_a_verb_counts_what_that_verb_counted_before(verb: str, unit: str) -> None:
    text = f"Police blocked 1,830 websites and held 2,140 people. This year they {verb} 1,655."
    assert document(text).figures[-1].unit == unit


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sales came to $2.98 billion, against $3.33.", [2_980_000_000, 3_330_000_000]),
        ("Fees came to $2.98 billion, against $3,330.", [2_980_000_000, 3330]),
        ("Guards held bags and coats, 8.6 and 4.4 million articles.", [8_600_000, 4_400_000]),
        ("Guards held 600 vans and 4.4 million articles.", [600, 4_400_000]),
    ],
)
def test_a_scale_printed_once(text: str, values: list[int]) -> None:
    assert [draft.number.value for draft in drafts(text)] == values


def test_a_count_and_an_amount_are_compared_in_order() -> None:
    text = "Guards held 180,400 toys worth $22 million, compared with 267,500 and $45 million in 2021."
    assert [draft.unit for draft in drafts(text)] == ["item", "USD", "item", "USD"]


def test_a_figure_led_by_the_word_that_leads_a_share_is_one() -> None:
    first, second = drafts("Marks were behind 96 and designs behind 3 per cent of the batches.")
    assert (first.unit, second.unit) == ("percent", "percent")
    first, second = drafts("Marks were behind 96 and designs were 3 per cent of the batches.")
    assert (first.unit, second.unit) != ("percent", "percent")


def test_millions_in_brackets_beside_money_are_money() -> None:
    text = "It ordered surcharges of 101 billion yen (2021: 2.18 billion)."
    assert [draft.unit for draft in drafts(text)] == ["JPY", "JPY"]
    assert [draft.unit for draft in drafts("It ordered surcharges of 101 billion yen (2021: 31).")][
        1
    ] != "JPY"


def test_what_a_relative_clause_tells_of_is_counted() -> None:
    text = "That looks like news of the cases, which are listed apart and grew by 8 percent, to 157,500."
    assert [d.unit for d in drafts(text) if d.number.value > 100] == ["case"]


def test_by_whom_is_not_what_is_counted() -> None:
    assert [draft.unit for draft in drafts("Licences issued by councils, 2022/23: 21,340")] == [
        "other:licence"
    ]


def test_yen_are_meant_by_their_sign_in_a_text_about_japan() -> None:
    assert [f.unit for f in document("Japan Customs seized bags worth ¥8.9 billion.").figures] == ["JPY"]
    assert [f.unit for f in document("China Customs seized bags worth ¥8.9 billion.").figures] == ["CNY"]


def test_a_rate_whose_name_ends_in_a_direction_is_no_change() -> None:
    found = drafts("They solved 39,800 cases, a clear-up rate of 29.2 percent.")
    assert [(draft.unit, draft.change_of) for draft in found] == [("case", None), ("percent", None)]


def test_where_things_came_from_is_not_counted_next() -> None:
    text = "Guards took 80 toys from five factories. Fifty-one failed."
    assert document(text).figures[-1].unit == "item"
