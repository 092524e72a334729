"""TIMEX3 values of lengths of time: a number and a unit go in, "P2Y6M" comes out."""

# The letter of each unit in TIMEX3 durations, and how many of that unit it makes.
LETTER = {
    "sec": (1, "TS"), "minute": (1, "TM"), "hour": (1, "TH"), "day": (1, "D"), "week": (1, "W"), "month": (1, "M"),
    "quarter": (1, "Q"), "year": (1, "Y"), "decade": (10, "Y"), "century": (100, "Y"), "fortnight": (2, "W"),
    "weekend": (1, "WE"),
}  # fmt: skip
_BELOW = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S")}


def duration(count: float | None, unit: str) -> str:
    """A TIMEX3 duration; X where it is not said how many.

    >>> duration(2, "decade"), duration(None, "century"), duration(1.5, "hour")
    ('P20Y', 'PXCE', 'PT1H30M')
    """
    scale, letter = LETTER[unit]
    time, letter = ("T", letter[1:]) if letter[0] == "T" else ("", letter)
    if count is None:
        return f"P{time}X{ {'decade': 'DE', 'century': 'CE'}.get(unit, letter) }"
    if unit in _BELOW and count % 1:  # two and a half years are two years and six months
        times, smaller = _BELOW[unit]
        return f"P{time}" + (f"{int(count)}{letter}" if count > 1 else "") + f"{round(count % 1 * times)}{smaller}"
    return f"P{time}{count * scale:.12g}{letter}"


def added(value: str, lesser: str) -> str:
    """Two durations, the greater unit first, as one.

    >>> added("P2Y", "P6M"), added("PT2H", "PT12M"), added("P1D", "PT6H")
    ('P2Y6M', 'PT2H12M', 'P1DT6H')
    """
    return value + (lesser[2:] if "T" in value and "T" in lesser else lesser[1:])
