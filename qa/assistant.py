"""The public API: open an index, ask it. Every front end goes through here and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path

from corpus.order_evidence import DateRange
from corpus.sameness import same_sentence
from corpus.short_forms import both_ways
from corpus.types import Article
from index.index import Index
from index.tokens import tokenize
from index.types import Hit
from qa.abstention.calibrator import shipped
from qa.asking import AssistantSettings, Clock, Listener, Question, turn_of
from qa.bylines import asks_for_author, byline_answer
from qa.chances import Chance, Chances
from qa.claims.passed import without_passed
from qa.compose import Composed, best_alone, by_chance, compose, dated_first
from qa.conversation import Resolved, Turn, resolve
from qa.event_times import with_event_times
from qa.identities import asked_name, identity_answer
from qa.near_misses import missing_terms, near_misses
from qa.question import QuestionForm, analyse
from qa.question.development import value_asked
from qa.question.preamble import without_preamble
from qa.question.short_forms import with_other_names
from qa.question.spelling import spelt_out
from qa.question.truecase import in_true_case
from qa.reader import SENTENCE, Reader, load_reader
from qa.reader.margins import Margins
from qa.reader.sentence import SentenceReader
from qa.sight import Looked
from qa.stated import completed
from qa.timeline import TimelineEntry, of_topic
from qa.times import as_of_date, usable_until
from qa.types import Answer, Candidate, Value

ONE_STORY = 0.42
"""Mean cosine of the passages read from which on they tell one story: nine in ten questions about the bundled
articles have 0.53 and more; asked among thousands of other articles, half of them have 0.43 and less."""
WIDE_PASSAGES = 40
_ORIGINS_KEPT = 4096


class Assistant:
    """Answers questions from one index."""

    def __init__(self, index: Index, reader: Reader, settings: AssistantSettings | None = None):
        self.index = index
        self.settings = settings or AssistantSettings()
        self._reader = reader
        self._sentences = SentenceReader(tokenize, index.rarity)
        self._chances = Chances(index, shipped(reader.name))
        self._short_forms = both_ways(index.short_forms)

    @classmethod
    def open(
        cls, path: Path, *, reader: str | None = None, settings: AssistantSettings | None = None
    ) -> Assistant:
        """Opens the index at ``path`` with the shipped reader, or ``reader`` by name or path.

        Raises:
            IndexDamaged: no usable index is there.
            ModelError: the reader cannot be loaded.
        """
        if reader == SENTENCE:
            index = Index.open(path)
            return cls(index, SentenceReader(tokenize, index.rarity), settings)
        # Loading releases the interpreter: the reader's weights and the encoder's are read side by side.
        with ThreadPoolExecutor(1) as beside:
            reading = beside.submit(load_reader, reader)
            index = Index.open(path)
            index.warm()
            return cls(index, reading.result(), settings)

    def ask(
        self,
        question: str,
        as_of: str | None = None,
        conversation: Sequence[Turn] = (),
        *,
        allowed: Callable[[Article], bool] | None = None,
        listener: Listener | None = None,
    ) -> Answer:
        """What the corpus says.

        Args:
            as_of: ISO date, possibly partial; articles known to be later are left out.
            conversation: earlier turns, oldest first; see ``turn_of``.
            allowed: which articles may be used at all, by their metadata: it sees no text.

        Raises:
            SettingsError: ``as_of`` is not a date.
        """
        heard = listener or Listener()
        clock = Clock()
        until = as_of_date(as_of) if as_of is not None else None
        resolved = resolve(question, conversation)
        # A topic in brackets finds the passages; the plain question is what is read and judged.
        sought = spelt_out(resolved.question, self.index.contains_term)
        plain = spelt_out(resolved.bare, self.index.contains_term) if resolved.bare else sought
        form = self.analyse(value_asked(without_preamble(plain)))
        heard.stage("retrieving")
        # "Who?" alone names nothing to look for; whatever stood nearest would be no answer to it.
        names_anything = bool(tokenize(sought))
        found = self._found(sought, until, allowed, form.other_names) if names_anything else ()
        hits = self._to_read(found)
        retrieved = found[: self.settings.passages]
        form = self.analyse(in_true_case(form.question, map(self._words_of, hits)))
        clock.lap("retrieve")
        heard.stage("reading")
        candidates, margins = self._marked(form, hits, heard.cancelled)
        candidates = without_passed(form, candidates, self._article, resolved.passed)
        clock.lap("read")
        heard.stage("checking")
        form = with_event_times(form, self._articles_of(found))
        candidates = self._with_stated(form, by_chance(self.chances(form, candidates)), hits, found)
        candidates = without_passed(form, candidates, self._article, resolved.passed)
        usable = usable_until(until, allowed, self.index.order)
        composed = self._by_rule(resolved.question, hits, usable) or self._compose(
            form, candidates, hits, self._looked(form, found, hits, margins, heard.cancelled), resolved.passed
        )
        if until is not None or any(time.kind == "as_of" for time in form.times):
            composed = dated_first(composed)
        answer = self._answer(question, resolved, form, retrieved, candidates, composed, clock)
        clock.lap("check")
        return answer

    def ask_many(self, questions: Iterable[Question]) -> Iterator[Answer]:
        """Answers in order; questions that share a ``conversation`` see the turns before them."""
        chats: dict[str, list[Turn]] = {}
        for asked in questions:
            turns = chats.setdefault(asked.conversation, []) if asked.conversation is not None else []
            answer = self.ask(asked.text, asked.as_of, turns)
            turns.append(turn_of(answer))
            yield answer

    def analyse(self, question: str) -> QuestionForm:
        """What a question asks for, and what its names are also called in these articles."""
        return with_other_names(analyse(question), self._short_forms)

    def retrieve(
        self,
        query: str,
        until: date | None = None,
        allowed: Callable[[Article], bool] | None = None,
        other_names: Sequence[tuple[str, str]] = (),
    ) -> tuple[Hit, ...]:
        """The passages that a question is read over, best first.

        Args:
            other_names: what its names are also called, see `QuestionForm`.
        """
        return self._to_read(self._found(query, until, allowed, other_names))

    def timeline(
        self,
        topic: str,
        as_of: str | None = None,
        *,
        allowed: Callable[[Article], bool] | None = None,
    ) -> tuple[TimelineEntry, ...]:
        """Cited sentences about ``topic`` in date order, copies folded.

        Args:
            as_of: ISO date, possibly partial; articles known to be later are left out.
            allowed: which articles may be used at all.

        Raises:
            SettingsError: ``as_of`` is not a date.
        """
        until = as_of_date(as_of) if as_of is not None else None
        usable = usable_until(until, allowed, self.index.order)
        hits = self.index.search(topic, WIDE_PASSAGES, mode=self.settings.mode, allowed=usable)
        articles = {hit.passage.article_id: self._article(hit.passage.article_id) for hit in hits}
        return of_topic(topic, hits, articles, self.origins, same_sentence, self.index.order)

    def read(
        self, form: QuestionForm, hits: Sequence[Hit], cancelled: Callable[[], bool] = lambda: False
    ) -> list[Candidate]:
        """What the reader marks in the passages, best first; every sentence where one is asked for."""
        return self._marked(form, hits, cancelled)[0]

    def _marked(
        self, form: QuestionForm, hits: Sequence[Hit], cancelled: Callable[[], bool]
    ) -> tuple[list[Candidate], Margins]:
        if form.wants_passage:
            return self._reader.sentences(form.question, hits, self._article, cancelled), Margins()
        marked = self._reader.mark(form.question, hits, self._article, cancelled)
        return marked.candidates, marked.margins

    @property
    def is_calibrated(self) -> bool:
        """Whether probabilities were fitted on this reader; else they are made as for the shipped one."""
        return self._chances.fitted_on == self._reader.name

    @cached_property
    def origins(self) -> Mapping[str, str]:
        """Origin of every article."""
        return _Origins(self.index)

    def _articles_of(self, hits: Iterable[Hit]) -> Iterator[Article]:
        return map(self._article, dict.fromkeys(hit.passage.article_id for hit in hits))

    def _words_of(self, hit: Hit) -> str:
        return hit.passage.span.of(self._article(hit.passage.article_id).text)

    def _article(self, article_id: str) -> Article:
        return self.index.article(article_id)

    def chances(self, form: QuestionForm, candidates: Sequence[Candidate]) -> list[Chance]:
        """Those of ``candidates`` that can be shown, with features and probability, likeliest first."""
        return self._chances.of(form, candidates)

    def _found(
        self,
        query: str,
        until: date | None,
        allowed: Callable[[Article], bool] | None,
        other_names: Sequence[tuple[str, str]],
    ) -> tuple[Hit, ...]:
        """The passages that may be read, and behind them those that are only looked through."""
        return self.index.search(
            query,
            max(self.settings.passages, self.settings.looked_through if self.settings.claims else 0),
            mode=self.settings.mode,
            allowed=usable_until(until, allowed, self.index.order),
            also=other_names,
        )

    def _with_stated(
        self, form: QuestionForm, candidates: list[Candidate], read: Sequence[Hit], found: Sequence[Hit]
    ) -> list[Candidate]:
        if not self.settings.claims:
            return candidates
        looked = found[: self.settings.looked_through]
        return completed(
            form, candidates, looked, self._article, lambda: self.index.likeness(read) >= ONE_STORY
        )

    def _to_read(self, found: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The first of the passages found: as many as are read at most, without those hardly sought."""
        most = found[: self.settings.passages]
        near = sum(hit.odds is None or hit.odds >= self.settings.near for hit in most)
        return most[: max(self.settings.fewest, near)]

    def _compose(
        self,
        form: QuestionForm,
        candidates: Sequence[Candidate],
        hits: Sequence[Hit],
        looked: Looked,
        passed: Sequence[Value] = (),
    ) -> Composed:
        shown = self._chances.shown(form, hits)
        at_hand = (*(candidate.hit for candidate in candidates), *looked.found)
        articles = _Articles((hit.passage.article_id for hit in at_hand), self._article)
        if self.settings.claims:
            return compose(form, candidates, articles, self.origins, self.index.order, passed, shown, looked)
        return best_alone(form, candidates, articles, self.origins, shown)

    def _looked(
        self,
        form: QuestionForm,
        found: Sequence[Hit],
        read: Sequence[Hit],
        margins: Margins,
        cancelled: Callable[[], bool],
    ) -> Looked:
        def mark(hits: Sequence[Hit]) -> Margins:
            return self._reader.mark(form.question, hits, self._article, cancelled).margins

        return Looked(form.question, found, read, margins, self._chances, self._article, mark)

    def _by_rule(
        self, question: str, hits: Sequence[Hit], usable: Callable[[Article], bool] | None
    ) -> Composed | None:
        """Answers that need no reader: who wrote a report, and who or what a name is."""
        if asks_for_author(question):
            return byline_answer(question, hits, self._article, self.index.store.blocks, self.origins)
        asked = asked_name(question)
        if asked is None:
            return None
        # A name is explained where it first comes up, which need not be where it comes up most.
        wide = self.index.search(asked.name, WIDE_PASSAGES, mode=self.settings.mode, allowed=usable)
        return identity_answer(asked, wide, self._article, self.origins)

    def _inferred(self, composed: Composed) -> dict[str, DateRange]:
        """Inferred date ranges of the cited articles that have no date."""
        cited = {c.article.id: c.article for claim in composed.claims for c in claim.citations}
        ranges = self.index.order.ranges
        return {key: ranges[key] for key, one in cited.items() if one.published is None and key in ranges}

    def _answer(
        self,
        question: str,
        resolved: Resolved,
        form: QuestionForm,
        hits: tuple[Hit, ...],
        candidates: list[Candidate],
        composed: Composed,
        clock: Clock,
    ) -> Answer:
        given = self.settings.threshold
        threshold = self._chances.threshold(form) if given is None else given
        refused = not composed.claims or composed.probability < threshold
        closest = self._sentences.read(resolved.question, hits, self._article) if refused else []
        return Answer(
            question=question,
            resolved_question=resolved.question,
            status="not_found" if refused else composed.status,
            kind=None if refused else composed.kind,
            claims=() if refused else composed.claims,
            probability=composed.probability,
            near_misses=near_misses(closest, self._article, self.origins) if refused else (),
            missing_terms=missing_terms(form, self.index.contains_term) if refused else (),
            timings_ms=clock.spent_ms,
            index_id=self.index.index_id,
            hits=hits,
            candidates=tuple(candidates),
            inferred={} if refused else self._inferred(composed),
        )


class _Articles(Mapping[str, Article]):
    """Articles by id, each read when it is first asked for: of those found few are cited."""

    def __init__(self, ids: Iterable[str], article: Callable[[str], Article]):
        self._ids = dict.fromkeys(ids)
        self._article = cache(article)

    def __getitem__(self, article_id: str) -> Article:
        if article_id not in self._ids:
            raise KeyError(article_id)
        return self._article(article_id)

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class _Origins(Mapping[str, str]):
    """Article id to origin id, each read from the store when it is first asked for."""

    def __init__(self, index: Index):
        self._index = index
        self._origin = lru_cache(_ORIGINS_KEPT)(index.store.origin)

    def __getitem__(self, article_id: str) -> str:
        return self._origin(article_id)

    def __iter__(self) -> Iterator[str]:
        return (article.id for article in self._index.store.listed())

    def __len__(self) -> int:
        return self._index.store.article_count
