"""The documents say what is so: their links lead somewhere, their commands exist, and CI calls the README's own line."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_that_exist(page):
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_exist(page):
    for name in re.findall(r"`((?:corpus|index|answering|web|prompts|eval|training|tests|docs)/[\w./-]+)`", page.read_text(encoding="utf-8")):
        assert (ROOT / name).exists() or name.startswith(("index/built", "index/closed", "index/feedback.sqlite")), f"{page.name}: {name}"


def test_ci_calls_the_test_line_of_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [line] = re.findall(r"<!-- ask:test -->\n```sh\n(.+)\n```", readme)
    found = subprocess.run(["bash", "-c", "grep -A3 'ask:test' README.md | grep '^python3'"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == line
    assert "grep -A3 'ask:test' README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("module", ["corpus", "index", "answering", "eval", "training"])
def test_every_command_has_help(module):
    ran = subprocess.run([sys.executable, "-m", module, "--help"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0
    assert "usage:" in ran.stdout


def test_the_commands_in_the_readme_run():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in re.findall(r"^python -m (corpus [a-z]+)", readme, re.M):
        module, name = command.split()
        ran = subprocess.run([sys.executable, "-m", module, name, "--help"], cwd=ROOT, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, command
