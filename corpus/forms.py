"""How furniture is written: labels of links, buttons, photo credits, teasers, empty datelines.

These are forms of the English language, never lists of particular sites; what only one site writes is
learnt from repetition (``corpus.furniture``). Whole sentences are judged in ``corpus.notices``.
"""

from __future__ import annotations

import re

_TERMINAL = re.compile(r"(?:[.!?。！？]|\.\.\.|…)[\"”’'»)\]]*$")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def is_terminal(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return _TERMINAL.search(line) is not None


# Labels that stand before links to other stories.
_STORIES = (
    r"(?:news|stories|story|articles?|posts?|content|links?|topics?|coverage|reading|headlines?|"
    r"videos?)"
)
_WHENCE = r"(?:(?:from|on|in) [\w&.' ]{2,30}|for you|now|today|this|here)"
_READ = r"(?:also |must |further |keep |related )?read(?:ing)?(?: (?:more|also|next|on|this|now))*"
_LINK_WORDS = (
    rf"(?:{_READ}|see (?:also|more)|"
    r"(?:learn|find out|discover|explore|view|watch|listen)(?: (?:more|also|now|here|all))*|"
    r"(?:more|related|latest|recent|recommended|trending|popular|similar|top|other|further|breaking|"
    r"featured|most (?:read|popular|viewed)|suggested|previous|next|sponsored|promoted|"
    r"editors?[’']?s? (?:pick|choice)s?|"
    r"don[’']t miss|you (?:may|might) (?:also )?like|up next|what to (?:read|watch)|icymi|"
    r"in case you missed(?: it)?|follow (?:live|along|every \w+|all the \w+))"
    rf"(?: (?:{_STORIES}|{_WHENCE}))*|"
    r"(?:click|tap) (?:here|below)(?: to \w+(?: \w+){0,4})?|share(?: (?:the|this|on|it)(?: \w+)?)?|"
    r"(?:photos?|videos?|pictures?|gallery|graphics?|interactive|podcasts?|opinion|exclusive|quiz|"
    r"newsletter|fact[- ]check|live(?: updates?)?|explainer|analysis|tags?|topics?|filed under|categories|"
    r"category|keywords|advert(?:isement)?|ad|comments?|leave a (?:reply|comment)|about the author|"
    r"follow us|sources?))"
)
_LINK_LABEL = re.compile(rf"\W*{_LINK_WORDS}\s*[:>»→…]*\s*$", re.IGNORECASE)
_LINK_LABELLED = re.compile(
    rf"\W*(?P<label>{_LINK_WORDS})\s*[:|>»]\s*(?P<title>\S.*)$", re.IGNORECASE | re.DOTALL
)
# Never a paragraph's own opening words, unlike "Analysis: ..." or "Opinion: ...".
_STRONG_LINK = re.compile(
    rf"\W*(?:{_READ}|see (?:also|more)|learn more|related(?: \w+)?|recommended|"
    r"watch(?: (?:now|more))?|listen|"
    r"more(?: (?:on|from|in|news|stories|coverage) ?[\w&.' ]{0,30})?|photos?|videos?|gallery|podcasts?|"
    r"you (?:may|might) (?:also )?like|don[’']t miss|in case you missed(?: it)?|click here[\w ]*|tags?|"
    r"follow (?:live|along|every \w+|all the \w+)|share[\w ]*)$",
    re.IGNORECASE,
)
# "Mapping coronavirus:Tracking U.S. cases": the missing space after the colon is a link's lost markup.
_GLUED_LABEL = re.compile(r"^[^\s:][^:.]{1,60}[^\d\s:]:(?=[^\s\d/:)])(?!//)")
_SHOUTED_LABEL = re.compile(r"^[^a-z:]*[A-Z][^a-z:]{2,40}: +(?=\S+ \S+ \S+ \S+)")
# "Also in the Voice: Lake path reopens | Bus fares: the council blinks"
_ROW_OF_TITLES = re.compile(r"^[A-Z][\w’' ]{2,30}:\s\S[^|]*\s\|\s\S")
_INTERFACE_MAX_CHARS = 60
# "WINNER: Ida Holm, "The Tug" (Channel 2)" is an entry of a list, not a link.
_NAMED_WORK = re.compile(r"\)$|[,:] [“\"]|[”\"]$")
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
# A gallery's captions and a video player's buttons, carried along from page to page.
_GALLERY = re.compile(
    r"\b(?:hide|show) caption\b|\b(?:photo|caption|image|slide)s? \d+ of \d+\b|\breplay more videos\b|"
    r"^\d{1,3} (?:/|of) \d{1,3}$|"
    r"\bad feedback\b|\bvideo (?:player|content) (?:was|never|did)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\W*(?:(?:about|over) )?(?:\d{1,3}|an?) ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?"
    r"|w|wks?|weeks?|mo|months?|y|yrs?|years?) ago\W*$",
    re.IGNORECASE,
)
_COMMENTS_LABEL = re.compile(
    r"\W*(?:(?:view |show |read )?(?:all )?(?:\d+ )?comments?|(?:\d+ )?(?:replies|responses))"
    r"(?: ?\(\d+\))?\W*$",
    re.I,
)
# "[words](address)", "![alt](picture)", a picture within a link.
_MARKDOWN_LINK = re.compile(r"!?\[(?:!\[[^\]\n]*\]\([^)\n]*\)|[^\[\]\n])*\]\([^)\n]*\)")
_DATELINE_ONLY = re.compile(
    r"^(?:[A-Z][\w.’' -]{0,40}[, ]+)?[A-Z(][\w.&’' ()]{1,30} ?(?:—|–|-)$|^\([A-Z][\w .]{1,20}\)\W*$"
)


def is_link_label(line: str) -> bool:
    """``Related:``, ``More News``, ``Click here to explore:``: announces links, says nothing."""
    return len(line) <= 80 and _LINK_LABEL.match(line) is not None


def is_link(line: str) -> bool:
    """``Also Read : another story``, ``More:Another story``, ``VIDEO: Another story``."""
    if len(line) > 220 or line.count(". ") > 1:
        return False
    if _URL_ONLY.match(line):
        return True
    if _ROW_OF_TITLES.match(line):
        return True
    labelled = _LINK_LABELLED.match(line)
    if labelled:
        return bool(_STRONG_LINK.match(labelled["label"])) or not is_terminal(line)
    if is_terminal(line) and not line.endswith("?"):
        return False
    if _SHOUTED_LABEL.match(line):
        return not _NAMED_WORK.search(line)
    return _GLUED_LABEL.match(line) is not None


def is_interface(line: str) -> bool:
    """A few words, nearly all of them names of things on a web page: ``Section image``, ``Share this``."""
    if len(line) > _INTERFACE_MAX_CHARS:
        return False
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


def is_gallery(line: str) -> bool:
    """``Photos: ... Hide Caption 4 of 29``: belongs to a gallery or player on the page, not to the report."""
    return _GALLERY.search(line) is not None


def is_age(line: str) -> bool:
    """``2 hours ago``: when a teaser or a comment was put on the page."""
    return len(line) <= 40 and _AGE.match(line) is not None


def is_comments_label(line: str) -> bool:
    """``Comments (3)``, ``12 comments``."""
    return len(line) <= 40 and _COMMENTS_LABEL.match(line) is not None


def is_linked(line: str) -> bool:
    """A Markdown line of links or pictures with hardly a word outside, and no sentence inside."""
    found = _MARKDOWN_LINK.findall(line)
    outside = _MARKDOWN_LINK.sub(" ", line)
    return bool(found) and len(outside.split()) <= 3 and not any(_is_linked_sentence(each) for each in found)


def _is_linked_sentence(link: str) -> bool:
    words = link.partition("](")[0].lstrip("![")
    return not link.startswith("!") and is_terminal(words) and len(words.split()) > 5


def is_dateline_only(line: str) -> bool:
    """``LONDON (AP) —`` with no text behind it."""
    return len(line) <= 60 and _DATELINE_ONLY.match(line) is not None


def is_cut(line: str) -> bool:
    """Cut off by an ellipsis, as teasers are."""
    return line.endswith(("…", "...", "[…]", "[...]", "… »"))
