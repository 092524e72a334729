"""Who says what in one sentence.

The tokens of a sentence go in, with each quotation as one token; reports come out: the words of saying, the noun phrase
that is their subject, and the stretch that is said, quoted or not. The subject is found by walking left from the verb over
appositions and relative clauses to where a noun phrase must begin, the content by walking right, or from the sentence's
first word, to where another clause of the same rank takes over.
"""

from collections.abc import Sequence
from typing import NamedTuple

from corpus_tools.cues import (
    ADVERB,
    AUXILIARY,
    CUES,
    DETERMINER,
    IRREGULAR_PAST,
    NEGATION,
    NOUN_TOO,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    SUBORDINATOR,
    TIME_NOUN,
    TITLE,
    WEEKDAY_OR_MONTH,
    CueForm,
    Token,
)


class Report(NamedTuple):
    """What is said, by whom, with which words; offsets in the text, a span of None where there is nothing.

    `content` holds one stretch, or two where the words of saying stand in the middle.
    """

    content: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    subject: tuple[int, int] | None
    classes: frozenset[str]
    past_perfect: bool
    behind: bool  # the words of saying come after the (first) content


_MARKS = frozenset(',;:.!?()[]—–"“”‘’…') | {"--", "-"}
_DASHES = frozenset({"—", "–", "--", "-"})
_QUESTION_WORDS = frozenset({"what", "how", "why", "whether", "if", "who", "where", "when", "which"})
_NO_SUBJECT = frozenset({"there", "that", "this", "which", "what"})


def find_reports(sentence: Sequence[Token], text: str) -> list[Report]:
    """The reports of one sentence, in the order of their words of saying.

    A report inside the content of another is left to the one around it.
    """
    found = []
    for i, word in enumerate(sentence):
        if word.low in CUES and (word.low == word.text or not i):
            for cue in CUES[word.low]:
                report = _report(sentence, i, cue, text)
                if report:
                    found.append(report)
                    break
        elif word.low == "according" and i + 1 < len(sentence) and sentence[i + 1].low == "to":
            report = _according(sentence, i, text)
            if report:
                found.append(report)
    found = _outermost(found)
    return sorted([*found, *_without_cue(sentence, found, text)], key=lambda report: report.content)


def _without_cue(sentence, found, text):
    """Quotations that only a colon or a comma ties to the subject of the sentence: "Roe went further: “…”"."""
    for i, token in enumerate(sentence):
        if token.text != QUOTE or i < 2 or any(a <= token.start < b for report in found for a, b in report.content):
            continue
        words = text[token.start : token.end].split()
        if sentence[i - 1].text == ":" or (
            sentence[i - 1].text == ","
            and len(words) > 3
            and words[0].strip("\"“'‘`«„")[:1].isupper()
            and not _is_title(words)
        ):
            if i + 2 < len(sentence) and sentence[i + 1].text != ",":
                continue
            subject = main_subject(sentence, i)
            if sentence[i - 1].text == ":" and i <= 8 and subject is None and sentence[0].text[0].isupper():
                subject = 0, i - 1  # "Roe: “…”"
            if subject:
                yield Report(((token.start, token.end),), None, _span(sentence, *subject), frozenset(), False, False)


def _is_title(words):
    return all(word.strip("\"“”'‘’`«»„,.?!")[:1].isupper() for word in words if len(word) > 4)


def _outermost(found: list[Report]) -> list[Report]:
    """Without the reports whose words of saying stand in the content of another; the one that comes last in the sentence
    and has its content before it governs those in it."""
    kept: list[Report] = []
    for report in reversed(found):
        if report.behind and not any(_covers(other, report) for other in kept if other.behind):
            kept = [other for other in kept if not _covers(report, other)] + [report]
    for report in found:
        if not report.behind and not any(_covers(other, report) for other in kept):
            kept.append(report)
    return kept


def _covers(outer: Report, inner: Report) -> bool:
    return any(start <= inner.cue[0] < end for start, end in outer.content)


def _span(sentence: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    return sentence[start].start, sentence[end - 1].end


def _report(sentence, i, cue: CueForm, text):
    n = len(sentence)
    after = i + 1
    if cue.particle:
        if after < n and sentence[after].low == cue.particle:
            after += 1
        else:
            return None
    # the verb group: "has also said", "did not say"
    first = i
    group = []
    while first and (sentence[first - 1].low in AUXILIARY or _is_adverb(sentence, first - 1)):
        first -= 1
        group.append(sentence[first].low)
    if any(word in NEGATION for word in group):
        return None
    if first and sentence[first - 1].low == "to":
        return None
    if cue.lemma == "quote" and (found := _quoted_as_saying(sentence, i, first, text)):
        return found
    passive = cue.form in ("past participle", "participle") and any(w in _BE for w in group)
    cue_span = (sentence[i].start, sentence[after - 1].end)
    if passive:
        return None
    content_after, end_after, addressee = _content_after(sentence, after, cue)
    if cue.form == "ing" and not any(w in _BE for w in group):
        subject = _subject_of_participle(sentence, first)
        if content_after is None or (
            "say" not in cue.classes and "tell" not in cue.classes and "ask" not in cue.classes
        ):
            return None
        return Report((content_after,), cue_span, subject, cue.classes, False, False)
    inverted = _inverted(sentence, i, after, cue)
    if inverted:
        subject, before = inverted
        content = _content_before(sentence, before, text)
        if content:
            return Report((content,), cue_span, subject, cue.classes, False, True)
        return None
    where = find_subject(sentence, first)
    if where is None and first > 2 and sentence[first - 1].low in ("and", "but", "then", "or"):
        where = main_subject(sentence, first - 1)  # "Roe left and said"
        if where is None:
            return None
        where_end = first
    elif where is None:
        return None
    else:
        where_end = where[1]
    start, end = where
    if cue.form == "base" and sentence[end - 1].low in ("he", "she", "it", "to"):
        return None
    if cue.form == "participle" and not group:
        return None
    if sentence[end - 1].low.endswith(("’s", "'s", "s’", "s'")):  # "Roe's comments"
        return None
    if cue.form == "base" and not group and not _is_plural(sentence, start, end):
        return None
    subject = _span(sentence, start, end)
    if (
        cue.classes <= {"manner", "raise"}
        and after < n
        and sentence[after].text == QUOTE
        and _is_title(text[slice(*_span(sentence, after, after + 1))].split())
    ):
        return None  # "read “The Long Road”"
    contents = []
    before = None
    if (
        end == where_end
        and start
        and sentence[start - 1].text in (",", QUOTE, *_DASHES)
        and cue.classes & {"say", "manner", "think", "show", "tell", "ask"}
    ):
        quote_before = sentence[start - 1].text == QUOTE or (start > 1 and sentence[start - 2].text == QUOTE)
        if quote_before or content_after is None or sentence[after].text == ",":
            before = _content_before(sentence, start, text)
    if before:
        contents.append(before)
    if content_after and not (cue.classes <= {"manner"} and QUOTE not in {t.text for t in sentence[after:end_after]}):
        if (
            not before
            or sentence[after].text == ","
            or any(t.text in (QUOTE, "that") for t in sentence[after:end_after])
        ):
            contents.append(content_after)
    if not contents:
        return None
    perfect = _has_past_perfect(sentence, content_after)
    return Report(tuple(contents), cue_span, subject, cue.classes, perfect, bool(before))


def _quoted_as_saying(sentence, i, first, text):
    """ "The agency quoted Roe as saying “…”": the speaker is the object; "Roe was quoted by the agency as saying": the subject."""
    k = i + 1
    while k + 1 < len(sentence) and k < i + 12:
        if sentence[k].low == "as" and sentence[k + 1].low in ("saying", "telling"):
            break
        k += 1
    else:
        return None
    if k + 1 >= len(sentence):
        return None
    if any(sentence[m].low in _BE for m in range(first, i)):
        where = find_subject(sentence, first)
    else:
        where = (i + 1, k) if k > i + 1 else None
    if not where:
        return None
    behind, _, _ = _content_after(sentence, k + 2, CUES["saying"][0])
    begins = main_subject(sentence, i + 1)
    before = None
    if begins and begins[0] and sentence[begins[0] - 1].text == ",":
        before = _content_before(sentence, begins[0], text)
    contents = tuple(content for content in (before, behind) if content)
    if not contents:
        return None
    return Report(
        contents,
        (sentence[i].start, sentence[k + 1].end),
        _span(sentence, *where),
        frozenset({"say"}),
        False,
        bool(before),
    )


_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def _is_plural(sentence, start, end):
    """Whether a verb in its base form agrees with the noun phrase: "they say", "officials say", "Roe and Doe say"."""
    last = sentence[end - 1].low
    if end - start == 1 and last in PRONOUN:
        return last in (
            "i",
            "we",
            "you",
            "they",
            "who",
            "some",
            "many",
            "others",
            "most",
            "few",
            "both",
            "several",
            "all",
            "these",
            "those",
        )
    words = {token.low for token in sentence[start:end]}
    return (
        last in ("people", "men", "women", "police", "children", "percent")
        or "and" in words
        or any(
            token.low.endswith("s") and not token.low.endswith(("ss", "us", "is", "’s", "'s"))
            for token in sentence[start:end]
        )
    )


def _is_adverb(sentence, i):
    low = sentence[i].low
    return (low in ADVERB and not (low == "there")) or (low.endswith("ly") and i > 0 and low not in ("family", "only"))


def find_subject(sentence: Sequence[Token], i: int) -> tuple[int, int] | None:
    """Tokens of the noun phrase that is the subject of the verb group at token `i`; None if there is none.

    "Ed Roe, 31, who runs the shop, said": Ed Roe. "a spokesman for the ministry said": all of it.
    """
    j = i - 1
    while j >= 0:
        low = sentence[j].text
        if low in (")", "]"):
            while j >= 0 and sentence[j].text not in ("(", "["):
                j -= 1
            j -= 1
        elif low == "," or low in _DASHES:
            k = j - 1
            while k >= 0 and not (sentence[k].text == low):
                k -= 1
            if k <= 0:
                return None
            if not _is_aside(sentence, k + 1, j):
                # "Roe, head of the A, B and C union, said": a comma inside the apposition
                m = k - 1
                while m > 0 and sentence[m].text != low:
                    m -= 1
                if m <= 0 or not _is_aside(sentence, m + 1, j):
                    return None
                k = m
            j = k - 1
        else:
            break
    if j < 0:
        return None
    end = j + 1
    if sentence[j].text in _MARKS or (sentence[j].text == QUOTE and text_ends(sentence[j])):
        return None
    if sentence[j].low in PRONOUN and sentence[j].low not in DETERMINER:
        start = j
        if sentence[j].low in ("who", "which", "that"):
            return _antecedent(sentence, j)
        return start, end
    start = _phrase_start(sentence, j)
    while start < end - 1 and (sentence[start].low in ADVERB or sentence[start].low in SUBORDINATOR):
        start += 1
    if start >= end or sentence[start].low in SUBORDINATOR or sentence[end - 1].low in DETERMINER - PRONOUN:
        return None
    if end - start == 1 and (
        sentence[start].low in _NO_SUBJECT or sentence[start].low in PREPOSITION | AUXILIARY | ADVERB
    ):
        return None
    return start, end


def text_ends(token):
    return True


def _antecedent(sentence, j):
    """The noun phrase before "who"; the pronoun itself where there is none."""
    k = j - 1
    if k >= 0 and sentence[k].text == ",":
        k -= 1
    if k < 0 or sentence[k].text in _MARKS or sentence[k].low in AUXILIARY | SUBORDINATOR | PREPOSITION:
        return j, j + 1
    return _phrase_start(sentence, k), k + 1


def _phrase_start(sentence, j):
    """Where the noun phrase begins whose last token is `j`."""
    k = j
    start = j + 1
    while k >= 0:
        token = sentence[k]
        low = token.low
        if token.text == ")":
            m = k
            while m >= 0 and sentence[m].text != "(":
                m -= 1
            if m < 0:
                break
            k = m - 1
            continue
        if token.text == ".":  # an abbreviation's
            k -= 1
            continue
        if token.text in _MARKS or token.text == QUOTE:
            break
        if low in AUXILIARY or (low in CUES and CUES[low][0].form in ("past", "past participle") and k < j):
            relative = _relative_before(sentence, k)
            if relative is None:
                break
            k = relative - 1
            if k >= 0 and sentence[k].text == ",":
                k -= 1
            continue
        if low in ("who", "which", "whose", "that") and k < j and low not in DETERMINER:
            k -= 1
            continue
        if low in SUBORDINATOR and low not in DETERMINER:
            break
        if token.text in WEEKDAY_OR_MONTH and k < j and not _linked(sentence, k):
            break
        if low in ADVERB and low not in DETERMINER and k == 0:
            break
        if low in PREPOSITION and (
            k == 0 or sentence[k - 1].text in _MARKS or sentence[k - 1].low in SUBORDINATOR | AUXILIARY
        ):
            break
        start = k
        if (low in DETERMINER or (token.text in TITLE and k < j)) and not _linked(sentence, k):
            break
        k -= 1
    return start


def _linked(sentence, k):
    """Whether a preposition before token `k` ties its phrase to a noun before that: "a spokesman for | the ministry"."""
    if k >= 1 and sentence[k - 1].text == "." and sentence[k].text[0].isupper():
        return True
    return k >= 2 and sentence[k - 1].low in PREPOSITION - SUBORDINATOR and sentence[k - 2].text not in _MARKS


def _relative_before(sentence, k):
    while k >= 0:
        if sentence[k].text in (";", ":", "(", QUOTE):
            return None
        if sentence[k].low in ("who", "which", "whose", "that"):
            return k
        k -= 1
    return None


_ASIDE_OPENERS = (
    DETERMINER
    | PREPOSITION
    | {
        "who",
        "whose",
        "which",
        "where",
        "when",
        "whom",
        "including",
        "speaking",
        "asked",
        "citing",
        "however",
        "too",
        "though",
        "himself",
        "herself",
        "aged",
        "jr",
        "sr",
        "now",
        "formerly",
        "then",
        "once",
        "also",
        "meanwhile",
        "both",
    }
)


def _is_aside(sentence, start, end):
    """Whether the tokens between two commas are an apposition, a relative clause or another aside."""
    if start >= end:
        return False
    first = sentence[start]
    if first.low in _ASIDE_OPENERS or first.text.isdigit() or first.low.endswith(("ing", "ed")):
        return True
    if first.low in SUBORDINATOR | AUXILIARY | PRONOUN:
        return False
    # "president of the union", "executive director at Acme", "Acme’s director", "Calif."
    if first.text[0].isupper():
        if first.low.endswith(("’s", "'s", "s’", "s'")):
            return True
        return end - start <= 3 or any(sentence[k].low in ("of", "at", "for") for k in range(start, end))
    return True


def _subject_of_participle(sentence, i):
    """ ", saying that …" takes the subject of the sentence, "with Roe saying …" has its own."""
    if (
        i
        and sentence[i - 1].text not in _MARKS
        and sentence[i - 1].low not in ("and", "but", "or", "before", "after", "while")
    ):
        if sentence[i - 1].low in PREPOSITION | SUBORDINATOR:
            return None
        where = find_subject(sentence, i)
        return _span(sentence, *where) if where else None
    where = main_subject(sentence, i)
    return _span(sentence, *where) if where else None


def main_subject(sentence: Sequence[Token], before: int) -> tuple[int, int] | None:
    """Tokens of the subject of the sentence's main clause, looked for before token `before`."""
    for i in range(1, before):
        token = sentence[i]
        low = token.low
        if (
            low in AUXILIARY
            or low in IRREGULAR_PAST
            or (low.endswith("ed") and len(low) > 4 and token.text == low)
            or (low in CUES and token.text == low and CUES[low][0].form != "ing" and CUES[low][0].form != "base")
        ):
            first = i
            while first and _is_adverb(sentence, first - 1):
                first -= 1
            where = find_subject(sentence, first)
            if where and (
                where[0] == 0 or sentence[where[0] - 1].low not in SUBORDINATOR - {"and", "but", "so", "yet"}
            ):
                return where
    return None


def _inverted(sentence, i, after, cue):
    """“…,” said Roe: the subject's span and the token where it stops being content; None if not of that order."""
    if i == 0 or cue.form not in ("past participle", "past", "s") or not cue.classes & {"say", "manner", "ask", "tell"}:
        return None
    previous = sentence[i - 1].text
    if previous not in (",", QUOTE, *_DASHES):
        return None
    if after >= len(sentence):
        return None
    quote = previous == QUOTE or (i > 1 and sentence[i - 2].text == QUOTE)
    end = _phrase_end(sentence, after)
    if end == after:
        return None
    if not quote and not (
        end >= len(sentence) or sentence[end].text in ",." or sentence[end].low in ("who", "in", "on", "at")
    ):
        return None
    if sentence[after].low in ("that", "in", "on", "at", "to"):
        return None
    if not quote and find_subject(sentence, i):
        return None
    return _span(sentence, after, end), i


def _phrase_end(sentence, i):
    k = i
    while k < len(sentence):
        token = sentence[k]
        if token.text == "." and k + 1 < len(sentence) and k > i and len(sentence[k - 1].text) <= 4:
            k += 1
            continue
        if (
            token.text in _MARKS
            or token.text == QUOTE
            or token.low in AUXILIARY
            or token.low
            in (
                "who",
                "which",
                "when",
                "while",
                "after",
                "before",
                "during",
                "as",
                "because",
                "and",
                "but",
                "that",
                "on",
                "in",
            )
        ):
            break
        if k > i and (token.text in WEEKDAY_OR_MONTH or _is_participle(sentence, k)):
            break
        if token.low in PREPOSITION and k == i:
            break
        k += 1
        if token.low in ("he", "she", "they", "i", "we"):
            break
    return k


def _is_participle(sentence, k):
    """Whether the token opens a shortened relative clause: "a report | sent to the council"."""
    low = sentence[k].low
    if not (low in IRREGULAR_PAST or low.endswith("ed") or (low in CUES and "participle" in CUES[low][0].form)):
        return False
    return (
        sentence[k].text == low
        and k + 1 < len(sentence)
        and (
            sentence[k + 1].low in PREPOSITION
            or sentence[k + 1].text in WEEKDAY_OR_MONTH
            or sentence[k + 1].low in TIME_NOUN
        )
    )


def _content_before(sentence, end, text):
    """What stands before `end`, without the comma, from the sentence's first word on."""
    start = 0
    while end > start and sentence[end - 1].text in (",", *_DASHES):
        end -= 1
    while start < end and sentence[start].low in ("but", "and", "yet", "still", "so"):
        start += 1
    while start < end and sentence[start].text in (",", *_DASHES):
        start += 1
    if (
        end - start > 1
        and sentence[end - 1].text == QUOTE
        and text[sentence[end - 1].start + 1 : sentence[end - 1].start + 3].strip("'`")[:1].isupper()
    ):
        start = end - 1  # it opens with a capital: a sentence by itself
    return _span(sentence, start, end) if start < end else None


def _content_after(sentence, i, cue):
    """The content that follows the verb: its span, the token where it ends, the addressee."""
    n = len(sentence)
    last = n
    while last > i and sentence[last - 1].text in ".!?…;,":
        last -= 1
    k = i
    addressee = None
    # "said: …", "said, “…"
    start = None
    j = _skip_adverbials(sentence, k, last, cue)
    if j is None:
        return None, i, None
    if j >= last:
        return None, i, None
    if (sentence[j].low in AUXILIARY and sentence[j - 1].text != ":") or sentence[j].low == "by":
        return None, i, None
    if not _can_open_content(sentence, j, cue):
        return None, i, None
    end = _content_end(sentence, j, last)
    if end <= j:
        return None, i, None
    return _span(sentence, j, end), end, addressee


def _skip_adverbials(sentence, k, last, cue):
    """The token where the content begins, after the addressee and words of time, place and manner; None if none does."""
    if k >= last:
        return None
    token = sentence[k]
    if token.text == QUOTE or token.low in ("that", "whether", "what", "how", "why", "if"):
        return k
    if token.text == ":":
        return k + 1 if k + 1 < last else None
    if token.text == ",":
        if k + 1 < last and sentence[k + 1].text == QUOTE:
            return k + 1
        # "said, however, that"
        for m in range(k + 1, min(k + 12, last)):
            if sentence[m].text == ",":
                if m + 1 < last and (sentence[m + 1].low == "that" or sentence[m + 1].text == QUOTE):
                    return m + 1
                break
        return k + 1 if k + 1 < last and not cue.classes & {"judge", "call"} else None
    told = "tell" in cue.classes or "ask" in cue.classes
    timed = (
        token.low in PREPOSITION
        or token.text in WEEKDAY_OR_MONTH
        or token.low
        in (
            "late",
            "early",
            "earlier",
            "last",
            "this",
            "today",
            "yesterday",
            "recently",
            "again",
            "repeatedly",
            "publicly",
        )
        or token.low.endswith("ly")
    )
    if told or timed or (cue.classes & {"urge"} and False):
        for m in range(k + 1, min(k + 16, last)):
            t = sentence[m]
            if t.text in (":",):
                return m + 1 if m + 1 < last else None
            if t.text == QUOTE:
                return m
            if t.text == "," and m + 1 < last and sentence[m + 1].text == QUOTE:
                return m + 1
            if t.low == "that" and sentence[m - 1].low not in PREPOSITION:
                return m
            if told and t.low in ("how", "what", "why", "whether", "if", "to"):
                return m
            if (
                t.low in AUXILIARY
                or t.text in (";", ",")
                or (t.low in CUES and CUES[t.low][0].form == "past participle")
            ):
                break
    if told and not timed:
        if token.low in _ADDRESSEE_PRONOUN:
            return k + 1 if k + 1 < last and sentence[k + 1].text not in _MARKS else None
        m = k + 1
        while m < last and not (sentence[m].low in DETERMINER or sentence[m].low in PRONOUN):
            if sentence[m].text in _MARKS:
                return None
            m += 1
        return m if m < last else None
    if timed:
        m = k
        while m < last:
            t = sentence[m]
            if (
                t.text in WEEKDAY_OR_MONTH
                or t.text.isdigit()
                or t.low in TIME_NOUN
                or t.low
                in (
                    "late",
                    "early",
                    "earlier",
                    "last",
                    "next",
                    "today",
                    "yesterday",
                    "recently",
                    "again",
                    "repeatedly",
                    "publicly",
                )
                or t.low.endswith("ly")
                or (t.low == "this" and m + 1 < last and sentence[m + 1].low in TIME_NOUN)
                or (t.low == "on" and m + 1 < last and sentence[m + 1].text in WEEKDAY_OR_MONTH)
            ):
                m += 1
                continue
            break
        if m >= last or sentence[m].text in _MARKS:
            return None
        if sentence[m].low in PREPOSITION and sentence[m].low not in ("as", "like", "after", "before", "since"):
            # "said in 2012 he would", "said at a rally in Ohio the plan": content begins at the next pronoun or determiner
            # that no preposition governs
            q = m + 1
            while q < min(m + 12, last) and sentence[q].text not in _MARKS:
                t = sentence[q]
                if t.low in ("he", "she", "they", "it", "we", "i", "there") and sentence[q - 1].low not in PREPOSITION:
                    return q
                if (
                    t.low in DETERMINER
                    and sentence[q - 1].low not in PREPOSITION
                    and sentence[q - 1].low not in DETERMINER
                ):
                    return q
                q += 1
            return None if cue.classes & {"say", "show"} else m
        return m
    return k


def _can_open_content(sentence, j, cue):
    """Whether the token after the verb can open what this class of verbs governs."""
    token = sentence[j]
    low = token.low
    if token.text == QUOTE or sentence[j - 1].text == ":":
        return True
    if low in ("that", "whether", "how", "what", "why", "if"):
        return not cue.classes <= {"judge", "urge", "call", "manner"}
    if cue.classes <= {"commit"}:
        return low == "to" or (low == "not" and sentence[j + 1].low == "to")
    if low == "to":
        return bool(cue.classes & {"commit", "think"})
    if cue.classes <= {"urge"}:
        return any(t.low in ("to", QUOTE) for t in sentence[j + 1 : j + 16])
    noun_phrase = low in DETERMINER or low in PRONOUN or token.text[0].isupper() or token.text[0].isdigit()
    if cue.form in ("base", "s") and cue.lemma in NOUN_TOO:
        return noun_phrase
    return True


_ADDRESSEE_PRONOUN = frozenset({"me", "him", "her", "them", "us", "you", "it"})


def _content_end(sentence, start, last):
    """Where the content that begins at token `start` ends: before another verb of saying of the same rank, or a source."""
    k = start + 1
    while k < last:
        token = sentence[k]
        if token.text == "," or token.low in ("and", "but"):
            m = k + 1
            while m < last and (
                sentence[m].low in ("and", "but", "or", "yet", "while", "then") or _is_adverb(sentence, m)
            ):
                m += 1
            if m < last:
                low = sentence[m].low
                if low in CUES:
                    form = CUES[low][0].form
                    if token.text == "," and form == "ing":
                        return k
                    if form in ("past", "past participle", "s") and (
                        sentence[k].low in ("and", "but") or sentence[k + 1].low in ("and", "but")
                    ):
                        return k
                if token.text == "," and low == "according":
                    return k
                if token.low == "but" or sentence[k + 1].low == "but":
                    # "…, but she said": another report
                    q = m
                    while q < min(m + 6, last) and sentence[q].text not in _MARKS:
                        if (
                            sentence[q].low in CUES
                            and CUES[sentence[q].low][0].form in ("past participle", "past", "s")
                            and q > m
                        ):
                            return k
                        q += 1
        k += 1
    while k > start and sentence[k - 1].text in ",;":
        k -= 1
    return k


def _according(sentence, i, text):
    """ "…, according to a report …": the noun phrase is the source, the rest of the sentence the content."""
    n = len(sentence)
    end = i + 2
    end = _phrase_end(sentence, i + 2)
    if end == i + 2:
        return None
    subject = _span(sentence, i + 2, end)
    cue = _span(sentence, i, i + 2)
    if i == 0:
        k = end
        while k < n and sentence[k].text != ",":
            k += 1
        if k + 1 >= n:
            return None
        last = n
        while last > k + 1 and sentence[last - 1].text in ".!?":
            last -= 1
        if last <= k + 1:
            return None
        return Report((_span(sentence, k + 1, last),), cue, subject, frozenset({"say"}), False, False)
    start = 0
    content = _content_before(sentence, i, text)
    if not content:
        return None
    return Report((content,), cue, subject, frozenset({"say"}), False, True)


def _has_past_perfect(sentence, content):
    if not content:
        return False
    inside = [t for t in sentence if content[0] <= t.start < content[1]]
    verbs = [t.low for t in inside if t.low in AUXILIARY]
    return bool(verbs) and verbs[0] in ("had", "hadn’t", "hadn't")
