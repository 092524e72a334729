"""What figures of events say: titles and labels from the table, one thing an axis, one grammar of marks."""

import random

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from test_plots import articles_of, assert_clear, texts_of
from test_plots import event as any_event

from corpus_tools.columns import make_table
from corpus_tools.plots.drawing import BODY, COLOURS, SOFT
from corpus_tools.plots.event_legends import event_legend, value_legend
from corpus_tools.plots.event_marks import mark_event
from corpus_tools.plots.event_things import by_thing, name_series, name_sources, thing_of
from corpus_tools.plots.event_times import timeline_notes
from corpus_tools.plots.event_words import figure_words, words_around
from corpus_tools.plots.series import plot_series
from corpus_tools.plots.sources import plot_sources
from corpus_tools.plots.timeline import plot_timeline
from corpus_tools.plots.timescale import middle_of_day, time_scale


def event(sentence, word, first=None, last=None, *, at=0, **more):
    return any_event(sentence, word, first, last, at=at, **{"what": "move", **more})


def table(*rows):
    return make_table("events", list(rows))


def told(number):
    """Invented figures and changes of several things, limits, days and hedges."""
    dice = random.Random(number)
    rows = []
    for n in range(number):
        thing, size = dice.choice("people homes men lorries".split()), float(10 ** dice.randint(0, 4))
        words, limits = dice.choice(
            [
                ("At least 14", {"low": size}),
                ("14", {"best": size}),
                ("Fewer than 14", {"high": size}),
                ("Dozens of", {"low": 12.0, "high": 120.0}),
            ]
        )
        sentence, change = f"{words} {thing} were moved at Oldbridge on Tuesday.", None
        if dice.random() < 0.25:
            change, limits, words = dice.choice(["up", "down"]), {}, "changed"
            sentence = f"Since then, the number of {thing} at Oldbridge has changed, the guards of the mill said."
        day = pd.Timestamp("2015-01-01") + pd.Timedelta(days=dice.randint(0, 900))
        days = dice.choice([(day, day), (day, None), (None, day), (None, None), (day, day + pd.Timedelta(days=40))])
        basis = "Tuesday: unresolved" if days == (None, None) else None
        more = {"hedge": dice.choice([None, "alleged"]), "place": "Oldbridge", "date_basis": basis, "change": change}
        rows.append(event(sentence, words, *days, at=200 * n, counted=thing, **limits, **more))
    return table(*rows)


@pytest.mark.parametrize("number", [0, 1, 5, 12, 50, 500])
def test_figures_of_events_stay_clear_and_in_the_frame(number):
    events = told(number)
    for fig in (
        plot_series(events, articles_of("2016-01-10")),
        plot_sources(events, articles_of("2016-01-10")),
        plot_timeline(events, articles_of("2016-01-10")),
    ):
        assert_clear(fig)


# Titles


def test_a_title_says_what_is_counted_and_where():
    first = event("Some 900 people lived at the old mill.", "Some 900", best=900.0, counted="people", place="old mill")
    rows = table(first, event("Ten people left.", "Ten", at=100, best=10.0, counted="people", place="old mill"))
    rows["what"] = ["live", "leave"]
    assert texts_of(plot_series(rows))[0] == "How many people at the old mill"
    assert texts_of(plot_series(rows, title="The mill"))[0] == "The mill"
    assert texts_of(plot_sources(rows, title="The mill"))[0] == "The mill"
    assert texts_of(plot_timeline(rows, title="The mill"))[0] == "The mill"


@pytest.mark.parametrize(
    ("things", "places", "series", "sources"),
    [
        (["men"], ["Oldbridge"], "move: how many men (Oldbridge)", "move: how many men (Oldbridge), source by source"),
        (["men"] * 2, [None, None], "move: how many men", "move: how many men, source by source"),
        (["young men", "men", "cows"], [None] * 3, None, "move: how many, mostly men, source by source"),
        (["men"] * 3, ["Oldbridge"] * 2 + ["Newton"], "move: how many men (mostly Oldbridge)", None),
        ([None], [None], "move: how many", "move: how many, source by source"),
    ],
)
def test_titles_name_what_most_rows_have_in_common(things, places, series, sources):
    pairs = zip(things, places, strict=True)
    rows = table(*(event("Ten came.", "Ten", best=10.0, counted=thing, place=place) for thing, place in pairs))
    assert series is None or name_series(rows, by_thing(rows)) == series
    assert sources is None or name_sources(rows) == sources


def test_a_title_holds_for_all_marks():
    """No event word that one row does not share, no place that one does not name, no thing that one does not count."""
    rows = table(*(event("Ten men were at Newton.", "Ten", best=10.0, counted="men", place="Newton") for _ in range(4)))
    assert name_series(rows, by_thing(rows)) == "move: how many men at Newton"
    for column, other, series, sources in (
        ("what", "leave", "How many men at Newton", "How many men at Newton, source by source"),
        ("what", None, "How many men at Newton", "How many men at Newton, source by source"),
        ("place", None, "move: how many men (mostly at Newton)", "move: how many men, source by source"),
        ("counted", "cows", "move: how many men and cows at Newton", None),
        ("counted", None, "move: how many men at Newton", None),
    ):
        mixed = rows.copy()
        mixed.loc[3, column] = other
        assert name_series(mixed, by_thing(mixed)[:1]) == series
        assert sources is None or name_sources(mixed) == sources
    rows["counted"] = ["men", "cows", "mills", "carts"]
    assert name_series(rows, by_thing(rows)[:1]) == "move: how many men at Newton, and other things"


# One thing an axis


def test_homes_and_people_have_panels_of_their_own():
    day = ("2016-01-05", "2016-01-05")
    things = ["people"] * 4 + ["homes"] * 3 + ["home"] + ["lorries"] * 2 + ["cows"]
    rows = [event("It was 9.", "9", *day, at=20 * n, best=9.0, counted=thing) for n, thing in enumerate(things)]
    shown = texts_of(plot_series(table(*rows)))
    assert [label for label in shown if label in {"people", "homes", "home", "lorries", "cows"}] == [
        "people",
        "homes",
        "lorries",
    ]
    assert "Left out, for they count something else: cows (1)." in " ".join(shown)


def test_shares_and_money_are_no_heads_of_people():
    rows = [event("It took 40% of the town.", "40%", best=40.0, counted="town")]
    rows += [event("It cost $3 million.", "$3 million", best=3e6, counted="dollar")]
    rows += [event("At least 14 young men came.", "At least 14", low=14.0, counted="young men")]
    assert [thing_of(row) for row in table(*rows).to_dict("records")] == [
        ("percent", True),
        ("dollar", True),
        ("men", False),
    ]


# Marks


def markers(fig, *, color):
    lines = [line for line in fig.axes[0].lines if len(line.get_xdata()) == 1 and line.get_ydata()[0] > 0.3]
    return [line.get_marker() for line in lines if to_hex(line.get_markeredgecolor()).lower() == color.lower()]


@pytest.mark.parametrize(
    ("limits", "upward", "across"),
    [
        ({"best": 14.0}, {"o"}, {"o"}),
        ({"low": 14.0}, {"_", "^"}, {"|", ">"}),
        ({"high": 14.0}, {"_", "v"}, {"|", "<"}),
        ({"low": 12.0, "high": 120.0}, {"_"}, {"|"}),
        ({"best": 20.0, "low": 12.0, "high": 120.0}, {"o", "_"}, {"o", "|"}),
    ],
)
def test_limits_look_the_same_in_both_figures(limits, upward, across):
    rows = table(event("At least 14 came.", "At least 14", "2016-01-05", "2016-01-05", **limits))
    assert set(markers(plot_series(rows), color=COLOURS[0])) == upward
    assert set(markers(plot_sources(rows), color=COLOURS[0])) == across


def test_an_open_day_does_not_look_like_an_open_number():
    rows = table(event("After that 14 came.", "14", "2016-01-05", None, best=14.0))
    fig = plot_series(rows)
    assert set(markers(fig, color=COLOURS[0])) == {"o"}
    assert {">", "|"} <= set(markers(fig, color=SOFT))
    assert "when: from or until then, no other day told" in texts_of(fig)
    assert "no limit told on that side" not in texts_of(fig)


def test_a_legend_names_the_looks_that_occur():
    rows = timeline_notes(table(event("14 came.", "14", "2016-01-05", "2016-01-05", best=14.0))).to_dict("records")
    assert [sample.words for sample in value_legend(rows, times=True)] == ["the number told"]
    assert [sample.words for sample in event_legend([mark_event(rows[0], None)], reports=True)] == ["figure"]


def test_days_too_few_for_a_bar_are_a_square_and_the_legend_says_so():
    week = event("It rained.", "rained", "2015-01-05", "2015-01-09", at=100)
    years = [event("It was dry.", "dry", f"201{n}-01-01", f"201{n}-12-31", at=200 * n) for n in (4, 5, 9)]
    assert "days too few for a bar" in texts_of(plot_timeline(table(week, *years)))
    assert "days too few for a bar" not in texts_of(plot_timeline(table(*years)))
    assert "on one or all of these days" in texts_of(plot_timeline(table(*years)))


# Labels


@pytest.mark.parametrize(
    ("sentence", "word", "label"),
    [
        ("The council cast a veto against renewing the old mandate of the guards.", "veto", "The council cast a veto"),
        ("It was a storm that sank dozens of boats in the bay near the mill.", "dozens", "… that sank dozens of boats"),
        ("The head of the office of the guards resigned.", "resigned", "The head of the office of the guards resigned"),
        ("In the spring of that wet year, the council accepted the plan.", "accepted", "… the council accepted"),
        ("The guards had completed the transfer of more than 90 men from the mill.", "more than 90", "… the transfer"),
        (
            "A spokesman of the ministry of bridges, roads and mills in the capital resigned today.",
            "resigned",
            "… resi",
        ),
    ],
)
def test_a_label_begins_where_a_clause_or_a_phrase_begins(sentence, word, label):
    figure = {"best": 90.0} if word != "resigned" and word[0] in "dm" else {}
    row = table(event(sentence, word, **figure)).to_dict("records")[0]
    assert words_around(row, 3.5).startswith(label)


@pytest.mark.parametrize(
    ("sentence", "word", "counted", "words"),
    [
        ("It cost 3,000 crowns to build.", "3,000 crowns", "crown", "3,000 crowns"),
        ("It cost up to 45 million crowns.", "up to 45 million crowns", "crown", "up to 45 million crowns"),
        ("It cost $4 billion to build.", "$4 billion", "dollar", "$4 billion"),
        ("It took thousands of accused men away.", "thousands", "accused men", "thousands of accused men"),
        ("It took ten tonnes of relief goods.", "ten tonnes", "relief goods", "ten tonnes of relief goods"),
        ("It took 31 a day.", "31", "people", "31"),
        ("It took 31.", "31", None, "31"),
    ],
)
def test_the_words_of_a_figure_are_whole_words_of_the_text(sentence, word, counted, words):
    row = event(sentence, word, "2016-01-05", "2016-01-05", best=3000.0, counted=counted)
    assert figure_words(table(row).to_dict("records")[0]) == words
    shown = texts_of(plot_series(table(row)))
    assert words in shown
    assert "in crown" not in shown
    assert ("in crowns" in shown) == (counted == "crown")


def test_events_of_one_sentence_share_a_number_and_the_figure_says_so():
    said = "Forty lorries crossed and ten sank."
    rows = table(event(said, "Forty", best=40.0), event(said, "ten", best=10.0), event("It rained.", "rained", at=90))
    shown = texts_of(plot_timeline(rows))
    assert any("3 events in 2 sentences" in label and "share it" in label for label in shown)
    assert shown.count("1") == 3, "two marks and the note"


@pytest.mark.parametrize("last", ["2016-01-31", "2016-12-31"])
def test_a_figure_whose_days_fill_the_axis_has_a_label_above_or_below_it(last):
    more = {"best": 40.0, "counted": "lorries", "cited": "the guards"}
    rows = table(event("Forty lorries crossed.", "Forty", "2016-01-01", last, **more))
    assert {"Forty lorries", "Forty lorries crossed.", "cited: the guards"} <= set(texts_of(plot_series(rows)))


@pytest.mark.parametrize("seed", range(12))
def test_up_to_eight_dated_figures_have_their_numbers(seed):
    dice, rows = random.Random(seed), []
    for n in range(8):
        first = pd.Timestamp("2016-01-01") + pd.Timedelta(days=dice.randint(0, 300))
        days = dice.choice([(first, first), (first, None), (None, first), (first, first + pd.Timedelta(days=200))])
        size, limit = float(dice.randint(5, 40)), dice.choice(["best", "low", "high"])
        rows.append(event(f"{n} lorries crossed.", f"{n}", *days, at=100 * n, counted="lorries", **{limit: size}))
    fig = plot_series(table(*rows))
    assert {f"{n} lorries" for n in range(8)} <= set(texts_of(fig))
    assert_clear(fig)


def test_the_axis_of_a_series_holds_no_day_that_is_not_drawn():
    rows = table(event("Forty lorries crossed.", "Forty", "2016-01-05", "2016-02-05", best=40.0))
    assert "2019" not in texts_of(plot_series(rows, articles_of("2019-01-10")))


def test_a_day_that_could_not_be_told_is_named_in_the_margin():
    rows = table(event("Forty lorries crossed on Tuesday.", "Forty", best=40.0, date_basis="Tuesday: unresolved"))
    for fig in (plot_timeline(rows), plot_series(rows), plot_sources(rows)):
        assert any("Tuesday: unresolved" in label for label in texts_of(fig))


def test_no_label_crosses_the_line_of_publication():
    days = pd.date_range("2016-01-01", "2016-01-20")
    said = "The guards of the mill moved all of the lorries that stood near the bridge to the other bank."
    rows = table(*(event(said, "moved", day, day, at=200 * n) for n, day in enumerate(days)))
    fig = plot_timeline(rows, articles_of("2016-01-10"), notes=False)
    line = next(lines for lines in fig.axes[0].collections if lines.get_linestyle()[0][1]).get_segments()[0]  # dashed
    x, (top, bottom) = line[0][0], sorted(point[1] for point in line)
    renderer = FigureCanvasAgg(fig).get_renderer()
    for text in fig.axes[0].texts:
        if top < text.get_position()[1] < bottom:
            box = text.get_window_extent(renderer).transformed(fig.axes[0].transData.inverted())
            assert not box.x0 + 0.01 < x < box.x1 - 0.01, text.get_text()


def test_a_line_to_a_label_does_not_go_on_from_the_line_to_the_day_of_the_report():
    day, said = pd.Timestamp("2016-01-12"), "The guards moved all of the lorries that stood near the bridge."
    row = event(said, "moved", day, day, reported=day + pd.Timedelta(days=6))
    scale = time_scale([(pd.Timestamp("2016-01-01"), pd.Timestamp("2016-01-31"))], BODY)
    report = middle_of_day(scale, row["reported"])
    events = table(row).to_dict("records")
    mark = mark_event(events[0], scale, words=words_around, reports=True, avoid=[1.8, report + 0.3])
    assert mark.leader is not None
    assert mark.leader[0] > report + 0.1


def test_an_axis_with_many_breaks_stays_on_the_page():
    days = [pd.Timestamp(f"20{n:02}-01-05") for n in range(12)]
    for width in (3.0, 5.0, BODY):
        scale = time_scale([(day, day + pd.Timedelta(days=2)) for day in days], width)
        assert scale.stretches[-1].right <= width + 0.001
