"""The noun phrase that a figure counts: "adult male IS suspects" in "5,700 adult male IS suspects from prisons".

A text and the place behind a figure go in, the span of the phrase comes out. Words are taken up to the first
plural noun (and the plurals right behind it: "sports cars") as long as nothing of a closed class, no verb form and no
punctuation stands between; without a part-of-speech tagger that is what can be told from the forms of words alone.
"""

import re
from functools import partial

from corpus_tools.lexicons import words_of
from corpus_tools.quantities.number_words import NUMBER_WORDS, is_number_word
from corpus_tools.segment import Span

_words = partial(words_of, "function_words")
_CLOSED = _words("determiner", "preposition", "conjunction", "pronoun", "verb", "irregular past", "present", "adverb")
_IRREGULAR, _NOUNS_IN_LY = _words("irregular past"), _words("noun in ly")
PEOPLE_BY_ADJECTIVE = _words("people by adjective")
PEOPLE = _words("people")
_PREPOSITIONS = _words("preposition")
_BEFORE_NOUNS = frozenset(["early", "late", "very", "most", "such", "overseas", "away"])
_NO_NOUNS = _BEFORE_NOUNS | {"last", "next", "other", "former", "right"}
_PLURALS, _NOT_PLURALS = _words("plural without s"), _words("singular with s")
_LONGEST = 8

_WORD = re.compile(r"(?P<gap> +|-|(?<!\S))(?P<opening>[“\"‘'(]?)(?P<word>[^\W_](?:[\w’'.&-]|/(?!\d))*)(?P<comma>,?)")
# "one of the", "half of his", "thousands of", "12 of these": what is counted follows
_OF = re.compile(
    r"\s+(?:out )?of\s+(?:(?:the|this|these|those|its|his|her|their|our|my|your|an?|all|some)\s+)?"
    r"(?:(?:most|more|very)\s+)?"
    # "12 of the country's 15 seats": the second figure is one of its own
    rf"(?:(?:[\w-]+[’']s?\s+)?(?:(?:last|first|next|past|previous|remaining|other)\s+)?"
    rf"(?:\d[\d,.]*|{NUMBER_WORDS})\s+(?:(?:million|billion|or so)\s+)?)?",
    re.IGNORECASE,
)
_THE = re.compile(r"\s+(?:the|its|their|his|her|our)\s+", re.IGNORECASE)  # "half the houses"
_MORE = re.compile(r"\s+(?:more|fewer|additional|further|extra|or more|or so)\b|-strong\b|\s\(\d+\)", re.IGNORECASE)
_PLURAL = re.compile(r"[\w’'&/-]*[^\Wsui’'](?:e?s)\Z|[\w-]+(?:men|women|people|children|folk)\Z|[\w-]{3,}(?:ee|o|y)s\Z")
# "19 fouls show it", "one man owns the …": an s-form is a verb where an object follows
_OBJECT = re.compile(r"\s(?:it|him|her|them|us|me|the|an?|his|its|their|that)\b")
_OTHERS = re.compile(r"((?:, [a-z]+)* (?:and|or) [a-z]+)(?![\w’'-])")
_OWNER = re.compile(r"[’'] [a-z]")  # "the bankers’ fees"
_ATTACHED = re.compile(r"-(?!to-)([a-z]+)")  # "a 410-page report" counts pages
_PARTICIPLE = re.compile(
    r"[\w-]+(?:ed|ing|[ao]wn|aken|iven|itten|roken|osen|olen|idden|rozen|allen|isen)\Z|seen|done|gone|born\Z"
)


def find_counted(
    text: str, position: int, *, one: bool = False, of_only: bool = False, share: bool = False, plural: bool = False
) -> Span | None:
    """The noun phrase that follows a figure ending at `position`, null where none can be told.

    Parameters
    ----------
    one
        The figure is one: its noun is singular.
    of_only
        The figure has a unit or is a share: only "of …" leads to what is counted ("tonnes of rice").
    share
        It is a share: "the" does too ("half the houses").

    plural
        The figure is a vague count: its noun is a plural.

    Examples
    --------
    >>> text = "12 newly built family homes were lost"
    >>> text[slice(*find_counted(text, 2))]
    'newly built family homes'
    """
    of = _OF.match(text, position) or (share and _THE.match(text, position))
    if of_only and not of:
        return None
    if of:
        position = of.end() - 1
    elif more := _MORE.match(text, position):
        position, plural = more.end(), plural or more[0].strip().isalpha()
        if of := _OF.match(text, position):
            position = of.end() - 1
    elif attached := _ATTACHED.match(text, position):
        return Span(*attached.span(1)) if attached[1] not in _PREPOSITIONS else None
    words: list[re.Match] = []
    last = 0  # number of words up to the last plural
    joined = quoted = False
    for _ in range(_LONGEST):
        word = _WORD.match(text, position)
        if not word or word["opening"] == "(":
            break
        token = word["word"].rstrip("’'.-")
        if (word["gap"] == "-" and token.startswith("to-")) or token in ("x", "×"):
            break  # "0-to-60", "3 x 4 cm"
        if last and words[-1]["word"] == "times":
            break  # "2.5 times earnings"
        if (token[0].isdigit() or is_number_word(token)) and (
            last
            or joined
            or word["gap"] == "-"
            or (words and words[-1]["comma"])
            or text[word.end() : word.end() + 1].isdigit()
        ):
            break  # the next figure; not "two new 737 Max jets"
        if not words and token in _BEFORE_NOUNS:  # "two late goals"
            pass
        elif is_closed(token) and not (words and token in _IRREGULAR and _is_adverb(words[-1]["word"])):
            if last or not words or token not in ("and", "or") or joined:
                break
            joined = True  # "Kia and Hyundai vehicles"; "newly built homes" went on above
        elif last and (not is_plural(token) or _OBJECT.match(text, word.end())):
            behind = _WORD.match(text, word.end())
            if not (
                words[last - 1]["word"][0].isupper()
                and token.islower()
                and behind
                and is_plural(behind["word"].rstrip("."))
            ):
                break  # but "two Texas bank accounts"
        words.append(word)
        quoted = quoted or bool(word["opening"])
        if is_plural(token) and word["gap"] != "-" and not (_OWNER.match(text, word.end("word") - 1) and not quoted):
            last = len(words)
        position = word.end("word")
        if word["word"].endswith(".") and "." not in token:  # the sentence ends; not "U.S."
            break
        if word["comma"]:
            if last or word["gap"] == "-":
                break
            position = word.end()
    if last and not (one and not of):
        return _with_others(text, _span(words[:last]))
    for count, word in enumerate(words[:2], 1):  # "12 dead", "5,000 internally displaced"
        if word["word"].rstrip(".") in PEOPLE_BY_ADJECTIVE:
            return _span(words[:count])
    if (plural or of) and not one and not of_only and not (plural and of and words and words[0]["word"][0].isupper()):
        return None  # "hundreds arrive"; but "hundreds of Rohingya"
    return _singular(words, one=one, of=bool(of))


def _span(words: list[re.Match]) -> Span:
    return Span(words[0].start("word"), words[-1].start("word") + len(words[-1]["word"].rstrip("’'.-")))


def _with_others(text: str, span: Span) -> Span:
    """The phrase with the people in a row with it, who are counted together: "men, women and children"."""
    others = _OTHERS.match(text, span.end)
    if not others or text[span.start : span.end].rpartition(" ")[2] not in PEOPLE:
        return span
    nouns = re.findall("[a-z]+", others[1])
    return Span(span.start, others.end(1)) if all(noun in PEOPLE or noun in ("and", "or") for noun in nouns) else span


def _singular(words: list[re.Match], *, one: bool, of: bool) -> Span | None:
    """Without a plural: the words up to a verb form or a comma."""
    kept: list[re.Match] = []
    for word in words[:4]:
        token = word["word"].rstrip("’'.")
        if kept and (token[0].isdigit() or (not one and not of and kept[0]["word"][0].isupper() and token.islower())):
            break  # "700 million Chinese listen"
        if kept and one and token[-1] == "s" and is_plural(token):
            break
        if (
            token in ("and", "or")
            or (not kept and token in _NO_NOUNS)
            or (_PARTICIPLE.fullmatch(token) and (kept or not one))
            or _is_adverb(token)
        ):
            break
        kept.append(word)
        if word["comma"] or word["word"].endswith("."):
            break
    if not kept or kept[-1]["word"].rstrip(".").endswith(("’s", "'s", "s’")) or kept[0]["word"][0].isdigit():
        return None
    return _span(kept)


def _is_adverb(token: str) -> bool:
    return token.endswith("ly") and token.lower() not in _NOUNS_IN_LY


def is_closed(token: str) -> bool:
    """A word of a closed class or a verb form; acronyms in capitals (IS, US) are nouns."""
    return token.lower() in _CLOSED and not (len(token) > 1 and token.isupper())


def is_plural(token: str) -> bool:
    """A noun in the plural, by its form."""
    lower = token.lower()
    if lower in _PLURALS:
        return True
    if len(token) <= 3:
        return token[-1] == "s" and (token[:-1].isupper() or token[:-1].isdigit())  # "MPs", "Model 3s"
    return bool(_PLURAL.fullmatch(lower)) and lower not in _NOT_PLURALS
