"""Release: the generated notebook and `items.json`, the public half of the assignment. Nothing else leaves source/."""

import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.nbgraderformat import MetadataValidator, SchemaTooNewError, SchemaTooOldError, ValidationError
from nbgrader.preprocessors import NbGraderPreprocessor

from backfacial.facts import words
from backfacial.grading.history import check_raised
from backfacial.grading.source import SourceProblem, read_assignment, source_name
from backfacial.items.assignment import Assignment
from backfacial.items.released import ITEMS

# what somebody's JupyterLab adds to a notebook (widget state, its Python's version) would change the release's bytes
_NOTEBOOK_METADATA = ("backfacial", "kernelspec", "language_info")
_CELL_METADATA = ("backfacial", "deletable", "editable", "jupyter", "nbgrader", "tags")


class ReleaseQuestions(NbGraderPreprocessor):  # type: ignore[misc]
    """The first step of `nbgrader generate_assignment`: checks the source and writes items.json beside the notebook."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """The notebook without stray metadata, with items.json among the outputs.

        Raises:
            SourceProblem: the source is not fit to be released.
        """
        coursedir = self.parent.parent.coursedir
        name = resources["nbgrader"]["assignment"]
        folder = Path(coursedir.format_path(coursedir.source_directory, ".", name))
        notebook = folder / f"{resources['nbgrader']['notebook']}.ipynb"
        try:
            assignment = read_assignment(folder)
            _check_name(notebook)
            check_notebook(nb, assignment, source_name(notebook))
            check_raised(folder, assignment)
        except SourceProblem as problem:
            self.log.error("%s", problem)
            raise
        self._remove_strays(Path(coursedir.format_path(coursedir.release_directory, ".", name)), notebook.name)
        resources["outputs"] = {ITEMS: items_json(assignment)}
        return tidy(nb), resources

    def _remove_strays(self, release: Path, notebook: str) -> None:
        """nbgrader has copied whatever lies beside the source; an author's notes must not reach learners."""
        for path in sorted(release.iterdir()) if release.is_dir() else ():
            if path.name not in (notebook, ITEMS):
                self.log.warning("%s", words("grading", "stray-removed", file=path.name))
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()


def items_json(assignment: Assignment) -> bytes:
    """The public half as the bytes of items.json: sorted, indented, the same each time."""
    public = assignment.released().model_dump(mode="json", by_alias=True, exclude_defaults=True)
    text = json.dumps({"schema": 1, **public}, indent=1, sort_keys=True, ensure_ascii=False)
    return (text + "\n").encode("utf-8")


def check_sources(folder: Path, assignment: Assignment) -> None:
    """Make sure that the notebooks in a folder of source/ can be released, before the old release is removed.

    Raises:
        SourceProblem: there is more than the one notebook, it asks for other questions, or `release:` has to be raised.
    """
    check_raised(folder, assignment)
    for notebook in sorted(folder.glob("*.ipynb")):
        _check_name(notebook)
        try:
            nb = nbformat.read(notebook, as_version=4)
        except (OSError, ValueError):
            continue  # nbgrader itself says so
        check_notebook(nb, assignment, source_name(notebook))


def _check_name(notebook: Path) -> None:
    name = notebook.parent.name
    if notebook.stem != name:
        raise SourceProblem(words("grading", "source-two-notebooks", file=source_name(notebook), assignment=name))


def check_notebook(nb: NotebookNode, assignment: Assignment, name: str) -> None:
    """Make sure that a notebook grades exactly the items and reflections of its assignment, for the same points.

    Raises:
        SourceProblem: naming the notebook and the first differences.
    """
    wanted = {part.id: float(part.points) for part in (*assignment.items, *assignment.reflections)}
    found = {
        cell.metadata.nbgrader["grade_id"]: float(cell.metadata.nbgrader["points"])
        for cell in nb.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }
    differences = [words("grading", "notebook-lacks", item=item) for item in wanted if item not in found]
    differences += [words("grading", "notebook-extra", item=item) for item in found if item not in wanted]
    differences += [
        words("grading", "notebook-points", item=item, found=f"{found[item]:g}", wanted=f"{points:g}")
        for item, points in wanted.items()
        if item in found and found[item] != points
    ]
    if differences:
        raise _old(assignment, name, "; ".join(differences[:3]))


def check_metadata(nb: NotebookNode, assignment: Assignment, name: str) -> None:
    """Make sure that a notebook has the metadata that nbgrader works with, each `grade_id` once.

    Raises:
        SourceProblem: naming the notebook and what is wrong with it.
    """
    try:
        MetadataValidator().validate_nb(nb)
    except ValidationError as error:
        raise _old(assignment, name, error.message) from None
    except (SchemaTooOldError, SchemaTooNewError) as error:
        raise _old(assignment, name, str(error)) from None


def _old(assignment: Assignment, name: str, differences: str) -> SourceProblem:
    return SourceProblem(words("grading", "notebook-old", file=name, assignment=assignment.id, differences=differences))


def tidy(nb: NotebookNode) -> NotebookNode:
    """The notebook with only the metadata that a release has."""
    nb.metadata = NotebookNode({key: nb.metadata[key] for key in _NOTEBOOK_METADATA if key in nb.metadata})
    if "language_info" in nb.metadata:
        nb.metadata.language_info = NotebookNode({"name": nb.metadata.language_info.get("name", "python")})
    for cell in nb.cells:
        cell.metadata = NotebookNode({key: cell.metadata[key] for key in _CELL_METADATA if key in cell.metadata})
    return nb
