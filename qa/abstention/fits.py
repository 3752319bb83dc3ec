"""How a span's sentence suits a question beyond the type: did it happen, is it what is counted."""

from __future__ import annotations

from corpus.types import Article
from qa.claims.modality import modality
from qa.question.form import QuestionForm
from qa.stated.counted import counted_noun
from qa.stated.senses import all_senses, senses_of
from qa.types import Candidate


def unreal(candidate: Candidate, article: Article, form: QuestionForm) -> float:
    """1 where the question asks what happened and the sentence only expects or denies it, else 0."""
    if form.tense != "past":
        return 0.0
    start = candidate.span.start - candidate.sentence.start
    if start < 0:
        return 0.0
    said = modality(candidate.sentence.of(article.text), start, start + len(candidate.span))
    return float(said in ("expected", "denied"))


def counted(candidate: Candidate, article: Article, form: QuestionForm) -> float:
    """1 where the sentence speaks of what the question counts, -1 where not, 0 where nothing is counted."""
    noun = counted_noun(form) if form.wanted == "count" else None
    if noun is None:
        return 0.0
    return 1.0 if senses_of(noun) & all_senses(candidate.sentence.of(article.text)) else -1.0
