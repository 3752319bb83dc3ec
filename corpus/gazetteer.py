"""Countries and well-known places: what else a country is called, what is its own, which places lie in it.

The one table of places. Names shared by two well-known places (Georgia, Birmingham, Cambridge) lie in none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TABLE = """
afghanistan (afghan): kabul, kandahar, herat
africa (african):
albania (albanian): tirana
algeria (algerian): algiers, oran
angola: luanda
argentina (argentine, argentinian): buenos aires, rosario, mendoza
armenia (armenian): yerevan
asia (asian):
australia (australian): canberra, sydney, melbourne, brisbane, perth, adelaide, darwin, hobart,
    queensland, new south wales, tasmania
austria (austrian): vienna, salzburg, graz, innsbruck, linz
azerbaijan (azerbaijani): baku
bahrain (bahraini): manama
bangladesh (bangladeshi): dhaka, chittagong
belarus (belarusian): minsk
belgium (belgian): brussels, antwerp, ghent, bruges, liège
bolivia (bolivian): la paz, sucre
bosnia and herzegovina, bosnia (bosnian): sarajevo
botswana (botswanan): gaborone
brazil (brazilian): brasília, brasilia, são paulo, sao paulo, rio de janeiro, salvador, manaus, belém,
    belem, porto alegre
bulgaria (bulgarian): sofia, varna
burkina faso (burkinabe): ouagadougou
burundi (burundian): gitega, bujumbura
cambodia (cambodian): phnom penh, siem reap
cameroon (cameroonian): yaoundé, yaounde, douala
canada (canadian): ottawa, toronto, montreal, vancouver, calgary, edmonton, winnipeg, quebec, ontario,
    alberta, kananaskis, british columbia, nova scotia, halifax
chad (chadian): n'djamena
chile (chilean): santiago, valparaíso, valparaiso
china, prc, people's republic of china (chinese): beijing, shanghai, guangzhou, shenzhen, wuhan,
    chengdu, chongqing, tianjin, hangzhou, nanjing, xi'an, hong kong, macau, xinjiang, tibet, hainan,
    sichuan, guangdong
colombia (colombian): bogotá, bogota, medellín, medellin, cali, cartagena
costa rica (costa rican): san josé, san jose
croatia (croatian): zagreb, split, dubrovnik
cuba (cuban): havana
cyprus (cypriot): nicosia, limassol
czech republic, czechia (czech): prague, brno
democratic republic of the congo, drc, dr congo, congo (congolese): kinshasa, goma, lubumbashi
denmark (danish): copenhagen, aarhus, greenland
dominican republic: santo domingo, punta cana
ecuador (ecuadorian): quito, guayaquil
egypt (egyptian): cairo, alexandria, giza, sharm el-sheikh
el salvador: san salvador
estonia (estonian): tallinn
ethiopia (ethiopian): addis ababa
europe:
european union, eu (european):
faroe islands, faroes (faroese): tórshavn, torshavn
fiji (fijian): suva
finland (finnish): helsinki, tampere, turku
france (french): paris, marseille, lyon, toulouse, nice, strasbourg, bordeaux, lille, cannes, nantes
gaza (gazan):
georgia (georgian):
germany (german): berlin, munich, hamburg, frankfurt, cologne, stuttgart, düsseldorf, dusseldorf,
    leipzig, dresden, bonn, bavaria
ghana (ghanaian): accra, kumasi
greece (greek): athens, thessaloniki, crete, piraeus
greenland (greenlandic): nuuk
guatemala (guatemalan): guatemala city
guinea (guinean): conakry
guyana (guyanese): georgetown
haiti (haitian): port-au-prince
honduras (honduran): tegucigalpa
hungary (hungarian): budapest
iceland (icelandic): reykjavik, reykjavík
india (indian): new delhi, delhi, mumbai, kolkata, chennai, bengaluru, bangalore, hyderabad, ahmedabad,
    kerala, goa, jaipur, pune, uttar pradesh, maharashtra, gujarat
indonesia (indonesian): jakarta, bali, surabaya, bandung, sumatra, java
iran (iranian): tehran, isfahan, mashhad, shiraz
iraq (iraqi): baghdad, basra, mosul, erbil
ireland (irish): dublin, cork, galway, limerick
israel (israeli): jerusalem, tel aviv, haifa
italy (italian): rome, milan, naples, turin, venice, florence, genoa, bologna, palermo, sicily, sardinia
ivory coast, côte d'ivoire (ivorian): abidjan, yamoussoukro
jamaica (jamaican): kingston
japan (japanese): tokyo, osaka, kyoto, hiroshima, nagasaki, sapporo, nagoya, fukuoka, okinawa,
    fukushima, yokohama
jordan (jordanian): amman
kazakhstan (kazakh): astana, almaty
kenya (kenyan): nairobi, mombasa
kosovo (kosovar): pristina
kuwait (kuwaiti): kuwait city
kyrgyzstan (kyrgyz): bishkek
laos (laotian): vientiane
latvia (latvian): riga
lebanon (lebanese): beirut
libya (libyan): tripoli, benghazi
lithuania (lithuanian): vilnius, kaunas
luxembourg: luxembourg city
madagascar (malagasy): antananarivo
malawi (malawian): lilongwe
malaysia (malaysian): kuala lumpur, penang, johor bahru
mali (malian): bamako
malta (maltese): valletta
mexico (mexican): mexico city, guadalajara, monterrey, tijuana, cancún, cancun, acapulco, oaxaca, ciudad
    juárez
moldova (moldovan): chișinău, chisinau
mongolia (mongolian): ulaanbaatar
montenegro (montenegrin): podgorica
morocco (moroccan): rabat, casablanca, marrakesh, marrakech
mozambique (mozambican): maputo
myanmar, burma (burmese): naypyidaw, yangon, mandalay
namibia (namibian): windhoek
nepal (nepalese): kathmandu
netherlands, holland (dutch): amsterdam, rotterdam, the hague, hague, utrecht, eindhoven
new zealand (new zealander): wellington, auckland, christchurch
nicaragua (nicaraguan): managua
niger (nigerien): niamey
nigeria (nigerian): abuja, lagos, kano
north korea, dprk, n korea (north korean): pyongyang
north macedonia, macedonia (macedonian): skopje
norway (norwegian): oslo, bergen, trondheim, svalbard
oman (omani): muscat
pakistan (pakistani): islamabad, karachi, lahore, peshawar, rawalpindi
palestine (palestinian):
panama (panamanian): panama city
papua new guinea (papuan): port moresby
paraguay (paraguayan): asunción, asuncion
peru (peruvian): lima, cusco
philippines (philippine, filipino): manila, cebu, davao
poland (polish): warsaw, kraków, krakow, gdańsk, gdansk, wrocław, wroclaw
portugal (portuguese): lisbon, porto, madeira, azores
qatar (qatari): doha
romania (romanian): bucharest, cluj
russia, russian federation (russian): moscow, st petersburg, saint petersburg, kazan, sochi,
    vladivostok, novosibirsk, siberia, yekaterinburg, chechnya
rwanda (rwandan): kigali
saudi arabia, ksa (saudi): riyadh, jeddah, mecca, medina, dammam
senegal (senegalese): dakar
serbia (serbian): belgrade, novi sad
sierra leone (sierra leonean): freetown
singapore (singaporean):
slovakia (slovak): bratislava
slovenia (slovenian): ljubljana
somalia (somali): mogadishu
south africa (south african): pretoria, cape town, johannesburg, durban, soweto
south korea, republic of korea, s korea (south korean): seoul, busan, incheon, daegu, gyeongju, jeju,
    pyeongchang
south sudan (south sudanese): juba
spain (spanish): madrid, barcelona, valencia, seville, bilbao, málaga, malaga, catalonia, andalusia,
    mallorca
sri lanka (sri lankan): colombo, kandy
sudan (sudanese): khartoum, darfur
sweden (swedish): stockholm, gothenburg, malmö, malmo, uppsala
switzerland (swiss): bern, geneva, zurich, zürich, basel, lausanne, davos, lucerne, bürgenstock
syria (syrian): damascus, aleppo, homs, idlib
taiwan (taiwanese): taipei, kaohsiung
tajikistan (tajik): dushanbe
tanzania (tanzanian): dodoma, dar es salaam, zanzibar
thailand (thai): bangkok, phuket, chiang mai, pattaya
tunisia (tunisian): tunis
turkey, türkiye, turkiye (turkish): ankara, istanbul, izmir, antalya, gaziantep
turkmenistan (turkmen): ashgabat
uganda (ugandan): kampala
ukraine (ukrainian): kyiv, kiev, kharkiv, odesa, odessa, lviv, mariupol, kherson, dnipro, donetsk,
    crimea, zaporizhzhia
united arab emirates, uae, emirates (emirati): abu dhabi, dubai, sharjah
united kingdom, uk, britain, great britain (british, brits, briton, britons): london, manchester,
    liverpool, leeds, glasgow, edinburgh, belfast, cardiff, bristol, sheffield, oxford, england, scotland,
    wales, northern ireland, aberdeen, cornwall
united states, us, usa, united states of america, america (american): washington, washington dc, new
    york, new york city, los angeles, chicago, houston, philadelphia, phoenix, san francisco, seattle,
    boston, miami, atlanta, dallas, denver, detroit, las vegas, minneapolis, new orleans, san diego, austin,
    nashville, baltimore, pittsburgh, cleveland, milwaukee, honolulu, anchorage, orlando, tampa, st louis,
    salt lake city, uvalde, alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware,
    florida, hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland,
    massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada, new hampshire, new
    jersey, new mexico, north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island,
    south carolina, south dakota, tennessee, texas, utah, vermont, virginia, west virginia, wisconsin,
    wyoming, mar-a-lago
uruguay (uruguayan): montevideo
uzbekistan (uzbek): tashkent, samarkand
vatican city: vatican
venezuela (venezuelan): caracas, maracaibo
vietnam (vietnamese): hanoi, ho chi minh city, da nang
wales (welsh):
yemen (yemeni): sanaa, sana'a, aden, hodeidah
zambia (zambian): lusaka
zimbabwe (zimbabwean): harare, bulawayo
scotland (scottish): edinburgh, glasgow, aberdeen
england (english): london, manchester, liverpool, leeds, bristol, sheffield, oxford
texas: houston, dallas, austin, san antonio, uvalde, el paso
california: los angeles, san francisco, san diego, sacramento, oakland
florida: miami, orlando, tampa, mar-a-lago
illinois: chicago
nevada: las vegas
hawaii: honolulu
"""
_LINE = re.compile(r"(?P<names>[^(:]+?)(?: \((?P<own>[^)]*)\))?:(?: (?P<places>.*))?$")
_PLACE_ALIASES = {
    "dc": "washington", "washington dc": "washington", "washington d.c": "washington",
    "nyc": "new york city",
}  # fmt: skip
_SHARED_PLACES = "birmingham, tbilisi, cambridge"
"""Places that lie in no one country of the table, and are places nonetheless."""


@dataclass(frozen=True, slots=True)
class Country:
    """One line of the table, lower-cased: full name and others, demonyms, places (the capital first)."""

    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    places: tuple[str, ...]


def _listed(written: str | None) -> tuple[str, ...]:
    return tuple(written.split(", ")) if written else ()


def _countries() -> Iterator[Country]:
    for line in _TABLE.replace("\n    ", " ").strip().splitlines():
        if found := _LINE.match(line):
            yield Country(_listed(found["names"]), _listed(found["own"]), _listed(found["places"]))


COUNTRIES = tuple(_countries())
"""Countries, and a few continents, states and regions."""
DEMONYMS = frozenset(word for country in COUNTRIES for word in country.demonyms)
"""Lower-cased words for what belongs to a country: "chinese"."""
COUNTRY_ALIASES: dict[str, str] = {
    **{alias: country.names[0] for country in COUNTRIES for alias in country.names[1:]},
    **_PLACE_ALIASES,
}
"""Lower-cased other name to the full one."""
LIES_IN: dict[str, str] = {place: country.names[0] for country in COUNTRIES for place in country.places}
"""Lower-cased place to the lower-cased place around it: a state or region where the table has one."""
CAPITALS: dict[str, str] = {
    country.places[0]: country.names[0]
    for country in COUNTRIES
    if country.places and country.names[0] not in LIES_IN
}
"""Lower-cased capital to its country; states and regions are left out."""
PLACES = frozenset((*LIES_IN, *_listed(_SHARED_PLACES)))
"""Every lower-cased place that is no country."""
