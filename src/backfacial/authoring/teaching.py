"""The pages for who teaches a lesson, and the emergency card: `docs/teaching/`, which goes to no learner."""

from pathlib import Path

from backfacial.authoring.content import Content
from backfacial.facts.library import Library
from backfacial.pages.emergency_card import emergency_card_page
from backfacial.pages.teaching import teaching_page

TEACHING = Path("docs/teaching")


def teaching_pages(content: Content, library: Library) -> dict[Path, str]:
    """The text of each page by its path from the course's root; none where something could not be read."""
    if content.problems:
        return {}
    known = {record.id for record in content.records["lessons"]}
    lessons = (record.id for record in content.records["teaching"] if record.id in known)
    pages = {TEACHING / f"{lesson}.html": teaching_page(lesson, library) for lesson in lessons}
    return pages | {TEACHING / "emergency-card.html": emergency_card_page(library) + "\n"}
