"""Score dates, quantities, displacement figures and events on texts of our own; write benchmarks/OWN_SCORES.md.

    python benchmarks/own_scores.py [--errors N]        (or: make scores)

In come the annotated texts beside this file (*_annotated.jsonl), out comes a table. Each set has two halves: rules were
made from the errors of the one, and errors of the other, "held back", are never listed.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import event_scores

from corpus_tools import find_dates, find_quantities

HERE = Path(__file__).parent
NAMES = {"dev": "developed on", "held": "held back"}
# What a report of displacement counts; the last word of the noun that is counted decides.
KINDS = {
    "people": """adult afghan arrival asylum-seeker baby bedouin boy camper child citizen civilian deportee displaced
        evacuee evictee girl guest homeless human idp individual inhabitant local man member migrant minor national
        newcomer nigerien occupant other passenger pastoralist patient pax people person population pupil refugee
        resident returnee seeker soul squatter survivor that those tourist venezuelan victim villager woman worker""",
    "households": "family hh household",
    "houses": "apartment bungalow caravan dwelling flat home house hut property residence shack unit villa",
    "buildings": "barn block building granary outbuilding structure",
    "villages": "barangay commune community hamlet settlement town village",
    "sites": "encampment location site",
    "centres": "barrack center centre ec gymnasium",
    "districts": "district lga",
}
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words.split()}
PLURALS = {"children": "child", "men": "man", "women": "woman", "persons": "person", "families": "family"}
BEHIND_THE_HEAD = re.compile(r"[,;:()]|\b(?:of|in|at|on|from|to|for|with|without|by|near|who|which|that|and)\b")


def load(name: str) -> list[dict]:
    """The annotated texts of a set."""
    return event_scores.load(HERE / f"{name}_annotated.jsonl")


def dates(text: dict) -> tuple[Counter, list[str]]:
    """Counts as TempEval-3 has them: a gold expression is matched once, by an equal span or by the longest overlap."""
    found = find_dates(text["text"], text["published"])
    pairs = sorted(
        ((start, end) != (one.start, one.end), -overlap, i, j)
        for i, (start, end, *_) in enumerate(text["timexes"])
        for j, one in enumerate(found)
        if (overlap := min(end, one.end) - max(start, one.start)) > 0
    )
    counts, wrong, used, taken = Counter(gold=len(text["timexes"]), given=len(found)), [], set(), set()
    for inexact, _, i, j in pairs:
        if i in used or j in taken:
            continue
        used.add(i), taken.add(j)
        value = text["timexes"][i][3]
        counts += Counter(relaxed=1, strict=not inexact, value=value == found[j].value)
        if value != found[j].value:
            wrong.append(f"{text['doc']} {found[j].text!r}: {value} expected, {found[j].value} found")
    return counts, wrong


def quantities(text: dict) -> tuple[Counter, list[str]]:
    """Counts: `value` where number or both ends are right, `change` where bound or direction are too, `noun`."""
    found = list(find_quantities(text["text"]))
    counts, wrong = Counter(gold=len(text["quantities"]), given=len(found)), []
    for gold in text["quantities"]:
        wanted = (gold["lower"], gold["upper"]) if gold["value"] is None else (gold["value"],)
        noun = gold["unit"].split()[-1].lower().removesuffix("s") if gold["unit"].replace(" ", "").isalpha() else None
        fits = [j for j, one in enumerate(found) if _numbers(one) == wanted or set(_numbers(one)) == set(wanted)]
        if not fits:
            wrong.append(f"{text['doc']} {wanted} not found: {text['text']}")
            continue
        one = found.pop(max(fits, key=lambda j: (_change(found[j]) == gold["change"], noun in _words(found[j]))))
        counts += Counter(value=1, change=_change(one) == gold["change"])
        counts += Counter(nouns=noun is not None, noun=noun is not None and noun in _words(one))
    return counts, wrong


def displacement(text: dict) -> tuple[Counter, list[str]]:
    """Counts of figures whose value, bound and kind of thing are right; `all` where all three are."""
    found = find_quantities(text["text"])
    counts, wrong = Counter(gold=len(text["figures"]), given=len(found)), []
    for gold in text["figures"]:
        near = [one for one in found if one.start < gold["end"] and gold["start"] < one.end]
        one = near[0] if near else None
        value = one and _numbers(one) == ((gold["low"], gold["high"]) if gold["value"] is None else (gold["value"],))
        bound = one and (one.bound == gold["bound"] or (gold["value"] is None and one.bound in (None, "=")))
        kind = one and _kind(one.counted) == gold["kind"]
        counts += Counter(value=bool(value), bound=bool(bound), kind=bool(kind), all=bool(value and bound and kind))
        if not (value and bound and kind):
            wrong.append(f"{text['doc']} {text['text'][gold['start'] : gold['end']]!r}: {gold['kind']} expected, {one}")
    return counts, wrong


def _numbers(one) -> tuple[float | None, ...]:
    """The number of a quantity, or both its ends; a bound is the number it bounds."""
    if one.value is not None:
        return (one.value,)
    return (one.low, one.high) if one.low is not None and one.high is not None else (one.low or one.high,)


def _change(one) -> str:
    return one.change or one.bound or "="


def _words(one) -> set[str]:
    return {word.removesuffix("s") for word in f"{one.unit or ''} {one.counted or ''}".lower().split()}


def _kind(counted: str | None) -> str | None:
    """The kind of thing a noun phrase counts: the last word before "of …", "who …" that is known as one."""
    words = re.findall(r"[^\W\d_][\w'’-]*", BEHIND_THE_HEAD.split(counted.lower())[0]) if counted else []
    for word in reversed(words):
        single = PLURALS.get(word, word if word in KIND_OF else word.removesuffix("s"))
        if single in KIND_OF:
            return KIND_OF[single]
    return f"{words[-1].removesuffix('s')}s" if words else None


def lines(texts: Iterable[dict], score, group) -> Iterator[tuple[str, Counter, list[str]]]:
    """The counts and errors of each group of texts, by the half they belong to."""
    groups: dict[str, tuple[Counter, list[str]]] = defaultdict(lambda: (Counter(), []))
    for text in texts:
        counts, wrong = score(text)
        groups[f"{group(text)}, {NAMES[text['half']]}"][0].update(counts)
        groups[f"{group(text)}, {NAMES[text['half']]}"][1].extend(wrong if text["half"] == "dev" else [])
    for name, (counts, wrong) in sorted(groups.items()):
        yield name, counts, wrong


def f1(counts: Counter, key: str) -> str:
    return f"{200 * counts[key] / (counts['gold'] + counts['given']):.1f}"


def share(counts: Counter, key: str) -> str:
    return f"{100 * counts[key] / counts['nouns' if key == 'noun' else 'gold']:.1f}"


# Each set: its scorer, what its lines are grouped by, what the report says of it, and the columns.
SETS = {
    "dates": (
        (dates, lambda text: text["set"]),
        "## Dates\n\nF1 of extents (strict: equal, relaxed: overlapping) and of TIMEX3 values.",
        {"strict": f1, "relaxed": f1, "value": f1},
    ),
    "quantities": (
        (quantities, lambda text: "news sentences"),
        "## Quantities\n\nF1 of numbers, and of numbers with bound and direction; recall of units and nouns.",
        {"value": f1, "change": f1, "noun": share},
    ),
    "displacement": (
        (displacement, lambda text: "reports"),
        "## Figures of displacement\n\nRecall of value, of bound, of the kind of thing, and of all three at once.",
        {"value": share, "bound": share, "kind": share, "all": share},
    ),
}


def tables(errors: int) -> Iterator[str]:
    """The report, table by table; errors are printed as they come."""
    for name, (how, heading, columns) in SETS.items():
        yield f"{heading}\n\n| texts | annotated | {' | '.join(columns)} |\n|---|---{'|---' * len(columns)}|"
        for group, counts, wrong in lines(load(name), *how):
            print("".join(f"{line}\n" for line in wrong[:errors]), end="")
            figures = " | ".join(rate(counts, key) for key, rate in columns.items())
            yield f"| {group} | {counts['gold']} | {figures} |"
        yield ""
    yield "## Events\n\nRows, and percent of them; see `event_scores.py`."
    for name, table in event_scores.main(["--errors", str(errors)]).items():
        yield f"\n{name}:\n\n```\n{table.to_string(index=False, float_format='%.1f', na_rep='')}\n```"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list this many errors a set")
    report = "\n".join(tables(parser.parse_args().errors))
    (HERE / "OWN_SCORES.md").write_text(
        "# Scores on texts of our own\n\nWritten by `make scores`. The texts were written and annotated for this"
        " project, by one reader each, before the extractors were run on them. Rules were made from the errors of the"
        ' halves "developed on"; nobody has read those of the halves "held back".\n\n' + report + "\n",
        encoding="utf-8",
    )
    print(report)


if __name__ == "__main__":
    main()
