"""The course itself: its sources, words, lessons, exams, and what is not settled."""
