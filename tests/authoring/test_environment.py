"""pyproject, requirements.lock and environment.yml say the same."""

import re
import tomllib
from pathlib import Path

import yaml
from ipywidgets import DOMWidget
from packaging.requirements import Requirement

from backfacial.authoring.environment import locked_requirements
from backfacial.elements.choice import Choice
from backfacial.elements.number import Number
from backfacial.elements.reflection import Reflection
from backfacial.elements.select import Select

CHOSEN = {"jupyterlab", "nbgrader", "ipywidgets", "matplotlib", "pytest", "nbval"}


def _name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _locked(course: Path) -> list[Requirement]:
    return [Requirement(line) for line in locked_requirements((course / "requirements.lock").read_text())]


def test_the_lock_pins_every_package_exactly_and_with_hashes(course: Path) -> None:
    text = (course / "requirements.lock").read_text()
    assert all(re.fullmatch(r"==[^,*]+", str(requirement.specifier)) for requirement in _locked(course))
    for block in re.split(r"\n(?=[a-z0-9])", text.split("\n", 2)[2]):
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_the_lock_holds_no_address(course: Path) -> None:
    text = (course / "requirements.lock").read_text() + (course / "environment.yml").read_text()
    assert "://" not in text
    assert "index" not in text


def test_what_pyproject_asks_for_is_locked(course: Path) -> None:
    project = tomllib.loads((course / "pyproject.toml").read_text())["project"]
    asked = {
        _name(Requirement(line).name) for line in [*project["dependencies"], *project["optional-dependencies"]["test"]]
    }
    locked = {_name(requirement.name) for requirement in _locked(course)}
    assert asked - locked == set()
    assert asked >= CHOSEN


def test_environment_yml_installs_what_is_locked_and_this_package(course: Path) -> None:
    environment = yaml.safe_load((course / "environment.yml").read_text())
    installed = next(part["pip"] for part in environment["dependencies"] if isinstance(part, dict))
    assert installed[-1] == "--editable ."
    assert [str(Requirement(line)) for line in installed[:-1]] == [str(requirement) for requirement in _locked(course)]


def test_the_chosen_packages_are_used_for_real(course: Path) -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (course / "src").rglob("*.py"))
    for package in ("matplotlib", "nbgrader"):
        assert re.search(rf"^\s*(from|import) {package}\b", sources, re.MULTILINE), package
    assert all(issubclass(element, DOMWidget) for element in (Choice, Select, Number, Reflection))
    assert '"jupyterlab"' in (course / "src/backfacial/jupyterlab/server.py").read_text()
    assert "--nbval" in (course / "pyproject.toml").read_text()
