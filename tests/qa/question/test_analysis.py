"""What a question asks for, told from its surface."""

from __future__ import annotations

import pytest

from qa.question import analyse

TYPES = [
    ("When does the truce expire?", "date"),
    ("The firm is to show a new generation of which popular product early next month?", "text"),
    ("Which is the most popular costume this year, according to the shops?", "text"),
    ("Which slang term was chosen as word of the year?", "text"),
    ("When she died, the queen left four dogs behind. Who will take care of them?", "person"),
    ("True or false: the truce was declared over in 1979.", "yesno"),
    ("After a joke about his wife, Will Moe slapped the host at which awards show?", "text"),
    ("What is the length of the prison term?", "duration"),
    ("How many people lived in the U.S. when the war began?", "count"),
    ("Who was blamed for what happened at the ground?", "person"),
    ("Where did police learn of what happened to her?", "place"),
    ("How much did the firm pay for what became the app?", "money"),
    ("When and in what city was he born?", "date"),
    ("Which year did she die?", "date"),
    ("when does the truce expire", "date"),
    ("Until when is the ceasefire extended?", "date"),
    ("In which year was the bridge built?", "date"),
    ("What time does the match start?", "date"),
    ("On what day did the mine flood?", "date"),
    ("How long will the truce be extended?", "duration"),
    ("Around the time of the talks, was the port still closed?", "yesno"),
    ("Once the talks had begun, who was there?", "person"),
    ("How long more they give it, when the leaders meet in May?", "duration"),
    ("The truce they signed in May, when is it over?", "date"),
    ("For how many days does the pause run?", "duration"),
    ("How many billions does the bank owe the state?", "money"),
    ("How many millions voted for the party?", "count"),
    ("How many millions did the virus kill?", "count"),
    ("What is the length of the extension?", "duration"),
    ("How much did Japan agree to invest?", "money"),
    ("What was the trade deficit with China in 2024?", "money"),
    ("How much does the new ticket cost?", "money"),
    ("What is the tariff rate on Chinese goods?", "percent"),
    ("What percentage of voters back the plan?", "percent"),
    ("What will the tariff be after the truce?", "percent"),
    ("How many people were killed?", "count"),
    ("How many tonnes of soybeans will China buy?", "count"),
    ("What was the death toll?", "count"),
    ("How tall is the tower?", "count"),
    ("How much of the company did the bidder own?", "count"),
    ("How much of it was paid?", "money"),
    ("Who leads the Chinese delegation?", "person"),
    ("Which golfer won the 2022 US Women’s Open?", "person"),
    ("who is the president now", "person"),
    ("Where will the talks be held?", "place"),
    ("In what city did they meet?", "place"),
    ("Which rounds of trade talks have there been?", "place"),
    ("List the rounds of negotiations", "place"),
    ("Which countries reached agreements with the union?", "place"),
    ("Which administration is negotiating with China?", "organisation"),
    ("Which department store chain put itself up for sale?", "organisation"),
    ("Which authority ruled against the merger in September?", "organisation"),
    ("Why did the talks stall?", "reason"),
    ("What is the reason for the delay?", "reason"),
    ("How was the tunnel repaired?", "manner"),
    ("What did Bessent say about the talks?", "statement"),
    ("How did the ministry respond to the strike?", "statement"),
    ("What was the union's reaction to the offer?", "statement"),
    ("Is the president expected to travel to Beijing?", "yesno"),
    ("did the ferry sink", "yesno"),
    ("What happened in Geneva?", "description"),
    ("What is a truce?", "description"),
    ("What was agreed at the summit?", "text"),
    ("What tariff awaits goods from the islands?", "percent"),
    ("At what rate are cars from Japan taxed?", "percent"),
    ("What tax rate applies?", "percent"),
    ("Which partner negotiated the mildest tariff?", "text"),
    ("How much was the losing bidder asking for?", "money"),
    ("What was the objection of the shops to the plan?", "statement"),
    ("What was the minister's outlook on the harvest?", "statement"),
    ("What did the union want from the port?", "statement"),
    ("How did the coach characterise the match?", "statement"),
    ("What excuse did the port have for the delay?", "statement"),
    ("What did the minister reveal in Oslo about the ferry?", "statement"),
    ("What was it the mayor posted about the ferry?", "statement"),
    ("what was that all caps thing the mayor posted about ferries", "statement"),
    ("What is it that the crew say about the captain?", "statement"),
    ("What did the firm reveal on Monday?", "text"),
    ("Is it public how much the crew will get?", "yesno"),
    ("How much does Chile charge at its border on Peruvian wine?", "count"),
    ("the duty on Peruvian wine, how much", "count"),
    ("How much will the crew be paid?", "money"),
    ("What was behind the freeze on permits?", "reason"),
    ("What explains the fall in prices?", "reason"),
    ("What did the first report get wrong?", "description"),
    ("What does the minister want the court to reverse?", "text"),
    ("How much more time would the extension give?", "duration"),
    ("price of a bus", "money"),
    ("opening date of the opera", "date"),
    ("number of observers for the truce", "count"),
    ("the length of the closure", "duration"),
    ("head of the inquiry", "person"),
    ("share of the state in the mine", "percent"),
    ("buses of the city", "text"),
    ("what does a bus cost", "money"),
    ("What will the repair cost?", "money"),
    ("whats a tonne of copper worth now", "money"),
    ("What is the transit fee Bulgaria wants per thousand cubic metres and kilometres?", "money"),
    ("What is the sum they owe the banks and funds?", "money"),
]


@pytest.mark.parametrize(("question", "wanted"), TYPES)
def test_the_answer_type_follows_from_the_question_word_and_its_noun(question: str, wanted: str) -> None:
    assert analyse(question).wanted == wanted


@pytest.mark.parametrize(
    "question",
    [
        "What were the previous rounds of talks?",
        "Which countries signed the pact?",
        "Who are the negotiators?",
        "name the rounds of talks",
        "List the victims",
        "What companies bid for the port?",
        "Which two towns were cut off?",
    ],
)
def test_plural_questions_ask_for_a_list(question: str) -> None:
    assert analyse(question).wants_list


@pytest.mark.parametrize(
    "question",
    [
        "When does the truce expire?",
        "Which city hosts the games?",
        "Who is the chair of the commission?",
        "What is the status of the bill?",
        "Why are prices rising?",
        "How many countries signed?",
        "What is the US position on the Paris accords?",
    ],
)
def test_singular_questions_do_not(question: str) -> None:
    assert not analyse(question).wants_list


TIMES = [
    ("What was the jobless rate as of August?", "as_of", "--08", None),
    ("What was agreed in the July talks?", "during", "--07", "July talks"),
    ("What did the envoy do before Busan?", "before", None, "Busan"),
    ("Where did the talks before Busan take place?", "before", None, "Busan"),
    ("Who was killed after the ceasefire?", "after", None, "ceasefire"),
    ("What is the latest rate?", "latest", None, None),
    ("Who is mayor now?", "now", None, None),
    ("How many died between January and March 2025?", "between", "2025-01-01/2025-03-31", None),
    ("How much was spent in 2024?", "during", "2024", None),
    ("What was promised before March 5, 2025?", "before", "2025-03-05", None),
    ("What has changed since last October?", "after", "--10", None),
]


@pytest.mark.parametrize(("question", "kind", "when", "event"), TIMES)
def test_time_words_become_structure(question: str, kind: str, when: str | None, event: str | None) -> None:
    (time,) = analyse(question).times
    assert (time.kind, time.when, time.event) == (kind, when, event)
    assert time.text in question


def test_names_and_numbers_are_surface_runs_without_question_words_or_months() -> None:
    form = analyse("Did Scott Bessent meet He Lifeng in Kuala Lumpur about the 145% tariffs in November?")
    assert form.names == ("Scott Bessent", "He Lifeng", "Kuala Lumpur")
    assert form.numbers == ("145%",)


def test_a_lower_cased_question_keeps_its_subject_in_content_words() -> None:
    form = analyse("when did trump and xi speak on the phone")
    assert form.names == ()
    assert form.content_words == ("trump", "xi", "speak", "phone")


def test_the_country_is_not_the_pronoun() -> None:
    assert "us" in analyse("Who are the US negotiators?").content_words
    assert "us" not in analyse("Who told us about it?").content_words


def test_the_speaker_is_named_when_words_are_asked_for() -> None:
    assert analyse("What did Scott Bessent say about the talks?").speaker == "Scott Bessent"
    assert analyse("What is the ministry's position on visas?").speaker == "ministry"
    assert analyse("Where did Scott Bessent travel?").speaker is None


def test_tense_tells_plans_from_facts() -> None:
    assert analyse("Where will the talks be held?").tense == "future"
    assert analyse("Where were the talks held?").tense == "past"
    assert analyse("Where are the talks?").tense == "present"
    assert analyse("Who resigned in May?").tense == "past"
    assert analyse("By when must claims be lodged?").tense == "present"
    assert analyse("What share of an uninsured owner's bill does the state meet?").tense == "present"


def test_any_text_gets_a_form() -> None:
    for text in ("", "?", "...", "Busan", "what", "WHO IS IT", "¿Dónde?", "how many"):
        assert analyse(text).question == text


def test_a_holiday_that_says_which_kind_is_no_time() -> None:
    asked = analyse("Who lobbied for a decision in time for Christmas shopping?")
    assert (asked.times, "christmas" in asked.content_words) == ((), True)
    assert analyse("What opened on Christmas Day?").times[0].when == "--12-25"


def test_what_is_counted_is_the_plural_and_its_adjectives_stay_content() -> None:
    form = analyse("How many cargo ships were held up by the strike?")
    assert form.head == "ships"
    assert form.content_words == ("cargo", "strike")


def test_a_date_of_an_event_after_before_limits_to_before() -> None:
    (time,) = analyse("When had they met before their talks of June 2025?").times
    assert (time.kind, time.when) == ("before", "2025-06")
    assert "talks" in analyse("When had they met before their talks of June 2025?").content_words


def test_to_last_is_not_the_last_time() -> None:
    assert not analyse("How many days did the strike last?").times
    assert [time.kind for time in analyse("When did they last meet?").times] == ["latest"]


def test_may_is_a_verb_in_lower_case() -> None:
    assert analyse("When may the bridge reopen?").tense == "future"
    assert analyse("When did the May accord begin?").tense == "past"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Who's leading the talks for Peru?", ("Peru",)),
        ("What’s Ana Lind's job?", ("Ana Lind",)),
        ("Where'll the Bank of Peru meet?", ("Bank of Peru",)),
    ],
)
def test_a_contracted_question_word_is_no_name(question: str, found: tuple[str, ...]) -> None:
    assert analyse(question).names == found
