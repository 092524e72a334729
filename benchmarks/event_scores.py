"""Score the events of the library against articles of our own, annotated by hand: benchmarks/events_annotated.jsonl.

    python benchmarks/event_scores.py [--errors N] [--file FILE]

In come the annotated articles, out comes a table for each set of them: how many rows are found, and for the rows found
how often each column is right. A row is found where its words overlap those annotated, or where a figure of the same
numbers stands in the same sentence. In the annotation a list is a choice of right answers, and rows marked optional
count neither way. Errors are listed but for the articles of the half "held", which no rule was made from.
"""

import argparse
import json
import re
from pathlib import Path

import pandas as pd

from corpus_tools import extract_events
from corpus_tools.columns import make_table

HERE = Path(__file__).parent
FIGURE = ("best", "low", "high")
DATES = ("date_earliest", "date_latest")
FIELDS = ("what", "best/low/high", "change", "counted", "place", "place_to", "dates", "cited", "reported", "hedge")
_KINDS = ("figure", "change", "fact")
_AFTER_HEAD = re.compile(r",|\s+(?:of|in|from|who|that|which|for|on|at|to|with|by|between)\s")
_SMALL_WORDS = frozenset("a an and at by for from in of on or that the to which who’s s".split())


def load(path: Path = HERE / "events_annotated.jsonl") -> list[dict]:
    """The annotated articles, without the lines that say whose they are."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if "about" not in line]


def sets(articles: list[dict]) -> dict[str, list[dict]]:
    """The articles by how much of the library was made from them: the first set all, the second one half."""
    named = {None: "first set", "dev": "second set, half developed on", "held": "second set, half held back"}
    groups: dict[str, list[dict]] = {}
    for article in articles:
        groups.setdefault(named[article.get("half")], []).append(article)
    return groups


def extracted(articles: list[dict]) -> dict[str, list[dict]]:
    """The rows `extract_events` finds, by article, with null as None and days as text."""
    rows = []
    for article in articles:
        dateline, text = article["dateline"], article["text"]
        begin = re.match(r"[\s:—–-]*", text[len(dateline) :]).end() + len(dateline) if dateline else 0
        published = pd.Timestamp(article["published"]) if article["published"] else None
        rows.append(
            {
                "doc_id": article["doc"],
                "file": "made",
                "raw_start": 0,
                "raw_end": len(text),
                "dateline": dateline,
                "dateline_end": begin,
                "published": published,
                "text": text,
            }
        )
    found: dict[str, list[dict]] = {article["doc"]: [] for article in articles}
    for row in extract_events(make_table("articles", rows)).to_dict("records"):
        plain = {key: None if pd.isna(value) else value for key, value in row.items()}
        for key in (*DATES, "reported"):
            plain[key] = plain[key] and plain[key].strftime("%Y-%m-%d")
        found[row["doc_id"]].append(plain)
    return found


def match(expected: list[dict], found: list[dict]) -> list[tuple[dict | None, dict | None]]:
    """Pairs (expected, found), None for what has no partner; each row is used once, the closest pairs first."""
    candidates = []
    for i, want in enumerate(expected):
        for j, got in enumerate(found):
            spans = [(want["start"], want["end"]), *want.get("also", [])]
            overlap = any(got["start"] < end and start < got["end"] for start, end in spans)
            numbers = _kind(want) == _kind(got) == "figure" and _right("best/low/high", want, got)
            beside = got["sentence_start"] <= want["start"] < got["sentence_end"]
            if overlap or (numbers and beside):
                candidates.append((-overlap - numbers, abs(got["start"] - want["start"]), i, j))
    pairs: list[tuple[dict | None, dict | None]] = []
    left_i, left_j = set(range(len(expected))), set(range(len(found)))
    for _, _, i, j in sorted(candidates):
        if i in left_i and j in left_j:
            pairs.append((expected[i], found[j]))
            left_i.discard(i)
            left_j.discard(j)
    return pairs + [(expected[i], None) for i in sorted(left_i)] + [(None, found[j]) for j in sorted(left_j)]


def score(articles: list[dict], found: dict[str, list[dict]]) -> tuple[pd.DataFrame, list[str]]:
    """The table of scores, and a line for each error.

    Returns
    -------
    DataFrame
        `measure, rows, accuracy, precision, recall, f1`. For finding rows `rows` counts those annotated. For a column:
        the rows found, the share of them where it is right (null where null is right), the share of stated values that
        are right, and the share of annotated values that are given. `overall` is that share over all rows annotated.
    """
    pairs = [(a, *pair) for a in articles for pair in match(a["events"], found[a["doc"]])]
    pairs = [(a, want, got) for a, want, got in pairs if not (want and want.get("optional"))]
    table, errors = [], []
    for kind in ("", *_KINDS):
        both = sum(bool(w and g) for _, w, g in pairs if not kind or (w and _kind(w) == kind))
        wanted = sum(bool(w) for _, w, _ in pairs if w and kind in ("", _kind(w)))
        given = both + sum(not w for _, w, g in pairs if not w and kind in ("", _kind(g)))
        name = f"row found: {kind}" if kind else "row found"
        table.append({"measure": name, "rows": wanted, **_rates(both, given, wanted)})
    for field in FIELDS:
        right = stated = stated_right = known = known_right = known_overall = seen = 0
        for article, want, got in pairs:
            if want is None:
                continue
            must = not _may_be_null(field, want)
            known_overall += must
            if got is None:
                continue
            ok, filled = _right(field, want, got), any(value is not None for value in _get(field, got))
            seen, right, known = seen + 1, right + ok, known + must
            stated, stated_right = stated + filled, stated_right + (filled and ok)
            known_right += must and ok
            if not ok:
                errors.append(
                    f"{field}: {article['doc']} {want['text']!r} ({want['what']}): expected {_show(field, want)}, "
                    f"got {_show(field, got)} | {got['sentence']}"
                )
        rates = _rates(0, stated, known) | {"precision": _share(stated_right, stated)}
        rates |= {"recall": _share(known_right, known), "overall": _share(known_right, known_overall)}
        rates["f1"] = _f1(rates["precision"], rates["recall"])
        table.append({"measure": field, "rows": seen, "accuracy": _share(right, seen), **rates})
    lost = [
        f"row not found: {a['doc']} {w['text']!r} ({_kind(w)}, {w['what']}) | {_line(a['text'], w)}"
        for a, w, g in pairs
        if w and not g
    ]
    extra = [
        f"row too many: {a['doc']} {g['text']!r} ({_kind(g)}, {g['what']}, {g['counted']}) | {g['sentence']}"
        for a, w, g in pairs
        if g and not w
    ]
    columns = ["measure", "rows", "accuracy", "precision", "recall", "f1", "overall"]
    return pd.DataFrame(table, columns=columns), lost + extra + errors


def main(arguments: list[str] | None = None) -> dict[str, pd.DataFrame]:
    """Print a table for each set and `--errors` lines of what went wrong; return the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list this many errors a set, all with -1")
    parser.add_argument("--file", type=Path, default=HERE / "events_annotated.jsonl", help="other annotated articles")
    options = parser.parse_args(arguments)
    tables = {}
    for name, articles in sets(load(options.file)).items():
        tables[name], errors = score(articles, extracted(articles))
        print(f"\n{name}: {len(articles)} articles of our own; rows, and percent of them")
        print(tables[name].to_string(index=False, float_format="%.1f", na_rep=""))
        shown = 0 if any(article.get("half") == "held" for article in articles) else options.errors
        for line in errors[: len(errors) if shown < 0 else shown]:
            print(line)
    return tables


def _kind(row: dict) -> str:
    if any(row[key] is not None for key in FIGURE):
        return "figure"
    return "change" if row["change"] not in (None, []) else "fact"


def _choices(value: object) -> list:
    return value if isinstance(value, list) else [value]


def _keys(field: str) -> tuple[str, ...]:
    return {"best/low/high": FIGURE, "dates": DATES}.get(field, (field,))


def _get(field: str, row: dict) -> list:
    return [row[key] for key in _keys(field)]


def _may_be_null(field: str, want: dict) -> bool:
    return all(None in _choices(value) for value in _get(field, want))


def _right(field: str, want: dict, got: dict) -> bool:
    return all(
        any(_same(field, choice, g) for choice in _choices(w))
        for w, g in zip(_get(field, want), _get(field, got), strict=True)
    )


def _same(field: str, want: object, got: object) -> bool:
    if want is None or got is None:
        return want is got
    if isinstance(want, int | float) and isinstance(got, int | float):
        return abs(want - got) <= 1e-6 * max(1.0, abs(want))
    want, got = str(want).casefold(), str(got).casefold()
    if field == "counted":
        return _head(want) == _head(got)
    if field == "cited":
        return bool(_words(want) & _words(got))
    if field.startswith("place"):
        return want.removeprefix("the ") == got.removeprefix("the ")
    return want == got


def _head(phrase: str) -> str:
    """The noun a phrase is about, roughly: "new arrivals at the camp": arrivals; a plural s is taken off."""
    words = _AFTER_HEAD.split(phrase)[0].split()
    return words[-1].removesuffix("s") if words else ""


def _words(phrase: str) -> set[str]:
    return set(re.findall(r"\w+", phrase)) - _SMALL_WORDS


def _line(text: str, row: dict) -> str:
    return text[text.rfind("\n", 0, row["start"]) + 1 :].partition("\n")[0]


def _show(field: str, row: dict) -> str:
    values = _get(field, row)
    return str(values[0] if len(values) == 1 else values)


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else float("nan")


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _rates(both: int, given: int, wanted: int) -> dict[str, float]:
    precision, recall = _share(both, given), _share(both, wanted)
    return {"precision": precision, "recall": recall, "f1": _f1(precision, recall)}


if __name__ == "__main__":
    main()
