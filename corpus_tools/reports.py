"""Who says what in one sentence.

The tokens of a sentence go in, with each quotation as one token; reports come out: the words of saying, the noun phrase
that is their subject, and the stretch that is said, quoted or not. Each verb of saying is asked for its subject and for
what can be its content before and behind it; where one report lies in the content of another, the outer one stands.
"""

from collections.abc import Iterator
from typing import NamedTuple

from corpus_tools.contents import content_before, content_behind, is_setting, is_title, opens_with_capital
from corpus_tools.cues import (
    AUXILIARY,
    BE,
    CAPITAL,
    COMMA,
    CUE,
    CUES,
    DETERMINER,
    ED,
    FINITE,
    ING,
    MARK,
    NEGATION,
    NOUN_TOO,
    NUMBER,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    QUOTE,
    SAYING,
    SOURCE,
    SUBORDINATOR,
    CueForm,
)
from corpus_tools.phrases import DASHES, Sentence, Subject, agrees, find_subject, group_start, main_subject, phrase_end


class Report(NamedTuple):
    """What is said, by whom, with which words: spans in the text."""

    content: tuple[tuple[int, int], ...]  # two where the words of saying stand in the middle
    cue: tuple[int, int] | None  # None where only a colon or a comma ties the subject to a quotation
    subject: tuple[int, int] | None
    classes: frozenset[str]
    behind: bool  # the words of saying come after the (first) content
    past_perfect: bool = False
    stands_for: tuple[int, int] | None = None  # whom the subject "who" means


_TALK = frozenset({"say", "tell", "ask", "manner"})
_SAY = frozenset({"say"})
_DEEDS = frozenset({"judge", "urge", "commit", "raise"})
_NARRATOR = frozenset({"i", "we", "you"})


def find_reports(sentence: Sentence, text: str) -> list[Report]:
    """The reports of one sentence, in order; a report inside the content of another is left to the one around it."""
    found: list[Report] = []
    for i, word in enumerate(sentence):
        if word.kinds & _SIGNAL or i == 0 and word.low in CUES:
            report = None
            if word.kinds & CUE or i == 0 and word.low in CUES:
                report = next(filter(None, (_read_verb(sentence, i, cue, text, found) for cue in CUES[word.low])), None)
            if report is None and word.kinds & SOURCE:
                report = _read_according(sentence, i, text)
            if report is None and word.kinds & SAYING:
                report = _read_noun(sentence, i, text)
            if report:
                found.append(report)
    found = _outermost(found) if len(found) > 1 else found
    if any(word.kinds & QUOTE for word in sentence):
        found += _read_marks(sentence, found, text)
    return sorted(found, key=lambda report: report.content)


_SIGNAL = CUE | SAYING | SOURCE


def _read_verb(sentence: Sentence, i: int, cue: CueForm, text: str, found: list[Report]) -> Report | None:
    behind = i + 1
    if cue.particle:
        if behind >= len(sentence) or sentence[behind].low != cue.particle:
            return None
        behind += 1
    if i == 0:
        return _read_opening(sentence, behind, cue, text)
    first = group_start(sentence, i)
    group = sentence[first:i]
    if any(word.kinds & NEGATION for word in group):  # "did not say": nothing is said
        return None
    if first and sentence[first - 1].low == "to":
        return _read_infinitive(sentence, i, behind, first - 1, cue, text)
    be = any(word.kinds & BE for word in group)
    if cue.lemma == "quote" and (report := _read_quoted_as_saying(sentence, i, first, be, text)):
        return report
    words = (sentence[i].start, sentence[behind - 1].end)
    if cue.form == "ing" and not be:
        return _read_participle(sentence, i, behind, first, words, cue, text, found)
    if group and not _fits_auxiliary(group, cue.form):  # "had reasons"
        return None
    if be and "participle" in cue.form:
        return _read_passive(sentence, behind, words, cue._replace(form="passive"), text)
    if be and cue.form != "ing" or cue.form == "participle" and not group:  # "was told", "the words spoken"
        return None
    if subject := _inverted(sentence, i, behind, cue):
        content = content_before(sentence, i, text, quoted=True)
        return Report((content,), words, _span(sentence, subject), cue.classes, True) if content else None
    subject = find_subject(sentence, first)
    shared = subject is None and first > 2 and sentence[first - 1].low in ("and", "but", "then", "or")
    if shared:  # "Roe left and said"
        subject = main_subject(sentence, first - 1)
    if subject is None or sentence[subject.start].low in _NARRATOR:
        return None
    if cue.form in ("base", "s") and not be and not group and not agrees(sentence, subject, cue.form):
        return None
    after = content_behind(sentence, behind, cue, subject, text)
    if subject.pronoun and cue.classes <= _DEEDS and not sentence[subject.pronoun - 1].kinds & COMMA:
        return None  # "members who endorsed Roe": which ones, not what they said
    noun = cue.lemma in NOUN_TOO and cue.form in ("base", "s") and not group
    if noun and (shared or after and not _is_surely_verb(sentence, after[0], subject)):
        return None
    if after and subject.opener == "as" and sentence[behind].kinds & COMMA and not sentence[after[0]].kinds & QUOTE:
        after = None  # "as Roe said, the plan failed": the narrator agrees
    before = None
    if not shared and cue.classes & _BEHIND and subject.start and not subject.relative:
        before = _content_that_ends(sentence, subject.start, behind, after, cue, text)
    if before and after and not sentence[behind].kinds & COMMA:
        if not sentence[after[0]].kinds & QUOTE and sentence[after[0]].low != "that":
            after = None
    if cue.classes <= _TALK and cue.classes & {"manner"} and after and not sentence[after[0]].kinds & QUOTE:
        after = None
    if cue.classes <= {"manner", "raise"} and after and is_title(sentence, after, text):
        return None
    contents = tuple(filter(None, (before, after and (sentence[after[0]].start, sentence[after[1] - 1].end))))
    if not contents:
        return None
    perfect = bool(after) and _is_past_perfect(sentence, after)
    who = subject.pronoun
    if who is None:
        return Report(contents, words, _span(sentence, subject), cue.classes, bool(before), perfect)
    return Report(contents, words, sentence[who][:2], cue.classes, bool(before), perfect, _span(sentence, subject))


def _fits_auxiliary(group, form):
    """Whether the last auxiliary of a verb group can stand before this form: "has said", "would say", "is saying"."""
    last = next((word for word in reversed(group) if word.kinds & AUXILIARY), None)
    if last is None:
        return True
    if last.low in ("has", "have", "had", "having", "hadn't", "hasn't", "haven't"):
        return "participle" in form
    return form == "base" or bool(last.kinds & BE)


def _read_opening(sentence, behind, cue, text):
    """ "Said Roe: “…”"."""
    end = phrase_end(sentence, behind)
    if end == behind or not cue.classes & _TALK or cue.form not in ("past participle", "past", "s"):
        return None
    quotation = next((k for k in range(end, len(sentence)) if sentence[k].kinds & QUOTE), 0)
    if not quotation or not (sentence[quotation - 1].kinds & COMMA or sentence[quotation - 1].text == ":"):
        return None
    words, subject = (sentence[0].start, sentence[behind - 1].end), (sentence[behind].start, sentence[end - 1].end)
    return Report((sentence[quotation][:2],), words, subject, cue.classes, False)


_BEHIND = frozenset({"say", "manner", "think", "show", "tell", "ask"})


def _content_that_ends(sentence, end, behind, after, cue, text):
    """What is said before "…, Roe said", where it is clear that something is."""
    mark = sentence[end - 1]
    if not (mark.kinds & (COMMA | QUOTE) or mark.text in DASHES):
        return None
    if mark.kinds & QUOTE and not sentence[end].kinds & (CAPITAL | DETERMINER | PRONOUN):
        return None  # “Long Road” star Ann Roe said
    quoted = mark.kinds & QUOTE or end > 1 and sentence[end - 2].kinds & QUOTE
    if not quoted and (cue.classes <= {"manner"} or after and not sentence[behind].kinds & COMMA):
        return None
    return content_before(sentence, end, text, quoted=bool(quoted))


def _is_surely_verb(sentence, start, subject):
    """Whether "states", "claims", "report" is a verb: what follows opens a clause or a noun phrase, the subject is whole."""
    kinds = sentence[start].kinds
    if sentence[start - 1].text == ":" or kinds & QUOTE:
        return True
    words = sentence[subject.start : subject.end]
    if (words[0].kinds & ING or any(word.kinds & ED for word in words)) and not subject.relative:
        return False  # "the shooting sparked violent protests", "recalling details"
    return bool(kinds & (DETERMINER | PRONOUN | CAPITAL | NUMBER | QUESTION)) or sentence[start].low in ("to", "that")


def _read_passive(sentence, behind, words, cue, text):
    """"Roe is said to have left", "was told that …", "was described by Doe as …": the speaker stands behind "by", if at all."""
    speaker = None
    if behind + 1 < len(sentence) and sentence[behind].low == "by":
        end = phrase_end(sentence, behind + 1)
        speaker, behind = (sentence[behind + 1].start, sentence[end - 1].end) if end > behind + 1 else None, end
    if behind >= len(sentence) or not cue.classes & _HEARSAY:
        return None
    opener = sentence[behind]
    if not (opener.low in ("to", "that") or opener.kinds & QUESTION or opener.low == "as" and "call" in cue.classes):
        return None
    after = content_behind(sentence, behind, cue, None, text)
    if after is None or after[0] != behind:
        return None
    span = sentence[after[0]].start, sentence[after[1] - 1].end
    return Report((span,), words, speaker, cue.classes, False)


_HEARSAY = frozenset({"say", "think", "tell", "ask", "call"})


def _read_infinitive(sentence, i, behind, to, cue, text):
    """"Roe went on to say that …", "…, which led her to declare “…”": content that a word or glyph opens."""
    after = content_behind(sentence, behind, cue, None, text)
    if after is None or cue.form != "base" or not to:
        return None
    if not (sentence[after[0]].kinds & QUOTE or sentence[after[0]].low == "that" and after[0] == behind):
        return None
    subject = find_subject(sentence, group_start(sentence, to - 1)) or main_subject(sentence, to)
    words, span = (sentence[i].start, sentence[behind - 1].end), (sentence[after[0]].start, sentence[after[1] - 1].end)
    return Report((span,), words, _span(sentence, subject) if subject else None, cue.classes, False)


def _read_participle(sentence, i, behind, first, words, cue, text, found):
    """ "…, saying that …" takes the subject of the sentence, "with Roe saying …" has its own."""
    after = content_behind(sentence, behind, cue, None, text)
    if after is None or not cue.classes & _PARTICIPLES and not sentence[after[0]].kinds & QUOTE:
        return None
    before = sentence[first - 1] if first else None
    span = sentence[after[0]].start, sentence[after[1] - 1].end
    if before and before.kinds & COMMA and found and found[-1].behind:  # "“…,” said Roe, adding that …"
        return Report((span,), words, found[-1].subject, cue.classes, False, stands_for=found[-1].stands_for)
    if before is None or before.kinds & (MARK | QUOTE | SUBORDINATOR):
        subject = main_subject(sentence, i)
    elif before.kinds & PREPOSITION:
        if not sentence[after[0]].kinds & QUOTE and before.low not in ("by", "in", "without"):
            return None
        subject = main_subject(sentence, i)
    elif not cue.classes & _TALK or not (
        before.kinds & (CAPITAL | PRONOUN | NUMBER) or before.low.endswith(("s", "percent"))
    ):
        return None  # "the highest calling", "her reporting often"
    else:
        subject = find_subject(sentence, first)
        if subject is None:
            return None
    return Report((span,), words, _span(sentence, subject) if subject else None, cue.classes, False)


_PARTICIPLES = frozenset({"say", "tell", "ask", "judge", "call", "urge", "raise", "commit"})


def _inverted(sentence, i, behind, cue) -> Subject | None:
    """The subject that follows its verb: "“…,” said Roe"."""
    if (
        not i
        or cue.form not in ("past participle", "past", "s")
        or not cue.classes & _BEHIND
        or behind >= len(sentence)
    ):
        return None
    before = sentence[i - 1]
    if not before.kinds & (COMMA | QUOTE) and before.text not in DASHES:
        return None
    end = phrase_end(sentence, behind)
    if (
        end == behind
        or sentence[behind].kinds & (SUBORDINATOR | PREPOSITION)
        and not sentence[behind].kinds & DETERMINER
    ):
        return None
    if not (before.kinds & QUOTE or i > 1 and sentence[i - 2].kinds & QUOTE):
        ends = (
            end >= len(sentence) or sentence[end].text in (",", ".") or sentence[end].low in ("who", "in", "on", "at")
        )
        named = sentence[end - 1].kinds & CAPITAL and "tell" not in cue.classes
        if not ends or not named and find_subject(sentence, i):
            return None
    return Subject(behind, end)


def _read_quoted_as_saying(sentence, i, first, be, text):
    """The speaker of "the agency quoted Roe as saying" is the object, that of "Roe was quoted as saying" the subject."""
    for k in range(i + 1, min(i + 12, len(sentence) - 1)):
        if sentence[k].low == "as" and sentence[k + 1].low in ("saying", "telling"):
            break
    else:
        return None
    agency = find_subject(sentence, first)
    speaker = agency if be else Subject(i + 1, k) if k > i + 1 else None
    if speaker is None:
        return None
    after = content_behind(sentence, k + 2, CUES["saying"][0], None, text)
    before = None
    if agency and agency.start and sentence[agency.start - 1].kinds & COMMA:
        before = content_before(sentence, agency.start, text, quoted=True)
    contents = tuple(filter(None, (before, after and (sentence[after[0]].start, sentence[after[1] - 1].end))))
    cue = (sentence[i].start, sentence[k + 1].end)
    return Report(contents, cue, _span(sentence, speaker), _SAY, bool(before)) if contents else None


def _read_according(sentence, i, text):
    """ "…, according to a report": the noun phrase is the source, the rest of the sentence the content."""
    if i + 2 >= len(sentence) or sentence[i + 1].low != "to" or (end := phrase_end(sentence, i + 2)) == i + 2:
        return None
    cue = (sentence[i].start, sentence[i + 1].end)
    subject = (sentence[i + 2].start, sentence[end - 1].end)
    if i > 1 and not (end < len(sentence) and sentence[end].kinds & COMMA and is_setting(sentence, 0, i - 1)):
        content = content_before(sentence, i, text, quoted=True)
        return Report((content,), cue, subject, _SAY, True) if content else None
    comma = next((k for k in range(end, len(sentence)) if sentence[k].kinds & COMMA), None)
    after = comma and content_behind(sentence, comma + 1, CUES["said"][0], None, text)
    if not after:
        return None
    return Report(((sentence[after[0]].start, sentence[after[1] - 1].end),), cue, subject, _SAY, False)


def _read_noun(sentence, i, text):
    """"her claim that …", "the mayor's suggestion that …": the possessor is the speaker."""
    if i + 1 >= len(sentence) or sentence[i + 1].low != "that":
        return None
    after = content_behind(sentence, i + 1, CUES["said"][0], None, text)
    if after is None:
        return None
    k = i - 1
    while k > 0 and i - k < 4 and not sentence[k].low.endswith(("'s", "s'")) and sentence[k].low not in _POSSESSORS:
        if sentence[k].kinds & (MARK | PREPOSITION | DETERMINER):
            break
        k -= 1
    subject = None
    if k >= 0 and sentence[k].low in _POSSESSORS:
        subject = sentence[k][:2]
    elif k >= 0 and sentence[k].low.endswith(("'s", "s'")):
        start = k
        while start and sentence[start - 1].kinds & (CAPITAL | DETERMINER) and not sentence[start].kinds & DETERMINER:
            start -= 1
        subject = (sentence[start].start, sentence[k].end - (2 if sentence[k].low.endswith("'s") else 1))
    if subject is None:
        return None
    span = sentence[after[0]].start, sentence[after[1] - 1].end
    return Report((span,), sentence[i][:2], subject, _SAY, False)


_POSSESSORS = frozenset({"his", "her", "their", "its"})


def _outermost(found: list[Report]) -> list[Report]:
    """Without the reports whose words of saying stand in the content of another.

    Of two that claim each other, the last one whose content stands before it governs: "Roe says they asked, Doe said".
    """
    kept: list[Report] = []
    for report in reversed(found):
        if report.behind and not any(_covers(other, report) for other in kept):
            kept = [other for other in kept if not _covers(report, other)] + [report]
    for report in found:
        if not report.behind and not any(_covers(other, report) for other in kept):
            kept.append(report)
    return kept


def _covers(outer: Report, inner: Report) -> bool:
    return any(start <= inner.cue[0] < end for start, end in outer.content)


def _read_marks(sentence: Sentence, found: list[Report], text: str) -> Iterator[Report]:
    """Quotations that only marks tie to a speaker, with a verb that is in no list or none at all."""
    for i, token in enumerate(sentence):
        if not token.kinds & QUOTE or any(a <= token.start < b for report in found for a, b in report.content):
            continue
        subject = (
            _subject_before_mark(sentence, i, text)
            or _subject_behind_mark(sentence, i, text)
            or _subject_behind_dash(sentence, i)
        )
        if subject:
            yield Report(((token.start, token.end),), None, _span(sentence, subject), frozenset(), False)


def _subject_before_mark(sentence: Sentence, i: int, text: str) -> Subject | None:
    """ "Roe went further: “…”", "Roe fired back, “…”", "Roe: “…”"."""
    colon, comma = i > 1 and sentence[i - 1].text == ":", i > 1 and sentence[i - 1].kinds & COMMA
    if not (colon or comma and _is_sentence(sentence, i, text)):
        return None
    if i + 2 < len(sentence) and not sentence[i + 1].kinds & COMMA:
        return None
    if subject := main_subject(sentence, i):
        return subject
    start = i - 1
    while colon and start and (sentence[start - 1].kinds & CAPITAL or sentence[start - 1].text in (".", "and")):
        start -= 1
    named = colon and 0 < i - 1 - start <= 8 and (start == 0 or sentence[start - 1].kinds & MARK)
    return Subject(start, i - 1) if named else None


def _subject_behind_mark(sentence: Sentence, i: int, text: str) -> Subject | None:
    """ "“…,” quipped Roe", "“…,” Roe fired back"."""
    if i + 3 >= len(sentence) or not sentence[i + 1].kinds & COMMA or not _is_sentence(sentence, i, text):
        return None
    verb = i + 2
    if sentence[verb].kinds & ED and sentence[verb + 1].kinds & (CAPITAL | DETERMINER):
        end = phrase_end(sentence, verb + 1)
        return Subject(verb + 1, end) if end > verb + 1 else None
    for verb in range(i + 3, min(i + 16, len(sentence))):
        if sentence[verb].kinds & FINITE:
            subject = find_subject(sentence, group_start(sentence, verb))
            return subject if subject and subject.start == i + 2 else None
    return None


def _subject_behind_dash(sentence: Sentence, i: int) -> Subject | None:
    """ "“…” — Ann Roe"."""
    k = i + 1
    if i == 0 and k < len(sentence) and sentence[k].kinds & COMMA:
        k += 1
    if i or k + 1 >= len(sentence) or sentence[k].text not in DASHES or not sentence[k + 1].kinds & CAPITAL:
        return None
    end = phrase_end(sentence, k + 1)
    ends = end >= len(sentence) or sentence[end].text in (",", ".", "(") and end - k <= 8
    return Subject(k + 1, end) if ends and end > k + 1 else None


def _is_sentence(sentence: Sentence, i: int, text: str) -> bool:
    """Whether the quotation at token `i` is a sentence: a capital, more than three words, no title."""
    start, end = sentence[i][:2]
    return (
        opens_with_capital(text, start) and text.count(" ", start, end) > 2 and not is_title(sentence, (i, i + 1), text)
    )


def _span(sentence: Sentence, subject: Subject) -> tuple[int, int]:
    return sentence[subject.start].start, sentence[subject.end - 1].end


def _is_past_perfect(sentence: Sentence, content: tuple[int, int]) -> bool:
    verbs = [word.low for word in sentence[content[0] : content[1]] if word.kinds & AUXILIARY]
    return bool(verbs) and verbs[0] in ("had", "hadn't")
