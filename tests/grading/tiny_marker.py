"""An independent marker of a few lines, which knows the form of the data and nothing of the program."""

import hashlib
import json
from typing import Any

Data = dict[str, Any]
PUBLIC = ("id", "type", "stem", "unit")


def digest(item: Data) -> str:
    """The first 12 hex digits of the SHA-256 of what learners see of a question, without its points."""
    seen: Data = {name: item[name] for name in PUBLIC if name in item}
    if "prompt" in item:
        seen |= {"type": "reflection", "stem": item["prompt"]}
    if "accept" in item:
        seen["unit"] = item["accept"]["unit"]
    if "options" in item:
        seen["options"] = [{"id": option["id"], "text": option["text"]} for option in item["options"]]
    return hashlib.sha256(json.dumps(seen, sort_keys=True, separators=(",", ":")).encode()).hexdigest()[:12]


def share(item: Data, response: Any) -> float:
    """The share of the points that a well-formed response deserves."""
    if item["type"] == "number":
        accept = item["accept"]
        return float(response["unit"] == accept["unit"] and accept["min"] <= response["value"] <= accept["max"])
    keys = {option["id"] for option in item["options"] if option.get("key")}
    hurting = {option["id"] for option in item["options"] if option.get("critical")}
    chosen = set(response)
    if chosen & (hurting - keys) or (hurting & keys) - chosen:
        return 0.0
    if item["type"] == "choice":
        return float(chosen == keys)
    others = len(item["options"]) - len(keys)
    return max(0.0, len(chosen & keys) / len(keys) - len(chosen - keys) / others)


def marks(releases: list[Data], answers: Data, handed_in_as: str | None) -> dict[str, float | None]:
    """The marks of a hand-in by the last of the releases; None is what a person has to mark."""
    return {item["id"]: _mark(releases, item, answers.get(item["id"]), handed_in_as) for item in releases[-1]["items"]}


def _mark(releases: list[Data], now: Data, answer: Data | None, handed_in_as: str | None) -> float | None:
    asked = {
        str(release["release"]): {item["id"]: item for item in release["items"]}.get(now["id"]) for release in releases
    }
    if answer is None:
        return None if handed_in_as is not None and asked.get(handed_in_as) is None else 0.0
    said = answer.get("release", handed_in_as)
    if "question" in answer:
        found = [item for item in asked.values() if item and digest(item) == answer["question"]]
    elif said is not None:
        found = [item for item in [asked.get(said)] if item]
        found = [item for item in asked.values() if item and found and digest(item) == digest(found[0])]
    else:
        every = [item for item in asked.values() if item]
        found = every if len({digest(item) for item in every}) == 1 else []
    return share(found[-1], answer["response"]) * now["points"] if found else None
