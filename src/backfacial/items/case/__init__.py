"""Case: a client's visit, marked part by part."""

from backfacial.items.case.generated import generated_case
from backfacial.items.case.item import CaseItem, CaseResponse, ScreenResponse, is_finished

__all__ = ["CaseItem", "CaseResponse", "ScreenResponse", "generated_case", "is_finished"]
