"""Run the laws over a population block by block, keeping only the sums."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from voorzieningenwijzer.assessment import Ready, run_all
from voorzieningenwijzer.households.columns import Households

BLOCK_ROWS = 4_096


@dataclass(slots=True)
class Sums:
    """Over all blocks: households, and per law the euros a year and how many get it."""

    households: int = 0
    euro_per_jaar: dict[str, float] = field(default_factory=dict)
    ontvangers: dict[str, int] = field(default_factory=dict)

    def add(
        self, h: Households, per_jaar: Mapping[str, float], ontvangers: Mapping[str, int]
    ) -> None:
        self.households += h.n
        for name, euro in per_jaar.items():
            self.euro_per_jaar[name] = self.euro_per_jaar.get(name, 0.0) + euro
            self.ontvangers[name] = self.ontvangers.get(name, 0) + ontvangers[name]


def run_in_blocks(blocks: Iterable[Households], rules: Collection[Ready]) -> Sums:
    """Every law in order on each block; a block is gone before the next one is made."""
    sums = Sums()
    for h in blocks:
        results = run_all(h, rules)
        euro = {name: float(r.award.per_jaar.sum()) for name, r in results.items()}
        some = {name: int((r.award.per_jaar > 0).sum()) for name, r in results.items()}
        sums.add(h, euro, some)
    return sums
