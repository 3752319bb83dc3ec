"""Irregular verbs of the language of news, each form with its base."""

IRREGULAR_VERBS = {
    "was": "be", "were": "be", "been": "be", "became": "become", "began": "begin", "begun": "begin",
    "bought": "buy", "broke": "break", "broken": "break", "brought": "bring", "built": "build",
    "burnt": "burn", "caught": "catch", "chose": "choose", "chosen": "choose", "came": "come",
    "cost": "cost", "cut": "cut", "did": "do", "done": "do", "dealt": "deal", "drew": "draw",
    "drawn": "draw", "drove": "drive", "driven": "drive", "ate": "eat", "fell": "fall",
    "fallen": "fall", "felt": "feel", "fought": "fight", "found": "find", "fled": "flee",
    "flew": "fly", "flown": "fly", "forbade": "forbid", "froze": "freeze", "frozen": "freeze",
    "gave": "give", "given": "give", "got": "get", "gotten": "get", "went": "go", "gone": "go",
    "grew": "grow", "grown": "grow", "had": "have", "heard": "hear", "held": "hold", "hit": "hit",
    "kept": "keep", "knew": "know", "known": "know", "laid": "lay", "led": "lead", "left": "leave",
    "lent": "lend", "lost": "lose", "made": "make", "meant": "mean", "met": "meet",
    "overturned": "overturn", "paid": "pay", "put": "put", "quit": "quit", "ran": "run",
    "read": "read", "rose": "rise", "risen": "rise", "said": "say", "sank": "sink", "sunk": "sink",
    "saw": "see", "seen": "see", "sent": "send", "set": "set", "shot": "shoot", "showed": "show",
    "shown": "show", "shrank": "shrink", "shut": "shut", "sold": "sell", "sought": "seek",
    "spent": "spend", "split": "split", "spoke": "speak", "spoken": "speak", "spread": "spread",
    "stole": "steal", "stolen": "steal", "stood": "stand", "struck": "strike", "taught": "teach",
    "took": "take", "taken": "take", "threw": "throw", "thrown": "throw", "told": "tell",
    "thought": "think", "understood": "understand", "withdrew": "withdraw", "withdrawn": "withdraw",
    "won": "win", "wrote": "write", "written": "write",
}  # fmt: skip
