"""What the words of a length of time say: how long, how often, and which way from today it reaches.

In go the pieces that a rule of `timex` found, as for `readings`; out comes a `Reading` of type DURATION or SET, or a
date with one open end.
"""

from corpus_tools.dates.durations import added, duration
from corpus_tools.dates.readings import TEMPLATES, Reading


def a_length(says: dict) -> Reading:
    """Two years, at least six months, a decade, weeks."""
    count = says.get("count", 1)
    if "half" in says and count:
        count += 0.5
    value = duration(count, says["unit"])
    for part in ("lesser", "least"):
        if part in says:
            value = added(value, duration(says[part], says[f"{part}unit"]))
    return Reading("DURATION", value, says.get("mod"))


def a_time_to_come(says: dict) -> Reading:
    """The "two weeks" of "it will end in two weeks": a date, if the clause speaks of what is to come."""
    length = a_length(says)
    count, unit = says["count"], says["unit"]
    if count is None or count % 1 or unit not in TEMPLATES:
        return length
    return length._replace(ask="ahead", unit=unit, steps=int(count))


def an_open_period(says: dict) -> Reading:
    """Recent weeks, the coming months: one end is the day of publication, the other is not told."""
    ahead = says["which"] in ("coming", "future")
    return Reading("DATE", "FUTURE_REF" if ahead else "PAST_REF", None, "from now" if ahead else "until now")


def a_vague_length(says: dict) -> Reading:
    """Years, weeks."""
    if says["unit"] == "weekend":
        return Reading("SET", "XXXX-WXX-WE")
    return Reading("DURATION", duration(None, says["unit"]))


def a_long_while(says: dict) -> Reading:
    """Weekslong, year-long."""
    if "unit" in says:
        return Reading("DURATION", duration(1, says["unit"]))
    return Reading("DURATION", duration(None, says["long"]))


def a_repetition(says: dict) -> Reading:
    """Every Friday, each July, twice a week."""
    if "weekday" in says:
        value = f"XXXX-WXX-{says['weekday']}{says.get('part', '')}"
    elif "month" in says:
        value = f"XXXX-{says['month']:02d}" + (f"-{says['day']:02d}" if "day" in says else "")
    else:
        value = f"XXXX-{says['season']}" if "season" in says else f"XXXX-XX-XX{says['part']}" if "part" in says else ""
    return Reading("SET", value or duration(says.get("count", 2 if "every" in says else 1), says["unit"]))


def an_often(says: dict) -> Reading:
    """Daily, monthly."""
    return Reading("SET", ("PT1H", "P1D", "XXXX-XX-XXTNI", "P1W", "P2W", "P1M", "P1Q", "P1Y")[says["often"]])
