"""A strict subset of YAML: what stands there is what is read.

Plain YAML reads ``no`` as false, ``12:30`` as 750, ``010`` as 8, and lets the last of two equal
keys win. Here each of these is an error with its line. Figures become int or exact Decimal, days
become dates, only ``true`` and ``false`` are booleans, an empty value or ``null`` is None.
No anchors, aliases, tags, exponents or several documents in one text.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias

import yaml

Scalar: TypeAlias = str | int | Decimal | bool | date | None
Node: TypeAlias = Any
Path: TypeAlias = Sequence[str | int]

MAX_CHARACTERS = 400_000
MAX_DEPTH = 12

_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_LOOKS_NUMERIC = re.compile(
    r"[-+]?([0-9][0-9.,_:]*([eE][-+]?[0-9]+)?|0[xo][0-9a-fA-F_]+|\.[0-9][0-9_]*|\.(inf|nan))\Z",
    re.IGNORECASE,
)
_LOOKS_BOOLEAN = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false"})
_STARTS_A_FIGURE = frozenset("0123456789-+.")
_NOTHING = frozenset({"", "~", "null"})

_ANCHOR = re.compile(r"(^|[\s\[{,:-])[&*][^\s]", re.MULTILINE)

_EVENT_LOADER: Any = getattr(yaml, "CLoader", yaml.SafeLoader)

_BRACKETS_WITHOUT_RISK = 400
_DASHES_IN_A_ROW = re.compile(r"([-?:][ \t]+){30}")


_TAG_OF = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}
_ORDINARY_TAGS = frozenset(_TAG_OF.values())


class _Untyped(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Composes nodes whose scalars are all text: what they mean is decided here."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        return _TAG_OF[kind]

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Nothing depends on where a node stands."""

    def ascend_resolver(self) -> None:
        """Nothing depends on where a node stands."""


class YamlError(Exception):
    """The text is not our subset of YAML; ``str()`` is a Dutch sentence with the line."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        self.reason = reason
        self.line = line
        super().__init__(reason if line is None else f"regel {line}: {reason}")


def read(text: str, *, ours: bool = False) -> Node:
    """The one document in ``text`` as dicts, lists and scalars. Raises YamlError.

    ``ours`` says that the text came with the program: the check on nesting is then left out.
    """
    if not ours:
        _refuse_deep_nesting(text)
    root = _compose(text)
    return None if root is None else _Builder(text).value(root, 1)


def line_of(text: str, path: Path) -> int | None:
    """The line on which the name or value at ``path`` stands, or the deepest part that is there."""
    node = _compose(text)
    if node is None:
        return None
    line = _line(node)
    for step in path:
        found = _child(node, step)
        if found is None:
            break
        line, node = found
    return line


def _refuse_deep_nesting(text: str) -> None:
    """The C parser crashes on thousands of open brackets, so these are counted before it runs."""
    few = text.count("[") + text.count("{") < _BRACKETS_WITHOUT_RISK
    if few and _DASHES_IN_A_ROW.search(text) is None:
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_EVENT_LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise YamlError("te veel lagen in elkaar", _line(event))
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return  # reading it will say what is wrong


def _compose(text: str) -> yaml.Node | None:
    if len(text) > MAX_CHARACTERS:
        raise YamlError(f"het bestand is groter dan {MAX_CHARACTERS} tekens")
    try:
        loader = _Untyped(text)
        try:
            node: yaml.Node | None = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = None if mark is None else mark.line + 1
        problem = str(getattr(error, "problem", None) or "onleesbaar teken")
        if "another document" in problem:
            raise YamlError("er staat een tweede document in dit bestand", line) from error
        raise YamlError(f"dit is geen geldige YAML ({problem})", line) from error
    return node


def _child(node: yaml.Node, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((_line(k), v) for k, v in node.value if k.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return _line(node.value[step]), node.value[step]
    return None


class _Builder:
    """Builds values from nodes whose scalars are still text, so that nothing was guessed yet."""

    def __init__(self, text: str) -> None:
        if _ANCHOR.search(text):
            self._refuse_anchors(text)

    def _refuse_anchors(self, text: str) -> None:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if getattr(event, "anchor", None) is not None:
                raise YamlError("ankers en verwijzingen (& en *) mogen niet", _line(event))

    def value(self, node: yaml.Node, depth: int) -> Node:
        if node.tag not in _ORDINARY_TAGS:
            raise YamlError("labels met een uitroepteken mogen niet", _line(node))
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if depth > MAX_DEPTH:
            raise YamlError("te veel lagen in elkaar", _line(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth + 1)
        return [self.value(item, depth + 1) for item in node.value]

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str | int, Node]:
        result: dict[str | int, Node] = {}
        for key_node, value_node in node.value:
            key = _key(key_node)
            if key in result:
                raise YamlError(f"'{key}' staat er twee keer", _line(key_node))
            result[key] = self.value(value_node, depth)
        return result


def _line(place: Any) -> int:
    return int(place.start_mark.line) + 1


def _key(node: yaml.Node) -> str | int:
    if not isinstance(node, yaml.ScalarNode):
        raise YamlError("hier wordt een naam met een dubbele punt verwacht", _line(node))
    key = _scalar(node)
    if key == "<<" and not node.style:
        raise YamlError("samenvoegen met << mag niet", _line(node))
    if isinstance(key, bool) or not isinstance(key, (str, int)):
        raise YamlError(f"'{node.value}' kan geen naam zijn", _line(node))
    return key


def _scalar(node: yaml.ScalarNode) -> Scalar:
    text: str = node.value
    if node.style:
        return text
    try:
        return plain(text)
    except YamlError as error:
        raise YamlError(error.reason, _line(node)) from None


@lru_cache(maxsize=4096)
def plain(text: str) -> Scalar:
    """What an unquoted value means. Raises YamlError where plain YAML would guess."""
    if text in _NOTHING:
        return None
    if text[0] in _STARTS_A_FIGURE:
        return _figure(text)
    if text == "true":
        return True
    if text == "false":
        return False
    if text.lower() in _LOOKS_BOOLEAN:
        raise YamlError(f"schrijf true of false, of zet '{text}' tussen aanhalingstekens")
    return text


def _figure(text: str) -> Scalar:
    if _WHOLE.match(text):
        return int(text)
    if _DECIMAL.match(text):
        return Decimal(text)
    if _DAY.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise YamlError(f"de dag {text} bestaat niet") from None
    if _LOOKS_NUMERIC.match(text):
        raise YamlError(
            f"'{text}' is niet te lezen als getal; schrijf 1234.56, zonder nullen vooraan, "
            "of zet het tussen aanhalingstekens"
        )
    return text
