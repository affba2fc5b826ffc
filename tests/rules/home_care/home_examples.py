"""Each way in which a row of home care is true, and as near to it as possible one in which it is not."""

from typing import Any

from home_plans import TODAY, day

from backfacial.facts.home_care.plans import HomeUse, NextVisit, ServiceDone

JUST_DONE = ServiceDone(day=TODAY, extracted=False, aha=False)


def use(kind: str, **fields: Any) -> HomeUse:
    return HomeUse(kind=kind, **fields)


EXAMPLES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    *(
        ("H01", {"plan": [use(kind)], "service": JUST_DONE}, {"plan": [use(kind)]})
        for kind in ("aha", "bha", "peel", "retinol", "tretinoin", "adapalene", "retinoid", "scrub", "brush")
    ),
    (
        "H01",
        {"plan": [use("bpo")], "service": JUST_DONE},
        {"plan": [use("bpo", stays_on=False)], "service": JUST_DONE},
    ),
    (
        "H01",
        {"plan": [use("aha")], "service": ServiceDone(day=day(-9)), "stings": True},
        {"plan": [use("aha")], "service": ServiceDone(day=day(-9))},
    ),
    *(
        ("H02", {"plan": [use(kind)], "service": JUST_DONE}, {"plan": [use("syndet")], "service": JUST_DONE})
        for kind in (
            "sweat",
            "sauna",
            "steam_room",
            "hot_shower",
            "straps",
            "make_up",
            "self_tan",
            "massage_oil",
            "fragrance",
        )
    ),
    *(("H03", {"plan": [use(kind)], "service": JUST_DONE}, {"plan": [use(kind)]}) for kind in ("pool", "hot_tub")),
    *(
        (
            "H04",
            {"plan": [use(kind)], "service": JUST_DONE},
            {"plan": [use(kind, areas=["legs"])], "service": JUST_DONE},
        )
        for kind in ("wax", "laser")
    ),
    *(
        ("H05", {"plan": [use(kind)], "service": JUST_DONE}, {"plan": [use(kind)]})
        for kind in ("sun_bed", "sunbathing")
    ),
    ("H05", {"plan": [use("sun_bed"), use("aha")]}, {"plan": [use("sun_bed"), use("bha")]}),
    *(
        (
            "H06",
            {"plan": [use(one), use(other)]},
            {"plan": [use(one, times=["morning"]), use(other, times=["evening"])]},
        )
        for one, other in (
            ("aha", "bha"),
            ("aha", "retinol"),
            ("bha", "tretinoin"),
            ("scrub", "peel"),
            ("aha", "aha_peel"),
        )
    ),
    ("H06", {"plan": [use("aha"), use("bha")]}, {"plan": [use("aha", areas=["back"]), use("bha", areas=["face"])]}),
    ("H06", {"plan": [use("aha"), use("bha")]}, {"plan": [use("aha", last=day(1)), use("bha", since=day(2))]}),
    ("H07", {"plan": [use("bpo"), use("tretinoin")]}, {"plan": [use("bpo"), use("adapalene")]}),
    (
        "H07",
        {"plan": [use("bpo"), use("retinoid")]},
        {"plan": [use("bpo", times=["morning"]), use("tretinoin", times=["evening"])]},
    ),
    ("H08", {"plan": [use("retinol"), use("wax")]}, {"plan": [use("retinol"), use("wax", areas=["legs"])]}),
    ("H08", {"plan": [use("tretinoin", last=day(-1)), use("wax")]}, {"plan": [use("bpo"), use("wax")]}),
    (
        "H09",
        {"plan": [use("bha")], "allergies": frozenset({"salicylate"})},
        {"plan": [use("bha")], "allergies": frozenset({"latex"})},
    ),
    ("H09", {"plan": [use("bha")], "kidney_liver": True}, {"plan": [use("aha")], "kidney_liver": True}),
    (
        "H09",
        {"plan": [use("bha")], "age": 17, "chickenpox_flu": True},
        {"plan": [use("bha")], "age": 18, "chickenpox_flu": True},
    ),
    *(
        ("H10", {"plan": [use("bha")], **facts}, {"plan": [use("bha", large=False, percent=2)], **facts})
        for facts in (
            {"pregnant": "yes"},
            {"pregnant": "unsure"},
            {"breastfeeding": True},
            {"salicylate_by_mouth": True},
            {"anticoag": "antiplatelet"},
        )
    ),
    ("H10", {"plan": [use("bha", large=False, percent=2.1)], "pregnant": "yes"}, {"plan": [use("bha")]}),
    (
        "H10",
        {"plan": [use("aha_peel", large=False, percent=1)], "pregnant": "yes"},
        {"plan": [use("aha")], "pregnant": "yes"},
    ),
    *(
        ("H11", {"plan": [use(kind)], "pregnant": "yes"}, {"plan": [use("azelaic")], "pregnant": "yes"})
        for kind in ("retinol", "adapalene", "tretinoin", "retinoid")
    ),
    ("H11", {"plan": [use("retinol")], "pregnant": "unsure"}, {"plan": [use("retinol")]}),
    *(
        ("H12", {"plan": [use(kind), use("self_tan")]}, {"plan": [use("syndet"), use("self_tan")]})
        for kind in ("aha", "bha", "peel", "scrub", "brush")
    ),
    (
        "H13",
        {"plan": [use("aha", since=TODAY), use("bpo", since=TODAY)]},
        {"plan": [use("aha"), use("bpo", since=TODAY)]},
    ),
    (
        "H14",
        {"plan": [use("tretinoin")], "visit": NextVisit(day=day(9))},
        {"plan": [use("tretinoin")], "visit": NextVisit(day=day(9), manual=False, enzyme=False, acid=False)},
    ),
    *(
        (
            "H15",
            {"plan": [use(kind)], "visit": NextVisit(day=day(9))},
            {"plan": [use("azelaic")], "visit": NextVisit(day=day(9))},
        )
        for kind in ("retinol", "aha", "bha", "bpo")
    ),
    ("H16", {"plan": [use("bpo"), use("coloured_cloth")]}, {"plan": [use("bpo")]}),
    *(
        (
            "H17",
            {"plan": [use(kind, areas=["back", "face"])]},
            {"plan": [use(kind, areas=["back"]), use(kind, areas=["face"])]},
        )
        for kind in ("pad", "tool")
    ),
    ("H18", {"plan": [use("stop_medicine")]}, {"plan": [use("tretinoin")]}),
    (
        "PP07",
        {"plan": [use("moisturiser", since=TODAY)], "service": JUST_DONE},
        {"plan": [use("moisturiser", since=day(-1))], "service": JUST_DONE},
    ),
    ("H05", {"plan": [use("sunbathing"), use("retinol")]}, {"plan": [use("sunbathing"), use("azelaic")]}),
    (
        "H05",
        {"plan": [use("sunbathing"), use("bpo", last=day(-6))]},
        {"plan": [use("sunbathing"), use("bpo", last=day(-7))]},
    ),
    ("H05", {"plan": [use("sunbathing")], "photosensitiser": "now"}, {"plan": [use("sunbathing")]}),
    ("H19", {"plan": [use("sun_bed")]}, {"plan": [use("self_tan")]}),
    ("H20", {"plan": [use("sunbathing")]}, {"plan": [use("sunscreen")]}),
    *(
        ("H21", {"plan": [use(kind, percent=most + 0.1)]}, {"plan": [use(kind, percent=most)]})
        for kind, most in {"aha": 10, "aha_peel": 10, "bha": 2, "peel": 2, "bpo": 10, "sulfur": 10}.items()
    ),
    *(
        (
            "H21",
            {"plan": [use(kind, percent=most + 0.1)]},
            {"plan": [use(kind, percent=most + 0.1, prescribed=True)]},
        )
        for kind, most in {"azelaic": 10, "adapalene": 0.1}.items()
    ),
    ("H22", {"plan": [use("aha", a_week=4)]}, {"plan": [use("aha", a_week=3)]}),
    ("H22", {"plan": [use("aha", a_week=7)]}, {"plan": [use("aha", a_week=7, day=TODAY)]}),
    *(
        ("H23", {"plan": [use(kind, stays_on=True, large=True)]}, {"plan": [use(kind, large=True, stays_on=False)]})
        for kind in ("bha", "bpo")
    ),
    ("H23", {"plan": [use("bpo")]}, {"plan": [use("bpo", large=False)]}),
    *(
        (
            "H24",
            {"plan": [use(kind, stays_on=True, large=True)], **facts},
            {"plan": [use(kind, stays_on=False, large=True)], **facts},
        )
        for kind in ("bha", "bpo")
        for facts in ({"age": 17}, {"kidney_liver": True})
    ),
    ("H24", {"plan": [use("bpo", stays_on=True)], "age": 17}, {"plan": [use("bpo", stays_on=True)], "age": 18}),
    *(
        (
            "H24",
            {"plan": [use("bpo", stays_on=stays_on, large=large)], "pregnant": "yes"},
            {"plan": [use("bpo", stays_on=False, large=False)], "pregnant": "yes"},
        )
        for stays_on, large in ((True, False), (False, True), (None, False), (False, None))
    ),
    (
        "H24",
        {"plan": [use("bpo", stays_on=True, large=True, covered=True)]},
        {"plan": [use("bpo", stays_on=True, large=True, covered=False)]},
    ),
    (
        "H24",
        {"plan": [use("bha", stays_on=True, large=True), use("straps")]},
        {"plan": [use("bha", stays_on=False, large=True), use("straps")]},
    ),
    *(
        ("H25", {"plan": [use(kind)], "pregnant": "yes"}, {"plan": [use(kind)]})
        for kind in ("aha", "azelaic", "sulfur", "niacinamide")
    ),
    (
        "H25",
        {"plan": [use("moisturiser", since=TODAY)], "pregnant": "unsure"},
        {"plan": [use("moisturiser")], "pregnant": "unsure"},
    ),
    *(
        (
            "H25",
            {"plan": [use("bha", large=False, percent=2)], **facts},
            {"plan": [use("bha", large=True, percent=2)], **facts},
        )
        for facts in ({"pregnant": "yes"}, {"breastfeeding": True}, {"salicylate_by_mouth": True})
    ),
    *(
        ("H26", {"plan": [use(kind)], "pregnant": "yes"}, {"plan": [use(kind)]})
        for kind in ("hot_tub", "sauna", "steam_room", "hot_shower")
    ),
    *(
        ("H27", {"plan": [use(kind)], **facts}, {"plan": [use(kind)]})
        for kind in ("aha", "bha", "retinol", "scrub", "brush", "bpo")
        for facts in ({"stings": True}, {"sunburn": True})
    ),
    *(
        (
            "H28",
            {"plan": [use(kind, day=day(10 - days + 1))], "visit": NextVisit(day=day(10))},
            {"plan": [use(kind, day=day(10 - days))], "visit": NextVisit(day=day(10))},
        )
        for kind, days in {"sun_bed": 7, "sunbathing": 7, "wax": 7, "self_tan": 7}.items()
    ),
    (
        "H28",
        {"plan": [use("laser", day=TODAY)], "visit": NextVisit(day=day(27))},
        {"plan": [use("laser", day=TODAY)], "visit": NextVisit(day=day(28))},
    ),
    (
        "H29",
        {"plan": [use("moisturiser", since=TODAY)], "allergies": frozenset({"product"})},
        {"plan": [use("moisturiser")], "allergies": frozenset({"product"})},
    ),
    ("H29", {"plan": [use("fragrance")], "allergies": frozenset({"product"})}, {"plan": [use("fragrance")]}),
    *(
        ("H30", {"plan": [use(kind)], "isotretinoin": "now"}, {"plan": [use(kind)]})
        for kind in ("aha", "bha", "retinol", "scrub", "brush", "wax", "laser")
    ),
    # what is planned for the days after the visit to come
    (
        "H03",
        {"plan": [use("hot_tub", day=day(6))], "visit": NextVisit(day=day(5))},
        {"plan": [use("hot_tub", day=day(7))], "visit": NextVisit(day=day(5))},
    ),
    (
        "H05",
        {"plan": [use("sunbathing", day=day(11))], "visit": NextVisit(day=day(5))},
        {"plan": [use("sunbathing", day=day(12))], "visit": NextVisit(day=day(5))},
    ),
    (
        "PP07",
        {"plan": [use("syndet", since=day(5))], "visit": NextVisit(day=day(5))},
        {"plan": [use("syndet", since=day(8))], "visit": NextVisit(day=day(5))},
    ),
    ("H21", {"plan": [use("aha", ph=3.4)]}, {"plan": [use("aha", ph=3.5)]}),
    *(("H04", {"plan": [use(kind)], "service": JUST_DONE}, {"plan": [use(kind)]}) for kind in ("shave", "hair_cream")),
    *(
        (
            "H31",
            {"plan": [use("scrub", day=day(2)), use(kind, day=TODAY)]},
            {"plan": [use("scrub", day=day(3)), use(kind, day=TODAY)]},
        )
        for kind in ("wax", "shave", "hair_cream")
    ),
    (
        "H31",
        {"plan": [use("aha_peel", day=day(6)), use("shave", day=TODAY)]},
        {"plan": [use("aha_peel", day=day(7)), use("shave", day=TODAY)]},
    ),
    # what the client had used before is not new, though it is begun again
    *(
        (
            row,
            {"plan": [use("moisturiser", since=TODAY), use("syndet", since=TODAY)], **more},
            {"plan": [use("moisturiser", since=TODAY, new=False), use("syndet", since=TODAY, new=False)], **more},
        )
        for row, more in {
            "H13": {},
            "H25": {"pregnant": "yes"},
            "H29": {"allergies": frozenset({"product"})},
            "PP07": {"service": JUST_DONE},
        }.items()
    ),
    # what the client told counts like what stands in the plan, on the day of the use
    *(
        (
            row,
            {"plan": [use(kind, day=day(most - 1))], **{fact: TODAY}},
            {"plan": [use(kind, day=day(most))], **{fact: TODAY}},
        )
        for row, kind, fact, most in (
            ("H05", "sunbathing", "rx_retinoid_last", 7),
            ("H05", "sunbathing", "retinol_last", 7),
            ("H05", "sun_bed", "home_actives_last", 7),
            ("H08", "wax", "rx_retinoid_last", 7),
            ("H08", "wax", "retinol_last", 3),
            ("H12", "scrub", "selftan_last", 7),
            ("H31", "aha", "hair_removal_last", 3),
            ("H31", "peel", "hair_removal_last", 7),
        )
    ),
    ("H11", {"plan": [use("retinol")], "breastfeeding": True}, {"plan": [use("azelaic")], "breastfeeding": True}),
    (
        "H25",
        {"plan": [use("syndet", since=TODAY)], "breastfeeding": True},
        {"plan": [use("syndet")], "breastfeeding": True},
    ),
    *(
        ("H27", {"plan": [use(kind)], **facts}, {"plan": [use("syndet")], **facts})
        for kind in ("aha", "bpo", "urea", "fragrance")
        for facts in ({"wound": True}, {"eczema": "broken"})
    ),
    *(
        ("H32", {"plan": [use(kind)], **facts}, {"plan": [use("syndet")], **facts})
        for kind in ("aha", "retinol", "scrub", "wax", "hair_cream")
        for facts in (
            {"fragile_skin": "fragile"},
            {"fragile_skin": "blistering"},
            {"irradiated_back": True},
            {"steroid": "topical_back"},
            {"steroid": "oral_long"},
        )
    ),
    *(
        ("H33", {"plan": [use(kind)], "reactive": True}, {"plan": [use("urea")], "reactive": True})
        for kind in ("aha", "bha", "fragrance")
    ),
]
