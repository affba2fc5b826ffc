"""The drawing of a back: every mark of the content is drawn, can be seen on each skin, and finds its text by number."""

import re
from importlib.resources import files
from itertools import combinations, product
from xml.etree import ElementTree

import pytest
from contrasts import colour, contrast, luminance

from backfacial.back.places import HEIGHT, PIN, WIDTH, pinned, placed
from backfacial.back.shapes import NO_DRAWING, OVER_SPINE, SHAPES
from backfacial.clients.phone import call_questions
from backfacial.clients.seen import BackMark
from backfacial.clients.visit import visit_of
from backfacial.facts import library
from backfacial.facts.reactions.redness import RednessOverTime
from backfacial.items.bank import practice_items
from backfacial.pages.back import back_html
from backfacial.pages.render import environment
from backfacial.pages.styling import styles
from backfacial.pages.tokens import css, skins, tokens
from backfacial.rules.screening.rulebook import rulebook

TONES = range(1, 7)
CLIENTS = sorted(library().clients)
UNITS = environment().get_template("back_marks.html").module.units
SKINS = {
    tone: {name.removeprefix("--bf-"): colour(value) for name, value in named.items()}
    for tone, named in skins().items()
}
PAINTS = dict(re.findall(r"\.(bf-[fs]-[a-z-]+) \{ (?:fill|stroke): var\(--bf-(skin[a-z-]*)\); \}", css("back.css")))


def mark(shape: str, text: str = "What is seen.", count: int | None = None) -> BackMark:
    return BackMark(shape=shape, text=text, count=count)


def drawing(html: str) -> ElementTree.Element:
    """The large drawing, read as XML."""
    return ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + len("</svg>")])


def pins(html: str) -> list[str]:
    return [text.text or "" for text in drawing(html).iter("text")]


def badges(html: str) -> list[str]:
    return re.findall(r'<span class="bf-back-badge">(\d+)</span>', html)


def drawn(html: str, shape: str) -> int:
    """How many things of a shape are in the large drawing."""
    return sum(len(group) for group in drawing(html).iter("g") if group.get("data-shape") == shape)


def test_every_mark_of_the_content_is_drawn_and_nothing_else():
    kinds = {shape for kind in rulebook().facts.values() for shape in kind.mark.values()}
    lesions = {lesion.mark for lesion in library().lesions.values()}
    asked = [item.look for item in practice_items().values()]
    asked += [option.look for item in practice_items().values() for option in getattr(item, "options", ())]
    looked_at = {mark.shape for look in asked if look for mark in look.marks}
    cards = {mark.shape for record in library().contraindications.values() if record.look for mark in record.look.marks}
    photos = {told.drawn for asked in call_questions().values() for told in asked.facts if told.drawn}
    explored = {mark.shape for kind in library().of(RednessOverTime)["redness"].kinds for mark in kind.look.marks}
    assert (kinds | lesions | cards | looked_at | photos | explored) - set(NO_DRAWING) == set(SHAPES)


def test_shapes_take_all_drawings_and_only_such_as_there_are():
    assert {unit for shape in SHAPES.values() for unit in shape.units} == set(UNITS)


def test_each_shape_is_drawn_on_each_skin(read, subtests):
    for shape, skin in product(SHAPES, TONES):
        html = back_html(skin, [mark(shape)])
        page = read(html)
        with subtests.test(shape=shape, skin=skin):
            assert drawn(html, shape) == (len(SHAPES[shape].at) or SHAPES[shape].count)
            assert pins(html) == badges(html) == ["1"]
            assert page.attributes("data-skin") == [str(skin)]
            assert not page.attributes("id") and not page.attributes("style") and "url(" not in html
            assert html.count("<svg") == 2, "the drawing and one close-up"


@pytest.mark.parametrize("client_id", CLIENTS)
def test_the_back_of_each_client_tells_all_and_is_always_the_same(read, client_id):
    visit = visit_of(library().clients[client_id])
    html = back_html(visit.skin, visit.back)
    text = " ".join(read(html).text.split())
    assert all(seen.text in text for seen in visit.back)
    assert set(pins(html)) == set(badges(html))
    assert badges(html) == [str(number) for number in range(1, len(badges(html)) + 1)]
    assert html == back_html(visit.skin, visit.back)


def test_the_drawing_is_one_picture_with_words():
    html = back_html(4, [mark("hot"), mark("mole")])
    svg = drawing(html)
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == (
        "Drawing of a back, seen from behind, in skin tone 4 of 6. "
        "2 places are marked; the list says what is seen at each."
    )
    assert [group.get("aria-hidden") for group in svg.iter("g") if group.get("class") == "bf-back-pins"] == ["true"]
    assert len(re.findall(r'<svg [^>]*aria-hidden="true"', html)) == 2
    assert "One place is marked;" in back_html(4, [mark("hot")])


def test_calm_skin_has_its_words_and_no_pin(read):
    html = back_html(2, [mark("calm", "Calm, even skin.")])
    assert not pins(html) and not badges(html) and "<ol" not in html
    assert "Calm, even skin." in read(html).inside["li"]
    assert "Nothing is marked on it." in html


def test_a_text_without_a_place_stands_after_the_numbered_ones(read):
    html = back_html(2, [mark("none", "It came fast."), mark("papules", "Spots."), mark("none", "Scars.")])
    assert badges(html) == pins(html) == ["1"]
    numbered, others = read(html).inside["ol"][0], read(html).inside["ul"][0]
    assert "Spots." in numbered and "fast" not in numbered
    assert others.split("\n")[1:-1] == ["It came fast.", "Scars."]


def test_a_mark_without_text_shares_the_number_of_the_one_before():
    html = back_html(3, [mark("comedones"), mark("dark-marks", ""), mark("mole")])
    assert sorted(pins(html)) == ["1", "1", "2"]
    assert badges(html) == ["1", "2"]
    assert html.count("<svg") == 4, "the drawing and a close-up of each"


def test_the_same_shape_twice_is_drawn_once_and_found_by_both_numbers():
    html = back_html(3, [mark("bumps", "Even bumps."), mark("bumps", "They itch.")])
    assert drawn(html, "bumps") == SHAPES["bumps"].count
    assert pins(html) == badges(html) == ["1", "2"]


@pytest.mark.parametrize("number", [1, 4, 40])
def test_as_many_are_drawn_as_the_text_says(number):
    assert drawn(back_html(5, [mark("papules", count=number)]), "papules") == number


def test_a_visit_brings_the_numbers():
    counts = {seen.shape: seen.count for seen in visit_of(library().clients["K13"]).back}
    assert (counts["papules"], counts["nodules"]) == (40, 3)


def test_a_boil_lies_off_the_spine_until_a_text_says_that_it_is_on_it():
    (off,) = placed({"boil": None}, "3")["boil"]
    (over,) = placed({"boil": None, OVER_SPINE: None}, "3")["boil"]
    assert abs(off.x - WIDTH / 2) > off.radius and over.x == WIDTH / 2
    html = back_html(3, [mark("boil"), mark(OVER_SPINE)])
    assert pins(html) == ["1", "2"] and drawn(html, "boil") == 1 and drawn(html, OVER_SPINE) == 0


@pytest.mark.parametrize(
    ("shape", "where"),
    [
        ("hot", lambda x, y: y > 350),
        ("bumps-low", lambda x, y: y > 350),
        ("bumps-swimwear", lambda x, y: y > 350 or 220 < y < 260),
        ("wound", lambda x, y: 320 < y < 380),
        ("mole", lambda x, y: x < 180 and 120 < y < 215),
        ("bruise", lambda x, y: x < 180 and 215 < y < 280),
        ("tattoo", lambda x, y: x > 290 and y < 150),
        ("band", lambda x, y: x > WIDTH / 2),
        ("folds", lambda x, y: x < 135 and 210 < y < 260),
        ("comedones", lambda x, y: 135 < x < 285 and y < 230),
    ],
)
def test_things_lie_where_their_text_says(shape, where):
    spots = {skin: placed({shape: None}, str(skin))[shape] for skin in TONES}
    assert [skin for skin in TONES if not all(where(spot.x, spot.y) for spot in spots[skin])] == []


@pytest.mark.parametrize("skin", TONES)
def test_bumps_from_swimwear_are_most_of_them_low(skin):
    spots = placed({"bumps-swimwear": None}, str(skin))["bumps-swimwear"]
    assert sum(spot.y > 350 for spot in spots) > len(spots) / 2


@pytest.mark.parametrize("client_id", CLIENTS)
def test_nothing_hides_another_thing(client_id):
    visit = visit_of(library().clients[client_id])
    found = placed({seen.shape: seen.count for seen in visit.back if seen.shape not in NO_DRAWING}, str(visit.skin))
    # the groups of a band touch
    spots = [spot for shape, group in found.items() if shape != "band" for spot in group]
    assert all(one.gap(other.x, other.y, other.radius) > -2 for one, other in combinations(spots, 2))
    assert all(0 < spot.x < WIDTH and 0 < spot.y < HEIGHT for spot in spots)
    set_so_far = []
    for number, group in enumerate(found.values(), start=1):
        others = [spot for spot in spots if spot not in group]
        pin = pinned(number, group, others, set_so_far)
        assert PIN < pin.x < WIDTH - PIN and PIN < pin.y < HEIGHT - PIN
        assert all((pin.x - other.x) ** 2 + (pin.y - other.y) ** 2 > (2 * PIN) ** 2 for other in set_so_far)
        assert all(spot.gap(pin.x, pin.y, PIN) > -PIN for spot in [*group, *others])
        set_so_far.append(pin)


def test_texts_are_escaped():
    html = back_html(1, [mark("mole", '<b>"big" & </svg>'), mark("none", "<i>")])
    assert "<b>" not in html and "<i>" not in html
    assert "&lt;b&gt;" in html and "&lt;i&gt;" in html and html.count("</svg>") == 2


@pytest.mark.parametrize("skin", [0, 7])
def test_another_skin_tone_is_refused(skin):
    with pytest.raises(ValueError, match=f"1 to 6, not {skin}"):
        back_html(skin, [mark("mole")])


def test_a_first_mark_without_text_is_refused():
    with pytest.raises(ValueError, match="the first mark, mole, has no text"):
        back_html(1, [mark("mole", "")])


def test_each_skin_has_all_colours_and_each_is_darker_than_the_one_before():
    assert list(SKINS) == list(TONES)
    assert all(set(SKINS[tone]) == set(SKINS[1]) for tone in TONES)
    light = [luminance(SKINS[tone]["skin"]) for tone in TONES]
    assert light == sorted(light, reverse=True)
    assert all(contrast(SKINS[tone]["skin"], SKINS[tone + 1]["skin"]) > 1.15 for tone in TONES[:-1])


LEAST = {"plug": 2, "mole-dark": 2, "ink": 2, "bruise": 2, "mark": 1.8, "mole": 1.7, "warm": 1.8, "line": 1.8}


def test_what_is_darker_than_the_skin_can_be_seen_on_it(subtests):
    for (skin, paints), (name, least) in product(SKINS.items(), LEAST.items()):
        with subtests.test(name=name, skin=skin):
            assert luminance(paints[f"skin-{name}"]) < luminance(paints["skin"])
            assert contrast(paints[f"skin-{name}"], paints["skin"]) >= least


@pytest.mark.parametrize("skin", TONES)
def test_fluid_and_scale_can_be_seen_on_inflamed_skin(skin):
    paints = SKINS[skin]
    assert contrast(paints["skin-cream"], paints["skin-warm"]) >= 3
    assert contrast(paints["skin-scale"], paints["skin-warm-soft"]) >= 1.8


@pytest.mark.parametrize("skin", [5, 6])
def test_on_dark_skin_heat_is_no_red_and_openings_have_a_light_rim(skin):
    paints = SKINS[skin]
    red, green, blue = paints["skin-warm"]
    assert red - blue < 0.12 and green < blue, "violet or brown"
    assert contrast(paints["skin-rim"], paints["skin"]) >= 2
    assert all(luminance(paints[f"skin-{name}"]) > luminance(paints["skin"]) for name in ("scale", "honey", "rim"))


def test_each_thing_stands_out_from_each_skin(subtests):
    for (unit, drawn_as), (skin, paints) in product(UNITS.items(), SKINS.items()):
        used = set(re.findall(r"bf-[fs]-[a-z-]+", drawn_as))
        with subtests.test(unit=unit, skin=skin):
            assert used <= set(PAINTS)
            assert max(contrast(paints[PAINTS[name]], paints["skin"]) for name in used) >= 1.8


def test_pins_can_be_read():
    found = dict(re.findall(r"--bf-back-(pin|on-pin): (#[0-9a-f]{6})", css("skin.css")))
    assert contrast(colour(found["pin"]), colour(found["on-pin"])) >= 7


def test_the_look_has_no_colour_of_its_own_and_no_unknown_class():
    look = css("back.css") + css("bodymap.css")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsl", look)
    known = set(re.findall(r"(--bf-[a-z0-9-]+):", css("skin.css"))) | set(tokens())
    assert set(re.findall(r"var\((--bf-[a-z0-9-]+)", look)) <= known
    templates = files("backfacial.pages").joinpath("templates")
    markup = "".join(
        templates.joinpath(name).read_text()
        for name in ("back.html", "back_svg.html", "back_body.html", "back_marks.html")
    )
    classes = {name for value in re.findall(r'class="([^"]+)"', markup) for name in value.split()}
    without_look = {"bf", "bf-label", "bf-back-pins"}
    assert classes - without_look <= set(re.findall(r"\.(bf-[a-z-]+)", look))
    assert css("back.css") in styles() and css("skin.css") in styles()
