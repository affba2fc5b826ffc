"""How long ago a date is, as a client says it."""

import datetime

from dateutil.relativedelta import relativedelta

from backfacial.facts import words

DAYS_IN_WORDS = 14
WEEKS_IN_WORDS = 60


def ago(date: datetime.date, today: datetime.date) -> str:
    """ "yesterday", "9 days ago", "3 weeks ago", "4 months ago"."""
    days = (today - date).days
    if days <= 1:
        return words("clients", ("today", "yesterday")[max(days, 0)])
    if days < DAYS_IN_WORDS:
        return words("clients", "days-ago", count=days)
    span = relativedelta(today, date)
    months = span.years * 12 + span.months
    if days < WEEKS_IN_WORDS or months < 2:
        return words("clients", "weeks-ago", count=days // 7)
    key = "years-ago" if months >= 24 else "months-ago"
    return words("clients", key, count=months // 12 if months >= 24 else months)
