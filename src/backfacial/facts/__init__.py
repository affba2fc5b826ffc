"""What is true: typed records of `content/`, read from one compiled file.

A record's class stands in the folder of its subject, and is imported from there.
"""

from backfacial.facts.library import Library, library, words

__all__ = ["Library", "library", "words"]
