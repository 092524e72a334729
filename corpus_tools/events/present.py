"""The present tense behind a plural: "and 60 need aid", "rebels admit only 12".

The words of a sentence and the place of one go in, whether it is a verb there comes out. A bare form may be a noun as
well ("60 face masks"); the words around it must leave no other reading.
"""

from corpus_tools.events.verb_forms import verb_forms
from corpus_tools.events.word_classes import (
    ABOUT,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NOT_A_NOUN,
    PLURAL_NOUN,
    PLURALS,
    PREPOSITIONS,
    PRESENT,
    Token,
)
from corpus_tools.lexicons import load_lexicon

_SAYING = frozenset(entry.split("/")[0] for entry in load_lexicon("cue_verbs")["say"])


def is_present(tokens: list[Token], i: int, lemma: str) -> bool:
    """ "and 60 need aid", "and 60 people live in tents": the present behind a number that opens its clause.

    "60 face masks" may be a noun phrase, but "60 face trial" is none: behind a number the last noun is a plural.
    """
    j = i - 1
    if j > 0 and PLURAL_NOUN.search(tokens[j].lower) and not _is_number(tokens[j]):
        j -= 1
    if j < 0 or "past" in verb_forms().get(tokens[i].lower, ("", ()))[1] or not _is_number(tokens[j]):
        return False
    while j > 0 and (_is_number(tokens[j - 1]) or tokens[j - 1].lower in ABOUT):
        j -= 1
    led = tokens[j - 1].lower if j else ""
    opened = led in CONJUNCTIONS | {"", "while", "that"} or not led[0].isalnum()
    opened = opened or verb_forms().get(led, ("",))[0] in _SAYING  # "said 60 need aid"
    if not opened or i + 1 >= len(tokens):
        return False
    after, behind = tokens[i + 1], tokens[i + 2] if i + 2 < len(tokens) else None
    if lemma in PRESENT or after.lower in DETERMINERS | PREPOSITIONS:
        return True
    ends = behind is None or not behind.text[0].isalnum() or behind.lower in NOT_A_NOUN
    is_noun = after.text.isalpha() and after.text.islower() and after.lower not in NOT_A_NOUN
    return is_noun and ends and not PLURAL_NOUN.search(after.lower) and not is_past(after.lower)


def is_present_of_plural(tokens: list[Token], i: int) -> bool:
    """ "but rebels admit only 12", "while the local authorities report 40": a plural subject, its verb and a number."""
    if not i or i + 1 >= len(tokens) or not PLURAL_NOUN.search(tokens[i - 1].lower):
        return False
    entry = verb_forms().get(tokens[i].lower, ("", frozenset()))
    if "base" not in entry[1] or entry[0] in {"help", "make", "let"}:
        return False
    amount = tokens[i + 2 if tokens[i + 1].lower in ABOUT | {"only", "just"} and i + 2 < len(tokens) else i + 1]
    if not _is_number(amount):
        return False
    j = i - 1
    while j > 0 and i - j < 4 and tokens[j - 1].text.isalpha() and tokens[j - 1].lower not in NOT_A_NOUN:
        j -= 1
    if j > 0 and tokens[j - 1].lower in DETERMINERS:
        j -= 1
    return j == 0 or tokens[j - 1].lower in CONJUNCTIONS | {"while", "that", "though", "although", ",", ";", ":"}


def is_past(word: str) -> bool:
    """Whether a word can be a past form or an auxiliary."""
    return word in AUXILIARIES or "past" in verb_forms().get(word, ("", ()))[1]


def _is_number(token: Token) -> bool:
    return token.text[0].isdigit() or token.lower in PLURALS
