"""Nouns that tell what type of thing a question asks for, and words that end its noun phrase."""

from __future__ import annotations

from qa.question.form import AnswerType
from qa.question.words import word_set

HEADS: dict[AnswerType, str] = {
    "person": """
        person people man woman boy girl fella fellow guy chap bloke gentleman lady
        president vice-president premier minister
        chancellor king queen prince princess pope senator congressman congresswoman
        governor mayor ambassador secretary leader head chief chair chairman chairwoman
        chairperson ceo founder co-founder owner boss director executive general admiral
        commander judge justice lawyer attorney prosecutor actor actress singer rapper
        musician composer artist painter author writer poet novelist journalist reporter
        star celebrity comedian host character player athlete golfer boxer swimmer runner
        driver quarterback pitcher goalkeeper striker coach manager captain champion
        winner scientist inventor discoverer explorer astronaut doctor professor economist
        billionaire politician diplomat negotiator envoy spokesman spokeswoman
        spokesperson candidate nominee lawmaker republican democrat monarch emperor
        dictator general suspect victim killer assassin gunman successor predecessor
        father mother son daughter wife husband brother sister philosopher architect
        designer dancer producer publisher model scholar saint god goddess hero villain
        detective cartoonist aviator
    """,
    "place": """
        place city town village capital country nation state province region county
        district island continent ocean sea river lake mountain volcano desert valley bay
        strait border location site venue stadium airport port street neighborhood
        neighbourhood area territory peninsula planet countries cities nations states
        hometown birthplace destination address where hotel museum park canal beach
        waterway palace prison
    """,
    "organisation": """
        company firm corporation conglomerate manufacturer maker automaker carmaker
        retailer chain airline bank startup agency administration government ministry
        department organisation organization institution institute university college
        school team club band group party union association federation network broadcaster
        channel newspaper magazine publisher studio brand hospital court committee
        commission council league army militia gang employer store supermarket regulator
        outlet carrier authority watchdog bureau panel board lender insurer
    """,
    "date": "date year day month week weekday decade century deadline birthday season era period",
    "duration": "duration length age term",
    "money": """
        price cost salary wage fine penalty budget revenue profit debt fee worth value
        fortune bail funding gdp earnings income bill prize bounty valuation deficit
        surplus sum money dollars
    """,
    "percent": """
        percentage percent proportion share fraction odds probability inflation unemployment
        tariff duty levy surtax surcharge turnout
    """,
    "count": """
        number count total toll amount quantity population size distance height depth
        width weight speed temperature score magnitude capacity altitude elevation
        attendance ratio record circulation frequency mass volume latitude longitude
    """,
}
_HEAD_TYPE: dict[str, AnswerType] = {
    noun: answer_type for answer_type, nouns in HEADS.items() for noun in nouns.split()
}

PERCENT_RATES = word_set(
    """
    tariff duty duties tax taxes levy inflation unemployment interest mortgage growth approval default birth
    poverty success conviction vacancy turnover survival mortality jobless repo lending deposit
    vaccination
    """
)
"""Words that make a rate a percentage."""

PHRASE_END = word_set(
    """
    of in on at for to from by with about between during after before under over against is are was were
    do does did has have had will would can cannot could should may might must that who which whose where
    when and or as into than be , ?
    """
)
"""Words that no noun phrase goes past."""

PHRASE_LEAD = word_set(
    """
    is are was were will would should 's ’s the a an of your his her its their our my main current new
    latest first last other famous best name names kind kinds type types sort me some all exact total
    official full real actual largest biggest nickname surname
    """
)
"""Words between the question word and the noun phrase that says the type."""


def type_of_noun(noun: str) -> AnswerType | None:
    """The answer type that a noun names, singular or plural; None when it names none."""
    plain = noun.lower().removesuffix("'s").removesuffix("’s")
    return _HEAD_TYPE.get(plain) or _HEAD_TYPE.get(singular(plain))


def singular(word: str) -> str:
    """A plural noun's singular, by its ending."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
