"""One search for the command line and for the tables of a page.

Python makes an index that is plain data (`index.py`), and asks it (`ask.py`). A page asks the same index with
`elements/search.js`, without a kernel; a test compares the two answer by answer. All weights are whole numbers, so that
both come to the same ones.
"""
