"""Words of a question that ask for a sum of money, or for a charge, which may be a share of a price."""

from __future__ import annotations

import re

from qa.question.words import word_set

MONEY_WORDS = re.compile(
    r"\b(?:cost|pay|paid|worth|spen[dt]|earn|money|price|charged?|sell|sold|fined?|invest|raise[ds]?|owe[ds]?|"
    r"donate|asking|asks? for|bids?|offer(?:s|ed|ing)?|"
    r"dollars?|euros?|pounds|yen|yuan|revenue|profit|funding|salary|debt|budget|fund)\b",
    re.I,
)
CURRENCIES = word_set(
    "cents dollars euros pounds pence yen yuan rupees francs kroner kronor pesos shillings roubles"
)
"""Of "how many cents on the euro" the answer is a sum."""
OF_MONEY = re.compile(
    r"\s*(?:millions|billions|trillions)(?:\sof (?:dollars|euros|pounds|yen|yuan|francs|kroner|pesos)\b"
    r"|\s(?:does|do|did|will|would|must|should)\b.*?\b(?:owe|cost|pay|spend|lend|earn|invest|borrow|give|charge)\b)",
    re.I,
)
"""Of "how many billions does the bank owe" too; "how many millions voted" counts people."""
OF_SUMS = re.compile(
    r"\b(?:revenues?|income|money|proceeds|receipts|collect(?:ed|s)?|rais(?:e|ed|es)|earn(?:ed|s)?"
    r"|br(?:ing|ought) in|dollars?|euros?|pounds|yen|yuan|refund(?:s|ed)?)\b",
    re.I,
)
CHARGES = word_set("tariff tariffs duty duties levy levies")
"""Of "how much duty" the answer is a rate."""
AT_BORDER = re.compile(r"\b(?:surcharges?|(?:at|on) (?:its|the|their) borders?)\b", re.I)
