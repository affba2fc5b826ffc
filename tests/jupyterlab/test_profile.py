"""The learner's profile fits the JupyterLab that is installed, and keeps the user's own Jupyter out."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backfacial.facts import library
from backfacial.jupyterlab.profile import PACKAGED, environment, kernel_spec, manifest, write_profile
from backfacial.jupyterlab.shipped import Delivered, Shipped
from backfacial.jupyterlab.words import page_words, words

JUPYTER = Path(sys.prefix) / "share" / "jupyter"
STATIC = PACKAGED / "labextensions/backfacial-start/static"
LABCONFIG = PACKAGED / "config/labconfig"


def schemas() -> dict[str, dict[str, Any]]:
    """All settings of the installed JupyterLab and its extensions, by plugin id."""
    found = {}
    for root in (JUPYTER / "lab/schemas", *JUPYTER.glob("labextensions/**/schemas")):
        for path in root.rglob("*.json"):
            if path.name != "package.json":
                found[f"{path.parent.relative_to(root).as_posix()}:{path.stem}"] = json.loads(path.read_bytes())
    return found


def overrides() -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = json.loads((LABCONFIG / "default_setting_overrides.json").read_bytes())
    return data


def disabled() -> set[str]:
    data = json.loads((LABCONFIG / "page_config.json").read_bytes())
    return {name for name, off in data["disabledExtensions"].items() if off}


def is_off(plugin: str) -> bool:
    return plugin in disabled() or plugin.split(":")[0] in disabled()


def shortcuts_in_reach() -> list[tuple[str, str]]:
    """Keys that JupyterLab would listen to: all that its settings name, once the plugin that reads them is on."""
    reader = "@jupyterlab/shortcuts-extension:shortcuts"
    assert reader in schemas(), "JupyterLab reads its shortcuts with another plugin now: switch that one off"
    if is_off(reader):
        return []
    return [
        (plugin, shortcut["command"])
        for plugin, schema in schemas().items()
        if not is_off(plugin)
        for shortcut in schema.get("jupyter.lab.shortcuts", [])
    ]


def test_no_key_can_delete_insert_move_cut_paste_or_change_a_cell() -> None:
    of_cells = {
        shortcut["command"]
        for schema in schemas().values()
        for shortcut in schema.get("jupyter.lab.shortcuts", [])
        if ".jp-Notebook" in shortcut["selector"]
    }
    assert {"notebook:delete-cell", "notebook:insert-cell-above", "notebook:cut-cell"} <= of_cells
    assert [command for _, command in shortcuts_in_reach() if command in of_cells] == []


def test_every_setting_exists_in_the_installed_jupyterlab() -> None:
    known = schemas()
    unknown = [
        f"{plugin} {name}"
        for plugin, values in overrides().items()
        for name in values
        if name not in known.get(plugin, {}).get("properties", {})
    ]
    assert unknown == []


def test_everything_that_is_switched_off_exists_in_the_installed_jupyterlab() -> None:
    texts = [path.read_text(encoding="utf-8", errors="ignore") for path in JUPYTER.glob("lab/static/*.js")]
    texts += [path.read_text(encoding="utf-8", errors="ignore") for path in JUPYTER.glob("labextensions/**/*.js*")]
    text = "\n".join(texts)
    assert sorted(name for name in disabled() if name not in text) == []


def test_all_of_jupyterlabs_menus_are_away() -> None:
    menus = {
        menu["id"]
        for plugin, schema in schemas().items()
        if not is_off(plugin)
        for menu in schema.get("jupyter.lab.menus", {}).get("main", [])
    }
    listed = overrides()["@jupyterlab/mainmenu-extension:plugin"]["menus"]
    assert menus - {menu["id"] for menu in listed if menu["disabled"]} == set()


def test_only_the_two_buttons_of_the_course_are_in_the_toolbar() -> None:
    items = {
        item["name"]
        for plugin, schema in schemas().items()
        if not is_off(plugin)
        for item in schema.get("jupyter.lab.toolbars", {}).get("Notebook", [])
        if item.get("type") != "spacer"
    }
    listed = overrides()["@jupyterlab/notebook-extension:panel"]["toolbar"]
    assert items - {item["name"] for item in listed if item.get("disabled")} == set()
    assert [item["command"] for item in listed if not item.get("disabled")] == [
        "backfacial:start-page",
        "backfacial:start-again",
    ]


def test_the_manifest_holds_digests_and_pages_in_order() -> None:
    files = {
        "quizzes/q/q.ipynb": Delivered("", ""),
        "quizzes/q/items.json": Delivered("", ""),
        "start.ipynb": Delivered("", ""),
    }
    data = manifest(Shipped(files, {"b", "a"}), "start.ipynb")
    assert (data["cells"], data["pages"]) == (["a", "b"], ["quizzes/q/q.ipynb", "start.ipynb"])
    assert (data["start"], data["words"]) == ("start.ipynb", page_words())


def test_the_page_uses_exactly_the_words_that_there_are() -> None:
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.js"))
    used = set(re.findall(r"\bwords\.(\w+)", scripts))
    for names in re.findall(r"const \{ ([\w, ]+) \} = this\.manifest\.words", scripts):
        used |= set(names.split(", "))
    assert used == set(page_words())


def test_the_terminal_uses_exactly_the_words_that_there_are() -> None:
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGED.parent.glob("*.py"))
    there = library().words["jupyterlab-terminal"]
    assert [key for key in there if f'"{key}"' not in scripts] == []
    assert words("updated", names="a") == "Brought up to date: a"


def test_nothing_of_the_learners_profile_lies_outside_their_folder_and_the_package(tmp_path: Path) -> None:
    found = environment(tmp_path)
    inside = [tmp_path, PACKAGED, JUPYTER]
    for name, value in found.items():
        paths = [Path(part) for part in value.split(os.pathsep) if part not in ("", "1")]
        assert all(any(path.is_relative_to(root) for root in inside) for path in paths), name
    assert Path(found["JUPYTER_DATA_DIR"]).is_relative_to(tmp_path)
    assert found["JUPYTER_PATH"].split(os.pathsep)[-1] == str(JUPYTER)


@pytest.fixture
def users_home(tmp_path: Path) -> Path:
    """A user whose own Jupyter has a kernel `python3` of another Python, and a broken configuration."""
    user = tmp_path / "user"
    for folder in (".local/share/jupyter", ".ipython", "Library/Jupyter"):
        kernel = user / folder / "kernels/python3/kernel.json"
        kernel.parent.mkdir(parents=True)
        kernel.write_text(json.dumps({"argv": ["/other/python"], "display_name": "Foreign", "language": "python"}))
    (user / ".jupyter").mkdir()
    (user / ".jupyter/jupyter_config.py").write_text("raise SystemExit('the user's own configuration was read')")
    return user


def test_the_kernel_is_the_one_of_this_python(tmp_path: Path, users_home: Path) -> None:
    home = tmp_path / "learner"
    write_profile(home / ".backfacial", Shipped(), "start.ipynb")
    ask = (
        "from jupyter_client.kernelspec import KernelSpecManager as M; import json;"
        "print(json.dumps({n: M().get_kernel_spec(n).argv for n in M().find_kernel_specs()}))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", ask],
        env={**os.environ, "HOME": str(users_home), **environment(home)},
        capture_output=True,
        check=True,
    )
    assert json.loads(answer.stdout)["python3"] == kernel_spec()["argv"]
