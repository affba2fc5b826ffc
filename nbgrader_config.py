"""nbgrader's settings for this course. They stand in src/backfacial/grading/config.py; add your school's own below."""

from backfacial.grading import configure

c = get_config()  # noqa: F821  nbgrader provides it
configure(c)
