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
]
