"""Controls above a result: the same function, called anew with what is chosen.

A function, what it is given and what may be chosen go in; its result comes out, in a live notebook with a control for
each choice. Without ipywidgets, and in notebooks that are run to be kept, the result of the first choices stands alone.
"""

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import pandas as pd

from corpus_tools.tables import is_live, show_table

_WIDE = {"description_width": "initial"}


class _Controlled:
    """Controls with their result; where controls cannot be shown, the result of the first choices."""

    def __init__(self, box: Any, result: Any):
        self._box, self._result = box, result

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict]:
        from IPython import get_ipython  # noqa: PLC0415

        shell: Any = get_ipython()  # type: ignore[no-untyped-call]
        data, metadata = shell.display_formatter.format(self._result) if shell else ({}, {})
        return {**data, **self._box._repr_mimebundle_()}, metadata


def with_controls(function: Callable[..., Any], *given: Any, **choices: Any) -> Any:
    """Call a function with what is chosen, and show what it returns.

    Parameters
    ----------
    function
        A function that returns a table or a figure.
    given
        What it is called with in any case.
    choices
        By the name of an argument: a string or a number to be written over, True or False, a list to choose from, or a
        series of days, of which the first and the last are chosen, as a tuple. The first value of a list, and all of
        the days, are where it starts.

    Returns
    -------
    object
        To be shown by the notebook. `function(*given, …)` with the same words is the plain call.

    Raises
    ------
    ValueError
        A list to choose from is empty.

    Examples
    --------
    >>> with_controls(pd.Series([4, 5, 6]).head, n=[2, 1]).tolist()
    [4, 5]
    """
    options = {name: _options(name, choice) for name, choice in choices.items()}
    first = {name: _first(choice) for name, choice in options.items()}
    result = _shown(function(*given, **first))
    if not is_live() or find_spec("ipywidgets") is None:
        return result
    return _Controlled(_box(function, given, options), result)


def _options(name: str, choice: Any) -> Any:
    """What may be chosen: a value as it is, a list, or a tuple of days in order."""
    if isinstance(choice, (str, bool, int, float)):
        return choice
    values = list(dict.fromkeys(pd.Series(choice).dropna())) if _is_days(choice) else list(choice)
    if not values:
        if _is_days(choice):
            return ()
        raise ValueError(f"{name}: there is nothing to choose from")
    return tuple(sorted(values)) if _is_days(choice) else values


def _is_days(choice: Any) -> bool:
    return isinstance(choice, pd.Series) and pd.api.types.is_datetime64_any_dtype(choice)


def _first(choice: Any) -> Any:
    if isinstance(choice, tuple):
        return (choice[0], choice[-1]) if choice else None
    return choice[0] if isinstance(choice, list) else choice


def _shown(result: Any) -> Any:
    return show_table(result) if isinstance(result, pd.DataFrame) else result


def _box(function: Callable[..., Any], given: tuple, options: dict[str, Any]) -> Any:
    """The controls in a line, the result below."""
    import ipywidgets  # noqa: PLC0415
    from IPython.display import display  # noqa: PLC0415

    controls = {name: _control(ipywidgets, name, choice) for name, choice in options.items() if choice != ()}
    output = ipywidgets.Output()

    def call(_: Any = None) -> None:
        output.clear_output(wait=True)
        with output:
            try:
                chosen = {name: control.value for name, control in controls.items()}
                display(_shown(function(*given, **chosen)))
            except (ValueError, KeyError) as error:  # what was written cannot be used: say so, and go on
                print(error)

    shown = []
    for control in controls.values():
        control.observe(call, names="value")
        shown += [control, _readout(ipywidgets, control)] if isinstance(control.value, tuple) else [control]
    call()
    return ipywidgets.VBox([ipywidgets.HBox(shown, layout=ipywidgets.Layout(flex_flow="row wrap")), output])


def _readout(ipywidgets: Any, slider: Any) -> Any:
    """The days chosen, in a label of their own: a slider's own is too narrow for two."""
    label = ipywidgets.Label()

    def tell(_: Any = None) -> None:
        label.value = " to ".join(slider.label)

    slider.observe(tell, names="value")
    tell()
    return label


def _control(ipywidgets: Any, name: str, choice: Any) -> Any:
    look = {"description": name.replace("_", " "), "style": _WIDE}
    if isinstance(choice, tuple):
        days = [(f"{day:%Y-%m-%d}", day) for day in choice]
        wide = ipywidgets.Layout(width="70%")
        last = len(days) - 1
        return ipywidgets.SelectionRangeSlider(
            options=days, index=(0, last), continuous_update=False, readout=False, layout=wide, **look
        )
    if isinstance(choice, list):
        named = [("(all)" if value is None else str(value)[:80], value) for value in choice]
        return ipywidgets.Dropdown(options=named, **look)
    if isinstance(choice, bool):
        return ipywidgets.Checkbox(value=choice, **look)
    if isinstance(choice, int):
        return ipywidgets.BoundedIntText(value=choice, min=0, max=1_000_000, **look)
    if isinstance(choice, float):
        return ipywidgets.FloatText(value=choice, **look)
    return ipywidgets.Text(value=choice, continuous_update=False, **look)
