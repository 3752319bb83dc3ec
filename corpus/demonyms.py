"""What belongs to which country: "Chinese", "American", "U.S."."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.gazetteer import COUNTRY_ALIASES, LIES_IN

COUNTRIES = {
    "afghanistan": "afghan", "albania": "albanian", "algeria": "algerian",
    "argentina": "argentine argentinian", "armenia": "armenian", "australia": "australian",
    "austria": "austrian", "azerbaijan": "azerbaijani", "bahrain": "bahraini", "bangladesh": "bangladeshi",
    "belarus": "belarusian", "belgium": "belgian", "bolivia": "bolivian", "bosnia": "bosnian",
    "botswana": "", "brazil": "brazilian", "britain": "british uk", "bulgaria": "bulgarian",
    "cambodia": "cambodian", "cameroon": "", "canada": "canadian", "chad": "", "chile": "chilean",
    "china": "chinese", "colombia": "colombian", "congo": "congolese", "croatia": "croatian",
    "cuba": "cuban", "cyprus": "cypriot", "czechia": "czech", "denmark": "danish", "ecuador": "ecuadorian",
    "egypt": "egyptian", "england": "english", "estonia": "estonian", "ethiopia": "ethiopian",
    "europe": "european eu", "fiji": "fijian", "finland": "finnish", "france": "french", "gaza": "gazan",
    "georgia": "georgian", "germany": "german", "ghana": "ghanaian", "greece": "greek", "greenland": "",
    "guatemala": "guatemalan", "guyana": "", "haiti": "haitian", "honduras": "honduran",
    "hungary": "hungarian", "iceland": "icelandic", "india": "indian", "indonesia": "indonesian",
    "iran": "iranian", "iraq": "iraqi", "ireland": "irish", "israel": "israeli", "italy": "italian",
    "jamaica": "jamaican", "japan": "japanese", "jordan": "jordanian", "kazakhstan": "kazakh",
    "kenya": "kenyan", "kosovo": "kosovar", "kuwait": "kuwaiti", "laos": "", "latvia": "latvian",
    "lebanon": "lebanese", "libya": "libyan", "lithuania": "lithuanian", "luxembourg": "",
    "malaysia": "malaysian", "mali": "malian", "malta": "maltese", "mexico": "mexican",
    "moldova": "moldovan", "mongolia": "mongolian", "montenegro": "", "morocco": "moroccan",
    "mozambique": "", "myanmar": "burmese", "namibia": "", "nepal": "nepalese", "netherlands": "dutch",
    "nicaragua": "nicaraguan", "niger": "", "nigeria": "nigerian", "norway": "norwegian", "oman": "omani",
    "pakistan": "pakistani", "palestine": "palestinian", "panama": "panamanian", "paraguay": "",
    "peru": "peruvian", "philippines": "philippine filipino", "poland": "polish", "portugal": "portuguese",
    "qatar": "qatari", "romania": "romanian", "russia": "russian", "rwanda": "rwandan",
    "scotland": "scottish", "senegal": "senegalese", "serbia": "serbian", "singapore": "singaporean",
    "slovakia": "slovak", "slovenia": "slovenian", "somalia": "somali", "spain": "spanish",
    "sudan": "sudanese", "sweden": "swedish", "switzerland": "swiss", "syria": "syrian",
    "taiwan": "taiwanese", "tanzania": "tanzanian", "thailand": "thai", "tunisia": "tunisian",
    "turkey": "turkish", "uganda": "ugandan", "ukraine": "ukrainian", "uruguay": "",
    "usa": "american u.s us", "uzbekistan": "uzbek", "venezuela": "venezuelan", "vietnam": "vietnamese",
    "wales": "welsh", "yemen": "yemeni", "zambia": "zambian", "zimbabwe": "zimbabwean", "asia": "asian",
    "africa": "african", "america": "",
}  # fmt: skip
"""Country: its demonyms and short forms. A demonym stands for its country as a modifier."""

_WIDER = {
    "south korean": "south korea", "north korean": "north korea", "saudi": "saudi arabia",
    "new zealander": "new zealand", "south african": "south africa", "european union": "european union",
    "eu": "european union", "european": "european union", "emirati": "united arab emirates",
    "czech": "czech republic",
}  # fmt: skip


@lru_cache(maxsize=512)
def country_of(name: str) -> str | None:
    """The country that a capitalised word or phrase stands for ("Chinese", "China", "U.S."), or None."""
    plain = name.lower().replace(".", "")
    return _BY_WORD.get(plain)


def country_around(place: str) -> str | None:
    """The country of a well-known place ("Tokyo"), or None."""
    around = LIES_IN.get(place.lower())
    return LIES_IN.get(around, around) if around else None


def _by_word() -> dict[str, str]:
    found: dict[str, str] = {}
    for country, forms in COUNTRIES.items():
        full = COUNTRY_ALIASES.get(country, country)
        found.update((form.replace(".", ""), full) for form in (country, *forms.split()))
    countries = set(LIES_IN.values())
    found.update((country, country) for country in countries)
    return {**found, **COUNTRY_ALIASES, **_WIDER}


_BY_WORD = _by_word()


def forms_of_countries() -> tuple[tuple[str, str], ...]:
    """Every lower-cased form with its country."""
    return tuple(_BY_WORD.items())


def names_country(text: str, country: str) -> bool:
    """Whether a text names a country (as `country_of` has it), by itself or by what belongs to it."""
    return bool(_pattern_of(country).search(text))


@lru_cache(maxsize=64)
def _pattern_of(country: str) -> re.Pattern[str]:
    forms = [form for form, own in _BY_WORD.items() if own == country]
    written = [form.upper() if len(form) < 4 else form.title() for form in forms]
    dotted = [".".join(form) + "." for form in written if form.isupper()]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, (*written, *dotted)))})")
