"""From the text of a table document to frozen values, with the checks across values.

Source: house rules on tables: closed periods without overlap or gap, every amount with its article,
declared sources and status, the same amounts in every period of one formula.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from voorzieningenwijzer.outcomes import PROPOSED
from voorzieningenwijzer.strict_yaml import YamlError, read
from voorzieningenwijzer.tables.band_forms import BandsForm
from voorzieningenwijzer.tables.bands import Band, Bands, bounds_faults
from voorzieningenwijzer.tables.documents import (
    UNKNOWN,
    Amount,
    DocumentError,
    Expected,
    Fault,
    ListTable,
    Period,
    Source,
    TableDocument,
)
from voorzieningenwijzer.tables.fingerprint import fingerprint
from voorzieningenwijzer.tables.schema import (
    AmountForm,
    ListForm,
    PeriodForm,
    SourceForm,
    TableForm,
    fault_at,
    read_form,
)

ONE_DAY = timedelta(days=1)


def parse(text: str, *, ours: bool = False) -> dict[str | int, object]:
    """The content of a document. Raises DocumentError."""
    try:
        content = read(text, ours=ours)
    except YamlError as error:
        raise DocumentError([Fault(error.reason, line=error.line)]) from None
    if not isinstance(content, dict):
        raise DocumentError([Fault("het bestand hoort te beginnen met namen en waarden", line=1)])
    return content


def read_list(content: object, text: str, file: str) -> ListTable:
    """Raises DocumentError."""
    form = read_form(ListForm, content, text)
    sources = sources_of(form.bronnen)
    rows = form.rows()
    faults = [
        fault_at(text, ("rijen", n), f"de bron '{row['bron']}' staat niet bij bronnen")
        for n, row in enumerate(rows)
        if row.get("bron") is not None and row["bron"] not in sources
    ]
    if faults:
        raise DocumentError(faults)
    return ListTable(
        naam=form.tabel,
        titel=form.naam or form.tabel,
        peildatum=form.peildatum,
        controleer_voor=form.controleer_voor,
        toelichting=form.toelichting or "",
        bronnen=sources,
        rijen=rows,
        fingerprint=fingerprint(text),
        file=file,
    )


def _proposed(period: PeriodForm) -> bool:
    """Only announced: the law of the same days is still expected."""
    return any(amount.status == PROPOSED for amount in period.bedragen.values())


def read_table(content: object, text: str, file: str) -> TableDocument:
    """Raises DocumentError."""
    form = read_form(TableForm, content, text)
    faults = [
        *(fault_at(text, path, reason) for path, reason in _order_faults(form.perioden)),
        *(fault_at(text, path, reason) for path, reason in _key_faults(form.perioden)),
        *(fault_at(text, path, reason) for path, reason in _source_faults(form)),
        *(fault_at(text, path, reason) for path, reason in _band_faults(form.perioden)),
    ]
    in_force = [p.geldig_tot for p in form.perioden if not _proposed(p)]
    if form.volgende and in_force and form.volgende.geldig_van <= in_force[-1]:
        faults.append(
            fault_at(text, ("volgende", "geldig_van"), "deze dag valt al in een periode hierboven")
        )
    if faults:
        raise DocumentError(faults)
    mark = fingerprint(text)
    shared = sources_of(form.bronnen)
    return TableDocument(
        naam=form.tabel,
        titel=form.naam or form.tabel,
        wet=form.wet or "",
        gemeente=form.gemeente or "",
        perioden=tuple(_period(form, period, shared, mark) for period in form.perioden),
        volgende=_expected(form),
        fingerprint=mark,
        file=file,
    )


def _expected(form: TableForm) -> Expected | None:
    if form.volgende is None:
        return None
    year, month = form.volgende.verwacht.split("-")
    return Expected(form.volgende.geldig_van, date(int(year), int(month), 1))


def _order_faults(periods: list[PeriodForm]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for n in range(1, len(periods)):
        before, after = periods[n - 1], periods[n]
        path = ("perioden", n, "geldig_van")
        if after.geldig_van <= before.geldig_tot:
            yield path, f"overlapt met de periode ervoor, die tot en met {before.geldig_tot} loopt"
        elif after.geldig_van != before.geldig_tot + ONE_DAY:
            yield path, f"er is een gat: de periode ervoor loopt tot en met {before.geldig_tot}"


def _key_faults(periods: list[PeriodForm]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    first: dict[str, PeriodForm] = {}
    for n, period in enumerate(periods):
        before = first.setdefault(period.formule, period)
        for part in ("bedragen", "staffels"):
            known, here = getattr(before, part).keys(), getattr(period, part).keys()
            path = ("perioden", n, part)
            for name in sorted(known - here):
                reason = "ontbreekt, dat staat wel in een andere periode van deze formule"
                yield path, f"'{name}' {reason}"
            for name in sorted(here - known):
                yield (*path, name), f"'{name}' hoort niet bij formule {period.formule}"


def _band_faults(periods: list[PeriodForm]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    columns: dict[tuple[str, str], list[str]] = {}
    for n, period in enumerate(periods):
        for name, bands in period.staffels.items():
            path = ("perioden", n, "staffels", name)
            if name in period.bedragen:
                yield path, f"'{name}' staat ook bij bedragen"
            if columns.setdefault((period.formule, name), bands.kolommen) != bands.kolommen:
                yield (*path, "kolommen"), "deze kolommen zijn anders dan in een andere periode"
            for row, reason in bounds_faults((r.vanaf, r.tot) for r in bands.rijen):
                yield (*path, "rijen", row), reason


def _source_faults(form: TableForm) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for n, period in enumerate(form.perioden):
        declared = form.bronnen.keys() | period.bronnen.keys()
        for part in ("bedragen", "staffels"):
            for name, entry in getattr(period, part).items():
                for source in entry.bronnen:
                    if source not in declared:
                        path = ("perioden", n, part, name, "bronnen")
                        yield path, f"de bron '{source}' staat niet bij bronnen"


def sources_of(forms: Mapping[str, SourceForm]) -> dict[str, Source]:
    return {
        key: Source(
            id=key,
            titel=form.titel,
            geraadpleegd_op=form.geraadpleegd_op,
            vindplaats=form.vindplaats or "",
            adres=form.adres or "",
            gelezen_in=form.gelezen_in or "",
        )
        for key, form in forms.items()
    }


def _period(form: TableForm, period: PeriodForm, shared: Mapping[str, Source], mark: str) -> Period:
    sources = {**shared, **sources_of(period.bronnen)} if period.bronnen else shared
    return Period(
        naam=form.tabel,
        titel=form.naam or form.tabel,
        wet=form.wet or "",
        gemeente=form.gemeente or "",
        geldig_van=period.geldig_van,
        geldig_tot=period.geldig_tot,
        formule=period.formule,
        amounts={name: _amount(name, amount, sources) for name, amount in period.bedragen.items()},
        fingerprint=mark,
        staffels={name: _bands(name, bands, sources) for name, bands in period.staffels.items()},
    )


def _bands(name: str, form: BandsForm, sources: Mapping[str, Source]) -> Bands:
    rows = (Band(r.vanaf, r.tot, tuple(r.waarden), r.statuses()) for r in form.rijen)
    used = tuple(sources[key] for key in form.bronnen)
    return Bands(name, form.artikel, used, tuple(form.kolommen), tuple(rows))


def _amount(name: str, form: AmountForm, sources: Mapping[str, Source]) -> Amount:
    unknown = form.waarde == UNKNOWN
    return Amount(
        naam=name,
        waarde=None if unknown else form.waarde,
        datum=form.datum,
        artikel=form.artikel,
        bronnen=tuple(sources[key] for key in form.bronnen),
        status=form.status or UNKNOWN,
        gevonden=form.gevonden or "",
        opmerking=form.opmerking or "",
    )
