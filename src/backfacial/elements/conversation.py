"""What Python answers to a question's page. All of it comes from the disk."""

from dataclasses import dataclass, field
from typing import ClassVar

from backfacial.answers.document import Answer
from backfacial.answers.store import AnswerStore, NeverSaved, NotSaved
from backfacial.elements.messages import Given, Hello, understood
from backfacial.facts import words
from backfacial.items.base import NotAResponse, Question
from backfacial.items.responses import kept_response, response_to, well_formed

Reply = dict[str, object]


@dataclass
class Conversation:
    """One question and where its answer is kept. Of what is right nothing is said: `Practice` does that."""

    question: Question
    store: AnswerStore
    is_practice: ClassVar[bool] = False
    _saved_last: tuple[str, int] = field(default=("", 0), init=False)  # the view, and the revision that it made

    def reply_to(self, content: object) -> Reply | None:
        """The reply to a message, None where there is nothing to say."""
        match understood(content):
            case Hello() as hello:
                return self._state(hello)
            case Given() as given:
                return self._saved(given)
            case _:
                return None

    def _state(self, hello: Hello) -> Reply:
        try:
            answer = self.store.read().answers.get(self.question.id)
        except (NotSaved, OSError) as error:
            return hello.reply("no-state", message=in_words(error, self.store))
        response = None if answer is None else kept_response(self.question, answer.response)
        return hello.reply(
            "state",
            response=response,
            at="" if answer is None else well_formed(answer.at),
            revision=0 if answer is None else answer.revision,
            notices=new_notices(self.store),
            **self.told(response),
        )

    def _saved(self, given: Given) -> Reply:
        view, revision = self._saved_last
        try:
            response = response_to(self.question, given.response)
            goes_on_from = revision if given.writing and view == given.view else 0
            answer = self.kept(given, response, goes_on_from)
        except NotAResponse as refused:
            return given.reply("not-saved", message=words("elements", str(refused)), again=False)
        except (NotSaved, OSError) as error:
            again = not isinstance(error, NeverSaved)
            return given.reply("not-saved", message=in_words(error, self.store), again=again)
        self._saved_last = given.view, answer.revision
        return given.reply(
            "saved",
            at=answer.at,
            revision=answer.revision,
            notices=new_notices(self.store),
            **({} if given.writing else self.told(response)),
        )

    def kept(self, given: Given, response: object, goes_on_from: int) -> Answer:
        """Save an answer."""
        return self.store.save(
            self.question.id, response, given.active_s, goes_on_from=goes_on_from, question=self.question.digest
        )

    def told(self, response: object) -> Reply:
        """What the page is told about an answer beside that it is saved."""
        return {}


def new_notices(store: AnswerStore) -> list[str]:
    """What the store has to tell the learner, each told once."""
    notices, store.notices[:] = [well_formed(notice) for notice in store.notices], []
    return notices


def in_words(error: Exception, store: AnswerStore) -> str:
    """An error of the store or of the disk as a sentence for the learner."""
    if isinstance(error, OSError):
        return words("answers", "not-written", file=store.path.name, reason=error.strerror or error)
    return str(error)
