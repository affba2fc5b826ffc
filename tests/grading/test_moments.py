"""Dates as instructors type them: ISO is taken and said back; what has two readings is refused with both."""

import datetime
import re

import pytest
from dateutil.tz import gettz
from hypothesis import assume, given
from hypothesis import strategies as st

from backfacial.grading.durations import in_hours, in_words
from backfacial.grading.moments import BadMoment, check_readings, read_moment
from backfacial.grading.moments import in_words as moment_in_words

VIENNA = gettz("Europe/Vienna")
assert VIENNA is not None
UTC = datetime.UTC


@pytest.mark.parametrize(
    ("text", "utc", "told"),
    [
        ("2026-12-01 17:00", "2026-12-01T16:00:00", "Tuesday 1 December 2026, 17:00 (UTC+01:00, your computer's zone)"),
        ("2026-07-01T17:00", "2026-07-01T15:00:00", "Wednesday 1 July 2026, 17:00 (UTC+02:00, your computer's zone)"),
        ("2026-12-01", "2026-12-01T22:59:59", "Tuesday 1 December 2026, 23:59 (UTC+01:00, your computer's zone)"),
        (
            "2026-12-01 17:00 UTC",
            "2026-12-01T17:00:00",
            "Tuesday 1 December 2026, 17:00 (UTC+00:00), which is Tuesday 1 December 2026, 18:00 "
            "(UTC+01:00, your computer's zone)",
        ),
        ("2026-12-01T17:00:30Z", "2026-12-01T17:00:30", "18:00 (UTC+01:00, your computer's zone)"),
        ("2026-12-01 17:00+0530", "2026-12-01T11:30:00", "17:00 (UTC+05:30)"),
        ("2026-12-01 17:00 -08", "2026-12-02T01:00:00", "which is Wednesday 2 December 2026, 02:00"),
        ("2026-10-25 02:30+01:00", "2026-10-25T01:30:00", "02:30 (UTC+01:00, your computer's zone)"),
    ],
)
def test_iso_is_taken_and_said_back(text: str, utc: str, told: str) -> None:
    moment = read_moment(f" {text} ", VIENNA)
    assert moment.at.astimezone(UTC).replace(tzinfo=None).isoformat() == utc
    assert moment.whole_day == (":" not in text)
    assert told in moment_in_words(moment.at, VIENNA)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1.12.2026", ["2026-12-01", "2026-01-12"]),
        ("12/1/2026", ["2026-01-12", "2026-12-01"]),
        ("1/12/26", ["2026-12-01", "2026-01-12"]),
        ("01-12-2026 17:00", ["2026-12-01 17:00", "2026-01-12 17:00"]),
        ("1. 12. 2026 17:00", ["2026-12-01 17:00", "2026-01-12 17:00"]),
        ("17:00 1.12.2026", ["2026-12-01 17:00", "2026-01-12 17:00"]),
        ("13.12.2026", ["2026-12-13"]),
        ("12/13/2026 17:00", ["2026-12-13 17:00"]),
        ("1.1.2027", ["2027-01-01"]),
        ("2026/12/01", ["2026-12-01"]),
        ("2026-10-25 02:30", ["2026-10-25 02:30:00+02:00", "2026-10-25 02:30:00+01:00"]),
    ],
)
def test_two_readings_are_refused_with_both_to_copy(text: str, readings: list[str]) -> None:
    with pytest.raises(BadMoment) as bad:
        read_moment(text, VIENNA)
    assert re.findall('"(.*?)"', str(bad.value)) == readings
    for reading in readings:
        read_moment(reading, VIENNA)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2026-02-30", "no such day"),
        ("2026-12-01 24:30", "no such day or time"),
        ("2026-12-01 17:00+99:00", "no such day or time"),
        ("9999-12-31 23:59-10:00", "no such day"),
        ("32.13.2026", "no such day"),
        ("2026-03-29 02:30", "never comes"),
        ("2026-12-01 2026-12-02", "two dates"),
        ("1 December 2026", "not understood"),
        ("tomorrow", "not understood"),
        ("", "not understood"),
        ("17:00", "not understood"),
    ],
)
def test_what_is_no_date_is_one_sentence(text: str, part: str) -> None:
    with pytest.raises(BadMoment, match=part) as bad:
        read_moment(text, VIENNA)
    assert "\n" not in str(bad.value)


@given(st.dates(datetime.date(2000, 1, 1)), st.sampled_from("./-"), st.booleans(), st.booleans())
def test_the_right_reading_is_always_offered(day: datetime.date, sign: str, month_first: bool, long: bool) -> None:
    assume(long or day.year < 2100)
    parts = [str(day.month), str(day.day)] if month_first else [str(day.day), str(day.month)]
    text = sign.join([*parts, str(day.year) if long else f"{day.year % 100:02}"])
    with pytest.raises(BadMoment) as bad:
        check_readings(text)
    assert f'"{day.isoformat()}"' in str(bad.value)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_sentence(text: str) -> None:
    try:
        read_moment(text, VIENNA)
    except BadMoment as bad:
        assert str(bad)


@pytest.mark.parametrize(
    ("seconds", "hours", "told"),
    [
        (0, "", "less than a minute"),
        (1, "0:01", "less than a minute"),
        (60, "0:01", "1 minute"),
        (3_661, "1:02", "1 hour 1 minute"),
        (97_500, "27:05", "1 day 3 hours"),
        (2 * 86_400 + 120, "48:02", "2 days"),
    ],
)
def test_how_late_is_told_in_hours_and_in_words(seconds: float, hours: str, told: str) -> None:
    assert (in_hours(seconds), in_words(seconds)) == (hours, told)
