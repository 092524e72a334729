"""The clauses of a sentence: which verbs stand together, which word opens a clause and which clause governs it.

A sentence goes in, its clauses come out, each with its verbs and its pieces of text (a relative clause in the middle
leaves the clause around it in two pieces). Clauses part at marks, at subordinating words, at commas with a verb on both
sides, and after a verb of saying that is followed by what was said.
"""

from itertools import pairwise
from typing import NamedTuple

from corpus_tools.events.verbs import AUXILIARIES, PREPOSITIONS, Token, Verb, find_verbs, tokens_of

RELATIVE = frozenset("who which whose whom where".split())
TEMPORAL = frozenset("when while as after before since until once".split())
_SUBORDINATORS = RELATIVE | frozenset("that when while because although though unless if whether how why".split())
# Prepositions too: "after the vote" stays in its clause, "after they voted" opens one.
_SOMETIMES = frozenset("after before since until as".split())
_OPENING = _SUBORDINATORS | _SOMETIMES
_DEGREES = frozenset("many much few little well long soon far part such".split())
_MARKS = frozenset(";:()—–")
_BEFORE_DATE = frozenset("on in by at late early about around since from before after until".split())
_ABOUT = frozenset("about around over nearly".split())  # prepositions that may open a subject: "about 40 people"
_RELATIVE_DAY = frozenset("later earlier after before afterwards following next same previous".split())


class Clause(NamedTuple):
    """A clause; `parent` is the index of the clause that governs it, None for a main clause."""

    pieces: tuple[tuple[int, int], ...]
    opener: str
    verbs: tuple[Verb, ...]
    parent: int | None


class _Piece(NamedTuple):
    start: int
    end: int
    opener: str
    verbs: tuple[Verb, ...]
    resumes: bool


def find_clauses(text: str, start: int, end: int, *, saying: frozenset[str], dates=()) -> list[Clause]:
    """The clauses of the sentence `text[start:end]`.

    Parameters
    ----------
    saying
        Lemmas of the verbs after which a reported clause may follow without "that".
    dates
        Spans of the sentence's dates: in "said Friday the road was closed" the day stays with the verb of saying.
    """
    tokens = tokens_of(text, start, end)
    if not tokens:
        return [Clause(((start, end),), "", (), None)]
    verbs = [verb for verb in find_verbs(tokens) if not any(a <= verb.start < b for a, b in dates)]  # "this fall"
    bounds = _boundaries(tokens, verbs, saying, dates)
    return _side_by_side(text, _joined(_pieces(tokens, verbs, bounds, end)))


def clause_at(clauses: list[Clause], position: int) -> int:
    """The index of the clause that holds `position`."""
    for index, clause in enumerate(clauses):
        if any(a <= position < b for a, b in clause.pieces):
            return index
    return 0


def governor_of(text: str, clauses: list[Clause], c: int) -> Verb | None:
    """The verb of the clause above that `clauses[c]` goes with: "left X and crashed near Y, killing 9" is the crash."""
    above = clauses[c].parent
    ahead = [
        verb
        for verb in (clauses[above].verbs if above is not None else ())
        if verb.form in {"finite", "participle"} and verb.end <= clauses[c].pieces[0][0]
    ]
    main = ahead[0] if ahead else None
    for before, verb in pairwise(ahead):
        if before == main and " and " in text[before.end : verb.start]:
            main = verb
    return main


def _boundaries(tokens: list[Token], verbs: list[Verb], saying: frozenset[str], dates) -> dict[int, str]:
    """Token index → the word that opens a clause there ("" for a comma, "that" for a "that" left out)."""
    bounds: dict[int, str] = {}
    if tokens and tokens[0].lower in _SUBORDINATORS | _SOMETIMES and tokens[0].lower != "that":
        bounds[0] = tokens[0].lower
    within = _commas_of_names(tokens)
    around_date: set[int] = set()  # the commas of "and, on Friday, police came" part no clause
    for i, token in enumerate(tokens):
        before = tokens[i - 1].lower if i else ""
        if token.text in _MARKS:
            bounds[i] = token.text
        elif (
            i
            and token.lower in _OPENING
            and _subordinates(tokens, verbs, i, before)
            and not _before_date(tokens, i, dates)
        ):
            bounds[i] = token.lower
        elif (
            token.text == ","
            and i + 1 < len(tokens)
            and i not in within
            and i not in around_date
            and _opens_after_comma(tokens, verbs, i, bounds)
        ):
            bounds[i + 1] = tokens[i + 1].lower if tokens[i + 1].lower in _SUBORDINATORS | _SOMETIMES else ""
        elif (
            dates
            and i
            and token.lower in {"and", "but"}
            and (date_end := _opens_with_date(tokens, verbs, i, bounds, dates))
        ):
            bounds[i] = ""
            around_date |= {i + 1, date_end}
    for verb in verbs:
        if verb.lemma in saying and verb.form != "infinitive":
            following = _after_saying(tokens, verb, dates)
            if (
                following is not None
                and following not in bounds
                and _reported_follows(tokens, verbs, following, bounds)
            ):
                bounds[following] = "that"
    return bounds | _resumptions(tokens, verbs, bounds)


def _before_date(tokens: list[Token], i: int, dates) -> bool:
    """ "since 2018" is no clause, whatever follows."""
    return tokens[i].lower in _SOMETIMES and any(a <= tokens[i + 1].start < b for a, b in dates if i + 1 < len(tokens))


def _commas_of_names(tokens: list[Token]) -> set[int]:
    """The commas of "left Rome, Italy, on Friday": names alone stand between them."""
    commas = [i for i, token in enumerate(tokens) if token.text == ","]
    return {
        i
        for first, last in pairwise(commas)
        if first
        and 1 < last - first <= 4
        and all(t.text[0].isupper() for t in tokens[first - 1 : last] if t.text != ",")
        for i in (first, last)
    }


def _subordinates(tokens: list[Token], verbs: list[Verb], i: int, before: str) -> bool:
    word = tokens[i].lower
    if word == "that":  # but "at that time", "half that number"
        return before not in PREPOSITIONS and bool(_verbs_to_mark(tokens, verbs, i))
    if word in _SUBORDINATORS:
        return True
    if word == "as" and (before in _DEGREES or (i + 1 < len(tokens) and tokens[i + 1].lower in _DEGREES)):
        return False  # "as many as 40"
    return (
        word in _SOMETIMES
        and before not in AUXILIARIES  # "has since ended"
        and any(verb.form != "infinitive" for verb in _verbs_to_mark(tokens, verbs, i))
    )


def _verbs_to_mark(tokens: list[Token], verbs: list[Verb], i: int) -> list[Verb]:
    """The verbs between token `i` and the next comma, mark or subordinating word."""
    stop = next((t.start for t in tokens[i + 1 :] if t.text in _MARKS | {","} or t.lower in _SUBORDINATORS), 10**9)
    return [verb for verb in verbs if tokens[i].end <= verb.start < stop]


def _opens_after_comma(tokens: list[Token], verbs: list[Verb], i: int, bounds: dict[int, str]) -> bool:
    following = tokens[i + 1]
    if following.lower == "according":
        return True
    ahead = [verb for verb in _verbs_to_mark(tokens, verbs, i) if verb.form != "infinitive"]
    if any(verb.form == "gerund" and verb.first <= following.start + 12 for verb in ahead[:1]):  # ", leaving 40 dead"
        return True
    last = max((j for j in bounds if j < i), default=0)
    behind = [v for v in verbs if tokens[last].start <= v.start < tokens[i].start and v.form != "infinitive"]
    return bool(behind and ahead)


def _opens_with_date(tokens: list[Token], verbs: list[Verb], i: int, bounds: dict[int, str], dates) -> int | None:
    """ "It began on Monday and on Friday police came", "… and a week later it ended": a date and then its own verb.

    The index of the token behind the date, None where no clause opens.
    """
    first = j = i + 2 if i + 1 < len(tokens) and tokens[i + 1].text == "," else i + 1
    while j < len(tokens) and tokens[j].lower in _BEFORE_DATE:
        j += 1
    date = next((d for d in dates if j < len(tokens) and d[0] == tokens[j].start), None)
    if date is None:
        return None
    inside = [token for token in tokens[j : j + 6] if token.end <= date[1]]
    if j == first and not any(token.lower in _RELATIVE_DAY for token in inside):
        return None  # "on Monday and Friday"
    end = j = j + len(inside)
    if j + 1 < len(tokens) and tokens[j].text == ",":
        j += 1
    follows = tokens[j].lower if j < len(tokens) else "."
    if follows in PREPOSITIONS - _ABOUT or not follows[0].isalnum():
        return None
    last = max((k for k in bounds if k < i), default=0)
    behind = any(tokens[last].start <= verb.start < tokens[i].start and verb.form != "infinitive" for verb in verbs)
    ahead = [verb for verb in _verbs_to_mark(tokens, verbs, j - 1) if verb.form != "infinitive"]
    opens = behind and bounds.get(last) not in RELATIVE and bool(ahead) and ahead[0].form != "gerund"
    return end if opens else None


def _after_saying(tokens: list[Token], verb: Verb, dates) -> int | None:
    """The token after a verb of saying and its day: "said on Friday | the road was closed"."""
    i = next((j for j, token in enumerate(tokens) if token.start >= verb.end), None)
    for date_start, date_end in dates:
        if (
            i is not None
            and tokens[i].start <= date_start
            and not any(
                t.lower not in {"on", "in", "late", "early", "this"} for t in tokens[i:] if t.start < date_start
            )
        ):
            i = next((j for j in range(i, len(tokens)) if tokens[j].start >= date_end), None)
    return i


def _reported_follows(tokens: list[Token], verbs: list[Verb], i: int, bounds: dict[int, str]) -> bool:
    """After a verb of saying comes a subject and then a finite verb: "said | the road was closed"."""
    if tokens[i].text == "," or not tokens[i].text[0].isalnum() or tokens[i].lower in PREPOSITIONS:
        return False
    # "said | two versions, codenamed X, were sold": a comma does not end the subject
    stop = next((tokens[j].start for j in sorted(bounds) if j > i and bounds[j] not in RELATIVE | {""}), 10**9)
    stop = min([stop, *(token.start for token in tokens[i:] if token.lower == "that")])
    return any(
        verb.first > tokens[i].start and verb.form in {"finite", "participle"} and verb.start < stop for verb in verbs
    )


def _resumptions(tokens: list[Token], verbs: list[Verb], bounds: dict[int, str]) -> dict[int, str]:
    """Where a clause goes on after a relative clause: "people | who were held there | have been freed"."""
    found = {}
    order = [*sorted(bounds), len(tokens)]
    for i, following in pairwise(order):
        if bounds[i] not in RELATIVE | {"that"}:
            continue
        before = max((j for j in order if j < i), default=0)
        antecedent = [v for v in verbs if tokens[before].start <= v.start < tokens[i].start and v.form != "infinitive"]
        stop = tokens[following].start if following < len(tokens) else 10**9
        inside = [verb for verb in verbs if tokens[i].start <= verb.start < stop]
        if antecedent or len(inside) < 2:
            continue
        for verb in inside[1:]:
            j = next(j for j, token in enumerate(tokens) if token.start == verb.first)
            if (
                tokens[j].lower in AUXILIARIES
                and verb.form == "finite"
                and tokens[j - 1].lower not in {"and", "or", "but", ","}
            ):
                found[j] = "resume"
                break
    return found


def _pieces(tokens: list[Token], verbs: list[Verb], bounds: dict[int, str], end: int) -> list[_Piece]:
    order = [0, *sorted(i for i in bounds if i)]
    pieces = []
    for i, following in zip(order, [*order[1:], len(tokens)], strict=True):
        start, stop = tokens[i].start, tokens[following].start if following < len(tokens) else end
        own = tuple(verb for verb in verbs if start <= verb.start < stop)
        opener = bounds.get(i, "")
        first_word = i + 1 if opener in _MARKS and i + 1 < len(tokens) else i
        resumes = opener == "resume" or (
            opener in _MARKS | {""}
            and bool(own)
            and own[0].form in {"finite", "participle"}
            and own[0].first == tokens[first_word].start
        )
        pieces.append(_Piece(start, stop, opener, own, resumes and i > 0))
    return pieces


def _joined(pieces: list[_Piece]) -> list[Clause]:
    clauses: list[Clause] = []
    last = (
        None  # the clause that went on last: "the men, who had left, came back, taking 40 along" is about coming back
    )
    for piece in pieces:
        waiting = [n for n, c in enumerate(clauses) if not any(v.form != "infinitive" for v in c.verbs)]
        if piece.resumes and waiting:
            n = waiting[0] if piece.opener in _MARKS | {""} else waiting[-1]
            old = clauses[n]
            clauses[n] = old._replace(pieces=(*old.pieces, (piece.start, piece.end)), verbs=old.verbs + piece.verbs)
            last = n
        else:
            clauses.append(Clause(((piece.start, piece.end),), piece.opener, piece.verbs, last))
            last = len(clauses) - 1
    return clauses


def _side_by_side(text: str, clauses: list[Clause]) -> list[Clause]:
    """ "denied it and that …": of two reported clauses joined by "and" the second is governed as the first is."""
    out = list(clauses)
    for c, clause in enumerate(clauses):
        start = clause.pieces[0][0]
        first = next((other for other in reversed(out[:c]) if other.opener == "that"), None)
        if first and clause.opener == "that" and text.startswith("and ", max(0, start - 4)):
            out[c] = clause._replace(parent=first.parent)
    return out
