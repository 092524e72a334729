"""Where the content of a report begins.

The tokens of a sentence and a verb of saying go in, the tokens of what is said come out. Behind the verb the content
begins after the one who is told and after words of time and place; before the verb it begins with the sentence. Where
it ends is the business of `endings`.
"""

from corpus_tools.speech import words as w
from corpus_tools.speech.cues import ACTS, CLAUSE_ONLY, PLEDGES, CueForm
from corpus_tools.speech.endings import OBJECTS, TRAILING, content_end
from corpus_tools.speech.governed import can_open, has_verb, is_clause, is_of_words, takes_infinitive
from corpus_tools.speech.phrases import Subject
from corpus_tools.speech.words import Sentence, Verb

# What ties a sentence to the one before it.
_LEADING = frozenset({"but", "and", "yet", "still", "so", "also", "meanwhile", "however", "now", "then"})
_TIME = w.CALENDAR | w.TIME_NOUN | w.TIME_ADVERB | w.NUMBER | w.ADVERB
_ASKING = frozenset({"how", "what", "why", "whether", "if", "to"})


def content_behind(verb: Verb, subject: Subject | None = None) -> tuple[int, int] | None:
    """Tokens of the content that follows a verb; None if there is none."""
    sentence, i = verb.sentence, verb.behind
    last = len(sentence)
    while last > i and sentence[last - 1].text in TRAILING:
        last -= 1
    start = _content_start(verb, last)
    if start is None or start >= last:
        return None
    described = subject is not None and subject.opener == "which" and start == i and sentence[i].kinds & w.AUXILIARY
    if not (can_open(sentence, start, verb.cue) or (described and "say" in verb.cue.classes)):
        return None
    if sentence[start].kinds & w.QUOTE and _stands_alone(sentence, start, last, verb.text):
        return start, start + 1
    end = content_end(verb, start, last, subject)
    if verb.cue.lemma in CLAUSE_ONLY and not is_clause(sentence, start, end, lax="say" in verb.cue.classes):
        return None
    if verb.cue.lemma in ACTS and not is_of_words(sentence, start, end):
        return None
    return (start, end) if end > start + (sentence[start].low == "that") else None


def content_before(sentence: Sentence, end: int, text: str) -> tuple[int, int] | None:
    """Tokens of what is said before token `end`, from the sentence's first word on; None if that is no content."""
    while end and (sentence[end - 1].kinds & w.COMMA or sentence[end - 1].text in w.DASHES):
        end -= 1
    start = _over_leading(sentence, end)
    if start >= end:
        return None
    last = sentence[end - 1]
    if end - start > 1 and last.kinds & w.QUOTE:
        if is_title(sentence, end - 1, text):
            return None  # "on the show “The Long Road,” Roe said"
        if sentence[end - 2].kinds & w.MARK and opens_with_capital(text, last.start):
            return end - 1, end  # a sentence of its own
    return start, end


def is_setting(sentence: Sentence, end: int) -> bool:
    """Whether the tokens up to `end` are no clause but say when or where: "Last year, Roe said"."""
    if any(word.kinds & (w.FINITE | w.CUE | w.QUOTE) for word in sentence[:end]):
        return False
    return bool(sentence[0].kinds & (w.PREPOSITION | w.ADVERB | w.CALENDAR | w.TIME_ADVERB | w.SUBORDINATOR | w.NUMBER))


def opens_with_capital(text: str, start: int) -> bool:
    """Whether the quotation at `start` opens with a capital letter."""
    return text[start : start + 5].lstrip("\"“”'‘’`«»„ [(")[:1].isupper()


def is_title(sentence: Sentence, i: int, text: str) -> bool:
    """Whether the words of the quotation at token `i` begin with capitals: “The Long Road”."""
    words = [word.strip("\"“”'‘’`«»„,.?!") for word in text[sentence[i].start : sentence[i].end].split()]
    capitals = sum(word[:1].isupper() for word in words)
    return (capitals > 1 or len(words) == 1) and all(word[:1].isupper() for word in words if len(word) > 3)


def _over_leading(sentence: Sentence, end: int) -> int:
    """Past "But", "Also,", "In fact," and a dash."""
    in_fact = end > 3 and sentence[1].low in ("fact", "addition", "particular") and sentence[2].kinds & w.COMMA
    start = 3 if in_fact else 0
    while start < end - 1:
        word, following = sentence[start], sentence[start + 1]
        adverb = word.kinds & w.ADVERB and following.kinds & w.COMMA and start + 2 < end
        if not (word.low in _LEADING or word.kinds & w.COMMA or word.text in w.DASHES or adverb):
            break
        start += 1
    return start


def _content_start(verb: Verb, last: int) -> int | None:
    """The token where the content begins, after the one who is told and words of time, place and manner."""
    sentence, _, cue, _, i = verb
    if i >= last:
        return None
    token = sentence[i]
    asked = token.kinds & w.QUESTION and token.low not in ("when", "where", "who")
    if token.kinds & w.QUOTE or token.low == "that" or asked:
        return i
    if token.text == ":":
        return i + 1
    if token.kinds & w.COMMA or token.text in w.DASHES:
        return _after_comma(sentence, i, last, cue)
    if (token.low == "as" and "call" in cue.classes) or (token.low in ("to", "not") and takes_infinitive(cue)):
        return i
    if quotation := _quotation_ahead(verb, last):
        return quotation
    if token.low in ("of", "about") and "say" in cue.classes:
        return None  # "said of the plan"
    told = bool(cue.classes & {"tell", "ask"})
    if told or token.kinds & (w.PREPOSITION | w.CALENDAR | w.TIME_ADVERB | w.ADVERB) or token.low in ("this", "last"):
        if opener := _opener_ahead(verb, last):
            return opener
        return _after_addressee(sentence, i, last) if told else _after_adverbials(sentence, i, last, cue)
    return i


def _after_comma(sentence: Sentence, i: int, last: int, cue: CueForm) -> int | None:
    """As in "said, “…”", "said, however, that …", and what goes on after "…, she said, …"."""
    if i + 1 >= last:
        return None
    after = sentence[i + 1]
    if after.kinds & w.QUOTE:
        return i + 1
    closing = next((k for k in range(i + 1, min(i + 12, last - 1)) if sentence[k].text == sentence[i].text), None)
    if closing and (sentence[closing + 1].low == "that" or sentence[closing + 1].kinds & w.QUOTE):
        return closing + 1
    if not sentence[i].kinds & w.COMMA or cue.classes & OBJECTS:
        return None
    following = sentence[i + 2].low if i + 2 < len(sentence) else ""
    goes_on = after.low in ("and", "but") and following in ("that", "if", "unless")  # "…, she said, and if it rains, …"
    opens = after.low == "that" or goes_on
    return None if after.kinds & (w.ING | w.SUBORDINATOR | w.PREPOSITION) and not opens else i + 1


def _quotation_ahead(verb: Verb, last: int) -> int | None:
    """As in "put it this way: “…”", "shouted back, “…”": the quotation that a mark parts from the words before it."""
    sentence, i = verb.sentence, verb.behind
    for k in range(i, min(i + 14, last)):
        token, before = sentence[k], sentence[k - 1]
        if token.kinds & w.QUOTE:
            opened = before.text == ":" or (before.kinds & w.COMMA and opens_with_capital(verb.text, token.start))
            return k if opened and not is_title(sentence, k, verb.text) else None
        if (token.kinds & (w.FINITE | w.CUE | w.ING) and k > i) or token.low == "that":
            return None
    return None


def _opener_ahead(verb: Verb, last: int) -> int | None:
    """The "that", quotation or colon that opens the content within the next words, with no other clause between."""
    sentence, _, cue, _, i = verb
    told = cue.classes & {"tell", "ask"}
    for k in range(i + 1, min(i + 16, last)):
        token = sentence[k]
        if token.kinds & w.QUOTE:
            return None if is_title(sentence, k, verb.text) else k
        if token.low == "that" and not sentence[k - 1].kinds & w.PREPOSITION:
            return k
        if token.text == ":" or (token.kinds & w.COMMA and k + 1 < last and sentence[k + 1].kinds & w.QUOTE):
            return k + 1
        if (told and token.low in _ASKING) or (token.low == "to" and cue.lemma in PLEDGES):
            return k
        if token.kinds & (w.FINITE | w.MARK):
            return None
    return None


def _after_addressee(sentence: Sentence, i: int, last: int) -> int | None:
    """As in "told her they left", "told reporters the plan failed": the content begins at the next phrase."""
    if sentence[i].kinds & w.ADDRESSEE:
        return i + 1 if i + 1 < last and not sentence[i + 1].kinds & w.MARK else None
    for k in range(i + 1, last):
        if sentence[k].kinds & (w.DETERMINER | w.PRONOUN):
            return None if sentence[k].low in ("who", "which") else k
        if sentence[k].kinds & w.MARK:
            return None
    return None


def _after_adverbials(sentence: Sentence, i: int, last: int, cue: CueForm) -> int | None:
    """As in "said Friday the plan", "said at a rally in Ohio he would": past words of time, then of place."""
    while i < last:
        following = sentence[i + 1].kinds if i + 1 < last else 0
        dated = following & {"on": w.CALENDAR, "this": w.TIME_NOUN}.get(sentence[i].low, 0)
        if not (sentence[i].kinds & _TIME or dated):
            break
        i += 1
    if i >= last or sentence[i].kinds & w.MARK:
        return None
    if not sentence[i].kinds & w.PREPOSITION or sentence[i].low in ("as", "like", "after", "before", "since"):
        return i
    if not cue.classes & {"say", "show", "think"}:
        return i
    for k in range(i + 1, min(i + 12, last)):  # the next pronoun or determiner that no preposition governs
        token = sentence[k]
        if token.kinds & w.MARK:
            return None
        free = not sentence[k - 1].kinds & (w.PREPOSITION | w.DETERMINER) and token.low not in ("who", "which")
        if free and token.kinds & (w.PRONOUN | w.DETERMINER) and has_verb(sentence, k + 1, last):
            return k
    return None


def _stands_alone(sentence: Sentence, i: int, last: int, text: str) -> bool:
    """Whether the quotation that opens the content is all of it: a sentence of its own, or set off by marks."""
    if i + 2 >= last:
        return False
    before, after = sentence[i - 1], sentence[i + 1]
    if after.text in w.DASHES or (after.kinds & w.COMMA and before.kinds & w.MARK):
        return True
    return bool(before.kinds & w.COMMA or before.text == ":") and opens_with_capital(text, sentence[i].start)
