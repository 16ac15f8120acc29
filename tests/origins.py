"""Where the figure of an example comes from: refused without, and the sum in it is worked out.

A figure that this program made itself proves nothing. So the origin names a publication or an
article of the law, or it shows the sum; and a sum that is shown has to be right.
"""

import ast
import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

OWN_OUTPUT = re.compile(
    r"voorzieningenwijzer|(dit|ons|het|eigen) programma|(eigen|onze) (eigen )?(uitkomst|uitvoer)"
    r"|this program|(our|own) (own )?output|\bcalculate\b|\bassess\b|\bgolden\b",
    re.IGNORECASE,
)
OUTSIDE = re.compile(
    r"\bart(ikel|\.) ?\d|\blid \d|gepubliceerd|published|folder|leaflet|huishoudbestand|huisregel"
    r"|Dienst Toeslagen|SVB|Kamerstuk|Rijksoverheid|Staatscourant|Staatsblad|Stcrt|Stb\.|nieuws"
    r"|verordening|beleidsregel|rekenvoorbeeld|worked",
    re.IGNORECASE,
)
NUMBER = r"\d+(?:\.\d{3})*(?:,\d+)?"
LEFT = re.compile(r"[\d.,()x+\-/\s]+$")
RIGHT = re.compile(rf"\s*({NUMBER})")
WORKED = re.compile(rf"{NUMBER}\)*\s+[-+x/]\s+\(*{NUMBER}")
OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


@dataclass(frozen=True, slots=True)
class Sum:
    text: str
    left: float
    right: float
    decimals: int

    @property
    def right_enough(self) -> bool:
        return abs(self.left - self.right) <= 0.5000001 * 10.0**-self.decimals


def fault(herkomst: str) -> str:
    """What is wrong with an origin; empty where it says where the figure comes from."""
    if not herkomst.strip():
        return "zegt niet waar het getal vandaan komt"
    rest = OWN_OUTPUT.sub(" ", herkomst)
    if OUTSIDE.search(rest) or WORKED.search(rest):
        return ""
    if rest != herkomst:
        return "noemt alleen dit programma als herkomst; een eigen uitkomst bewijst niets"
    return "noemt geen publicatie, artikel of som"


def sums(herkomst: str) -> Iterator[Sum]:
    """Each ``.. = ..`` in it whose left side is a plain sum, with both sides worked out."""
    for clause in re.split(r"[;:]\s|,\s", herkomst):
        sides = clause.split("=")
        for before, after in pairwise(sides):
            left, right = LEFT.search(before), RIGHT.match(after)
            if left is None or right is None:
                continue
            try:
                worked = value(left[0])
            except SyntaxError:
                continue
            decimals = len(right[1].partition(",")[2])
            yield Sum(f"{left[0].strip()} = {right[1]}", worked, number(right[1]), decimals)


def number(text: str) -> float:
    """``1.550,45`` as it is written in Dutch."""
    return float(text.replace(".", "").replace(",", "."))


def value(text: str) -> float:
    """``2 x (1.550,45 + 3)`` worked out; raises SyntaxError for what is no sum."""
    plain = re.sub(NUMBER, lambda m: repr(number(m[0])), text).replace("x", "*")
    return _value(ast.parse(plain.strip(), mode="eval").body)


def _value(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return float(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        return OPERATORS[type(node.op)](_value(node.left), _value(node.right))
    raise SyntaxError(ast.unparse(node))
