"""The learner's saved work and hand-ins."""

from backfacial.answers.document import Answer, Answers, AnswersUnreadable
from backfacial.answers.handin import Receipt, pack
from backfacial.answers.learner import BadLearnerId, keep_learner_id, learner_id, learners_home
from backfacial.answers.plain_file import NotAPlainFile
from backfacial.answers.store import AnswerStore, NotSaved

__all__ = [
    "Answer",
    "AnswerStore",
    "Answers",
    "AnswersUnreadable",
    "BadLearnerId",
    "NotAPlainFile",
    "NotSaved",
    "Receipt",
    "keep_learner_id",
    "learner_id",
    "learners_home",
    "pack",
]
