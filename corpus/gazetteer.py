"""Which well-known place lies in which country, and what else countries are called.

Only what a value comparison needs: "Kuala Lumpur" and "Malaysia" of one report do not exclude each other.
Names shared by two well-known places (Georgia, Birmingham, Cambridge) are left out.
"""

from __future__ import annotations

_TABLE = """
afghanistan: kabul, kandahar, herat
albania: tirana
algeria: algiers, oran
angola: luanda
argentina: buenos aires, rosario, mendoza
armenia: yerevan
australia: canberra, sydney, melbourne, brisbane, perth, adelaide, darwin, hobart, queensland, new
    south wales, tasmania
austria: vienna, salzburg, graz, innsbruck, linz
azerbaijan: baku
bahrain: manama
bangladesh: dhaka, chittagong
belarus: minsk
belgium: brussels, antwerp, ghent, bruges, liège
bolivia: la paz, sucre
bosnia and herzegovina: sarajevo
botswana: gaborone
brazil: brasília, brasilia, são paulo, sao paulo, rio de janeiro, salvador, manaus, belém, belem,
    porto alegre
bulgaria: sofia, varna
burkina faso: ouagadougou
burundi: gitega, bujumbura
cambodia: phnom penh, siem reap
cameroon: yaoundé, yaounde, douala
canada: ottawa, toronto, montreal, vancouver, calgary, edmonton, winnipeg, quebec, ontario, alberta,
    kananaskis, british columbia, nova scotia, halifax
chad: n'djamena
chile: santiago, valparaíso, valparaiso
china: beijing, shanghai, guangzhou, shenzhen, wuhan, chengdu, chongqing, tianjin, hangzhou,
    nanjing, xi'an, hong kong, macau, xinjiang, tibet, hainan, sichuan, guangdong
colombia: bogotá, bogota, medellín, medellin, cali, cartagena
costa rica: san josé, san jose
croatia: zagreb, split, dubrovnik
cuba: havana
cyprus: nicosia, limassol
czech republic: prague, brno
democratic republic of the congo: kinshasa, goma, lubumbashi
denmark: copenhagen, aarhus, greenland
dominican republic: santo domingo, punta cana
ecuador: quito, guayaquil
egypt: cairo, alexandria, giza, sharm el-sheikh
el salvador: san salvador
estonia: tallinn
ethiopia: addis ababa
fiji: suva
finland: helsinki, tampere, turku
france: paris, marseille, lyon, toulouse, nice, strasbourg, bordeaux, lille, cannes, nantes
germany: berlin, munich, hamburg, frankfurt, cologne, stuttgart, düsseldorf, dusseldorf, leipzig,
    dresden, bonn, bavaria
ghana: accra, kumasi
greece: athens, thessaloniki, crete, piraeus
guatemala: guatemala city
guinea: conakry
haiti: port-au-prince
honduras: tegucigalpa
hungary: budapest
iceland: reykjavik, reykjavík
india: new delhi, delhi, mumbai, kolkata, chennai, bengaluru, bangalore, hyderabad, ahmedabad,
    kerala, goa, jaipur, pune, uttar pradesh, maharashtra, gujarat
indonesia: jakarta, bali, surabaya, bandung, sumatra, java
iran: tehran, isfahan, mashhad, shiraz
iraq: baghdad, basra, mosul, erbil
ireland: dublin, cork, galway, limerick
israel: jerusalem, tel aviv, haifa
italy: rome, milan, naples, turin, venice, florence, genoa, bologna, palermo, sicily, sardinia
ivory coast: abidjan, yamoussoukro
jamaica: kingston
japan: tokyo, osaka, kyoto, hiroshima, nagasaki, sapporo, nagoya, fukuoka, okinawa, fukushima,
    yokohama
jordan: amman
kazakhstan: astana, almaty
kenya: nairobi, mombasa
kosovo: pristina
kuwait: kuwait city
kyrgyzstan: bishkek
laos: vientiane
latvia: riga
lebanon: beirut
libya: tripoli, benghazi
lithuania: vilnius, kaunas
luxembourg: luxembourg city
madagascar: antananarivo
malawi: lilongwe
malaysia: kuala lumpur, penang, johor bahru
mali: bamako
malta: valletta
mexico: mexico city, guadalajara, monterrey, tijuana, cancún, cancun, acapulco, oaxaca, ciudad
    juárez
moldova: chișinău, chisinau
mongolia: ulaanbaatar
montenegro: podgorica
morocco: rabat, casablanca, marrakesh, marrakech
mozambique: maputo
myanmar: naypyidaw, yangon, mandalay
namibia: windhoek
nepal: kathmandu
netherlands: amsterdam, rotterdam, the hague, hague, utrecht, eindhoven
new zealand: wellington, auckland, christchurch
nicaragua: managua
niger: niamey
nigeria: abuja, lagos, kano
north korea: pyongyang
north macedonia: skopje
norway: oslo, bergen, trondheim, svalbard
oman: muscat
pakistan: islamabad, karachi, lahore, peshawar, rawalpindi
panama: panama city
papua new guinea: port moresby
paraguay: asunción, asuncion
peru: lima, cusco
philippines: manila, cebu, davao
poland: warsaw, kraków, krakow, gdańsk, gdansk, wrocław, wroclaw
portugal: lisbon, porto, madeira, azores
qatar: doha
romania: bucharest, cluj
russia: moscow, st petersburg, saint petersburg, kazan, sochi, vladivostok, novosibirsk, siberia,
    yekaterinburg, chechnya
rwanda: kigali
saudi arabia: riyadh, jeddah, mecca, medina, dammam
senegal: dakar
serbia: belgrade, novi sad
sierra leone: freetown
slovakia: bratislava
slovenia: ljubljana
somalia: mogadishu
south africa: pretoria, cape town, johannesburg, durban, soweto
south korea: seoul, busan, incheon, daegu, gyeongju, jeju, pyeongchang
south sudan: juba
spain: madrid, barcelona, valencia, seville, bilbao, málaga, malaga, catalonia, andalusia, mallorca
sri lanka: colombo, kandy
sudan: khartoum, darfur
sweden: stockholm, gothenburg, malmö, malmo, uppsala
switzerland: bern, geneva, zurich, zürich, basel, lausanne, davos, lucerne, bürgenstock
syria: damascus, aleppo, homs, idlib
taiwan: taipei, kaohsiung
tajikistan: dushanbe
tanzania: dodoma, dar es salaam, zanzibar
thailand: bangkok, phuket, chiang mai, pattaya
tunisia: tunis
turkey: ankara, istanbul, izmir, antalya, gaziantep
turkmenistan: ashgabat
uganda: kampala
ukraine: kyiv, kiev, kharkiv, odesa, odessa, lviv, mariupol, kherson, dnipro, donetsk, crimea,
    zaporizhzhia
united arab emirates: abu dhabi, dubai, sharjah
united kingdom: london, manchester, liverpool, leeds, glasgow, edinburgh, belfast, cardiff, bristol,
    sheffield, oxford, england, scotland, wales, northern ireland, aberdeen, cornwall
united states: washington, washington dc, new york, new york city, los angeles, chicago, houston,
    philadelphia, phoenix, san francisco, seattle, boston, miami, atlanta, dallas, denver, detroit,
    las vegas, minneapolis, new orleans, san diego, austin, nashville, baltimore, pittsburgh,
    cleveland, milwaukee, honolulu, anchorage, orlando, tampa, st louis, salt lake city, uvalde,
    alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida,
    hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland,
    massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada, new
    hampshire, new jersey, new mexico, north carolina, north dakota, ohio, oklahoma, oregon,
    pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah, vermont,
    virginia, west virginia, wisconsin, wyoming, mar-a-lago
uruguay: montevideo
uzbekistan: tashkent, samarkand
vatican city: vatican
venezuela: caracas, maracaibo
vietnam: hanoi, ho chi minh city, da nang
yemen: sanaa, sana'a, aden, hodeidah
zambia: lusaka
zimbabwe: harare, bulawayo
texas: houston, dallas, austin, san antonio, uvalde, el paso
california: los angeles, san francisco, san diego, sacramento, oakland
florida: miami, orlando, tampa, mar-a-lago
illinois: chicago
scotland: edinburgh, glasgow, aberdeen
england: london, manchester, liverpool, leeds, bristol, sheffield, oxford
nevada: las vegas
hawaii: honolulu
"""
COUNTRY_ALIASES = {
    "us": "united states", "usa": "united states", "united states of america": "united states",
    "america": "united states", "uk": "united kingdom", "britain": "united kingdom",
    "great britain": "united kingdom", "uae": "united arab emirates", "emirates": "united arab emirates",
    "holland": "netherlands", "drc": "democratic republic of the congo",
    "dr congo": "democratic republic of the congo", "congo": "democratic republic of the congo",
    "burma": "myanmar", "czechia": "czech republic", "prc": "china",
    "people's republic of china": "china", "republic of korea": "south korea", "dprk": "north korea",
    "türkiye": "turkey", "turkiye": "turkey", "russian federation": "russia",
    "côte d'ivoire": "ivory coast", "bosnia": "bosnia and herzegovina", "macedonia": "north macedonia",
    "dc": "washington", "washington dc": "washington", "washington d.c": "washington",
    "nyc": "new york city", "s korea": "south korea", "n korea": "north korea", "ksa": "saudi arabia",
    "vatican city": "vatican city",
}  # fmt: skip


def _lies_in() -> dict[str, str]:
    """Each place's next larger one: a state or region where the table has one, else its country."""
    around: dict[str, str] = {}
    for line in _TABLE.replace("\n    ", " ").strip().splitlines():
        country, _, places = line.partition(": ")
        around.update(dict.fromkeys(places.split(", "), country))
    return around


LIES_IN: dict[str, str] = _lies_in()
"""Lower-cased place to the lower-cased place around it."""


def _capitals() -> dict[str, str]:
    """The first place of each country's line, to the country; states and regions are left out."""
    lines = _TABLE.replace("\n    ", " ").strip().splitlines()
    found = (line.partition(": ") for line in lines)
    return {places.split(", ")[0]: country for country, _, places in found if country not in LIES_IN}


CAPITALS: dict[str, str] = _capitals()
"""Lower-cased capital to its country."""
