"""Who acts in English texts: bodies in a row, behind verbs and prepositions, before whom things are told."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Metadata, Span


def bodies(
    *paragraphs: str, publisher: str | None = None, headings: tuple[int, ...] = ()
) -> list[str | None]:
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    blocks = tuple(
        Block(
            BlockKind.HEADING if at in headings else BlockKind.PARAGRAPH,
            Span(start, start + len(paragraph)),
            2 if at in headings else 0,
        )
        for at, (start, paragraph) in enumerate(zip(starts, paragraphs, strict=True))
    )
    metadata = Metadata(publisher=publisher, date="2024-02-01")
    found = extract(Document("a.txt", text, "en", blocks, metadata=metadata), load_lexicon())
    return [None if figure.agency is None else figure.agency.label for figure in found.figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Board, the GNR and the Port Police seized 12 cars.", "Salt Board, the GNR and the Port Police"),
        ("SARK, SAMP and the Border Guard seized 12 cars.", "SARK, SAMP and the Border Guard"),
        ("Rye, Salt and the Port Police seized 12 cars.", "Port Police"),
        ("The Board and the army seized 12 cars.", "Salt Board and the army"),
    ],
)
def test_bodies_in_a_row_act_together(text: str, expected: str) -> None:
    assert bodies(text, publisher="Salt Board") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Customs officers of the Salt Board seized 12 cars.", "Salt Board"),
        ("Customs officers of the watch seized 12 cars.", "ustoms"),
        ("Authorised officers seized 12 cars.", "Rye Office"),
        ("Danish officers seized 12 cars.", "Danish officers"),
        ("The fraud office SALTO seized 12 cars.", "SALTO"),
        ("The fraud office in Rye seized 12 cars.", "Rye Office"),
        ("The district government of Tern seized 12 cars.", "district government"),
        ("The public prosecutor's office is investigating 12 firms.", "public prosecutor's office"),
    ],
)
def test_staff_and_offices(text: str, expected: str) -> None:
    found = bodies(text, publisher="Rye Office")[-1]
    assert found is not None
    assert expected in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Salt Board seized 12 cars. Together with the Port Police, it closed 4 bars.", "Salt Board"),
        ("The Salt Board seized 12 cars. Along the quay, the Port Police closed 4 bars.", "Port Police"),
        ("The Salt Board seized 12 cars. The firms moved the Rye Court. 4 bars were closed.", "Salt Board"),
        ("The Salt Board seized 12 cars. The Rye Court heard 4 cases.", "Rye Court"),
        ("The Salt Board seized 12 cars. It took the Rye Court an average of 39 days to rule.", "Rye Court"),
        ("The Salt Board seized 12 cars with the Port Police, who closed 4 bars.", "Port Police"),
    ],
)
def test_objects_and_companions_do_not_act(text: str, expected: str) -> None:
    assert bodies(text)[-1] == expected


def test_an_authority_is_no_staff_of_whoever_it_works_with() -> None:
    text = "The drive was run by the Salt Authority with customs in May. 12 cars were seized."
    assert bodies(text) == ["Salt Authority"]
    assert bodies("Officers with the Salt Authority seized 12 cars.") == ["Salt Authority"]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("The minister told the Legislative Council today how it went.", "Salt Board"),
        ("It has been reported in the Legislative Council that boats are stolen.", "Salt Board"),
        ("The Legislative Council passed 4 bills.", "Legislative Council"),
    ],
)
def test_bodies_before_which_things_are_told_do_not_act(opening: str, expected: str) -> None:
    assert bodies(opening, "The Salt Board works hard. 12 cars were seized.")[0] in (expected, "Salt Board")
    assert bodies(opening, "12 boats were seized by the Salt Board.")[0] == expected


def test_it_of_a_report_means_no_body() -> None:
    told = "It has been reported that boats are stolen."
    text = f"The Rye Senate met in May. {told} The Salt Board helps. 12 boats were found."
    assert bodies(text) == ["Salt Board"]


def test_a_section_about_counted_bodies_is_of_them() -> None:
    found = bodies(
        "The Salt Board seized 12 cars.",
        "4.4 Local authorities",
        "The 31 local authorities employ 400 people. Under the plan they closed 4 bars.",
        publisher="Salt Board",
        headings=(1,),
    )
    assert found[-1] == "local authorities"
    assert bodies("On May 15, Rye and state salt authorities found 12 boats.") == ["state salt authorities"]


def test_the_publisher_is_at_home_by_any_of_its_names() -> None:
    found = bodies(
        "In Spain, the Guardia Civil found 12 boats.",
        "Results",
        "Some 40 people were held. Europol sent 2 experts.",
        publisher="Europol",
        headings=(1,),
    )
    assert found[1] == found[2] != found[0]


def test_we_had_is_an_act_of_the_author() -> None:
    found = bodies("In 2023 we had 268 websites blocked.", publisher="Rye Rights Alliance")
    assert found == ["Rye Rights Alliance"]
    assert bodies("They had 268 websites.", publisher="Rye Rights Alliance") == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rye police held 7 people, on a referral by Customs.", "Rye police"),
        ("After a complaint by the Salt Board, Rye police held 7 people.", "Rye police"),
        ("In Rye, 7 people were held by the Salt Board.", "Salt Board"),
        ("In Rye, 7 people were promptly held by the Salt Board.", "Salt Board"),
    ],
)
def test_who_only_asked_for_it_does_not_act(text: str, expected: str) -> None:
    assert bodies(text) == [expected]


def test_in_another_country_nobody_acts_who_is_not_named_there() -> None:
    told = "In Spain, the Guardia Civil found 12 boats. In Cyprus, 9 men were freed."
    assert bodies(told, publisher="Europol")[-1] is None
    assert bodies("In Spain, the Guardia Civil found 12 boats. In May, 9 men were freed.")[-1] is not None


def test_people_die_of_no_body_that_counted_something_else() -> None:
    assert bodies("The Salt Board tested 12 men. Five people died.") == ["Salt Board", None]
    assert bodies("The Salt Board reported 12 deaths. Four others were injured.")[-1] == "Salt Board"


def test_the_short_form_of_the_first_of_several_bodies_is_spelt_out() -> None:
    text = "The Wildlife Crime Bureau (WICB) met. Cases seen by the Bureau and the Port Police: 12."
    assert bodies(text) == ["Wildlife Crime Bureau and the Port Police"]


def test_a_text_is_not_foreseen_to_be_of_banks() -> None:
    assert bodies("People lost $12 million. Banks stopped 40 payments.") == [None, "Banks"]
    assert bodies("People lost $12 million. The Salt Board stopped 40 payments.") == ["Salt Board"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Salt Board seized 9 cars. In our cases, 12 firms were fined.", "Salt Board"),
        ("Rye Police charged 9 people on our reports. Six were held.", "Rye Police"),
        ("The Salt Board seized 9 cars. Their officers held 12 men.", "Salt Board"),
    ],
)
def test_our_behind_a_preposition_does_not_act(text: str, expected: str) -> None:
    assert bodies(text, publisher="Rye Alliance")[-1] == expected


def test_it_is_none_of_several() -> None:
    told = "The Salt Board seized 9 cars; courts imposed fines of $4 million."
    assert bodies(f"{told} In the current year, it has received 12 complaints.")[-1] == "Salt Board"
    assert bodies(f"{told} In the current year, they have handled 12 cases.")[-1] != "Salt Board"


def test_the_plan_of_a_body_is_its_act() -> None:
    assert bodies('The "Clean Milk" drive of the Salt Board checked 12 shops.') == ["Salt Board"]
    assert bodies("The price of the Salt Board report was $12.") != ["Salt Board report"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Rye Police held 9 men. Of 412 files the Salt Board received, it closed 12.", "Salt Board"),
        ("The Rye Police held 9 men and the Salt Board closed 12 bars.", "Rye Police"),
    ],
)
def test_who_stands_right_behind_a_counted_noun_acted_on_it(text: str, expected: str) -> None:
    found = bodies(text)
    assert found[1 if "Of" in text else 0] == expected


def test_who_publishes_figures_with_others_only_tells_them() -> None:
    text = "The figures were released by the Salt Ministry, the Rye Board and the Grain Office. Police held 12 men."
    assert bodies("The Salt Board seized 9 cars.", text)[-1] != "Grain Office"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Salt Board seized 9 cars.\n\nFor 5 the judge ordered arrest. Then 12 workers were identified.",
            "Salt Board",
        ),
        (
            "The Salt Board seized 9 cars.\n\nFor 5 the judge ordered arrest. In the end, 12 workers were acquitted.",
            "judge",
        ),
    ],
)
def test_no_court_works_in_the_field(text: str, expected: str) -> None:
    assert expected in (bodies(*text.split("\n\n"))[-1] or "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On May 3, at provincial court in Rye, a trader was fined $36,000.", "provincial court"),
        ("In court, fines totalled $36,000.", "court"),
        ("In the yard of the court, 12 cars were found.", "Salt Board"),
    ],
)
def test_what_is_judged_in_court_is_of_the_court(text: str, expected: str) -> None:
    assert bodies(text, publisher="Salt Board") == [expected]


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [("Fisheries and Oceans Canada", "Fisheries and Oceans Canada"), ("Bright Ideas Canada", None)],
)
def test_a_field_of_government_and_a_country_are_a_body(publisher: str, expected: str | None) -> None:
    assert bodies("Some 12 boats were found.", publisher=publisher) == [expected]


def test_the_name_of_an_operation_ends_with_its_line() -> None:
    found = bodies(
        "Rye Police seized 9 cars in Operation Heron",
        "Trading Standards",
        "Some 12 services replied.",
        headings=(1,),
    )
    assert found[-1] == "Trading Standards"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "To ask the Rye Government how many checks local authorities made. 12 shops were fined.",
            "local authorities",
        ),
        ("The Rye Government fined 9 firms. 12 shops were closed.", "Rye Government"),
        ("EU Member States reported 12 seizures.", "EU Member States"),
        ("The harvest was good in 9 Member States. 12 seizures were made.", None),
        ("Grainsa, the agency that collects the salt tax, issued 12 fines.", "Grainsa"),
        ("Grain, the cereal that grows there, fed 12 people.", None),
        ("Callers posing as police officers cheated 12 people.", None),
        ("Rye police officers held 12 people.", "Rye police"),
        ("The Rye Diamond Centre called for tougher checks. 12 stones were seized.", "Rye Diamond Centre"),
    ],
)
def test_subjects_and_objects(text: str, expected: str | None) -> None:
    found = bodies(text)[-1]
    assert found == expected or (found is not None and expected is not None and expected in found)


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("Heronwatch, briefing for the Salt Commission", None),
        ("Salt Ministry, Enforcement Branch", "Salt Ministry, Enforcement Branch"),
    ],
)
def test_for_whom_a_text_was_written_does_not_publish_it(publisher: str, expected: str | None) -> None:
    found = bodies("Some 12 boats were found.", publisher=publisher)[0]
    assert found is None if expected is None else found is not None


def test_a_known_body_is_what_a_text_is_about_rather_than_a_common_noun() -> None:
    found = bodies(
        "A watchdog closed 9 shops.",
        "Market supervision departments closed 12 shops.",
        "Some 40 people were fined.",
    )
    assert found[1] == found[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rescuers cut 214 people out of cars.", "Rescuers"),
        ("The sanctions board imposed 12 fines.", "sanctions board"),
        ("The district task forces filed 61 reports.", "district task forces"),
        ("Search engines delisted 96 per cent of the links.", "Search engines"),
        ("The Board's contractor, Rye Green, wrote 12 fines.", "Rye Green"),
        ("Our contractor RyeWatch sent 12 notices.", "RyeWatch"),
        ("Its brigades checked 12 shops.", "Salt Board"),
        ("Motorists filed 915 complaints.", "Salt Board"),
        ("Goods boxes found 12 buyers.", "Salt Board"),
    ],
)
def test_whoever_acts_and_counts_is_the_subject(text: str, expected: str) -> None:
    assert bodies(text, publisher="Salt Board") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Rye Directorate on Wednesday seized 12 cars.", "Rye Directorate"),
        ("The Directorate for Rye seized 12 cars.", "Directorate for Rye"),
        ("Labour Commissioner R. Tern said 12 shops were closed.", "Labour Commissioner"),
        ("Labour Commissioner's Office staff closed 12 shops.", "Labour Commissioner's Office"),
    ],
)
def test_names_end_before_days_and_persons(text: str, expected: str) -> None:
    assert bodies(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Last year 12 bags were seized by the SKVA at the port.", "SKVA"),
        ("Last year 12 bags were seized by Monday.", None),
        ("Last year 12 bags were seized by Ternland's administrative organs.", "administrative organs"),
        ("In May, Swissgrain opened 12 cases.", "Swissgrain"),
        ("Rye Resources Tern reported 12 cases.", "Rye Resources Tern"),
        ("The Agenzia delle Rive e dei Porti seized 12 bags.", "Agenzia delle Rive e dei Porti"),
        ("The Attorney's Office for the Southern District of Rye seized 12 bags.", "Attorney's Office"),
        ("eBird removed 12 links.", "eBird"),
    ],
)
def test_names_of_any_kind_act(text: str, expected: str | None) -> None:
    found = bodies(text)[0]
    assert found == expected or (found is not None and expected is not None and expected in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officers from the Tern tobacco bureau shut 37 dens.", "Tern tobacco bureau"),
        ("The country's patent agency, Indetern, mounted 12 raids.", "Indetern"),
        (
            "As for the Tern Authority (TA), the minister said that it had issued 12 notices.",
            "Tern Authority",
        ),
        ("Visitors to the Tern Authority, the minister said, had bought 12 maps.", "Salt Board"),
        ("Consumer commissions across the country disposed of 12 cases.", "Consumer commissions"),
        ("Notable is the ruling of the Tern Court, which on 9 March sent 12 men to prison.", "Tern Court"),
        ("Tern Heron Wildlife dehorned 12 rhino.", "Tern Heron Wildlife"),
        ("Tern Heron Street totalled 12 stalls.", "Salt Board"),
        ("Ternland was the most active member with 12 notices.", "Ternland"),
        ("Ternland was the main source with 12 notices.", "Salt Board"),
        ("Call-centre gangs were behind 12 of the complaints.", "Salt Board"),
        ("The call centre took 12 calls.", "Salt Board"),
        ("In May Salt Board checked 120 loads from hot countries, took 12 samples.", "Salt Board"),
        ("The Shandong branch of the board fined 12 shops.", "Shandong branch"),
        ("Our Shandong branch fined 12 shops.", "Salt Board"),
        ("The Director of Public Prosecutions charged 12 men.", "Director of Public Prosecutions"),
    ],
)
def test_subjects_of_all_kinds(text: str, expected: str) -> None:
    found = bodies(text, publisher="Salt Board")[-1]
    assert found is not None
    assert expected in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In six months a federal court in Rye ordered them to pay 12 firms.", "federal court"),
        ("The state is Rye; Tern, which shares rooms with the Salt Board, collected 12 fees.", "Tern"),
        ("Under the ten chapters opened in 2022, the Salt Board had removed 12 posts.", "Salt Board"),
    ],
)
def test_what_stands_before_a_subject(text: str, expected: str) -> None:
    assert bodies(text, publisher="Grain Office")[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Last year the Ternante adopted 12 decisions.", "Ternante"),
        ("In May the Rye GST formations booked 12 cases.", "Rye GST formations"),
        ("12 cases were detected by the Rye GST formations, as told.", "Rye GST formations"),
        ("Officers of the TERN arrested 12 men on the basis of a complaint by REIN.", "TERN"),
        ("The Tern procuratorate, which counts earlier, charged 12 men.", "Tern procuratorate"),
        ("12 sites were blocked by the internet providers.", "internet providers"),
        ("12 sites were liked by the internet providers.", "Salt Board"),
        ("They inspected 12 loads at airports and mail centres and made 9 arrests.", "Salt Board"),
        ("The Shandong branch of the board stands out. It inspected 12 shops.", "Shandong branch"),
        ("The Tern Authority rejects that. Its customs officers stopped 12 loads.", "Tern Authority"),
        (
            "The Rye Board fined 9 firms. The Tern courts heard 12 cases. Some 40 awards were paid.",
            "Tern courts",
        ),
        ("The Rye Board fined 9 firms. The Tern courts heard 12 cases. Some 40 fees were paid.", "Rye Board"),
        ("The Rye Office closed 9 shops; prefectures closed 12. It closed 4 in May.", "Rye Office"),
    ],
)
def test_subjects_and_agents_of_any_kind(text: str, expected: str) -> None:
    found = bodies(text, publisher="Salt Board")[-1]
    assert found is not None
    assert expected in found
