"""What figures inherit from the paragraphs and list items around them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from kg.extract import extract
from kg.extract.anchors import month_span
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Figure, Metadata, Period, Span


def figures(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Figure]:
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    blocks = tuple(
        Block(kind, Span(start, start + len(paragraph)))
        for start, paragraph in zip(starts, paragraphs, strict=True)
    )
    return list(extract(Document("a.txt", text, "en", blocks), load_lexicon()).figures)


def agency(figure: Figure) -> str | None:
    return None if figure.agency is None else figure.agency.iri.rpartition("/")[2]


def campaign(figure: Figure) -> str | None:
    return None if figure.campaign is None else figure.campaign.label


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM])
def test_the_next_edition_goes_back_to_the_leader_that_the_text_named(kind: BlockKind) -> None:
    found = figures(
        "Pangea VII. Interpol arrested 30 people. Europol closed 40 websites.",
        "Pangea VIII. Some 50 websites were closed.",
        kind=kind,
    )
    assert [agency(f) for f in found] == ["int-interpol", "eu-europol", "int-interpol"]


def test_an_unknown_operation_ends_the_agency_of_the_paragraph_before() -> None:
    heron = "Operation Heron: 50 websites were closed."
    found = figures("Interpol arrested 30 people in Operation Tern.", heron)
    assert [(agency(f), campaign(f)) for f in found][1] == (None, "Operation Heron")
    assert [agency(f) for f in figures("Interpol arrested 30 people.", heron)] == ["int-interpol"] * 2


def test_an_operation_named_by_pattern_is_a_candidate_without_its_quotation_marks() -> None:
    (found,) = figures("Operation “Heron” closed 50 websites.")
    assert found.campaign is not None
    assert (found.campaign.label, found.campaign.candidate) == ("Operation Heron", True)


def test_the_following_year_under_a_heading_looks_back_at_the_section_before() -> None:
    text = "2017\n\nPolice closed 30 websites.\n\n2018\n\nThe following year police closed 40 websites."
    spans = [(0, 4), (6, 32), (34, 38), (40, len(text))]
    kinds = [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]
    blocks = tuple(Block(kind, Span(*span), 1) for kind, span in zip(kinds, spans, strict=True))
    found = extract(Document("a.txt", text, "en", blocks), load_lexicon()).figures
    assert [f.period and f.period.calendar_year for f in found] == [2017, 2018]


def units(found: list[Figure]) -> list[str]:
    return [figure.unit for figure in found]


def test_a_sentence_without_figures_says_what_the_next_one_counts() -> None:
    assert units(figures("Appeals were rare. The courts admitted 49 and decided 45.")) == ["case", "case"]


def test_a_list_counts_what_its_lead_in_names_and_not_its_topics() -> None:
    text = "The cases break down as follows:\n\ncopyright, 36\n\ntrademark, 12"
    blocks = (
        Block(BlockKind.PARAGRAPH, Span(0, 32)),
        Block(BlockKind.LIST_ITEM, Span(34, 47)),
        Block(BlockKind.LIST_ITEM, Span(49, len(text))),
    )
    assert units(list(extract(Document("a.txt", text, "en", blocks), load_lexicon()).figures)) == ["case"] * 2


def test_what_one_paragraph_counts_ends_with_it() -> None:
    assert units(figures("Appeals were rare.", "The courts admitted 49.")) == []


def changes(found: list[Figure]) -> list[tuple[str, int | None]]:
    return [(str(figure.value), figure.change_of) for figure in found]


def test_a_sentence_that_looks_back_gives_one_rate_to_each_figure_before_it() -> None:
    found = figures(
        "Courts took in 900 cases and finished 850. That is an increase of 5% and 3% respectively."
    )
    assert changes(found) == [("900", None), ("850", None), ("5", 0), ("3", 1)]
    assert found[3].measure == found[1].measure


def test_a_shared_verb_makes_both_percentages_rates() -> None:
    found = figures(
        "Courts took in 900 cases and finished 850. Year on year, filings fell by 5% and closures by 3%."
    )
    assert changes(found)[2:] == [("-5", 0), ("-3", 1)]


def test_a_difference_told_in_a_sentence_of_its_own_is_of_the_only_figure_before() -> None:
    assert changes(figures("Courts took in 900 cases. That is 14 fewer than before.")) == [
        ("900", None),
        ("-14", 0),
    ]


def test_a_part_that_opens_a_paragraph_is_of_what_the_one_before_counted() -> None:
    found = figures("Shoppers sent 900 letters in May.", "Banks were behind 80 of them, airlines 14.")
    assert [figure.unit for figure in found] == ["other:notice"] * 3


def test_of_these_reaches_over_a_paragraph() -> None:
    found = figures("Shoppers sent 900 letters in May.", "Of these, 80 came from banks and 14 from bakers.")
    assert [figure.unit for figure in found] == ["other:notice"] * 3


def test_a_bare_figure_that_opens_a_paragraph_counts_nothing_of_the_one_before() -> None:
    assert len(figures("Shoppers sent 900 letters in May.", "It closed at 80.")) == 1


def test_a_line_that_asks_says_what_its_answer_counts() -> None:
    found = figures("How many letters were sent?", "Eighty-four, mostly in May.")
    assert [(str(figure.value), figure.unit) for figure in found] == [("84", "other:notice")]


def test_lines_of_keys_and_values_count_what_leads_in_to_them() -> None:
    found = figures("Letters by county:", "Cardiff: 312", "Swansea: 208")
    assert [figure.unit for figure in found] == ["other:notice"] * 2


def test_the_former_and_the_latter_are_the_figures_before() -> None:
    told = "Courts took 900 cases and 40 appeals."
    rates = figures(f"{told} The former figure is 5% up; the latter is 3% down.")
    assert changes(rates)[2:] == [("5", 0), ("-3", 1)]


def test_points_told_in_a_sentence_of_their_own_are_the_change_of_the_share_before() -> None:
    found = figures(
        "Courts took 900 cases, of which 4% failed. That is 0.5 percentage points lower than in May."
    )
    assert changes(found) == [("900", None), ("4", None), ("-0.5", 1)]


def test_rates_of_a_number_and_of_a_worth_are_of_their_own_figures() -> None:
    told = "Courts made 26 seizures worth €40 million. Compared with May, the number of seizures was up 2%"
    assert changes(figures(f"{told} and their value up 9%."))[2:] == [("2", 0), ("9", 1)]
    assert changes(figures(f"{told}."))[2:] == [("2", 0)]


def test_keys_of_goods_in_a_list_are_kinds_of_what_its_lines_count() -> None:
    found = figures("Letters by hazard:", "Rust: 90", "Toys: 41")
    assert [figure.unit for figure in found] == ["other:notice"] * 2


def test_keys_of_a_list_that_counts_nothing_else_are_counted() -> None:
    found = figures("Letters by hazard:", "Toys: 41", "Arrests: 12")
    assert [figure.unit for figure in found] == ["item", "person"]


def test_growth_of_a_worth_is_that_of_an_amount() -> None:
    told = "Courts took 900 toys worth €40 million in 12 cases."
    assert changes(figures(f"{told} The value rose by 5%."))[-1] == ("5", 1)
    assert changes(figures(f"{told} The number of cases rose by 5%."))[-1] == ("5", 2)


def test_a_figure_behind_a_pronoun_that_compares_nothing_is_no_difference() -> None:
    found = figures("Courts took in 900 cases. That is 14 cases a day.")
    assert changes(found) == [("900", None), ("14", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Courts took in 900 cases. Thefts fell by 5%.",
        "Courts took in 900 cases and finished 850. That is an increase of 5%.",
    ],
)
def test_a_rate_stays_alone_without_looking_back_or_with_too_few_rates(text: str) -> None:
    assert [figure.value for figure in figures(text) if figure.transformation == "change-size"] == [5]


def agencies(found: list[Figure]) -> list[str | None]:
    return [None if figure.agency is None else figure.agency.label for figure in found]


def test_the_agent_of_a_passive_verb_acts_in_its_clause_only() -> None:
    found = figures(
        "The Salt Commission opened 40 cases. Fines imposed by magistrates came to £900. "
        "Inspectors paid 30 visits."
    )
    assert agencies(found) == ["Salt Commission", "magistrates", "Salt Commission"]


def test_the_agent_goes_on_where_the_text_is_about_nobody_else() -> None:
    assert (
        agencies(figures("40 people were arrested by Interpol. Another 30 people were fined."))[1] is not None
    )


def test_staff_act_for_the_body_in_force_and_else_for_themselves() -> None:
    assert (
        agencies(figures("The Salt Commission opened 40 cases. Officers held 12 people."))
        == ["Salt Commission"] * 2
    )
    assert agencies(figures("Officers held 12 people.")) == ["Officers"]


def test_of_two_subjects_in_a_clause_each_has_its_own_figures() -> None:
    text = "The Salt Commission accounted for 40 cases and the Grain Board for another 30 cases."
    assert agencies(figures(text)) == ["Salt Commission", "Grain Board"]


def test_a_short_form_defined_by_the_text_is_the_same_body() -> None:
    first, second = figures("The Salt Commission (SALCO) opened 40 cases.", "SALCO closed 30 cases.")
    assert first.agency == second.agency


def headed(*blocks: tuple[BlockKind, str]) -> list[Figure]:
    text, placed = "", []
    for kind, piece in blocks:
        placed.append(Block(kind, Span(len(text), len(text) + len(piece)), int(kind is BlockKind.HEADING)))
        text += piece + "\n\n"
    return list(extract(Document("a.txt", text, "en", tuple(placed)), load_lexicon()).figures)


def test_a_campaign_inside_a_section_ends_with_it_and_the_opening_one_does_not() -> None:
    heading, paragraph = BlockKind.HEADING, BlockKind.PARAGRAPH
    inner = (paragraph, "Under Operation Heron 40 websites were closed.")
    last = (heading, "Courts"), (paragraph, "Some 30 people were convicted.")
    title, first = (heading, "Report"), (heading, "Results")
    later = headed(title, (paragraph, "Results are in."), first, inner, *last)
    opening = headed(title, inner, first, *last)
    assert (campaign(later[1]), campaign(opening[1])) == (None, "Operation Heron")


def test_a_period_in_the_sentence_of_a_campaign_is_that_of_the_campaign() -> None:
    text = "In 2022 police held 90 people. Under Operation Heron 40 websites were closed in 2024 and 30 people held."
    assert [campaign(f) for f in figures(text)] == [None, "Operation Heron", "Operation Heron"]


def test_a_campaign_that_a_text_takes_up_late_ends_with_its_paragraph() -> None:
    first = ["Police held 90 people.", "Police fined 12 people.", "Police met.", "Police left."]
    counted = figures(*first, "Operation Heron closed 40 websites.", "Police searched 30 shops.")
    asked = figures(*first, "You ran Operation Heron?", "Police searched 30 shops.")
    assert (campaign(counted[-1]), campaign(asked[-1])) == (None, "Operation Heron")


def test_a_campaign_with_which_a_text_begins_goes_on() -> None:
    found = figures(
        "Operation Heron closed 40 websites.", "Police searched 30 shops.", "Police held 9 people."
    )
    assert [campaign(f) for f in found] == ["Operation Heron"] * 3


def test_a_paragraph_of_several_bodies_is_followed_by_the_one_the_document_is_about() -> None:
    several = "The Salt Commission held 9 people. Interpol held 8 people. The Grain Board held 7 people."
    found = figures(several, "By product, 6 cases were about rice.")
    assert agencies(found)[-1] == "Salt Commission"


def test_words_that_widen_the_scope_end_a_campaign() -> None:
    found = figures("Operation Heron closed 40 websites. Nationwide, 300 websites were closed.")
    assert [campaign(f) for f in found] == ["Operation Heron", None]


def test_the_latest_period_of_a_sentence_goes_on() -> None:
    found = figures("Police held 40 people in 2022 and 30 people in 2023. Of these, 12 people were fined.")
    assert [f.period and f.period.calendar_year for f in found] == [2022, 2023, 2023]


def test_a_paragraph_is_about_the_body_that_acts_in_it_later_where_nobody_did() -> None:
    text = "Some 40 shops were searched. The Salt Commission held 12 people."
    assert agencies(figures(text)) == ["Salt Commission"] * 2


def test_a_new_section_goes_back_to_the_body_the_document_is_about() -> None:
    heading, paragraph = BlockKind.HEADING, BlockKind.PARAGRAPH
    found = headed(
        (heading, "Report"),
        (paragraph, "The Salt Commission opened 40 cases. The Grain Board held 30 people."),
        (heading, "Money"),
        (paragraph, "Penalties came to £900."),
    )
    assert agencies(found) == ["Salt Commission", "Grain Board", "Salt Commission"]


def test_a_common_noun_acts_in_its_paragraph_only() -> None:
    found = figures(
        "The Salt Commission opened 40 cases.",
        "The courts fined 12 people. Another 30 people were cleared.",
        "Some 50 shops were searched.",
    )
    assert agencies(found) == ["Salt Commission", "The courts", "The courts", "Salt Commission"]


def test_the_court_is_no_word_for_a_commission() -> None:
    found = figures(
        "The Salt Commission held 12 people. The court freed 3 people. The agency fined 2 people."
    )
    assert agencies(found)[:2] == ["Salt Commission", "The court"]
    assert agencies(figures("The Salt Court held 12 people. The court freed 3 people."))[1] == "Salt Court"


def published_by(publisher: str, text: str) -> list[str | None]:
    spans = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    blocks = tuple(Block(BlockKind.PARAGRAPH, span) for span in spans)
    document = Document("a.txt", text, "en", blocks, Metadata(publisher=publisher))
    return agencies(list(extract(document, load_lexicon()).figures))


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("Salt Commission", "Salt Commission"),
        ("Bureau of Salt", "Bureau of Salt"),
        ("The Daily Salt", None),
        ("Salt News Service", None),
        ("The Saltines newsroom", "The Saltines"),
        ("Salt Commission, annual report", "Salt Commission"),
        ("The Saltines bulletin", None),
        ("Salt Traders Association", "Salt Traders Association"),
        ("Salt Traders Weekly", None),
    ],
)
def test_a_body_that_publishes_acts_where_nobody_else_does(publisher: str, expected: str | None) -> None:
    assert published_by(publisher, "We opened 40 cases. Some 12 people were held.") == [expected, expected]


@pytest.mark.parametrize("publisher", ["Salt Commission", "The Daily Salt"])
def test_a_paragraph_goes_back_to_the_body_the_text_is_about(publisher: str) -> None:
    text = "The Salt Commission met.\n\nThe Grain Board held 30 people.\n\nSome 12 people were fined."
    assert published_by(publisher, text) == ["Grain Board", "Salt Commission"]
    assert published_by(publisher, text.partition("\n\n")[2])[0] == "Grain Board"


def test_a_body_that_publishes_and_does_not_appear_leaves_the_text_to_the_one_that_acts() -> None:
    text = "The Grain Board, a unit of the army, held 30 people.\n\nWe fined 12 people."
    assert published_by("Salt Commission", text) == ["Grain Board", "Grain Board"]


def test_the_opening_of_a_text_is_of_the_campaign_it_names_a_little_later() -> None:
    found = figures("Police closed 40 shops.", "Operation Heron was led by Interpol. Police held 9 people.")
    assert [campaign(f) for f in found] == ["Operation Heron"] * 2


def test_what_two_paragraphs_tell_is_not_of_the_campaign_of_the_third() -> None:
    found = figures(
        "Police closed 40 shops.", "They fined 12 firms.", "Operation Heron ran in May. Police held 9 people."
    )
    assert [campaign(f) for f in found] == [None, None, "Operation Heron"]


def days(figure: Figure) -> str | None:
    return None if figure.period is None else f"{figure.period.start}/{figure.period.end}"


def test_an_opening_that_speaks_of_a_sweep_is_of_the_one_named_next_also_with_figures() -> None:
    second = "Operation Heron closed 12 dens."
    assert [campaign(f) for f in figures("Police held 40 men in a week-long sweep.", second)] == [
        "Operation Heron"
    ] * 2
    assert [campaign(f) for f in figures("Police held 40 men.", second)] == [None, "Operation Heron"]


def test_a_campaign_named_as_the_time_of_a_sentence_is_that_of_all_its_figures() -> None:
    found = figures(
        "Police in 26 towns held 40 men; 3 fled. Some 9 men were fined, and 5 freed, during Operation Heron."
    )
    assert [campaign(f) for f in found][-2:] == ["Operation Heron"] * 2
    (first,) = figures("Police held 40 men, and Operation Heron went on.")
    assert campaign(first) is None


def test_its_own_campaign_ends_with_the_body() -> None:
    first = "The Salt Board closed 37 shops under its “Pure Salt” campaign."
    assert [campaign(f) for f in figures(first, "The Grain Board closed 5 shops.")][-1] is None
    shared = first.replace("its", "the")
    assert [campaign(f) for f in figures(shared, "The Grain Board closed 5 shops.")][-1] is not None


def test_a_campaign_named_again_keeps_the_body_in_force() -> None:
    found = figures("The Salt Board began Operation Heron and held 9 men.", "Operation Heron closed 4 shops.")
    assert agencies(found) == ["Salt Board"] * 2


def test_the_true_subject_acts_and_not_the_agent_of_a_participle() -> None:
    (found,) = figures("After inquiries coordinated by the Grain Board, the Salt Board held 19 men.")
    assert agencies([found]) == ["Salt Board"]


def test_a_section_goes_back_to_the_time_of_the_text_from_a_part_of_it() -> None:
    heading, paragraph = BlockKind.HEADING, BlockKind.PARAGRAPH
    found = headed(
        (heading, "Report"),
        (paragraph, "The Salt Board held 40 men in 2023."),
        (heading, "A case"),
        (paragraph, "In March 2023 it held 3 men."),
        (heading, "Money"),
        (paragraph, "Penalties came to £900."),
    )
    assert found[2].period == Period.year(2023)


def test_a_day_told_without_figures_is_that_of_the_next_sentence() -> None:
    found = figures(
        "In 2023 the Salt Board held 40 men. Nail bars were checked on 8 May 2023. It closed 3 shops.",
        "It fined 2 men.",
    )
    assert [f.period and f.period.start for f in found] == [
        date(2023, 1, 1),
        date(2023, 5, 8),
        date(2023, 1, 1),
    ]


def test_further_figures_behind_a_comparison_leave_the_time_in_force() -> None:
    found = figures(
        "In the third quarter of 2024 police paid 900 visits. They held 88 men, compared to 61 in the second "
        "quarter and 70 in the third quarter of 2023."
    )
    assert [f.period for f in found] == [month_span(2024, 7, 9)] * 2 + [
        month_span(2024, 4, 6),
        month_span(2023, 7, 9),
    ]


def test_bodies_and_their_figures_in_the_same_order() -> None:
    text = "The Salt Board and the Grain Board fined 12 and 8 firms respectively."
    assert agencies(figures(text)) == ["Salt Board", "Grain Board"]
    assert len(set(agencies(figures(text.replace(" respectively", ""))))) == 1


def test_authorities_behind_a_place_are_no_word_for_the_body_in_force() -> None:
    text = "The Salt Board fined 12 firms. Across the EU, authorities fined 300 firms."
    assert agencies(figures(text)) == ["Salt Board", "authorities"]


def test_what_a_level_was_in_another_year_does_not_go_on() -> None:
    found = figures("In 2024 the share was 60 percent. In 2020 it was 22 percent. Police closed 30 shops.")
    assert [f.period and f.period.start.year for f in found] == [2024, 2020, 2024]


def test_a_sentence_that_only_compares_leaves_the_time_in_force() -> None:
    found = figures(
        "In 2024 police held 60 men. By comparison, 22 men were held in 2020. Police closed 30 shops."
    )
    assert [f.period and f.period.start.year for f in found] == [2024, 2020, 2024]


def test_a_day_in_an_item_does_not_go_on_behind_the_list() -> None:
    lead, item, paragraph = BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH
    found = headed(
        (BlockKind.HEADING, "Report"),
        (lead, "In 2023 the Salt Board held 40 men. Results:"),
        (item, "12 shops closed from 5 to 9 December 2023"),
        (paragraph, "Some 30 men were fined."),
    )
    assert found[-1].period == Period.year(2023)


def test_a_body_named_first_by_a_common_noun_is_the_one_with_a_name() -> None:
    found = figures(
        "The national salt watchdog met.",
        "The Salt Board held 40 men.",
        "The courts fined 12 men.",
        "Some 3 men fled.",
    )
    assert agencies(found)[-1] == "Salt Board"


def test_we_means_the_body_that_the_text_is_about() -> None:
    found = figures(
        "We at Pure North count what we did.", "The Salt Court jailed 12 people. We sent 30 notices."
    )
    assert agencies(found) == ["Salt Court", "Pure North"]


def test_a_holiday_is_no_second_campaign() -> None:
    text = "In Operation Heron, over the National Day Golden Week, police visited 236 shops."
    assert [campaign(f) for f in figures(text)] == ["Operation Heron"]


def test_a_time_longer_than_its_run_ends_a_campaign() -> None:
    found = figures(
        "Operation Heron ran from 3 to 9 May 2024 and closed 3 shops.",
        "In 2024 the Salt Board closed 40 shops.",
        "In May 2024 it held 9 men.",
    )
    assert [campaign(f) for f in found] == ["Operation Heron", None, None]


def test_a_wider_time_later_in_a_paragraph_is_an_aside() -> None:
    found = figures(
        "In 2023 the Salt Board held 40 men.",
        "Some 12 men were fined. Of those held between 2019 and 2023, 6 per cent fled.",
        "The Salt Board closed 30 shops.",
    )
    assert [f.period and f.period.start.year for f in found] == [2023, 2023, 2019, 2023]


def test_shorter_times_before_the_first_figure_narrow_the_time_of_the_text() -> None:
    found = figures(
        "It began in May 2023. Between May 16 and 18, inspectors went out.", "They checked 57,816 lorries."
    )
    assert [days(f) for f in found] == ["2023-05-16/2023-05-18"]


def test_shorter_times_behind_a_figure_are_an_aside() -> None:
    found = figures(
        "In May 2023 police held 12 people. Between May 16 and 18, inspectors went out.",
        "They checked 57,816 lorries.",
    )
    assert [days(f) for f in found] == ["2023-05-01/2023-05-31"] * 2


def test_an_earlier_edition_is_of_the_campaign_named_last() -> None:
    found = figures(
        "Operation Heron ran in October 2023. It closed 40 sites.",
        "The 2022 edition closed 50 sites. Courts heard 12 cases in 2021.",
    )
    assert [campaign(f) for f in found] == ["Operation Heron", "Operation Heron", None]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Operation Heron began in May 2022 and goes on.", "Operation Heron"),
        ("Operation Heron took place in May 2022.", None),
    ],
)
def test_a_campaign_without_an_end_goes_on_into_the_next_year(told: str, expected: str | None) -> None:
    text = f"{told} In August 2023 police held 9 people."
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    document = Document("a.txt", text, "en", blocks, metadata=Metadata(date="2023-09-01"))
    (found,) = extract(document, load_lexicon()).figures
    assert campaign(found) == expected


@pytest.mark.parametrize(
    ("opener", "expected"), [("Timber.", None), ("In the end it rained.", "Operation Heron")]
)
def test_a_heading_that_its_paragraph_runs_on_from_ends_a_campaign(opener: str, expected: str | None) -> None:
    gold = "Gold. Under Operation Heron police held 9 people."
    found = figures("We fined 12 firms.", gold, f"{opener} Officers closed 12 sawmills.")
    assert [campaign(f) for f in found] == [None, "Operation Heron", expected]


@pytest.mark.parametrize(("told", "expected"), [("In 2023", None), ("On 3 May 2023", "Operation Heron")])
def test_a_campaign_goes_on_unless_the_text_was_about_a_year_before_it(
    told: str, expected: str | None
) -> None:
    found = figures(
        f"{told} police seized 90 cars.", "Police held 9 people in Operation Heron.", "They fined 12 firms."
    )
    assert [campaign(f) for f in found] == [None, "Operation Heron", expected]
