"""The notebooks, run afresh in a copy: the same tables and texts as are committed, and the same figures to the eye."""

import ast
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from matplotlib.testing.compare import compare_images

from corpus_tools.notebooks import run_notebooks

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FIGURES = sorted((ROOT / "figures").glob("*.png"))
IMAGES = re.compile(r"image/|application/")
LARGEST = 10  # lines of a cell

by_name = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def afresh(tmp_path_factory):
    """The notebooks by name, run in a copy of the project's folders, and the folder."""
    folder = tmp_path_factory.mktemp("workbook")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "notebooks").mkdir()
    copies = [shutil.copy(path, folder / "notebooks") for path in NOTEBOOKS]
    ran = run_notebooks(copies)
    return {path.name: notebook for path, notebook in zip(NOTEBOOKS, ran, strict=True)}, folder


def shown(notebook):
    """The texts and tables that each cell shows, without pictures."""
    cells = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {"stream": output.get("text")})
            cells.append({kind: value for kind, value in data.items() if not IMAGES.search(kind)})
    return cells


def code(path):
    return [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_there_are_five_in_reading_order():
    assert [path.stem for path in NOTEBOOKS] == ["1_articles", "2_topics", "3_quotes", "4_timeline", "5_explore"]


@by_name
def test_a_fresh_run_shows_what_is_committed(afresh, path):
    committed, ran = nbformat.read(path, as_version=4), afresh[0][path.name]
    assert [cell.get("execution_count") for cell in committed.cells] == [
        cell.get("execution_count") for cell in ran.cells
    ]
    assert shown(ran) == shown(committed)


@pytest.mark.parametrize("path", FIGURES, ids=lambda path: path.stem)
def test_figures_are_those_that_are_committed(afresh, path):
    made = afresh[1] / "figures" / path.name
    assert compare_images(str(path), str(made), tol=2) is None
    assert made.with_suffix(".svg").is_file()


def test_no_figure_is_left_over(afresh):
    made = {path.name for path in (afresh[1] / "figures").iterdir() if "failed-diff" not in path.name}
    assert {path.name for path in (ROOT / "figures").iterdir()} == made


@by_name
def test_notebooks_hold_no_logic(path):
    for cell in code(path):
        tree = ast.parse(cell)
        assert not any(isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda) for node in ast.walk(tree))
        assert len(cell.splitlines()) <= LARGEST, cell
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("corpus_tools"):
                assert node.module == "corpus_tools", "notebooks use the public names"


@by_name
def test_one_cell_names_the_corpus(path):
    assert [cell.count('"../seeds"') for cell in code(path) if "../seeds" in cell] == [1]
    assert any(line.startswith('CORPUS = "../seeds"') for cell in code(path) for line in cell.splitlines())


@by_name
def test_outputs_are_light(path):
    assert path.stat().st_size < 600_000


def test_no_word_of_the_seeds_stands_in_code_or_notebooks(tables):
    names = tables["names"].query("kind in ['person', 'organisation']")
    words = {word for name in names["name"] for word in re.findall(r"[A-Z][\w-]{3,}", name)}
    places = {"Al-Hol", "Khan Sheikhoun", "Ghouta", "Akhtarin"}
    common = {
        "National",
        "Center",
        "International",
        "Security",
        "Council",
        "Forces",
        "Democratic",
        "Joint",
        "Convention",
    }
    sources = {path: path.read_text() for path in (ROOT / "corpus_tools").rglob("*.py")}
    sources |= {path: "\n".join(code(path)) for path in NOTEBOOKS}
    for path in NOTEBOOKS:
        cells = nbformat.read(path, as_version=4).cells
        sources[path.with_suffix(".md")] = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    for word in (words | places) - common:
        found = [str(path.relative_to(ROOT)) for path, text in sources.items() if re.search(rf"\b{word}\b", text)]
        assert not found, f"{word} stands in {found}"
