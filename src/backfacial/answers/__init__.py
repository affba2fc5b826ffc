"""The learner's saved work and hand-ins."""

from backfacial.answers.course_folder import home_here, in_course_folder, store_here
from backfacial.answers.document import Answer, Answers, AnswersUnreadable
from backfacial.answers.handin import Receipt, pack
from backfacial.answers.learner import BadLearnerId, keep_learner_id, learner_id, learners_home
from backfacial.answers.plain_file import NotAPlainFile
from backfacial.answers.store import AnswerStore, NeverSaved, NotSaved

__all__ = [
    "Answer",
    "AnswerStore",
    "Answers",
    "AnswersUnreadable",
    "BadLearnerId",
    "NeverSaved",
    "NotAPlainFile",
    "NotSaved",
    "Receipt",
    "home_here",
    "in_course_folder",
    "keep_learner_id",
    "learner_id",
    "learners_home",
    "pack",
    "store_here",
]
