"""A class as its instructor sees it: who is in it, when it is due, how it stands, what goes back to it.

It works on nbgrader's folders and gradebook and adds nothing to them that nbgrader could not read.
"""
