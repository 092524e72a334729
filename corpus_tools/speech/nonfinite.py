"""Reports without a finite verb of saying of their own: participles, infinitives, passives, sources, nouns, marks.

A verb or word of saying in its sentence goes in, the report comes out, or None where it reports nothing. Whose report
it is stands elsewhere than before the verb: at the head of the sentence, behind "by" or "to", in a genitive. Where no
word of saying governs a quotation, a mark may tie it to a speaker: it says that somebody speaks, whatever the verb is.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus_tools.speech import words as w
from corpus_tools.speech.contents import content_before, content_behind, is_setting, is_title, opens_with_capital
from corpus_tools.speech.cues import CUES
from corpus_tools.speech.phrases import Subject, find_subject, group_start, main_subject, phrase_end
from corpus_tools.speech.words import Sentence, Verb, span_of

Span = tuple[int, int]
# Classes of verbs, see the lexicon: of talk; with a participle that reports; that tell what is said of someone.
TALK = frozenset({"say", "tell", "ask", "manner"})
_PARTICIPLES = frozenset({"say", "tell", "ask", "judge", "call", "urge", "raise", "commit"})
_HEARSAY = frozenset({"say", "think", "tell", "ask", "call"})
_POSSESSORS = frozenset({"his", "her", "their", "its"})


class Report(NamedTuple):
    """What is said, by whom, with which words: spans in the text."""

    content: tuple[Span, ...]  # two where the words of saying stand in the middle
    cue: Span | None  # None where only a colon or a comma ties the subject to a quotation
    subject: Span | None
    classes: frozenset[str] = frozenset({"say"})
    behind: bool = False  # the words of saying come after the (first) content
    past_perfect: bool = False
    stands_for: Span | None = None  # whom the subject "who" means
    hearsay: bool = False  # "is said to": the words of no one in particular


def report_of(
    verb: Verb, subject: Subject | None, *, before: Span | None = None, after: Span | None = None
) -> Report | None:
    """The report of a verb, from the tokens of its content; None without content."""
    sentence = verb.sentence
    contents = tuple(span_of(sentence, *part) for part in (before, after) if part)
    if not contents:
        return None
    span = span_of(sentence, subject.start, subject.end) if subject else None
    who = sentence[subject.pronoun][:2] if subject and subject.pronoun is not None else None
    perfect = after is not None and _is_past_perfect(sentence, *after)
    words = span_of(sentence, verb.at, verb.behind)
    return Report(contents, words, who or span, verb.cue.classes, bool(before), perfect, span if who else None)


def has_quotation(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a quotation is among the tokens."""
    return any(word.kinds & w.QUOTE for word in sentence[start:end])


def _is_past_perfect(sentence: Sentence, start: int, end: int) -> bool:
    verb = next((word.low for word in sentence[start:end] if word.kinds & w.AUXILIARY), "")
    return verb in ("had", "hadn't")


def read_participle(verb: Verb, first: int, found: list[Report]) -> Report | None:
    """The subject of "…, saying that …" is that of the sentence, "with Roe saying …" has its own."""
    sentence = verb.sentence
    after = content_behind(verb)
    quoted = after and sentence[after[0]].kinds & w.QUOTE
    if after is None or not first or not (quoted or verb.cue.classes & _PARTICIPLES):
        return None
    before = sentence[first - 1]
    if before.kinds & w.COMMA and found and found[-1].behind:  # "“…,” said Roe, adding that …"
        report = report_of(verb, None, after=after)
        return report and report._replace(subject=found[-1].subject, stands_for=found[-1].stands_for)
    if before.kinds & (w.MARK | w.QUOTE | w.SUBORDINATOR):
        return report_of(verb, main_subject(sentence, verb.at), after=after)
    if before.kinds & w.PREPOSITION:
        by = quoted or before.low in ("by", "in", "without")
        return report_of(verb, main_subject(sentence, verb.at), after=after) if by else None
    # "the highest calling" and "her reporting often" are no verbs
    own = before.kinds & (w.CAPITAL | w.PRONOUN | w.NUMBER) or before.low.endswith(("s", "percent"))
    opened = has_quotation(sentence, *after) or sentence[after[0]].low == "that"
    if before.kinds & w.GENITIVE or not (opened or (own and verb.cue.classes & TALK)):
        return None
    subject = find_subject(sentence, first) if own else None
    if subject is None and opened:
        subject = main_subject(sentence, verb.at)
    return report_of(verb, subject, after=after) if subject else None


def read_infinitive(verb: Verb, to: int) -> Report | None:
    """As in "Roe went on to say that …", "…, which led her to declare “…”": content that a word or glyph opens."""
    sentence = verb.sentence
    after = content_behind(verb)
    if after is None or verb.cue.form != "base" or not to:
        return None
    said = sentence[after[0]].kinds & w.QUOTE and not is_title(sentence, after[0], verb.text)
    if not (said or (sentence[after[0]].low == "that" and after[0] == verb.behind)):
        return None
    subject = main_subject(sentence, to) or find_subject(sentence, group_start(sentence, to - 1))
    return report_of(verb, subject, after=after)


def read_passive(verb: Verb) -> Report | None:
    """As in "Roe is said to have left", "was described by Doe as …": whoever says so stands behind "by"."""
    sentence, _, cue, _, behind = verb
    speaker = None
    if behind + 1 < len(sentence) and sentence[behind].low == "by":
        end = phrase_end(sentence, behind + 1)
        speaker, behind = (Subject(behind + 1, end) if end > behind + 1 else None), end
    if behind >= len(sentence) or not cue.classes & _HEARSAY:
        return None
    openers = ("to", "that", "as") if "call" in cue.classes else ("to", "that")
    if not (sentence[behind].low in openers or sentence[behind].kinds & w.QUESTION):
        return None
    after = content_behind(verb._replace(cue=cue._replace(form="passive"), behind=behind))
    report = report_of(verb, speaker, after=after)
    return report and report._replace(hearsay=speaker is None)


def read_quoted_as_saying(verb: Verb, first: int, be: bool) -> Report | None:
    """The speaker is the object of "the agency quoted Roe as saying", the subject of "Roe was quoted as saying"."""
    sentence, text, _, at, _ = verb
    for k in range(at + 1, min(at + 12, len(sentence) - 1)):
        if sentence[k].low == "as" and sentence[k + 1].low in ("saying", "telling"):
            break
    else:
        return None
    agency = find_subject(sentence, first)
    speaker = agency if be else Subject(at + 1, k) if k > at + 1 else None
    if speaker is None:
        return None
    after = content_behind(Verb(sentence, text, CUES["saying"][0], k + 1, k + 2))
    before = None
    if agency and agency.start and sentence[agency.start - 1].kinds & w.COMMA:
        before = content_before(sentence, agency.start, text)
    report = report_of(verb, speaker, before=before, after=after)
    return report and report._replace(cue=span_of(sentence, at, k + 2), classes=frozenset({"say"}))


def read_according(sentence: Sentence, i: int, text: str) -> Report | None:
    """As in "…, according to a report": the noun phrase is the source, the rest of the sentence the content."""
    if i + 2 >= len(sentence) or sentence[i + 1].low != "to" or (end := phrase_end(sentence, i + 2)) == i + 2:
        return None
    if i > 1 and not (end < len(sentence) and sentence[end].kinds & w.COMMA and is_setting(sentence, i - 1)):
        content, before = content_before(sentence, i, text), True
    else:
        comma = next((k for k in range(end, len(sentence)) if sentence[k].kinds & w.COMMA), len(sentence))
        content, before = content_behind(Verb(sentence, text, CUES["said"][0], i, comma + 1)), False
    if content is None:
        return None
    words, source = span_of(sentence, i, i + 2), span_of(sentence, i + 2, end)
    return Report((span_of(sentence, *content),), words, source, behind=before)


def read_noun(sentence: Sentence, i: int, text: str) -> Report | None:
    """As in "her claim that …", "the mayor's suggestion that …": the possessor is the speaker."""
    if i + 1 >= len(sentence) or sentence[i + 1].low != "that":
        return None
    after = content_behind(Verb(sentence, text, CUES["said"][0], i, i + 1))
    k = i - 1
    while k > 0 and i - k < 4 and not sentence[k].kinds & (w.MARK | w.PREPOSITION | w.DETERMINER | w.GENITIVE):
        k -= 1
    owner, start = sentence[k], k
    if after is None or k < 0 or not (owner.kinds & w.GENITIVE or owner.low in _POSSESSORS):
        return None
    if not owner.kinds & w.GENITIVE:
        return Report((span_of(sentence, *after),), sentence[i][:2], owner[:2])
    while start and sentence[start - 1].kinds & (w.CAPITAL | w.DETERMINER) and not sentence[start].kinds & w.DETERMINER:
        start -= 1
    end = owner.end - (2 if owner.low.endswith("s") else 1)
    return Report((span_of(sentence, *after),), sentence[i][:2], (sentence[start].start, end))


def read_marks(sentence: Sentence, covered: Sequence[Span], text: str) -> Iterator[Report]:
    """As in "Roe went further: “…”", "“…,” quipped Roe", "“…” — Ann Roe": quotations outside the spans `covered`."""
    for i, token in [(i, token) for i, token in enumerate(sentence) if token.kinds & w.QUOTE]:
        if not any(start <= token.start < end for start, end in covered):
            subject = _announced(sentence, i, text) or _tagged(sentence, i, text) or _signed(sentence, i)
            if subject:
                who = span_of(sentence, subject.start, subject.end)
                yield Report((token[:2],), None, who, frozenset())


def _announced(sentence: Sentence, i: int, text: str) -> Subject | None:
    """As in "Roe went further: “…”", "Roe fired away, “…”", "Roe: “…”"."""
    if i < 2 or (i + 2 < len(sentence) and not sentence[i + 1].kinds & w.COMMA):
        return None
    colon = sentence[i - 1].text == ":"
    if not (colon or (sentence[i - 1].kinds & w.COMMA and _is_sentence(sentence, i, text))):
        return None
    start = i - 1
    while colon and start and (sentence[start - 1].kinds & w.CAPITAL or sentence[start - 1].text in (".", "and")):
        start -= 1
    if 0 < i - 1 - start <= 8 and (
        start == 0 or sentence[start - 1].kinds & w.MARK or sentence[start - 1].low == "from"
    ):
        return Subject(start, i - 1)
    return main_subject(sentence, i)


def _tagged(sentence: Sentence, i: int, text: str) -> Subject | None:
    """As in "“…,” quipped Roe", "“…,” Roe fired back"."""
    if i + 3 >= len(sentence) or not sentence[i + 1].kinds & w.COMMA or not _is_sentence(sentence, i, text):
        return None
    start = i + 2
    if sentence[start].kinds & w.ED and sentence[start + 1].kinds & (w.CAPITAL | w.DETERMINER):
        end = phrase_end(sentence, start + 1)
        return Subject(start + 1, end) if end > start + 1 else None
    for verb in range(start + 1, min(start + 14, len(sentence))):
        if sentence[verb].kinds & w.FINITE:
            subject = find_subject(sentence, group_start(sentence, verb))
            return subject if subject and subject.start == start else None
    return None


def _signed(sentence: Sentence, i: int) -> Subject | None:
    """As in "“…” — Ann Roe"."""
    k = i + 2 if i + 1 < len(sentence) and sentence[i + 1].kinds & w.COMMA else i + 1
    if i or k + 1 >= len(sentence) or sentence[k].text not in w.DASHES or not sentence[k + 1].kinds & w.CAPITAL:
        return None
    end = phrase_end(sentence, k + 1)
    ends = end >= len(sentence) or (sentence[end].text in (",", ".", "(") and end - k <= 8)
    return Subject(k + 1, end) if ends and end > k + 1 else None


def _is_sentence(sentence: Sentence, i: int, text: str) -> bool:
    """Whether the quotation at token `i` is a sentence: a capital, more than three words, no title."""
    start, end = sentence[i].start, sentence[i].end
    long = text.count(" ", start, end) > 2
    return long and opens_with_capital(text, start) and not is_title(sentence, i, text)
