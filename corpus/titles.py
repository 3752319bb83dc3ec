"""Words before people's names: what somebody is, and what goes with that. The one list of titles."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HONORIFICS = _words("mr mrs ms miss")
OFFICES = _words(
    """
    dr prof professor sir dame lord lady rev reverend pope king queen prince princess emperor
    empress sheikh sultan president vice-president premier vice-premier minister chancellor
    secretary representative rep senator sen congressman congresswoman governor gov mayor ambassador
    general gen colonel col major captain capt sergeant sgt lieutenant lt admiral commander officer
    judge chief executive ceo cfo chairman chairwoman chair chairperson director head leader
    spokesman spokeswoman spokesperson founder co-founder actor actress singer rapper author writer
    coach manager striker goalkeeper golfer lawyer analyst economist deputy-premier attorney envoy
    negotiator speaker leader's deputy-secretary undersecretary detective inspector sheriff
    commissioner coroner engineer journalist reporter archbishop bishop cardinal imam rabbi pastor
    majesty highness royal defendant suspect
    """
)
"""What somebody is or does; one of these can stand for a person."""
BESIDE_OFFICES = _words(
    """
    father sister brother vice prime treasury commerce state defense defence foreign interior
    finance health trade justice education energy labor labour transport transportation agriculture
    environment home star former ex acting then deputy assistant senior first second the special
    house district victim
    """
)
"""Parts of titles that are none by themselves: "deputy", "trade", "first"."""
TITLES = HONORIFICS | OFFICES | BESIDE_OFFICES
