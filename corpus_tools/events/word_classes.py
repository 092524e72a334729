"""What a word is: a token of a text, and the closed classes by which a verb is told from a noun.

Nothing goes in, sets of words come out: what may stand before a verb and never before a noun, or the other way round.
They are closed, no text can add to them; the open classes are in the word lists.
"""

import re
from typing import NamedTuple

from corpus_tools.lexicons import load_lexicon


class Token(NamedTuple):
    """A word or a mark of a text; `lower` is its lower case, but for an acronym ("IS") and the month of May inside a
    sentence, which are no function words."""

    start: int
    end: int
    text: str
    lower: str


BE = frozenset("be am is are was were been being 's ’s 're ’re".split())
HAVE = frozenset("have has had having 've ’ve".split())
DO = frozenset("do does did".split())
MODAL = frozenset(
    "will would can could may might shall should must cannot won’t won't wouldn’t wouldn't 'll ’ll".split()
)
FUTURE = frozenset(["will", "won’t", "won't", "'ll", "’ll", "shall", "would"])
AUXILIARIES = BE | HAVE | DO | MODAL
DETERMINERS = frozenset(
    "a an the this these those its his her their our my your some any no every each several many few both all another "
    "such more most other whose one two three four five six seven eight nine ten".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for from with without to into onto over under between among against during through across near "
    "towards toward around about above below behind beyond within outside inside upon per via amid despite".split()
)
OF_A_NOUN = frozenset({"in", "at", "on", "for", "from", "by", "with"})
NO_PLURALS = frozenset({"arms", "goods", "news", "sales", "sports"})
COMPOUND_AFTER = frozenset({"of", "in", "by", "for", "from", "during", "amid"})
# What stands behind a gerund that has no object: "killed by shelling in X", "died of drowning."
NO_OBJECT = frozenset("in at on near around across outside between since before after and or which , . ;".split())
ACCUSING = frozenset({"accuse", "acquit", "clear", "convict", "suspect"})
PLURAL_NOUN = re.compile(r"[^s]s$|^(?:people|men|women|children|police)$")
ARTICLES = frozenset("a an the this its his her their our my your no every each another".split())
PLURALS = frozenset(
    "these those several many few both two three four five six seven eight nine ten eleven twelve twenty thirty forty "
    "fifty sixty seventy eighty ninety hundred hundreds thousand thousands dozen dozens".split()
)
ADVERBS = frozenset(
    "not n’t n't also since now already still never just then ever yet even so once again too only further soon often "
    "perhaps almost".split()
)
# What may stand between the beginning of a clause and the number it is about.
ABOUT = frozenset(
    "some about around nearly almost roughly over at least most more fewer than up to an another estimated the other "
    "million".split()
)
PRESENT = frozenset(load_lexicon("verbs")["no noun before a noun"])
PRONOUNS = frozenset("i we you they he she it who that which there".split())
CONJUNCTIONS = frozenset("and or but nor".split())
BEHIND = frozenset(
    "as than if when last next late early today yesterday tomorrow ago away back down up out off".split()
)
NOT_A_NOUN = DETERMINERS | PREPOSITIONS | AUXILIARIES | ADVERBS | PRONOUNS | CONJUNCTIONS | BEHIND
