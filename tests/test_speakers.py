"""Whose words they are: mentions resolved to names, and who is cited for a clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.quotes import find_quotes
from corpus_tools.speakers import cited_for, find_citations


def last(text):
    quote = find_quotes(text)[-1]
    return quote.speaker, quote.role, quote.attribution


# text, then of its last quotation: speaker, role, how found
RESOLVED = [
    ("Deputy Mayor Ann Roe left. “We wait,” Roe said.", ("Ann Roe", "Deputy Mayor", "explicit")),
    ("Deputy Mayor Ann Roe opened the bridge.\n“We wait,” she said.", ("Ann Roe", "Deputy Mayor", "pronoun")),
    # a pronoun looks for a subject, not for who was last named
    ("Ann Roe met a friend of Ben Doe. “We wait,” she said.", ("Ann Roe", None, "pronoun")),
    # two people of one surname are kept apart
    (
        "Mr. Ben Roe sat beside Mrs. Ann Roe. “We wait,” Ann Roe said. “No,” Mr. Roe replied.",
        ("Ben Roe", None, "explicit"),
    ),
    # a paragraph that is all quotation goes on
    ("“We wait,” Ann Roe said.\n“It pays.”", ("Ann Roe", None, "continued")),
    # who is brought in and described, without a word of saying
    (
        "“It is sad,” said Ann Poe. The guests heard from teacher Emma Roe, who was hurt. “It was long,” she said.",
        ("Emma Roe", "teacher", "pronoun"),
    ),
    (
        "“It is sad,” said Ann Poe. She came with Emma Roe, her cook. “It was long,” she said.",
        ("Ann Poe", None, "pronoun"),
    ),
    # a description with a name between commas, a title before the name
    ("“We wait,” a spokesman for the army, Colonel Ali Roe, said.", ("Ali Roe", "spokesman for the army", "explicit")),
    # a place behind "of" is no speaker, two are not one
    ("“We wait,” said the mayor of Elm, who left early.", ("the mayor of Elm", None, "explicit")),
    ("Ann Roe and Ben Doe said it was “a gift.”", ("Ann Roe and Ben Doe", None, "explicit")),
    ("Roe Mills and its owners have vowed to leave.", ("Roe Mills and its owners", None, "explicit")),
    ("Blue Sky and Fast Jet are planning to leave.", ("Blue Sky and Fast Jet", None, "explicit")),
    ("Police and the army said it was “a gift.”", ("Police and the army", None, "explicit")),
    ("Rain fell and police said it was “a gift.”", ("police", None, "explicit")),
    ("Ann Roe left the town and Ben Doe said it was “a gift.”", ("Ben Doe", None, "explicit")),
    # hearsay is nobody's, whoever spoke before
    ("Mr. Roe hopes the plan passes. He is believed to have raised his price.", (None, None, "none")),
    # a company is no "he"; its short form, and "the company" where it is the only one
    ("Roe Tools Inc. grew. Roe, a maker of tools, said sales rose. “We wait,” he said.", (None, None, "none")),
    ("Roe Tools Inc. grew. Roe, a maker of tools, said sales rose.", ("Roe Tools Inc.", None, "explicit")),
    ("Roe Tools Inc. opened a plant in Ohio. The company said sales rose.", ("Roe Tools Inc.", None, "explicit")),
    ("Roe Tools Inc. sued Doe Foods Inc. The company said sales rose.", ("The company", None, "explicit")),
    # the one person of a role
    (
        "Harbour Party leader Ann Roe arrived. “We wait,” the Harbour Party leader said.",
        ("Ann Roe", "Harbour Party leader", "explicit"),
    ),
    # nobody is named
    ("“We wait,” he said.", (None, None, "none")),
    ("“We wait,” said a spokesman for the ministry.", ("a spokesman for the ministry", None, "explicit")),
    ("“We wait,” a spokesman for Ann Roe said.", ("a spokesman for Ann Roe", None, "explicit")),
    ("A spokesman for the ministry left. “We wait,” the spokesman said.", ("the spokesman", None, "explicit")),
    # who is quoted in a quotation does not speak
    ("Ann Roe said: “Ben Doe is late.” “We wait,” she added.", ("Ann Roe", None, "pronoun")),
    # across an apposition with commas, and a day before the verb
    ("“We wait,” Ann Roe, 61, a nurse in Elm, Ohio, said.", ("Ann Roe", None, "explicit")),
    ("Ann Roe on Friday called the plan “a gift.”", ("Ann Roe", None, "explicit")),
    # "who" means the name before it
    ("They met Ann Roe, who called the plan “a gift.”", ("Ann Roe", None, "explicit")),
    # a verb in no list, a colon, a signature
    ("“We will wait for it,” Ann Roe shot back.", ("Ann Roe", None, "explicit")),
    ("Ann Roe went further: “We will wait.”", ("Ann Roe", None, "explicit")),
    ("“We will wait.” — Ann Roe", ("Ann Roe", None, "explicit")),
]


@pytest.mark.parametrize(("text", "expected"), RESOLVED)
def test_whose_words_they_are(text, expected):
    speaker, role, attribution = last(text)
    assert (speaker, attribution) == expected[::2]
    assert expected[1] is None or role == expected[1]


# text, a stretch of it, who is cited for it, whether it lies before the day it was said on
CITED = [
    ("The army said Friday that it had moved 12 tanks.", "12 tanks", "The army", True),
    ("The army said Friday that it will move 12 tanks.", "12 tanks", "The army", False),
    ("Some 12 people died, according to a report sent to the council on Monday.", "12 people", "a report", False),
    ("According to police, 12 people died.", "12 people", "police", False),
    ("Ann Roe, who heads the panel, told the council that 12 people died.", "12 people", "Ann Roe", False),
    ("Some 12 people died. The army said nothing.", "12 people", None, False),
    ("The army said it was late. Some 12 people died.", "12 people", None, False),
]


@pytest.mark.parametrize(("text", "words", "who", "past_perfect"), CITED)
def test_who_is_cited(text, words, who, past_perfect):
    start = text.index(words)
    citation = cited_for(text, start, start + len(words))
    assert (citation and citation.text) == who
    if citation:
        assert text[citation.start : citation.end] == who
        assert citation.clause_start <= start < citation.clause_end
        assert citation.past_perfect == past_perfect


def test_the_words_of_saying_have_a_place():
    text = "The army said Friday that it had moved."
    (citation,) = find_citations(text)
    assert text[citation.cue_start : citation.cue_end] == "said"


@given(st.text(st.sampled_from("“”\"' ,.:—\nabAB")), st.lists(st.sampled_from(["he said", "Ann Roe", ", who", "told"])))
def test_for_any_text_nothing_raises(noise, words):
    for citation in find_citations(noise + " ".join(words) + noise):
        assert citation.clause_start < citation.clause_end
