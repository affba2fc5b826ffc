"""Everything as HTML: a question to read, a marked question, a fact card, the table of contraindications.

Each function returns a fragment for a page that has `styles()`. A fragment holds no id and no script, so it can stand
on one page several times. All text is escaped, learners' text above all.
"""
