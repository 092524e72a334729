import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.events.clauses import clause_at, find_clauses
from corpus_tools.events.verbs import find_verbs, tokens_of

SAYING = frozenset({"say", "tell", "add"})

VERBS = [
    # sentence, (lemma, form) of each verb group
    ("They have since been moved to a camp.", [("move", "finite")]),
    ("Accused men fled; armed men chased the accused.", [("flee", "participle"), ("chase", "participle")]),
    ("Rebel attacks in the north killed nine.", [("kill", "participle")]),
    ("The mandate expires next week.", [("expire", "finite")]),
    ("It plans to move 500 families.", [("plan", "finite"), ("move", "infinitive")]),
    ("Forty young suspects from the south left.", [("leave", "participle")]),
    ("Members of IS were there.", [("be", "finite")]),
    ("The land was rezoned, leaving many homeless.", [("rezone", "finite"), ("leave", "gerund")]),
    ("He was born there and became a judge.", [("bear", "finite"), ("become", "participle")]),
    ("She had not yet arrived.", [("arrive", "finite")]),
    ("They retook the town, which had been foretold.", [("retake", "participle"), ("foretell", "finite")]),
    ("They withstood it at the outset.", [("withstand", "participle")]),
    ("A king was slain; rebels beset the town.", [("slay", "finite"), ("beset", "participle")]),
    ("The killing of two guards shocked the town.", [("shock", "participle")]),
]


@pytest.mark.parametrize(("sentence", "wanted"), VERBS)
def test_verbs(sentence, wanted):
    assert [(verb.lemma, verb.form) for verb in find_verbs(tokens_of(sentence, 0, len(sentence)))] == wanted


def test_tense():
    (verb,) = find_verbs(tokens_of("It had already left", 0, 19))
    assert (verb.past_perfect, verb.future) == (True, False)
    (verb,) = find_verbs(tokens_of("It will leave", 0, 13))
    assert (verb.past_perfect, verb.future) == (False, True)


CLAUSES = [
    # sentence, the words of each clause; "…" parts the pieces of one clause
    ("The city said the road was closed.", ["The city said", "the road was closed."]),
    ("The city said that the road was closed.", ["The city said", "that the road was closed."]),
    (
        "People who were held there have been freed.",
        ["People … have been freed.", "who were held there"],
    ),
    (
        "The mayor, who won in May, told reporters that it was over.",
        ["The mayor, … told reporters", "who won in May,", "that it was over."],
    ),
    ("It left after the vote in May.", ["It left after the vote in May."]),
    ("It left after they voted in May.", ["It left", "after they voted in May."]),
    ("When the town fell, thousands fled.", ["When the town fell,", "thousands fled."]),
    ("A deal has since ended the strike.", ["A deal has since ended the strike."]),
    ("It sank, killing nine.", ["It sank,", "killing nine."]),
    (
        "In 2013, the state signed a treaty and closed the plant.",
        ["In 2013, the state signed a treaty and closed the plant."],
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), CLAUSES)
def test_clauses(sentence, wanted):
    clauses = find_clauses(sentence, 0, len(sentence), saying=SAYING)
    assert [" … ".join(sentence[a:b].strip() for a, b in clause.pieces) for clause in clauses] == wanted


@given(
    st.lists(st.sampled_from("He said that who fled left 40 men , ; — after when was held “ ” in May and".split())).map(
        " ".join
    )
)
def test_every_character_is_in_one_clause(sentence):
    clauses = find_clauses(sentence, 0, len(sentence), saying=SAYING)
    pieces = sorted(piece for clause in clauses for piece in clause.pieces)
    assert "".join(sentence[a:b] for a, b in pieces).split() == sentence.split()
    for index, clause in enumerate(clauses):
        assert clause.parent is None or 0 <= clause.parent < len(clauses)
        for verb in clause.verbs:
            assert clause_at(clauses, verb.start) == index
