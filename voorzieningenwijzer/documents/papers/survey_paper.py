"""The three questions on a sheet of paper, without a place for a name."""

from collections.abc import Sequence

from voorzieningenwijzer.documents.blocks import Block, Document, Sheet, Slip, Text


def blocks(
    title: str, intro: Sequence[str], questions: Sequence[str], choices: Sequence[str], end: str
) -> Document:
    asked: list[Block] = [Slip(one, "", tuple(choices), (), ()) for one in questions]
    return Document(
        title=title,
        author="",
        subject=title,
        corner=(),
        footer=title,
        page_of="{nummer} van {aantal}",
        blocks=(Sheet(title), *map(Text, intro), *asked, Text(end)),
    )
