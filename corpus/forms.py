"""How furniture is written: requests to the reader, labels of links, credits, rights notices.

These are forms of the English language, never lists of particular sites; what only one site writes is
learnt from repetition (``corpus.furniture``). Real sentences stay text unless they clearly address the
reader about the page, since an answer lost is worse than a share button kept.
"""

from __future__ import annotations

import re

_TERMINAL = re.compile(r"(?:[.!?。！？]|\.\.\.|…)[\"”’'»)\]]*$")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def is_terminal(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return _TERMINAL.search(line) is not None


# Requests to the reader about the site. Each needs a thing of the site, so that "You must register by
# October to vote" and "Click on the map" in a report stay.
_SITE_THING = (
    r"(?:news ?letters?|e-?mails?|inbox|alerts?|account|comments?|comment section|website|site|app|podcast|"
    r"push notifications?|notifications?|(?:print|digital) edition|subscription|subscribers?|channel|feed|"
    r"facebook|twitter|instagram|tiktok|youtube|whatsapp|telegram|linkedin|threads|bluesky|flipboard|"
    r"(?:our|your|this) (?:journalism|coverage|page|profile|privacy|browser))"
)
_NOTICE = re.compile(
    "|".join(
        (
            rf"^(?:please )?(?:you (?:must|need to|have to) )?(?:be )?(?:sign(?:ed)?[ "
            rf"-]?(?:up|in)|subscrib\w+|"
            rf"register(?:ed)?|log(?:ged)?[ -]?in)\b(?=.*(?:{_SITE_THING}|\bto "
            rf"(?:continue|read|post|comment|get|"
            r"receive|access|unlock)\b|\bhere\b|\bnow\b|\btoday\b|\bfree\b|\blogin\b)|[\W]*$|\W*\w+\W*$)",
            r"\b(?:register|log ?in|sign ?in) (?:or|/|and) (?:log ?in|register|sign ?(?:up|in))\b",
            r"\b(?:sign ?up|subscribe|register)(?: now| today| for free| free)? (?:here|today|now|below)\b",
            rf"\b(?:sign up|subscribe) (?:for|to) (?:our|the|my|his|her|this|a|[\w’']+[’']s)"
            rf"\b.*{_SITE_THING}",
            r"\b(?:this|our|the) (?:web ?site|site|page|app) uses (?:\w+ ){0,2}cookies\b|\bwe "
            r"(?:and our partners )?"
            r"use cookies\b|\b(?:accept|manage|reject) (?:all )?cookies\b|\bcookie "
            r"(?:policy|settings|preferences)\b",
            r"\b(?:our|see|read|with|to) (?:the |our )?(?:privacy (?:policy|notice|statement)|terms "
            r"(?:of|and) "
            r"(?:use|service|conditions))\b|\bprivacy policy\b.*\bterms\b|\bterms\b.*\bprivacy policy\b",
            r"^we will use the (?:details|information) you\b|\buse of your data\b|\bmanage your "
            r"(?:registration|"
            r"subscription|preferences)\b",
            r"\ball rights reserved\b|^(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}))|\bcopyright ©|"
            r"\bmay not be (?:published|reproduced|rewritten|redistributed)\b",
            r"\b(?:delivered|sent|straight|right) (?:right |straight |directly )?to your "
            r"(?:inbox|phone|email)\b|"
            r"\bin your inbox\b",
            r"^(?:click|tap)(?: (?:here|this|below|through|the (?:link|button|image|photo)|on the (?:link|"
            r"button|image|photo|player))\b)",
            r"\((?:click|tap) here[^)]*\)$|^\((?:you can|click|tap|read|see)\b[^)]*\bhere\b[^)]*\)$",
            r"^(?:read|see|learn|view|watch|find|get|check)(?: (?:more|also|next|the "
            r"full|all|out|them|it))+(?: "
            r"(?:of (?:them|it|our|the)|about|on|from|here|our|stories|news|below|coverage|"
            r"photos|videos|at))*"
            r"(?: here| below)?\W*$",
            r"^(?:follow|like|find|join|connect with|contact|reach|e-?mail|write to|text|tweet|message|"
            r"call) (?!.*\b(?:said|says|told)\b).{0,160}(?:@\w|\bon (?:twitter|facebook|instagram|"
            r"tiktok|x|youtube|linkedin|threads|bluesky|whatsapp|telegram)\b)",
            r"^send (?:her|him|us|me|them|your|tips|an? )\b.{0,80}(?:e-?mail|@|here|tips|\bto "
            r"us\b|letters)",
            r"^(?:contact|reach|e-?mail|follow) (?:us|me|him|her|them|the "
            r"(?:author|reporter|editor|writer))\b.{0,80}$",
            r"^(?:you can (?:reach|follow|contact|e-?mail)|(?:he|she|they) can be "
            r"reached|reach(?:ed)? (?:him|her|"
            r"them) (?:at|on|by))\b",
            r"^(?:have|got|do you have) (?:a|any) (?:news )?(?:tip|story|question|comment|"
            r"correction|thoughts?|"
            r"confidential)s?\b.{0,120}\?",
            rf"^(?:support|consider supporting|thank you for "
            rf"(?:supporting|reading|subscribing)|help us)\b.{{0,60}}"
            rf"(?:journalism|{_SITE_THING})",
            rf"^(?:don[’']t miss|never miss|stay (?:up to date|informed|in the "
            rf"(?:know|conversation|loop)|connected)"
            rf"|keep up with|get (?:the latest|our|the|your|all the|more)|join (?:us|our|the "
            rf"conversation)|download|"
            rf"listen to|subscribe|watch)\b.{{0,140}}{_SITE_THING}",
            r"^(?:share|tweet|print|save|e-?mail|copy|pin)(?: "
            r"(?:this|the|on|via|link|to|article|story|post|page|it|"
            r"with|friends|facebook|twitter|x|whatsapp|linkedin|email|button))*\W*$",
            r"\b(?:please )?enable (?:javascript|cookies)\b|\byour (?:browser|ad ?blocker)\b|\bskip "
            r"to (?:main )?content\b",
            r"^(?:[A-Z][\w.’'-]*,? ){2,4}can be reached (?:at|on|by|via)\b|^check out "
            r"(?:our|the|all)\b.{0,80}"
            r"(?:gallery|photos?|videos?|coverage|guide|list|page|newsletter|podcast)",
            r"^(?:this|the) (?:story|article|post|headline)(?: and (?:its )?headline)? "
            r"(?:has|have|was|were) (?:been )?"
            r"(?:updated|corrected) (?:with|to add|to include|throughout)",
            r"^(?:this (?:article|story|post|piece|column|interview|report)|a version of this "
            r"(?:article|story|"
            r"piece)|the post .{1,120}) (?:was |has been |is |is part of |were )*(?:originally "
            r"|first |also )?"
            r"(?:appear(?:s|ed)|published|updated|produced|part of|republished|syndicated|written by)\b"
            r"(?!.*\b(?:incorrect|misstated|wrong|removed|reflect)\w*)",
            r"\bis a(?:n?) [\w' ]{0,40}content partner\b|\bits content is produced independently\b",
            r"\b(?:may|might|could|will) (?:earn|receive|get) (?:us |a |an )*(?:affiliate |small "
            r")?commission",
            r"\bcontribut(?:ed|ing) (?:to|reporting to|reporting for) this "
            r"(?:report|story|article|piece|developing)\b",
            r"^(?:hit|press) play\b|\bthis transcript was automatically generated\b",
            r"\bfact[- ]check(?:ing)? work is supported\b|\bis made possible (?:in part )?by (?:a "
            r")?(?:grant|support|"
            r"funding)\b|\bdo(?:es)? not provide editorial input\b",
            r"^(?:check|see|find|look up|get) your (?:local )?(?:forecast|weather|horoscope)\b",
            r"^(?:the )?(?:views|opinions) expressed\b.{0,160}\b(?:author|writer|their own|his "
            r"own|her own|not "
            r"necessarily)\b",
            r"^to (?:read|see|submit|respond|comment|get|learn|receive)\b.{0,120}\b(?:go to|sign "
            r"up|click|follow|"
            r"submit|visit|subscribe|e-?mail)\b",
            r"^(?:web ?page|page|visitor|hit) (?:counter|views|visits)\b|^\d[\d,.]* "
            r"(?:views|shares|comments|"
            r"likes)\W*$",
            r"^(?:would|do) you (?:like|want) to (?:receive|get|subscribe|sign up|support)\b",
            r"^if you (?:wish to object|haven[’']?t subscribed|no longer wish|would (?:like|prefer) "
            r"to (?:receive|"
            r"unsubscribe))\b|^unsubscribe\b",
        )
    ),
    re.IGNORECASE,
)
_NOTICE_WORDS = (
    "sign", "subscri", "regist", "log in", "login", "log-in", "cookie", "privacy", "we will use",
    "your ", "rights reserved", "©", "copyright", "(c)", "may not be", "click", "tap ", "read", "see ",
    "learn", "view", "watch", "find", "check", "follow", "like", "connect", "contact", "reach", "mail",
    "text ", "call ", "tweet", "message", "write to", "send ", "have a", "got a", "support",
    "journalism", "newsletter", "inbox", "miss", "stay ", "keep up", "get ", "join", "download",
    "listen", "share", "print", "save", "copy", "pin ", "enable", "skip to", "this ", "version of",
    "the post", "content partner", "independently", "commission", "contribut", "play", "transcript",
    "made possible", "editorial input", "expressed", "to read", "to see", "to submit", "to respond",
    "to comment", "to get", "counter", "views", "comments", "would you", "do you", "if you",
)  # fmt: skip
# Labels that stand before links to other stories.
_LINK_WORDS = (
    r"(?:(?:also |must |further |keep |related )?read(?:ing)?(?: "
    r"(?:more|also|next|on|this|now))*|see (?:also|more)|"
    r"(?:learn|find out|discover|explore|view|watch|listen)(?: (?:more|also|now|here|all))*|"
    r"(?:more|related|latest|recent|recommended|trending|popular|similar|top|most "
    r"(?:read|popular|viewed)|other|"
    r"further|breaking|featured|suggested|previous|next|don[’']t miss|editors?[’']?s? (?:pick|choice)s?|"
    r"sponsored|promoted|you (?:may|might) (?:also )?like|up next|what to (?:read|watch)|in case you missed"
    r"(?: it)?|follow (?:live|along|every \w+|all the \w+)|icymi)"
    r"(?: (?:news|stories|story|articles?|posts?|content|links?|topics?|coverage|reading|headlines?|videos?|"
    r"from [\w&.' ]{2,30}|on [\w&.' ]{2,30}|in [\w&.' ]{2,30}|for you|now|today|stories for "
    r"you|this|here))*|"
    r"(?:click|tap) (?:here|below)(?: to \w+(?: \w+){0,4})?|share(?: (?:the|this|on|it)(?: \w+)?)?|"
    r"(?:photos?|videos?|pictures?|gallery|graphics?|interactive|podcasts?|opinion|exclusive|fact[- "
    r"]check|quiz|"
    r"newsletter|live(?: updates?)?|explainer|analysis|tags?|topics?|filed "
    r"under|categories|category|keywords|"
    r"advert(?:isement)?|ad|comments?|leave a (?:reply|comment)|about the author|follow us|source|sources))"
)
_LINK_LABEL = re.compile(rf"\W*{_LINK_WORDS}\s*[:>»→…]*\s*$", re.IGNORECASE)
_LINK_LABELLED = re.compile(
    rf"\W*(?P<label>{_LINK_WORDS})\s*[:|>»]\s*(?P<title>\S.*)$", re.IGNORECASE | re.DOTALL
)
# Never a paragraph's own opening words, unlike "Analysis: ..." or "Opinion: ...".
_STRONG_LINK = re.compile(
    r"\W*(?:(?:also |must |keep |related )?read(?:ing)?(?: (?:more|also|next|now|this))*|see "
    r"(?:also|more)|learn more"
    r"|more(?: (?:on|from|in|news|stories|coverage) ?[\w&.' ]{0,30})?|related(?: \w+)?|recommended|"
    r"watch(?: (?:now|more))?|listen|photos?|videos?|gallery|podcasts?|you (?:may|might) (?:also )?like|"
    r"don[’']t miss|in case you missed(?: it)?|follow (?:live|along|every \w+|all the \w+)|click "
    r"here[\w ]*|tags?|share[\w ]*)$",
    re.IGNORECASE,
)
# "Mapping coronavirus:Tracking U.S. cases": the missing space after the colon is a link's lost markup.
_GLUED_LABEL = re.compile(r"^[^\s:][^:.]{1,60}[^\d\s:]:(?=[^\s\d/:)])(?!//)")
_SHOUTED_LABEL = re.compile(r"^[^a-z:]*[A-Z][^a-z:]{2,40}: +(?=\S+ \S+ \S+ \S+)")
_URL_ONLY = re.compile(r"^(?:https?://|www\.)\S+$")
_INTERFACE = _words(
    """
    share tweet print menu home search login logout register subscribe subscribers newsletter
    newsletters advertisement advertisements advert ad ads sponsored image images photo photos video
    videos gallery caption section site page web counter back return top next previous skip content
    main comments comment reply post posts news more read related latest trending popular tags tag
    topics categories category facebook twitter instagram linkedin whatsapp telegram email mail copy
    link links close open play pause loading load continue reading follow us contact about privacy
    policy terms cookies cookie settings account profile sign up in out log app download listen
    watch live updates views likes shares visitors rss feed navigation toggle mode dark light font
    size footer header sidebar widget plugin icon button logo thumbnail slideshow embed transcript
    credit source sources author editor staff min mins minute minutes ago hours hour print
    recommended stories story article articles here the to of by this on a an all our your for
    """
)
_FILLERS = _words(
    """
    the to of by this on a an all our your for in up us out more here
    """
)
_CREDIT_AGENCY = (
    r"(?:Getty(?: Images)?|Reuters|REUTERS|AP(?: Photo)?|AFP|EPA(?:-EFE)?|Shutterstock|Bloomberg|"
    r"ZUMA(?: Press)?|"
    r"iStock(?:photo)?|Alamy|Anadolu(?: Agency)?|Xinhua|PA(?: Images| Wire)?|Imagn(?: Images)?|"
    r"SIPA(?: USA)?|"
    r"NurPhoto|Unsplash|Pixabay|Pexels|Wikimedia(?: Commons)?|Redux|Polaris|TASS|Sputnik|Kyodo|"
    r"Press Association|"
    r"Adobe Stock|[A-Z]\w+ Images|[A-Z]\w+ Press|Handout)"
)
_CREDIT_NAME = r"(?:[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|van|der|la|al|von|da|bin))*)"
_CREDIT_MAX_CHARS = 160
_CREDIT_HINT = re.compile(
    r"Getty|Images|Reuters|REUTERS|AP|AFP|[Pp]hoto|Image|Credit|Courtesy|Obtained|From [A-Z]|Press"
)
_CREDIT_TAIL = re.compile(
    rf"(?:(?<=[.!?\"”’)])|^)\s*(?:(?:Photo|Image|Picture|Credit|Photograph)s?(?: credit)?(?: "
    rf"by)?\s*[:/]\s*)?"
    rf"(?:{_CREDIT_NAME}/){{1,5}}(?:{_CREDIT_AGENCY}|{_CREDIT_NAME})(?: via "
    rf"(?:{_CREDIT_AGENCY}|{_CREDIT_NAME}))?\W*$"
    rf"|(?:(?<=[.!?\"”’)])|^)\s*(?:{_CREDIT_NAME}(?: via |, | for "
    rf")|(?:Photo|Image|Courtesy|Credit)s?(?: by| of|:)? "
    rf"(?:{_CREDIT_NAME}[ ,/]+)?)?{_CREDIT_AGENCY}\W*$"
    rf"|\s*[(\[](?:Photo|Image|Picture|Credit|AP Photo|File photo|Getty)[^)\]]{{0,80}}[)\]]\W*$"
    rf"|(?:(?<=[.!?\"”’)])|^)\s*(?:From {_CREDIT_NAME}|Courtesy (?:of )?{_CREDIT_NAME}|Obtained by "
    rf"{_CREDIT_NAME}|"
    rf"(?:Photo|Image|Picture)s?(?: courtesy of| credit| by|:)[^.]{{2,60}})\W*$"
)
_DATELINE_ONLY = re.compile(
    r"^(?:[A-Z][\w.’' -]{0,40}[, ]+)?[A-Z][\w.&’' ]{1,30} ?(?:—|–|-)$|^\([A-Z][\w .]{1,20}\)\W*$"
)


def may_hold_notice(text: str) -> bool:
    """A quick look for words that every notice has one of; most paragraphs have none."""
    folded = text.casefold()
    return any(word in folded for word in _NOTICE_WORDS)


def is_notice(sentence: str) -> bool:
    """Whether the sentence speaks to the reader about the site, not about the news."""
    if not may_hold_notice(sentence):
        return False
    bare = sentence.strip(" \t\u00a0►▶>»*•📸🎧📺👉🌤🗞📧📱-–—[]_")
    return len(bare) <= 700 and not _reports_speech(bare) and _NOTICE.search(bare) is not None


def _reports_speech(sentence: str) -> bool:
    """A quotation or an attribution: somebody in the news says it."""
    return bool(re.search(r"[“\"«].{25,}[”\"»]|\b(?:said|told|according to)\b", sentence))


def is_link_label(line: str) -> bool:
    """``Related:``, ``More News``, ``Click here to explore:``: announces links, says nothing."""
    return len(line) <= 80 and _LINK_LABEL.match(line) is not None


def is_link(line: str) -> bool:
    """``Also Read : another story``, ``More:Another story``, ``VIDEO: Another story``."""
    if len(line) > 220 or line.count(". ") > 1:
        return False
    if _URL_ONLY.match(line):
        return True
    labelled = _LINK_LABELLED.match(line)
    if labelled:
        return bool(_STRONG_LINK.match(labelled["label"])) or not is_terminal(line)
    if is_terminal(line) and not line.endswith("?"):
        return False
    return bool(_GLUED_LABEL.match(line) or _SHOUTED_LABEL.match(line))


def is_interface(line: str) -> bool:
    """A few words, nearly all of them names of things on a web page: ``Section image``, ``Share this``."""
    words = re.findall(r"[a-z]+", line.casefold())
    if not 0 < len(words) <= 6 or is_terminal(line) or re.search(r"\d", line):
        return False
    named = [word for word in words if word in _INTERFACE]
    return len(named) == len(words) and any(word not in _FILLERS for word in named)


def is_credit(line: str) -> bool:
    """A photo's credit and nothing else, or ``Image caption``."""
    return len(line) <= _CREDIT_MAX_CHARS and _CREDIT_TAIL.fullmatch(line) is not None


def credit_start(paragraph: str) -> int | None:
    """Where a photo credit glued to the end of a caption begins."""
    offset = max(0, len(paragraph) - _CREDIT_MAX_CHARS)
    tail = paragraph[offset:]
    if "/" not in tail and not _CREDIT_HINT.search(tail):
        return None
    # One character of context, for the look-behind at the start.
    found = _CREDIT_TAIL.search(paragraph, max(0, offset - 1))
    return found.start() if found else None


def is_dateline_only(line: str) -> bool:
    """``LONDON (AP) —`` with no text behind it."""
    return len(line) <= 60 and _DATELINE_ONLY.match(line) is not None


def is_cut(line: str) -> bool:
    """Cut off by an ellipsis, as teasers are."""
    return line.endswith(("…", "...", "[…]", "[...]", "… »"))
