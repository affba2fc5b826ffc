"""YAML as an author means it: a key that stands twice is an error, no silent loss; aliases cannot grow without end."""

from collections.abc import Hashable
from typing import Any

import yaml

try:
    # the compiled one reads all of content/ in an eighth of the time; not every build of PyYAML has it
    from yaml import CSafeLoader as SafeLoader
except ImportError:
    from yaml import SafeLoader  # type: ignore[assignment]


class StrictLoader(SafeLoader):
    """PyYAML's safe loader, which also refuses a key that stands twice."""


MOST_VALUES = 200_000
"""More than any file has that somebody wrote. With aliases (`*name`) a few lines can stand for millions of values."""


def load_strictly(text: str) -> Any:
    """The plain data of a YAML text.

    Raises:
        yaml.YAMLError: it is no YAML, a key stands twice, or its aliases stand for themselves or for far too much.
        ValueError: it has a number with thousands of digits.
        RecursionError: it is nested too deeply.
    """
    data = yaml.load(text, Loader=StrictLoader)
    if "&" in text and _size(data, {}) > MOST_VALUES:
        raise yaml.YAMLError("its aliases stand for too many values")
    return data


def _size(data: Any, sizes: dict[int, int | None]) -> int:
    """How many values it would be if each alias were written out.

    Raises:
        yaml.YAMLError: something holds itself.
    """
    if not isinstance(data, dict | list | set):
        return 1
    if id(data) in sizes:
        size = sizes[id(data)]
        if size is None:
            raise yaml.YAMLError("an alias stands for something that it is a part of")
        return size
    sizes[id(data)] = None
    parts = data.values() if isinstance(data, dict) else data
    sizes[id(data)] = total = 1 + sum(_size(part, sizes) for part in parts)
    return total


def _mapping(loader: StrictLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, Hashable):
            raise yaml.constructor.ConstructorError(None, None, "a list cannot be a key", key_node.start_mark)
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"'{key}' stands twice in one record", key_node.start_mark
            )
        seen.add(key)
    return loader.construct_mapping(node, deep=True)


def _timestamp(loader: StrictLoader, node: yaml.ScalarNode) -> Any:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value  # the 31st of June stays text, so that whoever wants a date can name the field


StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)
StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
