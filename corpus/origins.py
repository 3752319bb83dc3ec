"""Which articles are copies of one report, so that six printings of a wire story count as one source.

What counts as the same origin: most of the shorter text stands in the longer one, and what they share is a
fair part of the longer one too. So an exact copy, a copy under another headline, a lightly edited one, one
cut to its first half, one inside another site's page, and a full copy with a few paragraphs added all share
an origin: none of them is an independent report. A new report that repeats the background shares only a
part of both texts: it has its own origin, and ``same_sentence`` folds the old sentence when both are cited.
A brief inside a long round-up or live page has its own origin as well, or the round-up would tie together
all the stories that it sums up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from corpus.fingerprints import Fingerprint, fingerprint, shared
from corpus.sameness import same_sentence
from corpus.types import Article, Block

__all__ = ["origins", "same_sentence"]

# Least share of the shorter text's shingles that stand in the longer text. Measured on planted copies:
# evals/results/origins.json.
_MIN_OF_SHORTER = 0.7
# Least share of the longer text's. Half an article is 0.5; a brief in a live page is under 0.1.
_MIN_OF_LONGER = 0.3
# Fewer words say too little: such articles are copies only when their words are the same.
_MIN_WORDS = 12
# Permutations and similarity of the LSH that proposes whole copies; what it proposes is then compared.
_PERMUTATIONS = 64
_LSH_SIMILARITY = 0.4
# A pair is proposed when sentences of this share of the shorter text's words stand in both.
_MIN_SENTENCE_SHARE = 0.2
# A sentence in more articles than this is a formula; it proposes nobody. Whole copies that many are found
# by the LSH.
_MAX_SENTENCE_ARTICLES = 60


def origins(articles: Sequence[tuple[Article, Sequence[Block]]]) -> dict[str, str]:
    """Article id -> origin id, the smallest article id among the copies; its own id for a report alone.

    The outcome depends on the articles alone, not on their order. Each copy is like its cluster's centre
    (star clusters: Aslam et al. 2004), so unlike articles are never chained through a third.
    """
    prints = {article.id: fingerprint(article, blocks) for article, blocks in articles}
    ids = sorted(prints)
    candidates = _alike(ids, prints) | _sharing_sentences(ids, prints)
    neighbours: dict[str, set[str]] = {each: set() for each in ids}
    for a, b in sorted(candidates):
        if is_copy(prints[a], prints[b]):
            neighbours[a].add(b)
            neighbours[b].add(a)
    return _stars(ids, neighbours)


def is_copy(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether one is a copy of the other, whole, cut, or with something added."""
    common = shared(a.shingles, b.shingles)
    shorter, longer = sorted((len(a.shingles), len(b.shingles)))
    if shorter == 0 or min(a.words, b.words) < _MIN_WORDS:
        return common == shorter == longer > 0
    return common >= _MIN_OF_SHORTER * shorter and common >= _MIN_OF_LONGER * longer


def _stars(ids: Sequence[str], neighbours: Mapping[str, set[str]]) -> dict[str, str]:
    """Takes the article with most copies, and its copies, as one cluster; then of the rest, and so on.

    An article that the centre misses joins all the same when it is a copy of most of the cluster.
    """
    cluster_of: dict[str, int] = {}
    clusters: list[list[str]] = []
    for each in sorted(ids, key=lambda each: (-len(neighbours[each]), each)):
        if each in cluster_of:
            continue
        near = Counter(cluster_of[other] for other in neighbours[each] if other in cluster_of)
        joined = [number for number, count in near.items() if 2 * count > len(clusters[number])]
        if joined:
            number = min(joined, key=lambda number: (-near[number], min(clusters[number])))
            members = [each]
        else:
            number = len(clusters)
            clusters.append([])
            members = [each, *(other for other in neighbours[each] if other not in cluster_of)]
        clusters[number].extend(members)
        cluster_of.update(dict.fromkeys(members, number))
    return {each: min(cluster) for cluster in clusters for each in cluster}


def _alike(ids: Sequence[str], prints: dict[str, Fingerprint]) -> set[tuple[str, str]]:
    """Pairs whose shingle sets resemble each other, by MinHash LSH: whole copies."""
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=_LSH_SIMILARITY, num_perm=_PERMUTATIONS)
    pairs: set[tuple[str, str]] = set()
    for each in ids:
        shingles = prints[each].shingles
        if not len(shingles):
            continue
        # The shingles are hashes already; MinHash wants 32 bits of them.
        sketch = MinHash(num_perm=_PERMUTATIONS, hashfunc=int)
        sketch.update_batch((shingles >> 32).tolist())
        pairs.update((str(found), each) for found in lsh.query(sketch))
        lsh.insert(each, sketch)
    return {(min(pair), max(pair)) for pair in pairs}


def _sharing_sentences(ids: Sequence[str], prints: dict[str, Fingerprint]) -> set[tuple[str, str]]:
    """Pairs that have enough sentences in common: partial copies, which no resemblance of wholes shows."""
    holders: dict[int, list[str]] = defaultdict(list)
    for each in ids:
        for sentence in prints[each].sentences:
            holders[sentence].append(each)
    words: Counter[tuple[str, str]] = Counter()
    for sentence, its_holders in holders.items():
        if 1 < len(its_holders) <= _MAX_SENTENCE_ARTICLES:
            length = prints[its_holders[0]].sentences[sentence]
            words.update(_counted(combinations(its_holders, 2), length))
    return {
        (a, b)
        for (a, b), count in words.items()
        if count >= _MIN_SENTENCE_SHARE * min(prints[a].words, prints[b].words)
    }


def _counted(pairs: Iterable[tuple[str, str]], length: int) -> dict[tuple[str, str], int]:
    return dict.fromkeys(pairs, length)
