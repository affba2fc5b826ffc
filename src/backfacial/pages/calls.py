"""What is to be seen in a phone call: the photo, or that there is none."""

from backfacial.clients.heard import PhoneCall
from backfacial.facts import words
from backfacial.pages.looks import look_html
from backfacial.pages.render import render


def call_photo_html(call: PhoneCall) -> str:
    """The photo with its words for who cannot see it; a sentence where there is nothing to see."""
    if call.photo is not None:
        return look_html(call.photo)
    return render("plain.html", text=words("call", "nothing-to-see", name=call.name))
