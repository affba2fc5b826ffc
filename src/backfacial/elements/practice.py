"""What Python answers to the page of a question to practise: two free tries, then the solution, or on *Show me*."""

from backfacial.answers.document import Answer
from backfacial.answers.store import AnswerStore, NeverSaved, NotSaved
from backfacial.answers.tries import Tries, last_checked, tries_of
from backfacial.elements.conversation import Conversation, Reply, in_words, new_notices
from backfacial.elements.messages import Given, ShowMe, understood
from backfacial.items.base import ItemBase
from backfacial.items.responses import is_answered, kept_response
from backfacial.items.standing import Standing, standing_of
from backfacial.pages.practised import practised_html


class Practice(Conversation):
    """One practice question. The key stays here; the page gets what may be shown at this try."""

    is_practice = True

    def __init__(self, item: ItemBase, store: AnswerStore) -> None:
        super().__init__(item.question(), store)
        self._item = item
        self._checked = 0  # the revision that a check made

    def reply_to(self, content: object) -> Reply | None:
        """The reply to a message, None where there is nothing to say."""
        match understood(content):
            case ShowMe() as wanted:
                return self._shown(wanted)
            case _:
                return super().reply_to(content)

    def kept(self, given: Given, response: object, goes_on_from: int) -> Answer:
        """Save an answer; a check counts as a try, what is kept on the way does not."""
        tries = self._tries() if given.writing else self._tries().after(self._is_right(response))
        answer = self.store.save(
            self.question.id,
            response,
            given.active_s,
            goes_on_from=0 if goes_on_from == self._checked else goes_on_from,
            question=self.question.digest,
            tries=tries,
        )
        if not given.writing:
            self._checked = answer.revision
        return answer

    def told(self, response: object) -> Reply:
        """The feedback on what was answered, how it stands, and whether there is more to show."""
        if not is_answered(self.question, response):
            return {}
        answers = self.store.read()
        if kept_response(self.question, last_checked(answers, self.question.id)) != response:
            return {}  # a visit that is decided and has not been checked
        tries, mark = tries_of(answers, self.question.id), self._item.mark(response)
        standing = standing_of(mark)
        return {
            "feedback": practised_html(mark, whole=tries.shown),
            "standing": "" if standing is None else standing.value,
            "shown": tries.shown,
            "named": self._item.named(response, whole=tries.shown),
        }

    def _shown(self, wanted: ShowMe) -> Reply:
        try:
            response = self.store.read().response(self.question.id)
            tries = self._tries()
            self.store.save(
                self.question.id, response, question=self.question.digest, tries=Tries(tries.count, shown=True)
            )
        except (NotSaved, OSError) as error:
            again = not isinstance(error, NeverSaved)
            return wanted.reply("not-saved", message=in_words(error, self.store), again=again)
        return wanted.reply("shown", notices=new_notices(self.store), **self.told(response))

    def _tries(self) -> Tries:
        return tries_of(self.store.read(), self.question.id)

    def _is_right(self, response: object) -> bool:
        return standing_of(self._item.mark(response)) is Standing.RIGHT
