"""`backfacial roster`: a class list is shown before it is written, and nbgrader's own import leads here."""

import io
from pathlib import Path

import pytest
from click.testing import Result
from graded_course import QUIZ, RIGHT, Course
from typer.testing import CliRunner

from backfacial.classroom.people import Person, listed
from backfacial.cli import app

LIST = "ID-Nummer;Vorname;Nachname\nanna.m;Änne;Moser\n20461;Fred;Low\n"


@pytest.fixture(autouse=True)
def _in_it(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(course.root)


def written(course: Course, text: str, encoding: str = "utf-8-sig", name: str = "my list.csv") -> str:
    (course.root / name).write_text(text, encoding=encoding)
    return name


def roster(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["roster", *arguments], env={"COLUMNS": "200"})


def people(course: Course) -> tuple[Person, ...]:
    with course.gradebook() as gradebook:
        return listed(course.root, gradebook)


def test_a_list_is_shown_and_written_only_when_somebody_says_so(course: Course) -> None:
    name = written(course, LIST)
    shown = roster("import", name)
    assert shown.exit_code == 0
    assert all(part in shown.stdout for part in ("Änne", "2 new, 0 changed", "column 'ID-Nummer'"))
    assert "backfacial roster import 'my list.csv' --yes" in shown.stdout
    assert people(course) == ()
    assert roster("import", name, "--yes").exit_code == 0
    both = (Person("20461", "Fred", "Low"), Person("anna.m", "Änne", "Moser"))
    assert people(course) == both
    # nobody is removed, and what a list does not say stays
    name = written(course, "username,email\nbea,\nanna.m,anna@example.org\n", "utf-16")
    said = roster("import", name, "--yes").stdout
    assert "1 new, 1 changed, 0 unchanged, 1 no longer in this list (kept)." in said and "list: 20461." in said
    assert people(course) == (both[0], Person("anna.m", "Änne", "Moser", "anna@example.org"), Person("bea"))
    assert "0 new, 0 changed, 2 unchanged" in roster("import", name).stdout
    with course.gradebook() as gradebook:  # where nbgrader's own pages and exports find them
        assert gradebook.find_student("anna.m").first_name == "Änne" and gradebook.find_student("bea")


def test_a_list_with_a_mistake_is_not_written_at_all(course: Course) -> None:
    assert roster("import", written(course, LIST), "--yes").exit_code == 0
    before = people(course)
    for text, mend in (
        ("id\nbea\no'hara\n", "line 3: no learner can type 'o'hara'"),
        ("id\nbea\nAnna.M\n", "line 3: 'Anna.M' differs only in capitals from 'anna.m', who is in your class list"),
    ):
        said = roster("import", written(course, text), "--yes")
        assert said.exit_code == 1 and mend in said.stderr
    assert people(course) == before


def test_a_whole_class_is_shown_and_of_a_whole_school_how_many_are_not(course: Course) -> None:
    for count, last, more in ((60, "n60", False), (63, "n60", True)):
        name = written(course, "id\n" + "".join(f"n{number}\n" for number in range(1, count + 1)))
        shown = roster("import", name).stdout
        assert last in shown and "n61" not in shown
        assert ("… and 3 more" in shown) is more
        assert f"{count} new" in shown and f"{count} people" in shown


def test_a_list_without_a_known_column_of_ids_says_what_to_write_where(course: Course) -> None:
    said = roster("import", written(course, "code,first name\nanna,Anna\n"), "--yes")
    assert said.exit_code == 1
    assert "(the columns are: code, first name)" in said.stderr
    assert "write id in this line over the column that has them" in said.stderr


def test_one_person_listed_twice_is_told_before_it_is_written(course: Course) -> None:
    name = written(course, "id,first_name,last_name\nanna,Anna,Moser\nam17,anna,moser\n")
    assert "backfacial roster same anna am17" in roster("import", name).stdout


def test_who_is_settled_as_somebody_else_is_not_listed_again(course: Course) -> None:
    name = written(course, "id,first_name,last_name\nanna,Anna,Moser\nam17,Anna,Moser\n")
    roster("import", name, "--yes")
    settled = roster("same", "am17", "anna")
    assert settled.exit_code == 0 and "backfacial roster apart am17" in settled.stdout
    said = roster("import", name, "--yes").stdout
    assert "counts as anna" in said and "0 new, 0 changed, 1 unchanged" in said
    assert people(course) == (Person("anna", "Anna", "Moser"),)
    assert roster("apart", "am17").exit_code == 0
    assert people(course) == (Person("am17", "Anna", "Moser"), Person("anna", "Anna", "Moser"))
    wrong = roster("apart", "am17")
    assert wrong.exit_code == 1 and "there is nothing to undo" in wrong.stderr


def test_outside_of_a_course_the_mend_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = roster("same", "a", "b")
    assert said.exit_code == 1 and "nbgrader_config.py" in said.stderr


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_it_asks(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for typed, count in (("n", 0), ("y", 2)):
        monkeypatch.setattr("sys.stdin", _Terminal(f"{typed}\n"))
        app(["roster", "import", written(course, LIST)], standalone_mode=False)
        assert "Write this into your class list?" in capsys.readouterr().out
        assert len(people(course)) == count


def test_nbgraders_own_import_leads_to_ours_where_it_would_fail_or_enter_nonsense(course: Course) -> None:
    for text, encoding in (
        (LIST, "utf-8-sig"),
        (LIST, "utf-16"),
        ("id,first_name\nanna,Änne\n", "latin-1"),
        ("id,first_name\nanna,Änne\n", "utf-8-sig"),
        ("id;first_name\nanna;Anne\n", "utf-8"),
        ("Vorname\nAnna\n", "utf-8"),
        ("", "utf-8"),
        ("id,first_name\nanna\n", "utf-8"),
        ("id,first_name\no'hara,Pat\n", "utf-8"),
        ("id,first_name\n,Pat\n", "utf-8"),
        ('id,first_name\nanna,"A\n', "utf-8"),
    ):
        said = course.run("db", "student", "import", written(course, text, encoding))
        assert said.code == 1 and "Traceback" not in said.log
        assert said.lines("backfacial roster import 'my list.csv'") == said.log.splitlines()
    assert people(course) == ()
    plain = written(course, "id,first_name,last_name,email\nanna.m,Änne,Moser,\n\n20461,Fred,Low,\n", "utf-8")
    assert course.run("db", "student", "import", plain).code == 0
    assert people(course) == (Person("20461", "Fred", "Low"), Person("anna.m", "Änne", "Moser"))


def test_who_only_handed_in_is_not_listed(course: Course) -> None:
    course.hand_in("anna", RIGHT)
    assert course.run("autograde", QUIZ).code == 0
    assert people(course) == ()
