"""The guide for professionals: conditions, amounts with article and status, routes, sources."""

from collections.abc import Iterator
from datetime import date

from voorzieningenwijzer.language.said import capital
from voorzieningenwijzer.plan.guide.model import Entry, GuideTable
from voorzieningenwijzer.plan.wording.amounts import short_day
from voorzieningenwijzer.plan.wording.guide_words import GuideWords, Law, number
from voorzieningenwijzer.tables import NoTable, Period, Scheme
from voorzieningenwijzer.tables.documents import Amount
from voorzieningenwijzer.tables.source import Source

Line = tuple[str, tuple[str, ...]]


def law_entry(words: GuideWords, law: Law) -> Entry:
    advice, period = law.text.aanvragen, law.period
    offices = [words.texts.office(n, words.gemeente) for n in advice.waar]
    lines = (
        ("wet", (period.wet,) if isinstance(period, Period) and period.wet else ()),
        ("waar", tuple(p.naam for p in offices)),
        ("hoe", tuple(p.hoe for p in offices if p.hoe)),
        ("papieren", words.papers(advice.papieren)),
        ("verwacht", words.filled(advice.verwacht)),
        ("als_nee", words.filled((advice.als_nee,))),
        ("vraag_na", law.rule.ook_vragen),
    )
    if isinstance(period, NoTable):
        said = (words.say("geen_periode", dag=short_day(words.dag)),)
        return Entry(
            law.rule.regeling, capital(law.text.naam), oud=said, regels=_named(words, lines)
        )
    return Entry(
        id=law.rule.regeling,
        kop=capital(law.text.naam),
        zinnen=words.filled((advice.wat,)),
        regels=_named(words, lines),
        tabellen=(_table(words, period),),
        bronnen=tuple(_sources(words, period.bronnen)),
    )


def _table(words: GuideWords, period: Period) -> GuideTable:
    header = ("kolom_bedrag", "kolom_waarde", "kolom_artikel", "kolom_status")
    rows = [_row(words, amount) for amount in period.amounts.values()]
    rows += [
        (
            name.replace("_", " "),
            words.say("staffel", rijen=str(len(bands.rijen))),
            bands.artikel,
            words.status(bands.status),
        )
        for name, bands in period.staffels.items()
    ]
    title = words.say(
        "periode",
        naam=period.naam.replace("_", " "),
        van=short_day(period.geldig_van),
        tot=short_day(period.geldig_tot),
    )
    return GuideTable(tuple(map(words.say, header)), tuple(rows), (36, 16, 28, 20), title)


def _row(words: GuideWords, amount: Amount) -> tuple[str, str, str, str]:
    name = amount.naam.replace("_", " ")
    if amount.datum is not None:
        value = short_day(amount.datum)
    elif amount.waarde is not None:
        value = number(amount.waarde)
    else:
        value = words.say("onbekend")
    return name, value, amount.artikel, words.status(amount.status)


def scheme_entry(words: GuideWords, scheme: Scheme) -> Entry:
    given, local = scheme.aanvragen, scheme.lokaal
    text = local.tekst if local else None
    lines = (
        ("voor_wie", _one(scheme.voor_wie)),
        ("voorwaarden", _conditions(words, scheme)),
        ("inkomensbasis", _basis(words, scheme)),
        ("buiten_bereik", tuple(_outside(words, scheme))),
        ("uitkomst", (words.say(f"uitkomst_{scheme.uitkomst}"),)),
        ("bedrag", _amounts(words, scheme)),
        ("vraag_na", scheme.nog_te_vragen),
        ("waar", _one(given.get("waar"))),
        ("hoe", _one(given.get("hoe"))),
        ("weg", (", ".join(local.weg),) if local and local.weg else ()),
        ("wanneer", _one(given.get("voor"))),
        ("bel", _one(given.get("telefoon"))),
        ("papieren", words.papers(given.get("meenemen"))),
        ("betaalt", _pays(scheme)),
        ("gebruik", tuple(_used(words, scheme))),
        ("geldig", (_valid(words, scheme),)),
        ("status", (_status(words, scheme),)),
        ("verouderd", _stale(words, scheme)),
        ("toelichting", _one(scheme.toelichting)),
        ("na_te_gaan", _one(scheme.na_te_gaan)),
    )
    return Entry(
        id=scheme.id,
        kop=scheme.naam,
        zinnen=words.filled((text.wat,)) if text else (),
        regels=_named(words, lines),
        bronnen=tuple(_sources(words, scheme.bronnen)),
    )


def _conditions(words: GuideWords, scheme: Scheme) -> tuple[str, ...]:
    return words.conditions(scheme, chosen=True) or (words.say("voorwaarden_geen"),)


def _basis(words: GuideWords, scheme: Scheme) -> tuple[str, ...]:
    basis = scheme.inkomensgrens_basis
    if basis is None:
        return ()
    said = words.say(
        "inkomensbasis_zin",
        norm=basis.norm.replace("_", " "),
        vakantiegeld=basis.vakantiegeld,
        periode=basis.periode or words.say("onbekend"),
    )
    return (said, *_one(basis.toelichting))


def _outside(words: GuideWords, scheme: Scheme) -> Iterator[str]:
    for one in scheme.buiten_bereik:
        yield f"{words.outside(one.als)}. {one.dan}"


def _amounts(words: GuideWords, scheme: Scheme) -> tuple[str, ...]:
    amount = scheme.bedrag
    if amount is None:
        return ()
    if not amount.known:
        said = words.say("gevonden", gevonden=amount.gevonden) if amount.gevonden else ""
        return (said or words.say("onbekend"),)
    shown = tuple(f"{one} ({words.status(amount.status)})" for one in words.amounts(amount))
    return (*shown, *_one(amount.gevonden))


def _pays(scheme: Scheme) -> tuple[str, ...]:
    if scheme.lokaal is None or not scheme.lokaal.rang:
        return ()
    what = ", ".join(scheme.lokaal.waarvoor).replace("_", " ")
    return (f"{scheme.lokaal.rang.replace('_', ' ')}: {what}",)


def _used(words: GuideWords, scheme: Scheme) -> Iterator[str]:
    yield words.say(f"gebruik_{scheme.gebruik}")
    if scheme.uitgewerkt_in:
        yield words.say("uitgewerkt_in", regeling=scheme.uitgewerkt_in.replace("_", " "))


def _valid(words: GuideWords, scheme: Scheme) -> str:
    first, last = scheme.geldig_van, scheme.geldig_tot
    if first == date.min and last is None:
        return words.say("geldig_altijd")
    name = "_".join(
        filter(None, ("geldig", "" if first == date.min else "van", "tot" if last else ""))
    )
    return words.say(name, van=short_day(first), tot=short_day(last or date.max))


def _status(words: GuideWords, scheme: Scheme) -> str:
    checked = scheme.gecontroleerd_op
    return words.say(
        "status_zin",
        status=words.status(scheme.status),
        stand=scheme.stand or words.say("onbekend"),
        gecontroleerd=words.say("gecontroleerd", dag=short_day(checked))
        if checked
        else words.say("gecontroleerd_nooit"),
        actief=scheme.actief,
    )


def _stale(words: GuideWords, scheme: Scheme) -> tuple[str, ...]:
    if not scheme.stale(words.dag):
        return ()
    return (words.say("verouderd_zin", dag=short_day(scheme.controleer_voor)),)


def _sources(words: GuideWords, found: tuple[Source, ...]) -> Iterator[str]:
    for source in found:
        parts = filter(None, (source.titel, source.vindplaats, source.adres))
        yield words.say(
            "geraadpleegd", bron=", ".join(parts), dag=short_day(source.geraadpleegd_op)
        )


def _one(value: object) -> tuple[str, ...]:
    return (" ".join(value.split()),) if isinstance(value, str) and value.strip() else ()


def _named(words: GuideWords, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple((words.say(name), sentences) for name, sentences in lines if sentences)
