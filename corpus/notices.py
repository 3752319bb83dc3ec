"""Sentences that speak to the reader about the page: sign up, follow us, cookies, rights, corrections desk.

These are forms of the English language, never lists of particular sites. Each needs a thing of the page
(newsletter, comment, login, inbox), so that a report's own "You must register by October to vote" and
"Click on the map" stay text: an answer lost is worse than a share button kept.
"""

from __future__ import annotations

import re

# A notice is a paragraph at most.
_MAX_CHARS = 700
_SPEECH = re.compile(r"[“\"«].{25,}[”\"»]|\b(?:said|told|according to)\b")
_DECORATION = " \t\u00a0►▶>»*•📸🎧📺👉🌤🗞📧📱-–—[]_"

_NETWORK = (
    r"(?:facebook|twitter|instagram|tiktok|x|youtube|linkedin|threads|bluesky|whatsapp|telegram|flipboard)"
)
_PIECE = r"(?:story|article|post|piece|column|interview|report)"
_THING = (
    r"(?:news ?letters?|e-?mails?|inbox|alerts?|account|comments?|website|site|app|podcast|notifications?|"
    r"(?:print|digital) edition|subscription|subscribers?|channel|feed|facebook|twitter|instagram|tiktok|"
    r"youtube|whatsapp|telegram|linkedin|threads|bluesky|flipboard|"
    r"(?:our|your|this) (?:journalism|coverage|page|profile|privacy|browser))"
)
_SIGN_UP = r"(?:sign(?:ed)?[ -]?(?:up|in)|subscrib\w+|register(?:ed)?|log(?:ged)?[ -]?in)"

_OPENINGS = (
    rf"(?:please )?(?:you (?:must|need to|have to) )?(?:be )?{_SIGN_UP}\b(?=.*(?:{_THING}|"
    r"\bto (?:continue|read|post|comment|get|receive|access|unlock)\b|\b(?:here|now|today|free|login)\b)|"
    r"\W*$|\W*\w+\W*$)",
    r"we will use the (?:details|information) you\b",
    r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}))",
    r"(?:\(c\)|copyright) (?-i:[A-Z])[\w’'&-]*(?: (?-i:[A-Z&])[\w’'&-]*){0,5}(?: \d{4})?[.,]?"
    r"(?:$| (?:reproduc|all rights|no part|not to be))",
    r"(?:sign up|subscribe) (?:to|for) our\b",
    r"(?:follow|like|find|see|watch|read)\b(?!.*\b(?:said|says|told)\b).{0,160}https?://\S+$",
    r"(?:click|tap)(?: (?:here|this|below|through)| (?:on )?the (?:link|button|image|photo|player))\b",
    r"\((?:you can|click|tap|read|see)\b[^)]*\bhere\b[^)]*\)$",
    r"(?:read|see|learn|view|watch|find|get|check)(?: (?:more|also|next|the full|all|out|them|it))+"
    r"(?: (?:of (?:them|it|our|the)|about|on|from|here|our|stories|news|below|coverage|photos|videos|at))*"
    r"(?: here| below)?\W*$",
    r"(?:follow|like|find|join|connect with|contact|reach|e-?mail|write to|text|tweet|message|call) "
    rf"(?!.*\b(?:said|says|told)\b).{{0,160}}(?:@\w|\bon {_NETWORK}\b)",
    r"send (?:her|him|us|me|them|your|tips|an? )\b.{0,80}(?:e-?mail|@|here|tips|\bto us\b|letters)",
    r"(?:contact|reach|e-?mail|follow) (?:us|me|him|her|them|"
    r"the (?:author|reporter|editor|writer))\b.{0,80}$",
    r"(?:you can (?:reach|follow|contact|e-?mail)|(?:he|she|they|(?-i:(?:[A-Z][\w.’'-]*,? ){2,4})) ?"
    r"can be reached|reach(?:ed)? (?:him|her|them)) ?(?:\b(?:at|on|by|via|him|her|them|me|us)\b)",
    r"(?:have|got|do you have) (?:a|any) (?:news )?(?:tip|story|question|comment|correction|thought|"
    r"confidential)s?\b.{0,120}\?",
    r"(?:support|consider supporting|thank you for (?:supporting|reading|subscribing)|help us)\b.{0,60}"
    rf"(?:journalism|{_THING})",
    r"(?:don[’']t miss|never miss|stay (?:up to date|informed|in the (?:know|conversation|loop)|connected)|"
    r"keep up with|get (?:the latest|our|the|your|all the|more)|join (?:us|our|the conversation)|download|"
    rf"listen to|subscribe|watch)\b.{{0,140}}\b{_THING}",
    r"(?:share|tweet|print|save|e-?mail|copy|pin)(?: (?:this|the|on|via|link|to|article|story|post|page|it|"
    rf"with|friends|e-?mail|button|{_NETWORK}))*\W*$",
    r"check out (?:our|the|all)\b.{0,80}"
    r"(?:gallery|photos?|videos?|coverage|guide|list|page|newsletter|podcast)",
    rf"(?:this|the) (?:{_PIECE}|headline)(?: and (?:its )?headline)? (?:has|have|was|were) (?:been )?"
    r"(?:updated|corrected) (?:with|to add|to include|throughout)",
    rf"(?:this {_PIECE}|a version of this {_PIECE}|the post .{{1,120}}) (?:was |has been |is |were )*"
    r"(?:originally |first |also )?(?:appear(?:s|ed)|published|updated|produced|part of|republished|"
    r"syndicated|written by)\b(?!.*\b(?:incorrect|misstated|wrong|removed|reflect)\w*)",
    r"(?:hit|press) play\b",
    r"(?:check|see|find|look up|get) your (?:local )?(?:forecast|weather|horoscope)\b",
    r"(?:the )?(?:views|opinions) expressed\b.{0,160}\b(?:author|writer|their own|his own|her own|"
    r"not necessarily)\b",
    r"to (?:read|see|submit|respond|comment|get|learn|receive)\b.{0,120}\b(?:go to|sign up|click|follow|"
    r"submit|visit|subscribe|e-?mail)\b",
    r"(?:web ?page|page|visitor|hit) (?:counter|views|visits)\b|"
    r"\d[\d,.]* (?:views|shares|comments|likes)\W*$",
    r"(?:would|do) you (?:like|want) to (?:receive|get|subscribe|sign up|support)\b",
    r"if you (?:wish to object|haven[’']?t subscribed|no longer wish|would (?:like|prefer) to (?:receive|"
    r"unsubscribe))\b|unsubscribe\b",
)
_ANYWHERE = (
    r"\b(?:register|log ?in|sign ?in) (?:or|/|and) (?:log ?in|register|sign ?(?:up|in))\b",
    r"\b(?:sign ?up|subscribe|register)(?: now| today| for free| free)? (?:here|today|now|below)\b",
    rf"\b(?:sign up|subscribe) (?:for|to) (?:our|the|my|his|her|this|a|[\w’']+[’']s)\b.*{_THING}",
    r"\b(?:this|our|the) (?:web ?site|site|page|app) uses (?:\w+ ){0,2}cookies\b|"
    r"\bwe (?:and our partners )?use cookies\b|\b(?:accept|manage|reject) (?:all )?cookies\b|"
    r"\bcookie (?:policy|settings|preferences)\b",
    r"\b(?:our|see|read|with|to) (?:the |our )?(?:privacy (?:policy|notice|statement)|"
    r"terms (?:of|and) (?:use|service|conditions))\b|"
    r"\bprivacy policy\b.*\bterms\b|\bterms\b.*\bprivacy policy\b",
    r"\buse of your data\b|\bmanage your (?:registration|subscription|preferences)\b",
    r"\ball rights reserved\b|\bcopyright ©|"
    r"\bmay not be (?:published|reproduced|rewritten|redistributed)\b",
    r"\b(?:delivered|sent|straight|right) (?:right |straight |directly )?to your (?:inbox|phone|email)\b|"
    r"\bin your inbox\b",
    r"\((?:click|tap) here[^)]*\)$",
    r"\b(?:please )?enable (?:javascript|cookies)\b|\byour (?:browser|ad ?blocker)\b|"
    r"\bskip to (?:main )?content\b",
    r"\bis a(?:n?) [\w' ]{0,40}content partner\b|\bits content is produced independently\b",
    r"\b(?:may|might|could|will) (?:earn|receive|get) (?:us |a |an )*(?:affiliate |small )?commission",
    rf"\bcontribut(?:ed|ing) (?:to|reporting to|reporting for) this (?:{_PIECE}|developing)\b",
    r"\bthis transcript was automatically generated\b",
    r"\bfact[- ]check(?:ing)? work is supported\b|\bdo(?:es)? not provide editorial input\b|"
    r"\bis made possible (?:in part )?by (?:a )?(?:grant|support|funding)\b",
    r"\breproduction (?:by subscribers|forbidden|prohibited|without (?:permission|consent))\b",
)
_OPENING = re.compile("|".join(_OPENINGS), re.IGNORECASE)
_INSIDE = re.compile("|".join(_ANYWHERE), re.IGNORECASE)
# Every notice of the second kind holds one of these; looking for them first is twenty times faster.
_INSIDE_HINTS = (
    "regist", "log in", "login", "sign up", "signup", "sign in", "subscribe", "cookie", "privacy policy",
    "privacy notice", "privacy statement", "terms of", "terms and", "your data", "manage your", "copyright",
    "rights reserved", "reproduction", "may not be", "to your inbox", "to your phone", "to your email",
    "in your inbox",
    "(click", "(tap", "javascript", "your browser", "your ad", "to content", "main content", "commission",
    "content partner", "content is produced", "contribut", "transcript was", "work is supported",
    "made possible", "editorial input",
)  # fmt: skip
# Wherever a sentence may end; most often it does not, which costs a look and no more.
_BREAK = re.compile(r"[^\w\s,]\s+")
# A page of links has one of these; elsewhere "Photos: ..." and "Smith: Why?" are the report's own.
_LINK_HINTS = (
    "sign up", "sign-up", "sign in", "subscri", "register", "log in", "login", "cookie", "privacy",
    "copyright", "rights reserved", "reproduction", "©", "click", "tap here", "tap the", "read more",
    "read the full",
    "see more", "see them", "learn more", "more here", "more:", "inbox", "twitter", "facebook",
    "instagram", "tiktok", "youtube", "@", "newsletter", "journalism", "podcast", "download",
    "be reached", "reach him", "reach her", "contact", "send ", "this story", "this article",
    "this post", "this piece", "this report", "version of", "commission", "content partner",
    "contribut", "transcript", "made possible", "expressed", "javascript", "your browser", "skip to",
    "check your", "check out", "share this", "share the", "hit play", "press play", "counter",
    "unsubscribe", "would you like", "read:", "also read", "related:", "watch:",
)  # fmt: skip


def may_hold_link(paragraph: str) -> bool:
    """Whether its words are such as stand beside links to other stories; most paragraphs have none."""
    folded = paragraph.casefold()
    return any(hint in folded for hint in _LINK_HINTS)


def may_hold_notice(paragraph: str) -> bool:
    """Whether a notice stands at either end, wherever sentences are divided: faster than dividing them."""
    ends = [found.end() for found in _BREAK.finditer(paragraph)]
    return any(is_notice(paragraph[:end]) or is_notice(paragraph[end:]) for end in ends)


def is_notice(sentence: str) -> bool:
    """Whether the sentence speaks to the reader about the page, not about the news."""
    bare = sentence.strip(_DECORATION)
    if len(bare) > _MAX_CHARS:
        return False
    return (_OPENING.match(bare) is not None or _matches_inside(bare)) and not _SPEECH.search(bare)


def _matches_inside(sentence: str) -> bool:
    folded = sentence.casefold()
    return any(hint in folded for hint in _INSIDE_HINTS) and _INSIDE.search(sentence) is not None
