"""What figures of a whole corpus promise: lengths, days, words, speech and topics over time, as the tables have them."""

import random
import re

import pandas as pd
import pytest
from test_plots import QUOTES, articles_of, assert_clear, event, quotes_of, texts_of, topics_of

from corpus_tools.columns import make_table
from corpus_tools.concordance.association import keyness
from corpus_tools.plots import plot_articles
from corpus_tools.plots.overview import plot_corpus
from corpus_tools.plots.speakers import count_quoted_words, count_verbs, plot_quoted_words
from corpus_tools.plots.timeline import plot_timeline
from corpus_tools.plots.topic_times import plot_topics_over_time
from corpus_tools.plots.words import plot_dispersion, plot_keyness
from corpus_tools.topics import cluster_topics


def corpus_of(number, *, dated=True):
    """Invented articles of different length, outlet and day."""
    dice = random.Random(number)
    texts = topics_of(number)
    rows = [
        {"doc_id": f"d{n}", "file": f"{n}.txt", "raw_start": 0, "raw_end": 0, "dateline_end": 0, "foreign": False}
        | {"headline": f"The {texts[n]}", "text": f"{texts[n]}. " * dice.randint(1, 30)}
        | {
            "outlet": dice.choice(
                [None, "The Mill", "An Outlet with a Name That Is Much Longer Than the Page Has Room"]
            )
        }
        | {"published": pd.Timestamp("2016-01-01") + pd.Timedelta(days=dice.randint(0, 500)) if dated else None}
        | {"published_basis": dice.choice(["metadata", "text", "filename"]) if dated else "none"}
        for n in range(number)
    ]
    return make_table("articles", rows)


@pytest.mark.parametrize("number", [1, 2, 12, 13, 60])
@pytest.mark.parametrize("dated", [True, False])
def test_figures_of_a_corpus_stay_clear(number, dated):
    articles = corpus_of(number, dated=dated)
    topics = cluster_topics(articles)
    assert_clear(plot_corpus(articles))
    assert_clear(plot_dispersion(articles, ["bridge", "goal", "no such word"]))
    assert_clear(plot_topics_over_time(topics, articles))
    assert_clear(plot_topics_over_time(topics, articles, unit="day"))
    assert_clear(plot_keyness(keyness(articles.head(1), articles.iloc[1:]), articles))
    assert_clear(plot_quoted_words(make_table("quotes", []), articles))


@pytest.mark.parametrize(
    "draw",
    [
        plot_corpus,
        lambda articles: plot_dispersion(articles, "bridge"),
        lambda articles: plot_keyness(keyness(articles, articles)),
        lambda articles: plot_quoted_words(make_table("quotes", []), articles),
        lambda articles: plot_topics_over_time(cluster_topics([]), articles),
    ],
)
def test_no_articles_give_a_figure_that_says_so(draw):
    assert any(label.startswith("Nothing to show") for label in texts_of(draw(make_table("articles", []))))


def test_lengths_outlets_and_days():
    articles = corpus_of(40)
    shown = texts_of(plot_corpus(articles))
    assert str(articles["outlet"].value_counts()["The Mill"]) in shown
    assert "not known" in shown
    assert {"from metadata", "from text", "from filename", "all known"} <= set(shown)
    assert "no day known: 40" in texts_of(plot_corpus(corpus_of(40, dated=False)))


def test_a_stroke_for_each_place():
    articles = articles_of("2016-01-10", None).assign(text=["Lorries came. lorries went.", "Nothing came."])
    shown = texts_of(plot_dispersion(articles, ["lorries", "came"]))
    assert [label for label in shown if label.endswith(("time", "times")) or label == "none"] == [
        "2 times", "1 time", "none", "1 time",
    ]  # fmt: skip


def test_keywords_stand_on_the_side_that_uses_them_more():
    a = pd.DataFrame({"text": ["bridge bridge bridge bridge river river"]})
    b = pd.DataFrame({"text": ["goal goal goal goal river river"]})
    shown = texts_of(plot_keyness(keyness(a, b), target="the mill"))
    assert "What sets the mill apart" in shown
    assert [label for label in shown if label in ("bridge", "goal", "4 / 0", "0 / 4", "only")] == [
        "bridge", "only", "4 / 0", "goal", "only", "0 / 4",
    ]  # fmt: skip


def test_topics_over_time_count_texts_of_whole_periods():
    articles = corpus_of(12).assign(published=pd.to_datetime(["2016-01-31"] * 6 + ["2016-04-01"] * 5 + [None]))
    topics = cluster_topics(articles, k=2)
    shown = texts_of(plot_topics_over_time(topics, articles, unit="month"))
    assert {"Jan 2016", "Apr 2016"} <= set(shown)
    assert any("11 texts by month" in label and "1 more text without a day" in label for label in shown)
    assert any("11 texts by week" in label for label in texts_of(plot_topics_over_time(topics, articles)))


def test_an_axis_of_many_periods_names_the_first_the_last_and_some_between():
    articles = corpus_of(60)
    shown = texts_of(plot_topics_over_time(cluster_topics(articles), articles, unit="week"))
    days = pd.to_datetime([label for label in shown if re.fullmatch(r"\d+ [A-Z][a-z]{2} 201\d", label)])
    assert len(days) > 4
    assert days[0] <= articles["published"].min() < days[0] + pd.Timedelta(days=7)
    assert days[-1] <= articles["published"].max() < days[-1] + pd.Timedelta(days=7)


# Speech


def test_verbs_of_saying_in_their_base_form():
    quotes = quotes_of(*(("Ada Moll", None, "direct", "“x”"),) * 5, (None, None, "direct", "“x”"))
    cues = ["said", "was quoted by Roe as saying", "pointed out", "according to", None, "said"]
    table = count_verbs(quotes.assign(cue=pd.Series(cues, dtype="str")))
    assert table.to_dict("records") == [
        {"speaker": "Ada Moll", "say": 2, "according to": 1, "point out": 1, "no verb": 1}
    ]
    few = count_verbs(quotes.assign(cue=pd.Series(cues, dtype="str")), most=1)
    assert list(few.columns) == ["speaker", "say", "other verbs", "no verb"]
    assert count_verbs(QUOTES.head(0)).empty


def test_words_within_quotations_count_once():
    text = "“It is closed,” he said, and that “never again” would it open."
    articles = articles_of("2016-01-10").assign(text=[text])
    rows = [("direct", "“It is closed,”"), ("mixed", "“never again”"), ("indirect", "that “never again” would it open")]
    quotes = pd.concat([quotes_of(("A", None, kind, words)) for kind, words in rows], ignore_index=True)
    starts = [text.index(words) for _, words in rows]
    quotes = quotes.assign(
        start=starts, end=[start + len(words) for start, (_, words) in zip(starts, rows, strict=True)]
    )
    row = count_quoted_words(quotes, articles).iloc[0]
    assert (row["words"], row["direct"], row["mixed"], row["indirect"]) == (12, 3, 2, 4)
    assert (row["in_quotation_marks"], row["speech"]) == (5 / 12, 9 / 12)
    assert_clear(plot_quoted_words(quotes, articles))


# Events


def test_the_glance_marks_the_figures_of_the_events_and_what_was_corrected():
    rows = [
        event("Forty lorries came.", "Forty", best=40.0),
        event("They came on Friday.", "came", "2016-01-08", at=50),
    ]
    events = make_table("events", rows)
    articles = articles_of("2016-01-10")
    shown = " ".join(texts_of(plot_articles(articles, events=events)))
    assert "1 figure" in shown
    assert "Ringed" not in shown
    corrected = events.assign(corrected=pd.Series(["best was 4", None], dtype="str"))
    assert "Ringed: corrected by a person." in " ".join(texts_of(plot_articles(articles, events=corrected)))


def test_events_of_a_span_of_days():
    rows = [
        event("It closed.", "closed", "2016-01-01", "2016-01-31"),
        event("It sank.", "sank", None, "2016-01-01"),
        event("It rose.", "rose", "2016-02-05", None),
        event("It fell.", "fell"),
    ]
    events = make_table("events", rows)

    def shown(between):
        labels = texts_of(plot_timeline(events, notes=False, between=between))
        return int(next(found[1] for label in labels if (found := re.match(r"(\d+) events?\b", label))))

    assert shown(("2016-01-31", "2016-02-04")) == 1, "it closed in January"
    assert shown(("2016-01-31", "2016-02-05")) == 2, "it rose from 5 February on"
    assert shown(("2015-01-01", "2017-01-01")) == 3, "what has no day is in no span"
    assert shown(None) == 4
