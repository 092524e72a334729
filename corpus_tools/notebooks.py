"""Run the notebooks of a folder, each in a fresh kernel: `python -m corpus_tools.notebooks [--keep] FOLDER`.

They write their figures as they run. With `--keep` their outputs are put into the files, without what differs from one
machine to the next (times, versions), so that an unchanged notebook stays unchanged.
"""

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from corpus_tools.tables import STATIC


def run_notebooks(paths: Sequence[str | Path]) -> list[nbformat.NotebookNode | CellExecutionError]:
    """Each notebook with the outputs of a fresh run, two at a time; the files stay as they are.

    Returns
    -------
    list
        In the order of `paths`; for a notebook in which a cell failed, the error, with the cell and the traceback.
    """
    return asyncio.run(_run_all([Path(path) for path in paths]))


def run_folder(folder: str | Path, *, keep: bool = False) -> list[Path]:
    """Run all notebooks of `folder`; with `keep`, write their outputs into them.

    Returns
    -------
    list of Path
        The notebooks that failed; what went wrong is printed.
    """
    paths = sorted(Path(folder).glob("*.ipynb"))
    failed = []
    for path, notebook in zip(paths, run_notebooks(paths), strict=True):
        if isinstance(notebook, CellExecutionError):
            print(f"{path}: a cell failed: {notebook.ename}: {notebook.evalue}", file=sys.stderr)
            failed.append(path)
            continue
        for warning in _warnings(notebook):
            print(f"{path}: {warning}", file=sys.stderr)
        if keep:
            nbformat.write(notebook, path)
    return failed


def _warnings(notebook: nbformat.NotebookNode) -> list[str]:
    """What the cells warned of, without the lines of code that Python shows with it."""
    outputs = [
        output for cell in notebook.cells for output in cell.get("outputs", []) if output.get("name") == "stderr"
    ]
    lines = [line for output in outputs for line in output["text"].splitlines()]
    return [line.partition("CorpusWarning: ")[2] for line in lines if "CorpusWarning: " in line]


async def _run_all(paths: list[Path]) -> list[nbformat.NotebookNode | CellExecutionError]:
    two_at_a_time = asyncio.Semaphore(2)
    return await asyncio.gather(*(_run(path, two_at_a_time) for path in paths))


async def _run(path: Path, slots: asyncio.Semaphore) -> nbformat.NotebookNode | CellExecutionError:
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        notebook,
        timeout=600,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=["--log-level=40"],  # errors; not that the kernel listens on this machine
    )
    async with slots:
        began = time.perf_counter()
        try:
            await client.async_execute(env={**os.environ, STATIC: "1"})  # tables fit to be kept
        except CellExecutionError as error:
            return error
        print(f"{path}: {time.perf_counter() - began:.0f} s", flush=True)
    # without versions, so that an unchanged notebook stays unchanged on another machine
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return notebook


def main() -> int:
    """Run the notebooks of a folder; returns 1 if one failed or there is none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--keep", action="store_true", help="put the outputs into the files")
    given = parser.parse_args()
    if not any(Path(given.folder).glob("*.ipynb")):
        print(f"{given.folder}: no notebooks there", file=sys.stderr)
        return 1
    return 1 if run_folder(given.folder, keep=given.keep) else 0


if __name__ == "__main__":
    sys.exit(main())
