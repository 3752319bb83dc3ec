"""Words by which a sentence shows that it gives a reason, or tells what somebody said."""

from __future__ import annotations

import re

CAUSE = re.compile(
    r"\b(?:because|since|due to|owing to|thanks to|on the grounds?|as a result|results? (?:of|from)"
    r"|resulted|for fear|reasons?|caus(?:e[sd]?|ing)|blam(?:e[sd]?|ing)|expla(?:in(?:s|ed|ing)?|nation)"
    r"|prompted|sparked|triggered|set (?:it|this|that|them) off|(?:c[ao]me|comes|stem|stems|stemmed) from"
    r"|so that|in order to|in (?:response|protest)|citing|cit(?:ed|es)|argu(?:e[sd]?|ing)|accus(?:e[sd]?|ing)"
    r"|fear(?:s|ed|ing)?|concern(?:s|ed)?|worr(?:y|ies|ied)|afraid|wants? to|aim(?:s|ed)? (?:to|at)"
    r"|hop(?:e[sd]?|ing) (?:to|that)|therefore|given (?:that|the)|in view of"
    r"|to (?:avoid|prevent|protect|stop|save)|by \w+ing|after|amid|over|eager|under pressure"
    r"|need(?:s|ed)? to)\b",
    re.I,
)
SAYS = re.compile(
    r"[“”\"]|\b(?:said|says|saying|told|tells|warn(?:s|ed)?|add(?:s|ed)|call(?:s|ed)|argu(?:es|ed)"
    r"|insist(?:s|ed)|promis(?:es|ed)|den(?:ies|ied)|writes?|wrote|stress(?:es|ed)|claim(?:s|ed)"
    r"|according to|announced)\b",
    re.I,
)
