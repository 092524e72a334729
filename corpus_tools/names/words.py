"""Words by what they say of a name: titles, heads of organisations and places, demonyms, openers of sentences.

In go the word lists of `lexicons/`, out come sets to look words up in. No list holds names of people or organisations
but the given names of a census; countries, capitals and states are complete for their class.
"""

from corpus_tools.lexicons import load_lexicon

_titles, _capitals = load_lexicon("titles"), load_lexicon("capitals")
_organisation, _place = load_lexicon("organisation_words"), load_lexicon("place_words")
_demonyms, _given = load_lexicon("demonyms"), load_lexicon("given_names")

TITLE = frozenset(_titles["title"])
ADDRESS = frozenset(_titles["address"])  # "Mr", "Mrs": no role
BEFORE_TITLE = frozenset(_titles["before a title"])  # "Deputy", "Prime", "Foreign"
SURNAME_TITLE = frozenset(_titles["also a surname"])  # "King", "Bishop"
ROLE = frozenset(_titles["role"]) | frozenset(_titles["kin"])  # lower-case: "spokesman", "wife"
BEFORE_ROLE = frozenset(word.lower() for word in BEFORE_TITLE) | frozenset(
    "longtime veteran then top lead late".split()
)
PARTICLE = frozenset(_titles["particle"])  # "de", "bin"
SEX = dict.fromkeys((*_titles["man"], *_titles["he"]), "he") | dict.fromkeys(
    (*_titles["woman"], *_titles["she"]), "she"
)
GIVEN = {name: sex if sex != "either" else None for sex, names in _given.items() for name in names}

ORGANISATION_HEAD = frozenset(_organisation["head"])  # "Ministry", "Inc."
ORGANISATION_OF = frozenset(_organisation["of follows"])  # "Ministry of …"
ORGANISATION_AFTER = frozenset(_organisation["after"])  # "X militants"
_alone = (*_organisation["stands by itself"], *_organisation["stands by itself, too general"])
STANDS_ALONE = frozenset(_organisation["stands by itself"])  # "Congress": a name by itself
NOT_SHORT = frozenset(_alone)  # and short for nothing longer
ORGANISATION_APPOSED = frozenset(_organisation["apposed"])  # "X, a maker of tools"
PUBLIC = frozenset(_organisation["no company"])  # "Ministry": nobody calls it "the company"
FIELD = frozenset(_organisation["field"])  # "Health", "Trade": what bodies are for
PLACE_HEAD = frozenset(_place["head"])  # "Province", "River"
PLACE_FIRST = frozenset(_place["before a name"])  # "Mount X"
PLACE_FIRST_PERHAPS = frozenset(_place["before a name, perhaps"])  # "San X", "New X"
NO_PLACE_BEHIND = frozenset(_place["no place behind in"])  # "a stake in X"
PLACE_AFTER = frozenset(_place["after"])  # "X province"
PLACE_OF = tuple(_place["of follows"])  # "the town of X"
IN_FRONT = frozenset(_place["in front"])  # "near X"
PLACE_OWNED = tuple(_place["owned by a place"])  # "X's airport"
PLACE_ROLE = frozenset(_place["role in a place"])  # "the mayor of X"
COMPASS = tuple(_place["compass"])
SURNAME_HEAD = frozenset(_place["head, also a surname"]) | frozenset(_organisation["head, also a surname"])
PLACES = load_lexicon("places")
KNOWN_PLACE = frozenset(name for names in PLACES.values() for name in names)
DIVISION = frozenset(PLACES["division"]) | frozenset(PLACES["division abbreviation"]) | frozenset(PLACES["country"])
THING_HEAD = frozenset(load_lexicon("thing_words")["head"])  # "Prize", "Act": neither people nor bodies nor places
THING_OPENER = frozenset(load_lexicon("thing_words")["opener"])  # "Big …"

_adjectives = frozenset(word for words in _demonyms.values() for word in words)
DEMONYM = _adjectives | frozenset(word + "s" for word in _adjectives)
PARTY = frozenset(_demonyms["religion or party"])
NO_NAME = frozenset(_capitals["no name"])  # "TV"
CALENDAR = frozenset(_capitals["calendar"])
CALENDAR_NAME = frozenset(_capitals["also a name"])  # "April", "May"
OPENER = frozenset(load_lexicon("abbreviations")["sentence opener"]) | frozenset(_capitals["opener"])
COMPOUND_ENDING = tuple(_capitals["compound ending"])
FUNCTION = frozenset(word.lower() for word in OPENER) | frozenset(
    "said says say told tells added be been being am does did has have had will would than that which who whose whom "
    "into onto per via".split()
)
# Past forms of irregular verbs: "prices in X rose" goes on with no noun.
PAST = frozenset(form for line in load_lexicon("verbs")["irregular"] for form in line.split()[1:2])
