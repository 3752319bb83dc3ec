"""Words and their opposites, for questions that a passage seems to answer and does not."""

_PAIRS = """
first last; largest smallest; highest lowest; before after; more fewer; most least; increase decrease;
increased decreased; began ended; start end; started ended; won lost; win lose; oldest youngest; east
west; north south; eastern western; northern southern; above below; always never; best worst; male
female; men women; import export; imports exports; buy sell; bought sold; rose fell; rise fall; up down;
early late; earlier later; earliest latest; public private; open closed; opened closed; large small;
larger smaller; high low; higher lower; good bad; better worse; major minor; maximum minimum; old new;
older younger; long short; longest shortest; longer shorter; fast slow; faster slower; fastest slowest;
strong weak; stronger weaker; rich poor; hot cold; inside outside; internal external; domestic foreign;
urban rural; left right; upper lower; front back; top bottom; joined left; accepted rejected; accept
reject; supported opposed; support oppose; supports opposes; agreed refused; agree disagree; created
destroyed; create destroy; built demolished; gained lost; gain lose; gave took; give take; sent
received; send receive; enter leave; entered left; arrived departed; allowed banned; allow prevent;
allows prevents; included excluded; include exclude; includes excludes; present absent; majority
minority; common rare; popular unpopular; possible impossible; able unable; legal illegal; formal
informal; official unofficial; direct indirect; similar different; same different; true false; positive
negative; success failure; successful unsuccessful; victory defeat; war peace; friend enemy; parent
child; father mother; son daughter; brother sister; husband wife; king queen; husbands wives; sons
daughters; ancient modern; permanent temporary; primary secondary; natural artificial; simple complex;
easy difficult; light heavy; lightest heaviest; deep shallow; wide narrow; widest narrowest; full empty;
dry wet; day night; summer winter; morning evening; beginning end; minimum maximum; origin destination;
cause result; question answer; attack defend; attacked defended; elected defeated; appointed dismissed;
hired fired; founded dissolved; married divorced; born died; living dead; teacher student; employer
employee; buyer seller; lender borrower; offense defense; offensive defensive; liberal conservative;
left-wing right-wing; majority-owned minority-owned; profit loss; profits losses; expand shrink;
expanded shrank; improve worsen; improved worsened; raise lower; raised lowered; borrow lend; borrowed
lent; remember forget; love hate; encourage discourage; encouraged discouraged; approve veto; approved
vetoed; approve reject; permitted prohibited; voluntary compulsory; optional mandatory; exterior
interior; outer inner; near far; nearest farthest; within beyond; with without; second third; fourth
fifth; can cannot
"""
DENIED = {
    "did": "didn't",
    "does": "doesn't",
    "is": "isn't",
    "was": "wasn't",
    "were": "weren't",
    "are": "aren't",
}
"""Auxiliary verbs and their denials, for questions with no word that has an opposite."""


def _both_ways() -> dict[str, str]:
    table: dict[str, str] = {}
    for pair in _PAIRS.replace("\n", " ").split(";"):
        one, other = pair.split()
        table.setdefault(one, other)
        table.setdefault(other, one)
    return table


OPPOSITES = _both_ways()
