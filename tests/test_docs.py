"""The pages tell what there is: every public name and every stage stands in them, and they name nothing that is not."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import corpus_tools

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
STAGES = sorted(
    path.stem if path.suffix else path.name
    for path in (ROOT / "corpus_tools").iterdir()
    if not path.name.startswith("_") and (path.suffix == ".py" or (path / "__init__.py").is_file())
)


def test_every_public_name_works_and_has_a_docstring():
    for name in corpus_tools.__all__:
        value = getattr(corpus_tools, name)
        assert not callable(value) or value.__doc__, name


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_is_in_the_architecture(stage):
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert re.search(rf"`{stage}[`/.]", page), f"docs/architecture.md does not say what {stage} is for"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_images_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_script_of_the_readme_runs(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    script = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(script[1].splitlines()) <= 12
    exec(compile(script[1], "README.md", "exec"), {})
    assert "raw_start" in capsys.readouterr().out


def test_stages_import_only_what_stands_before_them():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]+) \|", page, re.MULTILINE)
    order = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(order) == STAGES, "each stage stands once in the table's first column"
    for stage in STAGES:
        folder = ROOT / "corpus_tools" / stage
        files = folder.rglob("*.py") if folder.is_dir() else [folder.with_suffix(".py")]
        for file in files:
            used = set(re.findall(r"(?:from|import) corpus_tools\.(\w+)", file.read_text(encoding="utf-8"))) - {stage}
            late = [name for name in used if order.index(name) > order.index(stage)]
            assert not late, f"{file.relative_to(ROOT)} imports {late}"


def test_importing_the_package_brings_pandas_and_no_more():
    loaded = "import sys, corpus_tools; print({'pandas', 'sklearn', 'matplotlib', 'jinja2', 'corpus_tools.names'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "{'pandas'}"
