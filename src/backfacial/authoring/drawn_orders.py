"""The cards of questions that draw them from a procedure or from first aid, by the records in `content/` now."""

from backfacial.authoring.checks.reactions import triage_table
from backfacial.authoring.content import Content
from backfacial.items.order.drawn import Drawn, NotDrawn, of_first_aid, of_procedure
from backfacial.items.order.item import OrderItem
from backfacial.rules.reactions.triage import Patterns


def drawn_from(content: Content, item: OrderItem) -> Drawn | None:
    """The cards of an order with their rules, None where it draws none.

    Raises:
        NotDrawn: the records give no such cards.
    """
    if item.procedure is not None:
        procedures = {record.id: record for record in content.records["procedures"]}
        if item.procedure not in procedures:
            raise NotDrawn(f"'procedure' names the unknown {item.procedure}: there are {', '.join(procedures)}")
        return of_procedure(procedures[item.procedure], item.steps, item.critical, content.say)
    if item.first_aid is not None:
        return of_first_aid(_table(content), item.first_aid, item.steps, item.critical)
    return None


def _table(content: Content) -> Patterns:
    try:
        return triage_table(content)
    except (KeyError, ValueError):
        raise NotDrawn("'first_aid' needs the triage table, which is not sound: mend that first") from None
