"""From the content of a document to its text in our YAML, such that reading it gives the same."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from voorzieningenwijzer.strict_yaml import YamlError, plain

WIDTH = 110


class _Writer(yaml.SafeDumper):
    """Quotes every text that would not come back as that text."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


def write_document(content: Mapping[str | int, Any]) -> str:
    text: str = yaml.dump(
        dict(content), Dumper=_Writer, allow_unicode=True, sort_keys=False, width=WIDTH
    )
    return text


def _text(writer: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return writer.represent_scalar(
        "tag:yaml.org,2002:str", value, style=None if _reads_back(value) else '"'
    )


def _reads_back(value: str) -> bool:
    try:
        return plain(value) == value
    except YamlError:
        return False


def _figure(writer: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
    kind = "float" if value.as_tuple().exponent else "int"
    return writer.represent_scalar(f"tag:yaml.org,2002:{kind}", f"{value:f}")


def _day(writer: yaml.SafeDumper, value: date) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:timestamp", value.isoformat())


_Writer.add_representer(str, _text)
_Writer.add_representer(Decimal, _figure)
_Writer.add_representer(date, _day)
