"""Where the content of a report begins and ends.

The tokens of a sentence and a verb of saying go in, the stretch that is said comes out. Behind the verb the content begins
after the one who is told and after words of time and place, and ends where another clause of the verb's own rank takes over;
before the verb it begins with the sentence.
"""

from corpus_tools.cues import (
    ADDRESSEE,
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLAUSE_ONLY,
    COMMA,
    CUE,
    CUES,
    DETERMINER,
    ED,
    FINITE,
    ING,
    MARK,
    MAY_TELL,
    NUMBER,
    PLEDGES,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    QUOTE,
    SUBORDINATOR,
    TIME_ADVERB,
    TIME_NOUN,
    CueForm,
    Token,
)
from corpus_tools.phrases import DASHES, Sentence, Subject

_ENDS = frozenset(".!?…;,")
_LEADING = frozenset({"but", "and", "yet", "still", "so", "also", "meanwhile", "however", "now", "then"})
# What opens a clause that lies outside what was said, after a comma.
_BREAKS = frozenset({"according", "though", "although", "compared", "which"})
_OBJECTS = frozenset({"judge", "urge", "call", "raise", "commit", "manner"})


def content_behind(
    sentence: Sentence, i: int, cue: CueForm, subject: Subject | None, text: str
) -> tuple[int, int] | None:
    """Tokens of the content that follows the verb whose words end before token `i`; None if there is none."""
    last = len(sentence)
    while last > i and sentence[last - 1].text in _ENDS:
        last -= 1
    start = _content_start(sentence, i, last, cue, text)
    if start is None or start >= last or not _can_open(sentence, start, cue):
        return None
    if sentence[start].kinds & QUOTE and _stands_alone(sentence, start, last, text):
        return start, start + 1
    end = _content_end(sentence, start, last, cue, subject)
    if cue.lemma in CLAUSE_ONLY and not _is_clause(sentence, start, end):
        return None
    return (start, end) if end > start + 1 or sentence[start].low != "that" else None


def _is_clause(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the tokens can be a clause: a word that opens one, or a word that can be its verb."""
    first = sentence[start]
    if first.kinds & (QUOTE | QUESTION | PRONOUN) or first.low in ("that", "to") or sentence[start - 1].text == ":":
        return True
    return any(word.kinds & (FINITE | CUE | QUOTE) or word.low.endswith("s") for word in sentence[start + 1 : end])


def content_before(sentence: Sentence, end: int, text: str, *, quoted: bool) -> tuple[int, int] | None:
    """The span of what stands before token `end`, from the sentence's first word on; None if that is no content."""
    start = 0
    while end > start and (sentence[end - 1].kinds & COMMA or sentence[end - 1].text in DASHES):
        end -= 1
    start = _over_leading(sentence, end)
    while start < end and sentence[start].text in DASHES:
        start += 1
    if start >= end:
        return None
    last = sentence[end - 1]
    if end - start > 1 and last.kinds & QUOTE and is_title(sentence, (end - 1, end), text):
        return None  # "on the show “The Long Road,” Roe said"
    if end - start > 1 and last.kinds & QUOTE and sentence[end - 2].kinds & MARK and opens_with_capital(text, last.start):
        start = end - 1  # a sentence of its own
    elif not quoted and is_setting(sentence, start, end):
        return None
    return sentence[start].start, last.end


def _over_leading(sentence: Sentence, end: int) -> int:
    """Past "But", "Also,", "In fact,": what ties the sentence to the one before."""
    start = 0
    if end > 3 and sentence[0].low == "in" and sentence[1].low in ("fact", "addition") and sentence[2].kinds & COMMA:
        start = 3
    while start < end - 1 and (
        sentence[start].low in _LEADING
        or sentence[start].kinds & COMMA
        or sentence[start].kinds & ADVERB
        and sentence[start + 1].kinds & COMMA
        and start + 2 < end
    ):
        start += 1
    return start


def is_setting(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the tokens are no clause but say when or where: "Last year, Roe said", "At the time, she said"."""
    if any(word.kinds & (FINITE | CUE | QUOTE) for word in sentence[start:end]):
        return False
    return bool(sentence[start].kinds & (PREPOSITION | ADVERB | CALENDAR | TIME_ADVERB | SUBORDINATOR | NUMBER))


def opens_with_capital(text: str, start: int) -> bool:
    """Whether the quotation at `start` opens with a capital letter."""
    return text[start : start + 4].lstrip("\"“”'‘’`«»„ ")[:1].isupper()


def is_title(sentence: Sentence, content: tuple[int, int], text: str) -> bool:
    """Whether the content is one quotation whose words begin with capitals: “The Long Road”."""
    if content[1] - content[0] != 1 or not sentence[content[0]].kinds & QUOTE:
        return False
    words = text[sentence[content[0]].start : sentence[content[0]].end].split()
    return all(word.strip("\"“”'‘’`«»„,.?!")[:1].isupper() for word in words if len(word) > 4)


def _stands_alone(sentence: Sentence, i: int, last: int, text: str) -> bool:
    """Whether the quotation that opens the content is all of it: a sentence of its own, or set off by a comma."""
    if i + 2 >= last:
        return False
    after = sentence[i + 1]
    if after.low in ("and", "or") and sentence[i + 2].kinds & QUOTE:
        return False
    if (
        after.text in DASHES
        or opens_with_capital(text, sentence[i].start)
        and (sentence[i - 1].kinds & COMMA or sentence[i - 1].text == ":")
    ):
        return True
    return bool(after.kinds & COMMA and sentence[i - 1].kinds & MARK)


def _content_start(sentence: Sentence, i: int, last: int, cue: CueForm, text: str) -> int | None:
    """The token where the content begins, after the one who is told and words of time, place and manner."""
    if i >= last:
        return None
    token = sentence[i]
    if (
        token.kinds & QUOTE
        or token.low == "that"
        or token.kinds & QUESTION
        and token.low not in ("when", "where", "who")
    ):
        return i
    if token.text == ":":
        return i + 1
    if token.kinds & COMMA or token.text in DASHES:
        return _after_comma(sentence, i, last, cue)
    if token.low == "as" and "call" in cue.classes or token.low in ("to", "not") and _takes_infinitive(cue):
        return i
    if quotation := _quotation_ahead(sentence, i, last, text):
        return quotation
    if cue.lemma in MAY_TELL and (opener := _opener_ahead(sentence, i, last, text, told=False, pledged=False)):
        return opener
    if token.low in ("of", "about") and "say" in cue.classes:
        return None  # "said of the plan"
    told = cue.classes & {"tell", "ask"}
    if told or token.kinds & (PREPOSITION | CALENDAR | TIME_ADVERB | ADVERB) or token.low in ("this", "last"):
        opener = _opener_ahead(sentence, i + 1, last, text, told=bool(told), pledged=cue.lemma in PLEDGES)
        if opener:
            return opener
        return _after_addressee(sentence, i, last) if told else _after_adverbials(sentence, i, last, cue)
    return i


def _after_comma(sentence: Sentence, i: int, last: int, cue: CueForm) -> int | None:
    """ "said, “…”", "said, however, that …", and what goes on after "…, she said, …"."""
    if i + 1 >= last:
        return None
    if sentence[i + 1].kinds & QUOTE:
        return i + 1
    for k in range(i + 1, min(i + 12, last)):
        if sentence[k].text == sentence[i].text:
            if k + 1 < last and (sentence[k + 1].low == "that" or sentence[k + 1].kinds & QUOTE):
                return k + 1
            break
    if not sentence[i].kinds & COMMA:
        return None
    after = sentence[i + 1]
    if after.kinds & (ING | SUBORDINATOR | PREPOSITION) and after.low != "that" or cue.classes & _OBJECTS:
        return None
    return i + 1


def _quotation_ahead(sentence: Sentence, i: int, last: int, text: str) -> int | None:
    """ "put it this way: “…”", "shouted back at him, “…”": the quotation that a mark parts from the words before it."""
    for k in range(i, min(i + 14, last)):
        token = sentence[k]
        if token.kinds & QUOTE:
            before = sentence[k - 1]
            if before.text == ":" or before.kinds & COMMA and opens_with_capital(text, token.start):
                return k if k > i and not is_title(sentence, (k, k + 1), text) else None
            return None
        if token.kinds & (FINITE | CUE | ING) and k > i or token.low == "that":
            return None
    return None


def _opener_ahead(sentence: Sentence, i: int, last: int, text: str, *, told: bool, pledged: bool) -> int | None:
    """The "that", quotation or colon that opens the content within the next words, with no other clause between."""
    for k in range(i, min(i + 15, last)):
        token = sentence[k]
        if token.kinds & QUOTE:
            return None if is_title(sentence, (k, k + 1), text) else k
        if token.low == "that" and not sentence[k - 1].kinds & PREPOSITION:
            return k
        if token.text == ":" or token.kinds & COMMA and k + 1 < last and sentence[k + 1].kinds & QUOTE:
            return k + 1
        if told and token.low in ("how", "what", "why", "whether", "if", "to") or pledged and token.low == "to":
            return k
        if token.kinds & (AUXILIARY | MARK) or token.kinds & FINITE:
            return None
    return None


def _after_addressee(sentence: Sentence, i: int, last: int) -> int | None:
    """ "told her they left", "told reporters the plan failed": the content begins at the next phrase."""
    if sentence[i].kinds & ADDRESSEE:
        return i + 1 if i + 1 < last and not sentence[i + 1].kinds & MARK else None
    k = i + 1
    while k < last and not sentence[k].kinds & (DETERMINER | PRONOUN):
        if sentence[k].kinds & MARK:
            return None
        k += 1
    return k if k < last and sentence[k].low not in ("who", "which") else None


def _after_adverbials(sentence: Sentence, i: int, last: int, cue: CueForm) -> int | None:
    k = i
    while k < last:
        token, following = sentence[k], sentence[k + 1] if k + 1 < last else None
        if token.kinds & (CALENDAR | TIME_NOUN | TIME_ADVERB | NUMBER) or token.kinds & ADVERB:
            k += 1
        elif following and (
            token.low == "on" and following.kinds & CALENDAR or token.low == "this" and following.kinds & TIME_NOUN
        ):
            k += 1
        else:
            break
    if k >= last or sentence[k].kinds & MARK:
        return None
    if sentence[k].kinds & PREPOSITION and sentence[k].low not in ("as", "like", "after", "before", "since"):
        if not cue.classes & {"say", "show", "think"}:
            return k
        # "said at a rally in Ohio he would": the next pronoun or determiner that no preposition governs
        for m in range(k + 1, min(k + 12, last)):
            token, before = sentence[m], sentence[m - 1].kinds
            if token.kinds & MARK:
                return None
            if (
                token.kinds & (PRONOUN | DETERMINER)
                and not before & (PREPOSITION | DETERMINER)
                and token.low not in ("who", "which")
                and any(word.kinds & (FINITE | CUE) for word in sentence[m + 1 : last])
            ):
                return m
        return None
    return k


def _can_open(sentence: Sentence, i: int, cue: CueForm) -> bool:
    """Whether token `i` can open what this class of verbs governs."""
    token = sentence[i]
    if token.kinds & QUOTE or sentence[i - 1].text == ":":
        return True
    if token.kinds & PREPOSITION and token.low not in ("as", "about", "to") and cue.classes <= _OBJECTS and not token.kinds & NUMBER:
        return False
    if token.low == "by" or token.kinds & AUXILIARY and not sentence[i - 1].kinds & COMMA:
        return False  # "worried by", "which he said were"
    if token.kinds & QUESTION and token.low != "that":
        return not cue.classes <= {"judge", "urge", "call", "manner"}
    if token.low == "that":
        return not cue.classes <= {"urge", "manner"}
    if cue.classes <= {"commit"}:
        return token.low == "to" or token.low == "not" and sentence[min(i + 1, len(sentence) - 1)].low == "to"
    if token.low == "to":
        return _takes_infinitive(cue) or bool(cue.classes & {"tell", "ask"})
    if cue.classes <= {"urge"}:
        return any(word.low == "to" or word.kinds & QUOTE for word in sentence[i + 1 : i + 16])
    return True


def _takes_infinitive(cue: CueForm) -> bool:
    """Whether "to" can open the content: "vowed to leave", "is believed to have left"."""
    return cue.lemma in PLEDGES or cue.form == "passive"


def _content_end(sentence: Sentence, start: int, last: int, cue: CueForm, subject: Subject | None) -> int:
    """Where the content ends: before another report of the same rank, a source, or the main clause it depends on."""
    inner = subject is not None and (subject.relative or subject.opener in _DEPENDENT)
    inner = inner or sentence[0].low in _DEPENDENT and not any(word.kinds & COMMA for word in sentence[:start])
    thing = cue.classes <= _OBJECTS and sentence[start].low not in ("to", "as")
    for k in range(start + 1, last):
        token = sentence[k]
        if token.text == ";":
            return k
        comma = token.kinds & COMMA
        if thing and token.text in DASHES:
            return k
        if not (comma or token.low in ("and", "but")):
            if thing and subject is not None and subject.relative and token.kinds & AUXILIARY:
                return k  # "a man who rejected the plan | will": the sentence goes on
            continue
        if comma and (thing and not _quotation_follows(sentence, k, last, cue) or inner and _goes_on(sentence, k + 1, last)):
            return k
        if comma and sentence[start].low == "to" and sentence[k + 1].kinds & SUBORDINATOR and sentence[k + 1].low not in _JOINING:
            return k
        m = k + 1
        while m < last and (
            sentence[m].low in ("and", "but", "or", "yet", "while", "then") or sentence[m].kinds & ADVERB
        ):
            m += 1
        if m >= last:
            break
        after = sentence[m]
        form, classes = _form(after)
        if comma and (form == "ing" and classes & _RANK or after.low in _BREAKS):
            return k
        joined = not comma or sentence[k + 1].low in ("and", "but", "while")
        if joined and form in ("past", "past participle", "s") and classes & _RANK:
            return k
        if joined and _is_report_ahead(sentence, m, last):
            return k
    while last > start and sentence[last - 1].text in _ENDS:
        last -= 1
    return _without_time(sentence, start, last) if thing else last


_JOINING = frozenset({"and", "but", "or", "so", "yet"})
_RANK = frozenset({"say", "tell", "ask", "judge", "call", "urge"})


def _form(token: Token) -> tuple[str, frozenset[str]]:
    return (CUES[token.low][0].form, CUES[token.low][0].classes) if token.kinds & CUE else ("", frozenset())


def _quotation_follows(sentence: Sentence, comma: int, last: int, cue: CueForm) -> bool:
    """"called the mayor, Ann Roe, “a liar”": what the description is said of runs on to it."""
    if "call" not in cue.classes or sentence[comma - 1].kinds & QUOTE:
        return False
    for k in range(comma + 1, min(comma + 9, last)):
        if sentence[k].kinds & QUOTE:
            return True
        if sentence[k].kinds & FINITE:
            return False
    return False


def _goes_on(sentence: Sentence, i: int, last: int) -> bool:
    """Whether a verb or a subject with its verb follows: the clause that the report depends on."""
    for k in range(i, min(i + 7, last)):
        if sentence[k].kinds & (FINITE | CUE):
            return k > i or not sentence[k].kinds & ED
        if sentence[k].kinds & (MARK | QUOTE):
            return False
    return False


def _without_time(sentence: Sentence, start: int, last: int) -> int:
    """Without a day at the end: "his plan | on Sunday", "the mayor | last week"."""
    for k in range(max(start + 1, last - 4), last):
        word = sentence[k]
        if (
            word.kinds & CALENDAR
            or word.low in ("last", "this")
            and sentence[last - 1].kinds & TIME_NOUN
            or word.low in ("on", "in")
            and k + 1 < last
            and sentence[k + 1].kinds & CALENDAR
        ):
            return k
    return last


_DEPENDENT = frozenset(
    {"as", "while", "when", "if", "after", "before", "since", "because", "although", "though", "once", "until"}
)


def _is_report_ahead(sentence: Sentence, m: int, last: int) -> bool:
    """ "…, but she said": a subject and a verb of saying follow."""
    for k in range(m + 1, min(m + 6, last)):
        if sentence[k].kinds & (MARK | QUOTE):
            return False
        form, classes = _form(sentence[k])
        if form in ("past participle", "past", "s") and classes & _RANK:
            return bool(sentence[m].kinds & (PRONOUN | CAPITAL | DETERMINER))
    return False
