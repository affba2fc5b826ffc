"""YAML as an author means it: a key that stands twice in one record is an error, not a silent loss."""

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
