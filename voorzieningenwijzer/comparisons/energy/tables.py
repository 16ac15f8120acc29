"""The amounts that energy comparisons need, from the dated tables; None where they are not known.

A proposal is only a forecast, so an amount with status ``voorstel`` counts as not known here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import TypeVar

from voorzieningenwijzer.comparisons.energy.cost import with_vat
from voorzieningenwijzer.comparisons.energy.fee import OldFees
from voorzieningenwijzer.tables import NoTable, Period, Tables

VOORSTEL = "voorstel"
RULES_TABLE, CONTRACT_TABLE = "energievergelijking", "energiecontract"
SALDEREN = "salderen"
VERLIES = "verlies"
COMPENSATED = ("minimum_deel_van_leveringstarief", "netto_minstens_per_kwh")

AmountsT = TypeVar("AmountsT")


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules of this program (tariffs/energie/energievergelijking.yaml)."""

    minimale_winst: float
    aanbod_geldig_dagen: float
    termijn_marge_deel: float
    stroom_laagst: float
    stroom_met_belasting_vanaf: float
    stroom_centen_vanaf: float
    gas_laagst: float
    gas_met_belasting_vanaf: float
    gas_centen_vanaf: float
    vast_hoogst_per_maand: float
    bonus_hoogst: float
    stroom_hoogst_kwh: float
    stroom_laagst_kwh: float
    gas_hoogst_m3: float
    gas_laagst_m3: float
    langste_contract_jaren: float
    einddatum_uiterlijk_jaren: float
    buffer_bij_wisselende_prijs: float
    lijst_bruikbaar_dagen: float


@dataclass(frozen=True, slots=True)
class ContractRules:
    opzegtermijn_dagen: float
    bedenktijd_dagen: float
    bonus_terug_binnen_maanden: float


@dataclass(frozen=True, slots=True)
class Taxes:
    """Energy tax of one year, with VAT: euros per kWh, per m3, and the reduction a year."""

    stroom_per_kwh: float
    gas_per_m3: float
    vermindering_per_jaar: float
    stroom_schijf_tot_kwh: float
    gas_schijf_tot_m3: float


@dataclass(frozen=True, slots=True)
class FeedIn:
    """How feed-in counts: the part that is netted, and the minimum compensation per kWh.

    ``netto_minstens``: compensation less feed-in cost is at least this; None where no rule says so.
    """

    salderen_deel: float
    minimum_deel: float
    btw_deel: float
    netto_minstens: float | None = None


@dataclass(frozen=True, slots=True)
class HeatMaximum:
    per_gj: float
    vast_per_jaar: float


def known_amounts(
    tables: Tables, name: str, day: date, keys: Iterable[str], *, proposals: bool = False
) -> dict[str, float] | None:
    """The named amounts as floats; None without a table, with an unknown or with a proposal."""
    period = tables.period(name, day)
    if isinstance(period, NoTable):
        return None
    return _from_period(period, keys, proposals)


def _from_period(period: Period, keys: Iterable[str], proposals: bool) -> dict[str, float] | None:
    found: dict[str, float] = {}
    for key in keys:
        amount = period.amounts.get(key)
        if amount is None or amount.waarde is None:
            return None
        if amount.status == VOORSTEL and not proposals:
            return None
        found[key] = float(amount.waarde)
    return found


def read_as(kind: type[AmountsT], tables: Tables, name: str, day: date) -> AmountsT | None:
    """One of the dataclasses above, whose fields are the keys of the table."""
    found = known_amounts(tables, name, day, [f.name for f in fields(kind)])  # type: ignore[arg-type]
    return None if found is None else kind(**found)


def vat(tables: Tables, day: date) -> float | None:
    found = known_amounts(tables, "btw_energie", day, ("btw_deel",))
    return None if found is None else found["btw_deel"]


def taxes(tables: Tables, day: date) -> Taxes | None:
    """With VAT; None while the tax of that year is not law."""
    bare = read_as(Taxes, tables, "energiebelasting", day)
    btw_deel = vat(tables, day)
    if bare is None or btw_deel is None:
        return None
    return Taxes(
        stroom_per_kwh=with_vat(bare.stroom_per_kwh, btw_deel),
        gas_per_m3=with_vat(bare.gas_per_m3, btw_deel),
        vermindering_per_jaar=with_vat(bare.vermindering_per_jaar, btw_deel),
        stroom_schijf_tot_kwh=bare.stroom_schijf_tot_kwh,
        gas_schijf_tot_m3=bare.gas_schijf_tot_m3,
    )


def tax_by_year(tables: Tables) -> Callable[[int], Taxes | None]:
    return lambda year: taxes(tables, date(year, 1, 1))


def feed_in(tables: Tables, day: date) -> FeedIn | None:
    period = tables.period("teruglevering", day)
    btw_deel = vat(tables, day)
    if isinstance(period, NoTable) or btw_deel is None:
        return None
    keys = ("salderen_deel",) if period.formule == SALDEREN else COMPENSATED
    found = _from_period(period, keys, proposals=False)
    if found is None:
        return None
    if period.formule == SALDEREN:
        return FeedIn(found["salderen_deel"], 0.0, btw_deel)
    return FeedIn(0.0, found[COMPENSATED[0]], btw_deel, found[COMPENSATED[1]])


def network(tables: Tables, day: date, product: str, operator: str | None) -> tuple[float, ...]:
    """Network cost a year of ``stroom`` or ``gas``: one amount, or of an unknown operator all.

    Empty where no amount is known.
    """
    period = tables.period("netbeheer", day)
    if isinstance(period, NoTable):
        return ()
    names = operators(period, product) if operator is None else (operator_key(operator),)
    found = (_from_period(period, (f"{product}_{name}",), proposals=False) for name in names)
    return tuple(sorted({amount for each in found if each for amount in each.values()}))


def operators(period: Period, product: str) -> tuple[str, ...]:
    """The operators in the table; the average of all is not one of them."""
    prefix = f"{product}_"
    names = (n.removeprefix(prefix) for n in period.amounts if n.startswith(prefix))
    return tuple(name for name in names if name != "gemiddeld")


def operator_key(operator: str) -> str:
    """``Westland Infra`` and ``Enexis Netbeheer`` as they are named in the table."""
    words = operator.casefold().replace("-", " ").split()
    return "_".join(word for word in words if word not in ("netbeheer", "nv", "bv"))


def old_fees(tables: Tables, start: date) -> OldFees | None:
    """The fixed fees of a contract that began on this day, where those still hold for it."""
    return read_as(OldFees, tables, "opzegvergoeding", start)


def fee_formula(tables: Tables, start: date) -> str | None:
    """Which rule a contract of that day has: ``vaste_bedragen`` or ``verlies``."""
    period = tables.period("opzegvergoeding", start)
    return None if isinstance(period, NoTable) else period.formule
