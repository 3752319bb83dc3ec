"""From scored spans to claims that know sources and disagreement."""

from __future__ import annotations

import pytest

from tests.qa.claims.conftest import Desk, texts


def test_no_candidates_is_not_found(desk: Desk) -> None:
    found = desk.ask("When does the truce expire?")
    assert (found.status, found.kind, found.claims) == ("not_found", None, ())


def test_one_value_in_two_reports_is_one_claim_with_two_origins(desk: Desk) -> None:
    desk.report("The ferry pact expires on August 12, the port said.", ("August 12", 5.0))
    desk.report("Crews note that the ferry pact expires on 12 August.", ("12 August", 4.0))
    found = desk.ask("When does the ferry pact expire?")
    assert (found.status, found.kind) == ("answered", "single")
    (claim,) = found.claims
    assert claim.text == "August 12"
    assert [citation.quote for citation in claim.citations] == ["August 12", "12 August"]
    assert claim.origins == 2


def test_a_copied_article_counts_once(desk: Desk) -> None:
    desk.report("The ferry pact expires on August 12.", ("August 12", 5.0))
    desk.report("UPDATE. The ferry pact expires on August 12.", ("August 12", 4.9))
    desk.report("Port staff say the ferry pact expires on August 12.", ("August 12", 4.0))
    (claim,) = desk.ask("When does the ferry pact expire?", {"a0": "wire", "a1": "wire"}).claims
    assert (len(claim.citations), claim.origins) == (3, 2)


def test_a_copied_sentence_counts_once(desk: Desk) -> None:
    desk.report("The ferry pact expires on August 12.", ("August 12", 5.0))
    desk.report("Storms passed. The ferry pact expires on August 12.", ("August 12", 4.9))
    (claim,) = desk.ask("When does the ferry pact expire?").claims
    assert (len(claim.citations), claim.origins) == (2, 1)


def test_a_more_precise_value_supports_a_less_precise_one(desk: Desk) -> None:
    desk.report("The envoys met in Busan on Friday.", ("Busan", 5.0))
    desk.report("After the envoys met in Busan, South Korea, they flew home.", ("Busan, South Korea", 4.0))
    found = desk.ask("Where did the envoys meet?")
    assert texts(found) == ["Busan"]
    assert len(found.claims[0].citations) == 2


def test_expected_never_merges_with_asserted(desk: Desk) -> None:
    desk.report("The envoy is expected to travel to Oslo.", ("Oslo", 5.0))
    desk.report("The envoy travelled to Oslo.", ("Oslo", 4.8))
    (claim,) = desk.ask("Where did the envoy travel?").claims
    assert len(claim.citations) == 1


def test_overlapping_spans_of_a_sentence_are_one_claim(desk: Desk) -> None:
    desk.report(
        "The pact expires on August 12 unless renewed.", ("August 12", 5.0), ("August 12 unless renewed", 4.9)
    )
    found = desk.ask("When does the pact expire?")
    assert texts(found) == ["August 12"]


def test_what_some_favour_stands_behind_what_its_own_sentence_says_holds(desk: Desk) -> None:
    desk.report("The truce expires on 10 November 2031.", ("10 November 2031", 2.0), published="2030-10-30")
    text = "The truce expires on 10 November 2031, and both are said to favour one to May 2032."
    spans = ("10 November 2031", 1.9), ("May 2032", 1.9)
    desk.report(text, *spans, published="2031-02-10")
    found = desk.ask("When does the truce expire?")
    assert texts(found) == ["10 November 2031", "May 2032"]


def test_a_later_report_with_another_value_is_a_change_newest_first(desk: Desk) -> None:
    desk.report("The pact expires on August 12.", ("August 12", 6.0), published="2025-07-28")
    desk.report("The pact now expires on November 10.", ("November 10", 5.0), published="2025-08-13")
    found = desk.ask("When does the pact expire?")
    assert (found.status, found.kind) == ("answered", "changed")
    assert texts(found) == ["November 10", "August 12"]
    assert [claim.as_of for claim in found.claims] == ["2025-08-13", "2025-07-28"]
    assert found.claims[0].value.norm == "2025-11-10"
    assert found.claims[0].as_of_basis == "front matter"


def test_a_reprint_is_no_newer_than_what_it_reprints(desk: Desk) -> None:
    text = "The pact expires on August 12."
    for day in ("2025-07-28", "2025-07-30"):
        desk.report(text, ("August 12", 6.0), published=day)
    (alone,) = desk.ask("When does the pact expire?").claims
    (claim,) = desk.ask("When does the pact expire?", {"a0": "a0", "a1": "a0"}).claims
    assert (alone.as_of, claim.as_of) == ("2025-07-30", "2025-07-28")


@pytest.mark.parametrize(
    ("first", "second"), [("2025-07-28", "2025-07-29"), (None, None), (None, "2025-07-28")]
)
def test_reports_of_the_same_or_an_unknown_time_that_differ_are_disputed(
    desk: Desk, first: str | None, second: str | None
) -> None:
    desk.report("The flood killed 30 people in Ardel.", ("30 people", 5.0), published=first)
    desk.report("In Ardel the flood killed 52 people.", ("52 people", 4.5), published=second)
    found = desk.ask("How many people did the flood in Ardel kill?")
    assert (found.status, found.kind) == ("conflicting", "disputed")
    assert texts(found) == ["30 people", "52 people"]


def test_a_wrong_guess_of_the_right_type_is_not_a_claim(desk: Desk) -> None:
    desk.report(
        "The pact expires on August 12. The minister was born on May 3.",
        ("August 12", 6.0),
        ("May 3", -2.4),
        published="2025-07-28",
    )
    desk.report("The fair opens on June 1.", ("June 1", -2.4), published="2025-05-28")
    found = desk.ask("When does the pact expire?")
    assert (found.kind, texts(found)) == ("single", ["August 12"])


def test_a_far_lower_score_is_not_a_claim(desk: Desk) -> None:
    desk.report("The pact expires on August 12.", ("August 12", 9.0), published="2025-07-28")
    desk.report("The pact expires on November 10.", ("November 10", -3.0), published="2025-09-28")
    assert texts(desk.ask("When does the pact expire?")) == ["August 12"]


def test_spans_without_a_date_are_dropped_when_a_date_is_asked(desk: Desk) -> None:
    desk.report("The pact expires when the harbour reopens.", ("when the harbour reopens", 5.0))
    desk.report("The pact expires on August 12.", ("August 12", 4.0))
    assert texts(desk.ask("When does the pact expire?")) == ["August 12"]


def test_without_any_date_the_best_span_stays(desk: Desk) -> None:
    desk.report("The pact expires when the harbour reopens.", ("when the harbour reopens", 5.0))
    assert texts(desk.ask("When does the pact expire?")) == ["when the harbour reopens"]


def test_a_question_that_fits_two_past_events_has_two_senses(desk: Desk) -> None:
    desk.report("The two leaders spoke by phone on February 4.", ("February 4", 5.0), published="2026-02-05")
    desk.report("The two leaders spoke by phone on June 5.", ("June 5", 4.5), published="2025-06-06")
    found = desk.ask("When did the leaders speak by phone?")
    assert (found.status, found.kind) == ("answered", "senses")
    assert texts(found) == ["February 4", "June 5"]


def test_a_reason_is_quoted_with_another_as_likely_one(desk: Desk) -> None:
    embargo, fish = "The talks stalled because of the embargo.", "The talks stalled over fishing rights."
    desk.report(embargo, (embargo, 2.0))
    desk.report(fish, (fish, 1.5))
    desk.report("The talks stalled in June.", ("The talks stalled in June.", -1.0))
    found = desk.ask("Why did the talks stall?")
    assert (found.status, found.kind, texts(found)) == ("answered", "passage", [embargo, fish])


@pytest.mark.parametrize(
    ("later", "expected"),
    [("2025-07-28", ("conflicting", "passage")), ("2025-08-20", ("answered", "changed"))],
)
def test_a_yes_stands_against_a_no_and_a_later_one_replaces_it(
    desk: Desk, later: str, expected: tuple[str, str]
) -> None:
    runs, rests = "The night ferry runs on Sundays.", "The night ferry does not run on Sundays."
    desk.report(runs, (runs, 1.0), published="2025-07-28")
    desk.report(rests, (rests, 0.8), published=later)
    found = desk.ask("Does the night ferry run on Sundays?")
    assert (found.status, found.kind) == expected
    assert texts(found)[0] == (rests if later > "2025-08" else runs)


def test_attribution_is_a_slice_of_the_cited_sentence(desk: Desk) -> None:
    desk.report("The pact expires on August 12, according to the Harbour Board.", ("August 12", 5.0))
    (claim,) = desk.ask("When does the pact expire?").claims
    assert claim.attribution == "according to the Harbour Board"
    assert claim.attribution in claim.citations[0].article.text


def test_agreement_raises_probability_modestly_and_never_to_one(desk: Desk) -> None:
    desk.report("The pact expires on August 12.", ("August 12", 1.0))
    alone = desk.ask("When does the pact expire?").claims[0].probability
    for place in ("Port", "City", "Coast"):
        desk.report(f"{place} crews hear the pact expires on August 12.", ("August 12", 0.9))
    together = desk.ask("When does the pact expire?").claims[0].probability
    assert alone < together < 0.99


def test_a_denial_of_what_another_report_says_is_shown(desk: Desk) -> None:
    desk.report("The mayor resigned over the bridge, and Olga Brandt was named mayor.", ("Olga Brandt", 5.0))
    desk.report("The council denied that it had named Olga Brandt mayor.", ("Olga Brandt", 4.5))
    found = desk.ask("Who was named mayor?")
    assert (found.status, [claim.modality for claim in found.claims]) == (
        "conflicting",
        ["asserted", "denied"],
    )


def test_a_plan_does_not_answer_where_something_was_held(desk: Desk) -> None:
    desk.report("The envoys met in Oslo on Friday.", ("Oslo", 3.0))
    desk.report("The envoys will meet in Quito.", ("Quito", 2.5))
    assert texts(desk.ask("Where did the envoys meet?")) == ["Oslo"]


def test_a_sure_rival_is_shown_however_sure_the_best_is(desk: Desk) -> None:
    desk.report("The pact expires on August 12.", ("August 12", 6.0), published="2025-07-28")
    desk.report("The pact expires on November 10.", ("November 10", 1.5), published="2025-09-28")
    assert texts(desk.ask("When does the pact expire?")) == ["November 10", "August 12"]


def test_another_round_is_not_the_round_asked_for(desk: Desk) -> None:
    desk.report("The third round of talks was held in Oslo.", ("Oslo", 4.0))
    desk.report("A round of talks was held in Quito.", ("Quito", 3.0))
    assert texts(desk.ask("Where was the third round of talks held?")) == ["Oslo"]


def test_an_article_that_gives_both_values_does_not_hide_their_order(desk: Desk) -> None:
    desk.report(
        "The pact expires on August 12. The pact may expire in November instead.",
        ("August 12", 5.0),
        ("November", 1.0),
        published="2025-07-28",
    )
    desk.report("The pact may expire in November.", ("November", 4.5), published="2025-09-28")
    found = desk.ask("When does the pact expire?")
    assert (found.kind, texts(found)) == ("changed", ["November", "August 12"])


def test_a_name_of_the_question_is_no_rival(desk: Desk) -> None:
    desk.report("The third round was held in the Old Mint.", ("Old Mint", 2.5))
    desk.report("The third round was held in Oslo.", ("Oslo", 2.4))
    assert texts(desk.ask("In which building in Oslo was the third round held?")) == ["Old Mint"]


def test_a_report_of_the_next_day_tells_of_the_day_asked_for(desk: Desk) -> None:
    desk.report("Xi asked for care with arms sales.", ("care with arms sales", 3.0), published="2026-02-05")
    desk.report("The call was held on February 4.", ("call", 1.5), published="2026-02-05")
    found = desk.ask("What did Xi ask for in the call of February 4, 2026?")
    assert texts(found)[0] == "care with arms sales"


def test_two_names_of_one_report_are_no_dispute(desk: Desk) -> None:
    text = "Anna Berg came to the London round for Norway. Olav Lund came to the London round too."
    desk.report(text, ("Anna Berg", 3.0), ("Olav Lund", 2.8))
    found = desk.ask("Who came to the London round?")
    assert (found.status, set(texts(found))) == ("answered", {"Anna Berg", "Olav Lund"})


def test_two_things_that_somebody_wanted_are_no_dispute(desk: Desk) -> None:
    desk.report("Lund wanted a lower fee on grain by June.", ("a lower fee on grain by June", 3.0))
    desk.report("Lund wanted the old harbour to be opened.", ("the old harbour to be opened", 2.8))
    assert desk.ask("What did Lund want?").status == "answered"


def test_the_same_people_named_otherwise_and_counted_otherwise_are_disputed(desk: Desk) -> None:
    desk.report("Some 300 ferry crew joined the strike in Oslo.", ("300", 3.0), published="2026-02-05")
    desk.report("About 120 workers joined the strike in Oslo.", ("120", 2.9), published="2026-02-05")
    assert desk.ask("How many people joined the strike in Oslo?").kind == "disputed"


def test_a_likely_value_of_another_report_is_shown_beside_a_sure_one(desk: Desk) -> None:
    desk.report("Mending the old lighthouse costs $4 million.", ("$4 million", 5.0), published="2024-03-01")
    desk.report("Mending the lighthouse has cost $7 million.", ("$7 million", 0.1), published="2025-03-01")
    found = desk.ask("How much does it cost to mend the lighthouse?")
    assert (found.kind, texts(found)) == ("changed", ["$7 million", "$4 million"])


def test_a_faint_value_is_shown_only_where_its_sentence_says_as_much(desk: Desk) -> None:
    desk.report("The inquiry must deliver its report in May.", ("May", -1.0), published="2024-02-01")
    desk.report("The inquiry will deliver its report in July.", ("July", -1.2), published="2024-04-01")
    desk.report("The mayor hopes to retire in August.", ("August", -1.2), published="2024-04-01")
    assert texts(desk.ask("When must the inquiry deliver its report?")) == ["July", "May"]


def test_a_faint_value_about_another_name_is_no_rival(desk: Desk) -> None:
    desk.report("Norway charges a duty of 12% on salmon.", ("12%", 0.5), title="Duties in the north")
    desk.report("A duty on salmon of 30% is charged by Chile. Norway is not affected.", ("30%", -0.9))
    assert texts(desk.ask("What duty does Norway charge on salmon?")) == ["12%"]


def test_an_old_value_told_again_is_still_the_older_one(desk: Desk) -> None:
    desk.report("The museum will cost $18 million.", ("$18 million", 2.0), published="2024-02-06")
    desk.report("The museum will cost $27 million.", ("$27 million", 2.2), published="2024-05-21")
    desk.report("The museum was to cost $18 million at first.", ("$18 million", 1.9), published="2025-03-04")
    found = desk.ask("How much does the museum cost?")
    assert (found.kind, texts(found)) == ("changed", ["$27 million", "$18 million"])


def test_of_what_recurs_a_fainter_place_is_an_answer_too(desk: Desk) -> None:
    desk.report("The talks were held in Oslo.", ("Oslo", 1.4))
    desk.report("The talks were held in Quito.", ("Quito", 0.4))
    found = desk.ask("Where were the talks held?")
    assert (found.kind, texts(found)) == ("senses", ["Oslo", "Quito"])


def test_the_best_span_does_not_repeat_the_question(desk: Desk) -> None:
    desk.report("The third round was held in Bern, at the Kornhaus.", ("Bern", 1.0), ("the Kornhaus", 0.2))
    found = desk.ask("In which building in Bern was the third round held?")
    assert texts(found) == ["the Kornhaus"]


def test_a_question_with_or_may_be_answered_by_its_own_words(desk: Desk) -> None:
    desk.report("Bern won the vote against Oslo.", ("Bern", 1.0), ("Oslo", -1.0))
    assert texts(desk.ask("Which city won the vote, Bern or Oslo?")) == ["Bern"]


def test_a_name_that_only_says_which_kind_is_no_place(desk: Desk) -> None:
    desk.report("She spoke of the talks at a Downing Street event.", ("a Downing Street", 0.5))
    desk.report("The talks took place in Oslo.", ("Oslo", -0.5))
    assert texts(desk.ask("Where did the talks take place?")) == ["Oslo"]


def test_two_words_for_the_people_counted_are_compared(desk: Desk) -> None:
    desk.report("About 200 supporters broke into the ground.", ("200", 0.8), published="2022-11-13")
    desk.report("Some 60 people forced their way into the ground.", ("60", 0.4), published="2022-11-13")
    found = desk.ask("How many supporters broke into the ground?")
    assert (found.status, texts(found)) == ("conflicting", ["200", "60"])


def test_a_role_may_be_who_is_meant(desk: Desk) -> None:
    desk.report("The captain blamed the players.", ("the players", 0.0))
    desk.report("Leo Dant broke his foot.", ("Leo Dant", -2.0))
    assert texts(desk.ask("Whom did the captain blame?")) == ["the players"]


def test_of_two_sentences_the_one_that_names_the_speaker_is_quoted(desk: Desk) -> None:
    hers = "Opposition leader Petra Vane called the sum a joke."
    his = "He promised a sum of money from the state."
    desk.report(f"{his} {hers}", (his, 0.3), (hers, 0.1))
    assert texts(desk.ask("What did Petra Vane say about the money?")) == [hers]


def test_where_a_report_was_written_is_nobodys_name(desk: Desk) -> None:
    desk.report(
        "ARDEL, March 12, 2024 — Olga Brandt leads the inquiry.", ("ARDEL", 2.0), ("Olga Brandt", 1.5)
    )
    assert texts(desk.ask("Who leads the inquiry?")) == ["Olga Brandt"]


def test_somebodys_office_is_nobody(desk: Desk) -> None:
    desk.report("Olga Brandt repairs the bridge.", ("Olga Brandt", 1.0))
    desk.report("The bridge is repaired by Lund's office.", ("Lund's office", 0.5))
    assert texts(desk.ask("Who repairs the bridge?")) == ["Olga Brandt"]


def test_a_headline_alone_makes_no_faint_value_speak_of_the_subject(desk: Desk) -> None:
    desk.report("The ferry has carried 2,000 people since it began.", ("2,000", 1.0), published="2024-05-01")
    text = "Each boat of the ferry takes 150 people."
    desk.report(text, ("150", -2.2), title="It began on Monday", published="2024-05-01")
    assert texts(desk.ask("How many people has the ferry carried since it began?")) == ["2,000"]


def test_a_sentence_is_quoted_with_the_likely_one_beside_it(desk: Desk) -> None:
    troubles, growth = "The port has troubles of its own.", "Trade has weakened and ships stay away."
    article = desk.report(f"Talks went on. {troubles} {growth} Nobody knows.", (troubles, 5.0), (growth, 3.0))
    found = desk.ask("Why does the port seek calm?")
    assert texts(found) == [f"{troubles} {growth}"]
    citation = found.claims[0].citations[0]
    assert citation.span.of(article.text) == citation.quote == citation.sentence.of(article.text)


def test_sentences_of_two_paragraphs_or_far_down_the_list_are_not_joined(desk: Desk) -> None:
    first, second, third = "The port has troubles.", "Trade has weakened.", "Ships stay away."
    desk.report(f"{first}\n\n{second}", (first, 5.0), (second, 0.0))
    assert texts(desk.ask("Why does the port seek calm?")) == [first]
    other = Desk()
    other.report("Fish is dear. Nets are torn.", ("Fish is dear.", 4.0), ("Nets are torn.", 3.9))
    other.report(f"{first} {third}", (first, 5.0), (third, 3.0))
    assert texts(other.ask("Why does the port seek calm?"))[0] == first


def test_the_same_figure_said_of_something_else_backs_nothing(desk: Desk) -> None:
    desk.report("Peru charges a tariff of 10% on Chilean wine.", ("10%", 2.0))
    desk.report("Norway also negotiated 10%.", ("10%", -3.0))
    desk.report("The tariff that Peru charges on Chilean wine is 10%, Lima said.", ("10%", -3.0))
    (claim,) = desk.ask("What tariff does Peru charge on Chilean wine?").claims
    assert {citation.article.id for citation in claim.citations} == {"a0", "a2"}


@pytest.mark.parametrize(
    ("marked", "name"), [("While Moe's administration", "Moe's administration"), ("As Lind", "Lind")]
)
def test_what_begins_a_sentence_is_no_part_of_the_name(marked: str, name: str, desk: Desk) -> None:
    desk.report(f"{marked} bargains with Peru, ferries wait.", (marked, 2.0))
    asked = (
        "Which administration bargains with Peru?" if "administration" in name else "Who bargains with Peru?"
    )
    assert texts(desk.ask(asked)) == [name]


def test_inside_a_sentence_such_a_word_may_begin_a_name(desk: Desk) -> None:
    desk.report("The suit was filed by As You Sow in Lima.", ("As You Sow", 2.0))
    assert texts(desk.ask("Which organisation filed the suit?")) == ["As You Sow"]


def test_of_two_dates_that_agree_the_day_is_quoted(desk: Desk) -> None:
    desk.report("She resigned in April.", ("April", 2.0), published="2034-05-01")
    desk.report("She resigned on 4 April.", ("4 April", 1.4), published="2034-04-20")
    assert texts(desk.ask("When did she resign?")) == ["4 April"]
