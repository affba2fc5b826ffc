"""Class lists as programs and people write them: each reads as what was meant, each mistake is named by its line."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backfacial.answers.learner import BadLearnerId, checked_id
from backfacial.classroom.class_list import MAX_BYTES, MOST_NAMED, BadClassList, ClassList, read_class_list
from backfacial.classroom.people import Person

ANNA, JÜRGEN = Person("anna.m", "Anna", "Moser", "anna@example.org"), Person("20461", "Jürgen", "Groß", "")

PROGRAMS = {
    "own": "id,first_name,last_name,email\nanna.m,Anna,Moser,anna@example.org\n20461,Jürgen,Groß,\n",
    "german excel": "sep=;\r\nID-Nummer;Vorname;Nachname;E-Mail-Adresse\r\nanna.m;Anna;Moser;anna@example.org\r\n"
    ";;;\r\n20461;Jürgen;Groß;\r\n",
    "moodle": '"First name",Surname,"ID number","Email address"\nAnna,Moser,anna.m,anna@example.org\n'
    "Jürgen,Groß,20461,\n",
    "moodle with user names": "First name,Last name,ID number,Email address,Username\n"
    "Anna,Moser,,anna@example.org,anna.m\nJürgen,Groß,,,20461\nOverall average,,,,\n",
    "german moodle": "Vorname;Nachname;Anmeldename;E-Mail-Adresse\nAnna;Moser;anna.m;anna@example.org\n"
    "Jürgen;Groß;20461;\n",
    "canvas": "Student,ID,SIS User ID,SIS Login ID,Section,Email,Quiz (12)\n,,,,,,Manual Posting\n"
    '    Points Possible,,,,,,10\n"Moser, Anna",71,A-1,anna.m,Day,anna@example.org,5\n'
    '"Groß, Jürgen",72,A-2,20461,Day,,\n"Student, Test",73,,f00,Day,,\n',
    "typed by hand": ' ID ; First Name ;"Last Name";E-mail\n\n  anna.m ; Anna ; "Moser"; anna@example.org\n'
    " 20461 ;Jürgen;Groß\u00a0;;;\n",
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252")


def read(data: bytes, name: str = "class.csv") -> ClassList:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return read_class_list(path)


def problems(text: str | bytes) -> tuple[str, ...]:
    with pytest.raises(BadClassList) as bad:
        read(text if isinstance(text, bytes) else text.encode())
    return bad.value.problems


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("program", PROGRAMS)
def test_what_programs_write_reads_as_the_same_people(program: str, encoding: str) -> None:
    assert list(read(PROGRAMS[program].encode(encoding)).lines.values()) == [ANNA, JÜRGEN]


def test_the_column_of_the_ids_is_told() -> None:
    found = {program: read(text.encode()).id_heading for program, text in PROGRAMS.items()}
    assert found["canvas"] == "SIS Login ID" and found["moodle with user names"] == "Username"
    assert found["german excel"] == "ID-Nummer" and found["own"] == "id"


def _is_an_id(text: str) -> bool:
    try:
        return checked_id(text) == text
    except BadLearnerId:
        return False


# umlauts of western Europe, which all encodings have, and whatever parts columns
NAMES = st.text("abzÄÖÜäöüßéñç ,;\"'\t-=", max_size=8).map(lambda text: " ".join(text.split()))
LISTS = st.lists(
    st.tuples(st.text("abcAZ09._@-", min_size=1, max_size=8).filter(_is_an_id), NAMES, NAMES, NAMES),
    min_size=1,
    max_size=6,
    unique_by=lambda row: row[0].casefold(),
)


@given(LISTS, st.sampled_from(ENCODINGS), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
@example([("a", "", "", "")], "utf-16-le", "\t", "\r", False)
def test_any_list_in_any_form_reads_back_the_same(
    rows: list[tuple[str, ...]], encoding: str, delimiter: str, line_end: str, quoted: bool
) -> None:
    text = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerows([("id", "first_name", "last_name", "email"), *rows])
    lines = read(text.getvalue().encode(encoding)).lines
    assert lines == {line: Person(*row) for line, row in enumerate(rows, start=2)}


def test_each_mistake_is_named_with_its_line_in_the_order_of_the_list() -> None:
    text = (
        'id,first_name\nanna,"Anna\nMaria"\no\'hara,Pat\nMüller,Max\n/etc,x\na b,x\n\n,Noid\n'
        f"bea,x\nBEA,x\nbea,x\nonly\ncleo,x,y\n*,x\n{'l' * 65},x\n"
    )
    told = problems(text)
    assert [int(each.split()[2].rstrip(":")) for each in told] == [4, 5, 6, 7, 9, 11, 12, 13, 14, 15, 16]
    for each, mend in zip(
        told,
        (
            "'o'hara': write at most 64 letters from a to z and digits, with . - _ @ only between them (such as ohara)",
            "such as Mueller",
            "such as etc",
            "such as a.b",
            "nothing stands in the column 'id'",
            "'BEA' differs only in capitals from 'bea' in line 10",
            "'bea' stands in line 10 already",
            "has 1 of 2 columns",
            "has 3 columns, and the heading 2",
            "no learner can type '*'",
            "no learner can type",
        ),
        strict=True,
    ):
        assert each.startswith("class.csv: line ") and mend in each and "\n" not in each


@pytest.mark.parametrize(
    ("data", "mend"),
    [
        (b"", "there is nobody in it"),
        (b"\n\r\n", "there is nobody in it"),
        (b"id,first_name\n", "there is nobody in it"),
        (b"PK\x03\x04\x14\0", "save it as “CSV UTF-8”"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "save it as “CSV UTF-8”"),
        (bytes(range(256)), "this is no text"),
        (
            b"First name;Surname;Email address\nAnna;Moser;a@b\n",
            "(the columns are: First name, Surname, Email address)",
        ),
        (b"id,Vorname,vorname\na,b,c\n", "line 1: two columns are called 'Vorname'"),
        (b'id,first_name\na,"b\nc,d\n', "line 2: a quote does not fit"),
        (b'id,first_name\na,"b"c\n', "line 2: a quote does not fit"),
        (b"x" * (MAX_BYTES + 1), "is larger than 8 MB"),
    ],
)
def test_what_is_no_class_list_is_told_in_a_sentence(data: bytes, mend: str) -> None:
    (told,) = problems(data)
    assert told.startswith("class.csv: ") and mend in told


def test_what_is_no_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    for path, mend in ((tmp_path / "none.csv", "there is no such file"), (tmp_path, "is no plain file")):
        with pytest.raises(BadClassList, match=mend):
            read_class_list(path)


def test_of_a_list_that_is_wrong_throughout_the_first_mistakes_are_told_and_the_rest_counted() -> None:
    with pytest.raises(BadClassList) as bad:
        read(b"id\n" + b"?\n" * 100)
    told = str(bad.value).splitlines()
    assert len(told) == MOST_NAMED + 1 and told[-1] == "… and 80 more."


def test_signs_that_would_write_elsewhere_on_a_terminal_are_not_printed() -> None:
    (told,) = problems("id\n\u202ea\u009b2J\n".encode())
    assert "\u202e" not in told and "\u009b" not in told


@given(st.binary(max_size=200))
def test_whatever_is_in_a_file_it_is_a_list_or_told(data: bytes) -> None:
    try:
        found = read(data)
    except BadClassList as bad:
        assert bad.problems and all(each.startswith("class.csv: ") for each in bad.problems)
    else:
        assert all(_is_an_id(person.id) for person in found.lines.values())


def test_signs_that_nobody_sees_change_no_name_and_no_id() -> None:
    """As Windows and web pages put them before what is copied from them."""
    found = read("id,first_name,last_name\n\u202aanna.m\u202c,J\u00fcrgen,Gro\u00df\u200b\n".encode())
    assert [*found.lines.values()] == [Person("anna.m", "J\u00fcrgen", "Gro\u00df")]
