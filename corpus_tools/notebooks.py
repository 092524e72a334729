"""Run the notebooks of a folder, each in a fresh kernel: `python -m corpus_tools.notebooks [--keep] FOLDER`.

They write their figures as they run. With `--keep` their outputs are put into the files, without what differs from one
machine to the next (times, versions), so that an unchanged notebook stays unchanged.
"""

import argparse
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def run_notebook(path: str | Path) -> nbformat.NotebookNode:
    """The notebook at `path` with the outputs of a fresh run; the file stays as it is.

    Raises
    ------
    CellExecutionError
        A cell failed; the message holds the cell and the traceback.
    """
    path = Path(path)
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
    client.execute()
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return notebook


def run_folder(folder: str | Path, *, keep: bool = False) -> list[Path]:
    """Run all notebooks of `folder`, two at a time; with `keep`, write their outputs into them.

    Returns
    -------
    list of Path
        The notebooks that failed; what went wrong is printed.
    """
    paths = sorted(Path(folder).glob("*.ipynb"))
    with ThreadPoolExecutor(max_workers=2) as pool:
        failed = list(pool.map(lambda path: _run_one(path, keep=keep), paths))
    return [path for path, wrong in zip(paths, failed, strict=True) if wrong]


def _run_one(path: Path, *, keep: bool) -> bool:
    began = time.perf_counter()
    try:
        notebook = run_notebook(path)
    except CellExecutionError as error:
        print(f"{path}: a cell failed\n{error}", file=sys.stderr)
        return True
    if keep:
        nbformat.write(notebook, path)
    print(f"{path}: {time.perf_counter() - began:.0f} s", flush=True)
    return False


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
