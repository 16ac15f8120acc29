"""The adults, their own health policy as far as known, and what stands in the way of switching."""

from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.comparisons.facts import Entry, flag, number, number_in_year, rows, text
from voorzieningenwijzer.comparisons.health.wishes import wishes
from voorzieningenwijzer.language.said import said

ADULT_ROLES = ("aanvrager", "partner")
ZORGPREMIE = "zorgpremie"
USED = "verwachte_zorgkosten_eigen_risico"


@dataclass(frozen=True, slots=True)
class Policy:
    """The own policy of one adult in one year; None is unknown. Euros per month and per year."""

    persoon: str
    jaar: int
    verzekeraar: str
    basis: float | None
    aanvullend: float | None
    eigen_risico: float | None
    eigen_risico_van_jaar: int
    verwacht: float | None


@dataclass(frozen=True, slots=True)
class Adult:
    """One insured adult: ``achterstand`` and ``opgezegd`` are None where nobody knows."""

    persoon: str
    entries: tuple[Entry, ...]
    vermogen_nu: float | None
    cak: bool
    achterstand: bool | None
    opgezegd: bool | None
    wensen: frozenset[str] | None = None

    def policy(self, jaar: int, peildatum: date) -> Policy:
        """The policy in ``jaar``: an entry or a map of that year, never another year's premium.

        How much care is expected, and the voluntary part of a deductible, are of no year.
        """
        entry, scalar_year = self._entry(jaar, peildatum)
        parts = [
            number_in_year(entry, key, jaar, scalar_year)
            for key in ("premie_aanvullend_per_maand", "premie_tand_per_maand")
        ]
        known = [part for part in parts if part is not None]
        own = number_in_year(entry, "eigen_risico", jaar, scalar_year)
        year_of_own = jaar
        now, _ = self._entry(peildatum.year, peildatum)
        if own is None:
            of = entry if "eigen_risico" in entry else now
            own, year_of_own = number(of, "eigen_risico"), peildatum.year
        return Policy(
            persoon=self.persoon,
            jaar=jaar,
            verzekeraar=text(entry, "verzekeraar") or said("uw verzekeraar"),
            basis=number_in_year(entry, "premie_basis_per_maand", jaar, scalar_year),
            aanvullend=sum(known) if known else None,
            eigen_risico=own,
            eigen_risico_van_jaar=year_of_own,
            verwacht=number_in_year(entry if USED in entry else now, USED, jaar, None),
        )

    def _entry(self, jaar: int, peildatum: date) -> tuple[Entry, int]:
        """The entry of that year, and the year for which its plain amounts count."""
        for entry in self.entries:
            if number(entry, "jaar") == jaar:
                return entry, jaar
        now = (e for e in self.entries if number(e, "jaar") in (None, peildatum.year))
        return next(now, {}), peildatum.year


def adults(mapping: Entry) -> tuple[Adult, ...]:
    """Everybody with a health policy in the mapping, and every adult when there are offers."""
    people = _people(mapping)
    policies: dict[str, list[Entry]] = {name: [] for name in people}
    fallback = next(iter(people), "a")
    for row in rows(mapping.get("zorgverzekering")):
        policies.setdefault(text(row, "persoon") or fallback, []).append(row)
    return tuple(
        _adult(mapping, name, tuple(entries), people.get(name, {}))
        for name, entries in policies.items()
    )


def adult_names(mapping: Entry) -> tuple[str, ...]:
    return tuple(_people(mapping))


def _people(mapping: Entry) -> dict[str, Entry]:
    return {
        text(row, "id") or str(n): row
        for n, row in enumerate(rows(mapping.get("personen")))
        if text(row, "rol") in ADULT_ROLES
    }


def _adult(mapping: Entry, name: str, entries: tuple[Entry, ...], person: Entry) -> Adult:
    notices = [flag(entry, "opgezegd") for entry in entries]
    wanted = [wishes(entry, "wensen") for entry in entries]
    return Adult(
        persoon=name,
        entries=entries,
        vermogen_nu=number(person, "vermogen_nu"),
        cak=flag(person, "wanbetaler_cak") is True,
        achterstand=_arrears(mapping, entries),
        opgezegd=next((notice for notice in notices if notice is not None), None),
        wensen=next((each for each in wanted if each is not None), None),
    )


def _arrears(mapping: Entry, entries: tuple[Entry, ...]) -> bool | None:
    months = [number(entry, "premieachterstand_maanden") for entry in entries]
    known = [month for month in months if month is not None]
    if known:
        return any(month > 0 for month in known)
    if "schulden" not in mapping or mapping["schulden"] is None:
        return None
    return any(text(row, "soort") == ZORGPREMIE for row in rows(mapping["schulden"]))
