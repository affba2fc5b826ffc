"""The drawings of steps and modules: each has one with its words, plain SVG, in colours that a page can change."""

import re
from itertools import product
from xml.etree import ElementTree

import pytest
from contrasts import colour, contrast
from hypothesis import given
from hypothesis import strategies as st

from backfacial.facts import library
from backfacial.facts.hygiene.hygiene import HygieneRule, Procedure, ProtectiveWear
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.pages.cards import fact_card_html, fact_record_html
from backfacial.pages.fact_tables import table_of
from backfacial.pages.render import render
from backfacial.pages.scenes import scene_html
from backfacial.pages.styling import styles
from backfacial.pages.tokens import Theme, css, tokens
from backfacial.scenes.drawn import SCENES, scene_of
from backfacial.scenes.shapes import FINE, HEIGHT, LINE, WIDTH, mirror, placed, smooth
from backfacial.scenes.shapes import line as stroke

VISIT = {**library().of(ProtocolStep), **library().of(ProtocolModule)}
RULES = {**library().of(HygieneRule), **library().of(ProtectiveWear)}
STEPS = {f"{each.id}.{step.id}": step for each in library().of(Procedure).values() for step in each.steps}
RECORDS = {**VISIT, **{name: rule for name, rule in RULES.items() if rule.drawn}, **STEPS}
PAIR = re.compile(r"(-?[\d.]+) (-?[\d.]+)")


def drawing(place: str) -> ElementTree.Element:
    html = scene_html(place)
    assert html is not None, f"{place} has no drawing"
    return ElementTree.fromstring(html)


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in PAIR.findall(path)]


def test_each_step_module_and_drill_has_a_drawing_and_so_have_some_rules(subtests):
    for place, record in RECORDS.items():
        with subtests.test(place=place):
            svg = drawing(place)
            assert (svg.get("role"), svg.get("aria-label"), svg.get("focusable")) == ("img", record.drawn, "false")
            assert svg.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    assert set(SCENES) == set(RECORDS)
    assert all(scene_html(name) is None for name in ("C01", "P99", "HY01", "DR01", "DR01.other"))


def test_a_drawing_is_paths_alone_without_words_ids_or_styles(subtests):
    paints = set(re.findall(r'\[class\$="-([a-z]+)"\]', css("scenes.css")))
    for place in RECORDS:
        with subtests.test(place=place):
            nodes = list(drawing(place).iter())
            assert {node.tag for node in nodes} <= {"svg", "g", "path"}
            assert not "".join(drawing(place).itertext()).strip()
            assert {name for node in nodes for name in node.attrib} <= {
                *("class", "viewBox", "data-skin", "role", "aria-label", "focusable", "d", "stroke-width")
            }
            for path in drawing(place).iter("path"):
                bf, form, paint = str(path.get("class")).split("-")
                assert bf == "bf" and form in ("area", "line", "blob") and paint in paints
                assert re.fullmatch(r"[MLCQZ\d. -]+", str(path.get("d")))


def test_outlines_are_of_one_width():
    shapes = [shape for place in SCENES for shape in scene_of(place).shapes]
    areas = {shape.edge for shape in shapes if shape.form == "area"}
    thin = {shape.edge for shape in shapes if shape.form == "line" and not shape.width}
    assert areas == {LINE} and thin == {LINE, FINE}


def test_a_drawing_is_the_same_each_time():
    assert all(SCENES[place]() == SCENES[place]() for place in SCENES)


def test_no_stroke_goes_over_the_spine(subtests):
    """Its arrows and circles stay beside it, where the record says so."""
    for place in ("P09", "P12", "P20", "O6"):
        with subtests.test(place=place):
            spine = {x for shape in scene_of(place).shapes if shape.paint == "fold" for x, _ in points(shape.path)}
            middle = (min(spine) + max(spine)) / 2
            marked = [shape for shape in scene_of(place).shapes if shape.paint == "light" and shape.form == "line"]
            assert marked
            assert all(abs(x - middle) > 6 for shape in marked for x, _ in points(shape.path))


def test_hands_that_touch_a_client_wear_gloves(subtests):
    for place, record in VISIT.items():
        if record.contact:
            with subtests.test(place=place):
                hands = [shape for shape in scene_of(place).shapes if shape.tone and shape.paint == "glove"]
                assert hands or place == "O2"  # nobody is at the client under the light


def test_who_presses_cleans_and_covers_where_a_client_bleeds_wears_gloves():
    for step in ("stop", "press", "antiseptic", "dressing", "clean", "disinfect"):
        shapes = scene_of(f"DR01.{step}").shapes
        assert any(shape.tone and shape.paint == "glove" for shape in shapes), step


def test_blood_is_drawn_as_drops_and_not_by_its_colour_alone():
    for step in ("DR01.stop", "DR01.tell", "DR01.record", "DR02.stop", "DR03.report"):
        assert any(shape.paint == "warm" and "C" in shape.path for shape in scene_of(step).shapes), step


def test_a_drill_is_about_the_same_people_from_its_first_step_to_its_last():
    tones = {scene_of(f"DR01.{step.id}").tone for step in library().of(Procedure)["DR01"].steps}
    assert len(tones) == 1


def test_a_card_of_a_rule_shows_its_drawing_and_a_drill_its_words():
    picture = scene_html("HY04")
    assert picture is not None and picture in fact_card_html("HY04")
    card = fact_card_html("DR01")
    assert all(step.text.replace('"', "&#34;") in card for step in library().of(Procedure)["DR01"].steps)
    assert library().words["explain"]["field-drawn"] not in card


def test_clients_and_hands_have_many_skins():
    scenes = [scene_of(place) for place in SCENES]
    assert {scene.tone for scene in scenes} == {1, 2, 3, 4, 5, 6}
    assert len({shape.tone for scene in scenes for shape in scene.shapes if shape.tone}) == 6


def test_the_words_of_a_drawing_are_escaped():
    html = render("scene.html", width=1, height=1, tone=1, alt='<b> & "x"', groups=[])
    assert 'aria-label="&lt;b&gt; &amp; &#34;x&#34;"' in html


@pytest.mark.parametrize("place", ["P15", "O2"])
def test_a_card_shows_the_drawing_and_a_row_of_the_table_a_small_one(place):
    picture = scene_html(place)
    assert picture is not None
    assert fact_card_html(place).count(picture) == 1 and picture not in fact_record_html(place)
    table = table_of("protocol" if place in library().of(ProtocolStep) else "protocol-modules")
    row = next(row for row in table.rows if row.id == place)
    assert picture in row.cells[0] and picture not in row.record
    assert picture in table.html
    assert "<svg" not in table_of("hygiene-rules").rows[0].cells[0]


def test_the_look_has_no_colour_of_its_own():
    look = css("scenes.css")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsl", look) and look in styles()
    known = set(re.findall(r"(--bf-[a-z0-9-]+):", css("skin.css") + look)) | set(tokens())
    assert set(re.findall(r"var\((--bf-[a-z0-9-]+)", look)) <= known


def test_outlines_can_be_seen_on_everything_that_is_drawn(subtests):
    things = ("surface-soft", "scene-thing", "scene-linen", "scene-gloves", "scene-paste")
    for theme, thing in product(Theme, things):
        with subtests.test(theme=theme.name, thing=thing):
            values = tokens(theme)
            assert contrast(colour(values["--bf-text"]), colour(values[f"--bf-{thing}"])) >= 3


PLACE = st.tuples(st.floats(-50, 50), st.floats(-50, 50))


@given(st.lists(PLACE, min_size=2, max_size=6), st.floats(0, 240), PLACE, st.floats(-180, 180))
def test_what_is_moved_there_and_back_is_where_it_was(way, glass, to, turn):
    drawn = (stroke(smooth(*way)),)
    there = placed(drawn, *to, turn)
    (x, y), *_ = points(placed(placed((stroke("M0 0L1 0"),), *to, turn), 0, 0, -turn)[0].path)
    back = placed(placed(there, 0, 0, -turn), -x, -y)
    for moved in (back, mirror(mirror(drawn, glass), glass)):
        for one, other in zip(points(moved[0].path), points(drawn[0].path), strict=True):
            assert one == pytest.approx(other, abs=0.6)  # places are kept to a tenth
