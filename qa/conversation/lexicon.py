"""Closed lists that stand in for a tagger: small enough to read, chosen for the language of news.

Words absent from a list are treated as nouns, so a gap costs a clumsy phrase and never a failure.
"""

from __future__ import annotations

from typing import Literal

from corpus.gazetteer import COUNTRIES, LIES_IN, PLACES
from corpus.gazetteer import DEMONYMS as DEMONYMS
from corpus.titles import HONORIFICS, OFFICES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _words(
    "many several few the a an this that these those some any each every no another both all either "
    "neither such"
)
POSSESSIVES = _words("my your his her its our their")
PREPOSITIONS = _words(
    "beside alongside throughout upon onto of in on at to from by with without for about against between "
    "among after before since until till during into over under above below through across around near "
    "behind beyond within despite per via than like as regarding concerning toward towards versus vs amid "
    "besides except"
)
BE = _words("is are was were be been being am isn't aren't wasn't weren't")
DO = _words("do does did don't doesn't didn't")
HAVE = _words("has have had hasn't haven't hadn't")
MODAL = _words(
    "will would can could may might must shall should won't wouldn't can't couldn't shouldn't cannot"
)
AUXILIARIES = BE | DO | HAVE | MODAL
WH = _words("who whom whose what which when where why how")
PERSONAL = _words(
    "i me you he him she her hers his it its they them their theirs we us our mine yours himself herself "
    "itself themselves myself yourself ourselves one ones"
)
ADVERBS = _words(
    "not n't also still now already then there here just only even ever never too again so very much more "
    "most less least often soon later recently currently exactly really actually probably today finally "
    "next together instead else far long away back up down out off well once yet almost nearly originally "
    "typically usually first last ago earlier previously afterwards apart worth"
)
CONJUNCTIONS = _words("and or but if whether because while although though so nor")
COURTESY = _words("wow interesting sorry great please thanks thank ok okay oh hello hi yes yeah hmm ah")
FUNCTION = (
    DETERMINERS | POSSESSIVES | PREPOSITIONS | AUXILIARIES | WH | PERSONAL | ADVERBS | CONJUNCTIONS | COURTESY
)

ORDINALS = _words("first second third fourth fifth last next final opening")
IMPERATIVES = _words(
    "tell show give explain describe list find define name compare please summarise summarize outline"
)
LEAD_INS = _words(
    "wow sorry and but so or ok okay oh well also interesting thanks thank you yes no hmm ah right great"
)

TYPOS = {
    "thier": "their", "theyre": "they're", "waht": "what", "whta": "what", "wat": "what", "wht": "what",
    "wich": "which", "whihc": "which", "whcih": "which", "adn": "and", "nad": "and", "teh": "the",
    "hte": "the", "abuot": "about", "abot": "about", "abt": "about", "baout": "about", "hwo": "how",
    "hw": "how", "wehn": "when", "whne": "when", "whn": "when", "whre": "where", "wher": "where",
    "whi": "why", "wyh": "why", "tehy": "they", "thye": "they", "tehre": "there", "thre": "there",
    "ehr": "her", "hsi": "his", "thsi": "this", "taht": "that", "whos": "who", "dod": "did", "ddi": "did",
    "befor": "before", "befroe": "before",
}  # fmt: skip

# Verbs of news questions, base form. A word here is a verb only where a verb is expected.
VERBS = _words(
    "mediate broker coach sponsor finance stage spark trigger cite peak plunge soar surge slump double "
    "triple halve ease tighten cap curb ratify reinstate revoke renew rebuild detonate derail evacuate "
    "ferry fuel flood foil flag brief bomb shell storm seal secure search screen sketch slash soften "
    "stall steer strengthen stress stretch suspect swear sweep swing tour transfer trim tumble undergo "
    "undermine unite upgrade uphold vanish vow weaken wipe wound guide dominate allege award ambush "
    "abandon abolish accept accuse achieve act add address admit adopt affect agree aim allow announce "
    "apologise apologize appear apply appoint approve argue arrest arrive ask assess assign attack attend "
    "attract avoid back ban become begin believe benefit bet bid blame block boost borrow break bring "
    "build burn buy call campaign cancel carry catch cause cease challenge change charge charter choose "
    "claim clear climb close collapse collide come commit compare compete complain complete concede "
    "confirm consider contain continue contract contribute control convict cost count cover crash create "
    "criticise criticize cross cut damage deal decide declare decline defeat defend delay deliver demand "
    "deny depart depend deploy describe design destroy detain determine develop die differ disagree "
    "disappear discover discuss dismiss do donate drop earn eat elect eliminate emerge employ end endorse "
    "enforce ensure enter escape establish estimate exceed excuse expand expect expire explain explode "
    "export express extend face fail fall fear feel fight file fill find fine finish fire fit fix flee fly "
    "follow forbid force forecast form found freeze fund gain gather get give go govern grant grow "
    "guarantee handle hang happen have hear help hit hold hope host identify impact implement import "
    "impose improve increase influence inform injure inspect insist intend introduce invade invest "
    "investigate invite involve issue join judge jump justify keep kill know lack land last launch lay "
    "lead learn leave lend let lie lift like limit list live lobby look lose lower maintain make manage "
    "mean measure "
    "meet mention miss move name need negotiate nominate note notice object occur offer open operate "
    "oppose order organise organize originate overturn own pass pause pay perform permit persuade plan "
    "play pledge point postpone praise predict prefer prepare present prevent proceed produce promise "
    "propose protect protest prove provide publish pull purchase push put question quit quote raise reach "
    "react read "
    "receive recommend recover reduce refer reform refuse regard regulate reject relate release rely "
    "remain remove rename reopen repair repeal replace reply report represent request require rescue "
    "resign resist resolve respond restore restrict result resume retaliate retire retreat return reveal "
    "reverse review revise rise risk roll rule run sack sail save say see seek seem seize select sell "
    "send sentence serve set settle shut shoot show shrink sign sink slow solve sound speak spend split "
    "spoil spread stand start state stay steal step stop strike study submit succeed sue suffer suggest "
    "support suspend take talk target tax teach tell testify think threaten trade train travel treat try "
    "turn understand unveil urge use vary veto view violate visit vote walk want warn watch weigh widen "
    "win withdraw work worry write jail imprison acquit extradite deport hire"
)

# Landmasses and unions that the table of places leaves out.
COUNTRY_PHRASES = {
    name.replace(" ", "_") for country in COUNTRIES for name in country.names if " " in name
} | _words("hong_kong puerto_rico new_guinea soviet_union middle_east")
# "us" and "turkey", "chad", "jordan" are common words or names too: these count only when capitalised.
CASED_COUNTRIES = _words("us chad jordan turkey georgia polish wales mali oman niger eu")
COUNTRY_WORDS = {"u.s"} | {
    word
    for country in COUNTRIES
    if country.demonyms or country.names[0] not in LIES_IN
    for word in (*country.names, *country.demonyms)
    if " " not in word
}
# A mention's head is its last word, so of longer names that one; common words are left out.
CITIES = frozenset(place.split()[-1] for place in PLACES) - _words(
    "nice split cork java darwin florence orlando austin valencia virginia hampshire jersey carolina dakota "
    "island city wales salem columbia scotia juárez domingo salvador medina ireland sad town reap mai paz "
    "cana nang mexico louis jose josé antonio diego paso"
)
PLACE_NOUNS = _words(
    "bridge river strait sea ocean lake mount mountain island islands city bay airport port harbour "
    "harbor valley street square county province state region town village district canal dam tunnel park "
    "stadium base peninsula empire kingdom republic coast border hall house palace hospital school gulf "
    "desert station terminal"
)
ORGANISATION_NOUNS = _words(
    "bank ministry party company corp corporation inc ltd plc union commission court congress senate "
    "parliament council university association committee department agency treasury group government "
    "administration army navy police reserve board federation institute authority bureau organisation "
    "organization airline airlines assembly league club team fund exchange cabinet coalition firm "
    "regulator watchdog"
)
# What has a name and is nobody: "the barge Marigold".
CRAFT_NOUNS = _words(
    "ship barge boat ferry tanker yacht trawler freighter frigate vessel submarine train plane aircraft "
    "rocket satellite probe"
)
COMPANY_TAILS = _words(
    "steel motors energy airlines oil gas foods media systems technologies holdings industries pharma "
    "bank labs united rovers wanderers athletic albion fc"
)
PLACE_LEADS = _words("cape mount lake port fort")
EVENT_LEADS = _words("storm hurricane typhoon cyclone operation")
EVENT_NOUNS = _words(
    "summit war games olympics cup conference election elections vote referendum ceasefire strike strikes "
    "talks meeting meetings negotiations protest protests earthquake flood storm hurricane attack attacks "
    "crash collapse trial hearing ceremony visit trip forum festival fire explosion shooting debate "
    "campaign inquiry"
)
DEAL_NOUNS = _words("deal agreement accord pact truce treaty ceasefire")
# Without what stands before names of organisations as often: "Royal Bank", "Executive Board".
TITLES = (OFFICES | HONORIFICS | _words("candidate justice")) - _words(
    "royal major executive head officer highness majesty leader's"
)
MALE = _words(
    "mr sir king prince lord pope chairman spokesman congressman father son brother husband man boy uncle "
    "john james robert michael william david richard joseph thomas charles christopher daniel matthew "
    "anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason "
    "jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel "
    "gregory frank alexander patrick raymond jack dennis jerry tyler aaron jose adam henry nathan douglas "
    "peter walter carl karl martin simon oliver joe barack vladimir volodymyr emmanuel olaf friedrich "
    "narendra keir rishi boris pedro luis carlos juan pablo antonio marco mario giuseppe hans klaus lars "
    "erik sven ivan dmitri sergei igor ali mohammed muhammad ahmed omar hassan abdul jamieson rafael tom "
    "tim jim bob bill mike dan ben sam max leo victor viktor hugo felix howard jerome"
)
FEMALE = _words(
    "mrs ms miss lady queen princess chairwoman spokeswoman congresswoman mother daughter sister wife "
    "woman girl aunt mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy "
    "betty margaret sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie "
    "rebecca sharon laura cynthia kathleen amy angela shirley anna ana brenda pamela emma nicole helen "
    "samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie "
    "olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah "
    "jacqueline martha gloria teresa sara madison frances kathryn janice jean alice kamala hillary ursula "
    "giorgia sanna mette kaja maia theresa liz claudia cristina dilma nadia fatima aisha leila ingrid "
    "astrid elena irina olga natalia svetlana priya indira sonia mei yuki sofia isabel lucia rosa ines "
    "clara nora eva vera ida gina nikki marine annalena kate jane"
)
MONTHS = _words(
    "january february march april may june july august september october november december jan feb mar "
    "apr jun jul aug sept sep oct nov dec"
)
TIME_NOUNS = _words(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight year years "
    "month months week weeks day days hour hours minute minutes decade decades century morning evening "
    "afternoon night spring summer autumn winter quarter weekend midnight noon time"
) | (MONTHS - {"march", "may"})  # these two are verbs as well
PLURAL_NOUNS = _words(
    "people police children men women talks data media officials troops staff crew forces shares sales"
)
SINGULAR_S = _words(
    "news congress politics economics physics crisis basis analysis business process access loss pass "
    "class gas bus census status virus campus consensus chaos progress success address press series "
    "species headquarters us texas illinois arkansas paris athens brussels wales honduras laos cyprus "
    "netherlands philippines airbus olympics states nations"
)
PERSON_NOUNS = _words(
    "man woman boy girl king queen president minister premier chancellor secretary senator governor mayor "
    "judge pope ceo director chief leader winner author suspect victim driver pilot player coach captain "
    "doctor actor singer candidate spokesman spokeswoman envoy negotiator founder head owner chairman "
    "chairwoman mother father wife husband successor predecessor"
)
# A definite noun of one class points at an entity of that class.
CLASS_NOUNS: dict[str, Literal["person", "place", "organisation"]] = {
    "country": "place", "nation": "place", "city": "place", "town": "place", "capital": "place",
    "area": "place", "place": "place", "region": "place", "building": "place",
    "company": "organisation", "firm": "organisation", "bank": "organisation",
    "party": "organisation", "agency": "organisation",
    "organisation": "organisation", "organization": "organisation", "group": "organisation",
    "man": "person", "woman": "person",
}  # fmt: skip
# Nouns that take each other's place when a story is told again.
KIN = (
    DEAL_NOUNS,
    _words("talks negotiations meeting meetings summit discussions dialogue"),
    _words("tariff tariffs duty duties levy levies"),
    _words("election elections vote poll polls ballot"),
    _words("war conflict fighting invasion"),
    _words("strike walkout stoppage"),
    _words("crash accident collision"),
)
# Those that say more than the others of their kin.
NARROW_NOUNS = _words("truce ceasefire treaty summit invasion walkout collision")
# "it" and "they" before one of these is somebody who acts: a country, an organisation, people.
AGENTIVE = _words(
    "accept accuse agree announce apologise appeal ask attack back ban believe buy claim concede condemn "
    "decide defend demand deny discuss endorse expect fear hope impose insist invade invest join meet "
    "negotiate offer oppose pay plan pledge prefer promise propose protest put quit react refuse reject "
    "reply respond retaliate say sell send sign speak support sue talk think threaten urge visit vote vow "
    "want warn withdraw"
)
# What courts and the police do to somebody, and what employers do.
JUDGING = _words(
    "sentence jail imprison convict charge arrest acquit fine accuse detain extradite deport try free "
    "release hold"
)
EMPLOYING = _words("hire sign sack fire dismiss suspend ban replace succeed follow")
# What the one to whom it was done does next.
ANSWERING = _words(
    "appeal plead deny admit confess serve face escape flee testify resign step leave quit retire play earn "
    "score"
)
# What says nothing without what it was about: "How did China respond?".
REACTING = _words(
    "say respond react comment answer reply explain justify excuse object protest retaliate agree disagree"
)
LY_NOUNS = _words(
    "family supply reply assembly monopoly july ally italy anomaly rally daily early friendly elderly"
)
VAGUE_NOUNS = _words(
    "population size name length height age title importance impact effect effects cause causes history "
    "benefit benefits risk risks symptom symptoms relationship thing things way ways type types kind "
    "kinds sort place example examples fact facts part number amount lot reason reasons role information "
    "idea people difference differences purpose pros cons"
)
