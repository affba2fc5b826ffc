"""Class lists as Excel, Moodle, Canvas and people write them, read into people. Each mistake is named with its line."""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from backfacial.answers.learner import LONGEST, BadLearnerId, checked_id
from backfacial.classroom.headings import Columns, columns_in, known_headings
from backfacial.classroom.people import Person
from backfacial.facts import words
from backfacial.pages.printable import REPLACEMENT, printable

MAX_BYTES = 8 * 2**20
MOST_NAMED = 20
"""Mistakes of one list that are told; the others are counted."""

_DELIMITERS = (",", ";", "\t")
_EXCELS_OWN = re.compile(r"\Asep=.(?=[\r\n])", re.IGNORECASE)  # a first line that is no part of the list
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods, .xls
# what Windows and web pages put before what is copied from them: nobody sees it, and an id with it is another one
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


class _Form(csv.excel):
    strict = True  # a quote that is never closed would take in all that follows
    skipinitialspace = True


class BadClassList(Exception):
    """A class list that cannot be used. `problems` are sentences with the file, the line and the mend."""

    def __init__(self, *problems: str) -> None:
        more = len(problems) - MOST_NAMED
        told = (*problems[:MOST_NAMED], words("roster", "list-more", count=more)) if more > 0 else problems
        super().__init__("\n".join(told))
        self.problems = problems


@dataclass(frozen=True)
class ClassList:
    """A list as it was read.

    Attributes:
        file: its name.
        lines: by the number of the line, counted from 1, who stands there.
        id_heading: what the column is called that the ids come from.
    """

    file: str
    lines: dict[int, Person]
    id_heading: str


def read_class_list(path: Path) -> ClassList:
    """Read a class list.

    Raises:
        BadClassList: it cannot be read, or something in it has to be mended.
    """
    said = _Said(printable(path.name))
    rows = _rows(_decoded(_bytes(path, said), said), said)
    if not rows:
        raise said.bad("list-empty")
    (first, heading), *others = rows.items()
    columns = _columns(heading, [row for _, row in others], first, said)
    lines = {}
    for line, row in others:
        person = columns.person(row)
        if person is not None and not said.is_misshapen(line, row, heading) and said.has_id(line, person, columns):
            lines[line] = person
    said.clashes(lines)
    if said.problems:
        raise BadClassList(*said.problems)
    if not lines:
        raise said.bad("list-empty")
    return ClassList(said.file, lines, columns.id_heading)


class _Said:
    """What is said about one list."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[tuple[int, str]] = []

    @property
    def problems(self) -> list[str]:
        """All of them, in the order of the lines."""
        return [problem for _, problem in sorted(self._problems)]

    def bad(self, key: str, **values: object) -> BadClassList:
        return BadClassList(words("roster", key, file=self.file, **values))

    def is_misshapen(self, line: int, row: Sequence[str], heading: Sequence[str]) -> bool:
        """Whether a row has not the columns of the heading; empty ones more do no harm."""
        short = len(row) < len(heading)
        wrong = short or any(cell.strip() for cell in row[len(heading) :])
        if wrong:
            self._problem("list-short" if short else "list-long", line, found=len(row), wanted=len(heading))
        return wrong

    def has_id(self, line: int, person: Person, columns: Columns) -> bool:
        """Whether the person has an id that a learner can type."""
        if not person.id:
            self._problem("list-no-person", line, column=printable(columns.id_heading))
            return False
        try:
            checked_id(person.id)
        except BadLearnerId:
            near = _typed_for(person.id)
            such_as = words("roster", "list-near", near=near) if near else ""
            self._problem("list-bad-id", line, id=printable(person.id), most=LONGEST, near=such_as)
            return False
        return True

    def clashes(self, lines: dict[int, Person]) -> None:
        """Name each id that stands there before, also in other capitals."""
        met: dict[str, tuple[int, str]] = {}
        for line, person in lines.items():
            before, other = met.setdefault(person.id.casefold(), (line, person.id))
            if before != line:
                key = "list-id-twice" if other == person.id else "list-capitals"
                self._problem(key, line, id=person.id, before=before, other=other)

    def _problem(self, key: str, line: int, **values: object) -> None:
        self._problems.append((line, words("roster", key, file=self.file, line=line, **values)))


def _bytes(path: Path, said: _Said) -> bytes:
    if not path.exists():
        raise said.bad("list-missing")
    if not path.is_file():
        raise said.bad("list-not-file")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise said.bad("list-unreadable", reason=error.strerror) from None
    if len(data) > MAX_BYTES:
        raise said.bad("list-too-large", most=MAX_BYTES // 2**20)
    if data.startswith(_WORKBOOKS):
        raise said.bad("list-workbook")
    return data


def _decoded(data: bytes, said: _Said) -> str:
    """The text in the encoding that its first bytes name, else in UTF-8, else as Windows in western Europe writes.

    Guessing by frequent letters goes wrong here: a list has few of them, and a name that is read wrong looks like one.
    """
    for encoding in _encodings(data):
        with suppress(UnicodeDecodeError):
            text = _UNSEEN.sub("", data.decode(encoding))
            if REPLACEMENT in printable(text):
                break  # the encoding fits: another one would only read every name wrong
            return text
    raise said.bad("list-not-text")


def _encodings(data: bytes) -> Iterator[str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield "utf-16"
    elif b"\0" in data[:2]:  # no text in other encodings has it, and each heading begins with a plain letter
        yield "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
    else:
        yield from ("utf-8-sig", "cp1252")


def _rows(text: str, said: _Said) -> dict[int, list[str]]:
    """The rows that are not empty, by the line that each begins in."""
    text = _EXCELS_OWN.sub("", text)
    delimiter = max(_DELIMITERS, key=lambda sign: _fit(text, sign))
    reader = csv.reader(io.StringIO(text, newline=""), _Form, delimiter=delimiter)
    rows, line = {}, 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows[line] = row
            line = reader.line_num + 1
    except csv.Error:
        raise said.bad("list-quotes", line=line) from None
    return rows


def _fit(text: str, delimiter: str) -> tuple[int, int]:
    """How well a delimiter parts the first row: the headings that are known then, and all columns."""
    with suppress(csv.Error):
        for row in csv.reader(io.StringIO(text, newline=""), _Form, delimiter=delimiter):
            if any(cell.strip() for cell in row):
                return known_headings(row), len(row)
    return 0, 0


def _columns(heading: list[str], rows: list[list[str]], line: int, said: _Said) -> Columns:
    columns = columns_in(heading, rows)
    if "id" not in columns.at:
        raise said.bad("list-no-id", line=line, columns=", ".join(map(printable, columns.headings)))
    if columns.twice:
        raise said.bad("list-twice", line=line, heading=printable(columns.twice))
    return columns


def _typed_for(id_: str) -> str:
    """An id that looks like one that no learner can type; "" where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", id_.translate(_GERMAN))
    signs = re.sub(r"[^A-Za-z0-9._@-]", "", re.sub(r"\s+", ".", plain))
    return re.sub(r"_{2,}", "_", signs).strip("._@-")[:LONGEST].strip("._@-")
