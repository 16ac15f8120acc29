"""What must hold for a questionnaire before anybody is asked anything."""

from collections.abc import Iterable
from string import Formatter

from voorzieningenwijzer.conditions import FieldKind, Kind, leaves
from voorzieningenwijzer.households.catalogue import FIELDS
from voorzieningenwijzer.households.catalogue import Kind as CatalogueKind
from voorzieningenwijzer.interview.derived import DERIVED
from voorzieningenwijzer.interview.facts import ARREARS
from voorzieningenwijzer.interview.offered import FROM_TABLES
from voorzieningenwijzer.interview.questionnaire import (
    Question,
    Questionnaire,
    QuestionnaireError,
    Soort,
)

WORDS = frozenset({"jaar", "vorig_jaar", "nummer", "bron", "schuld", "regeling"})
"""Words that a text may leave to be filled in."""

OWN_FIELDS: dict[str, FieldKind] = {
    **{name: FieldKind(Kind.JA_NEE) for name in DERIVED},
    **{
        name: FieldKind(Kind.JA_NEE)
        for name in (
            *("huishouden.aannames_kloppen", "huishouden.zonnepanelen"),
            "huishouden.scheiding_aangevraagd",
            *("personen.inkomen_heel_jaar", "vorig_jaar.inkomen_gelijk"),
            "personen.volgt_opleiding",
            *("huishouden.opvang_gebruikt", "personen.opvang_daarvoor"),
            "personen.tweede_opvang_geregistreerd",
            *(
                "vorig_jaar.woning_gelijk",
                "vorig_jaar.huishouden_gelijk",
                "vorig_jaar.vermogen_gelijk",
            ),
        )
    },
    **{
        name: FieldKind(Kind.TEKST)
        for name in (
            *("gesprek.papieren", "gesprek.haast", "gesprek.haast_op", "gesprek.eerste_stap"),
            *("gesprek.aanslag_gemeente", "gesprek.aanslag_waterschap"),
            *("huishouden.bewoners", "huishouden.kinderen", "huishouden.medebewoners"),
            *("huishouden.uitzonderingen", "huishouden.verandering", "huishouden.verandering_op"),
            *("huishouden.achterstanden", "huishouden.energie_eigen_naam"),
            *("personen.kind_situatie", "personen.uitzonderingen", "personen.inkomenssoorten"),
            *("personen.inkomen_sinds", "personen.laag_inkomen_sinds", "personen.medebewoner_wie"),
            *("personen.opvang_soort", "personen.tweede_opvang_soort"),
            *("ontvangt_nu.landelijk", "ontvangt_nu.lokaal", "vorig_jaar.ontvangen"),
            *("woning.huur_veranderd_op", "vorige_woning.soort"),
            *("zacht.brieven", "zacht.lezen", "zacht.zorg", "zacht.eten", "zacht.kou"),
            *("zacht.schulden", "zacht.lijst", "zacht.digitaal", "zacht.mantelzorg", "zacht.steun"),
            *("balie.eerste_huur", "balie.mist_in_huis", "balie.digid", "balie.afspraak"),
        )
    },
    **{
        name: FieldKind(Kind.GETAL)
        for name in (
            *("personen.tweede_opvang_uren", "personen.tweede_opvang_uurtarief"),
            *("bezit.geld_op_rekeningen", "bezit.overige_waarde"),
            *("woning.huur_eerder_dit_jaar", "vorige_woning.kale_huur_per_maand"),
        )
    },
}
"""Fields of the talk that the household file does not have; household.py says what they become."""

_KINDS = {
    CatalogueKind.JA_NEE: Kind.JA_NEE,
    CatalogueKind.GETAL: Kind.GETAL,
    CatalogueKind.BEDRAG: Kind.GETAL,
}


def field_kinds(name: str) -> FieldKind | None:
    """What conditions may ask of a field; None for a field that nobody knows."""
    if name in OWN_FIELDS:
        return OWN_FIELDS[name]
    spec = FIELDS.get(name)
    if spec is None:
        return None
    kind = _KINDS.get(spec.soort, Kind.TEKST)
    return FieldKind(kind, spec.keuzes if kind is Kind.TEKST else ())


def check(made: Questionnaire) -> None:
    """Raises QuestionnaireError with all that is wrong."""
    faults = [
        *_names(made),
        *_order(made),
        *(fault for question in made.vragen for fault in _of_question(question)),
        *_screens(made),
        *_papers(made),
        *_words(made),
        *_unused(made),
    ]
    if faults:
        raise QuestionnaireError("; ".join(faults))


def _names(made: Questionnaire) -> Iterable[str]:
    ids = [q.id for q in made.vragen]
    yield from (
        f"vraag {i} staat er twee keer" for i in sorted({i for i in ids if ids.count(i) > 1})
    )
    yield from (f"vraag {i}: een id heeft alleen letters en _" for i in ids if not _plain_id(i))
    subjects = [s.id for s in made.onderwerpen]
    seen = list(dict.fromkeys(q.onderwerp for q in made.vragen))
    if seen != subjects:
        yield f"de onderwerpen {subjects} worden gevraagd als {seen}"
    for question in made.vragen:
        if field_kinds(question.veld) is None:
            yield f"vraag {question.id}: het veld {question.veld} bestaat niet"


def _plain_id(text: str) -> bool:
    return text.replace("_", "").isalnum() and text.isascii() and text == text.lower()


def _order(made: Questionnaire) -> Iterable[str]:
    """A condition leans on fields of earlier questions, so that every question can be reached."""
    asked: set[str] = set()
    personal = {q.veld for q in made.vragen if q.groep is not None}
    for question in made.vragen:
        fields = question.alleen_als.fields() if question.alleen_als else frozenset()
        for name in sorted(fields):
            sources = DERIVED[name].uit if name in DERIVED else (name,)
            for source in sources:
                if source not in asked:
                    yield f"vraag {question.id}: {source} wordt niet eerder gevraagd"
            own = DERIVED[name].per_persoon if name in DERIVED else name in personal
            if own and question.groep is None:
                yield f"vraag {question.id}: {name} hoort bij een persoon"
        yield from _limits(made, question)
        if not question.vorig_jaar:
            asked.add(question.veld)


def _limits(made: Questionnaire, question: Question) -> Iterable[str]:
    """A condition names only choices that the question it leans on really offers."""
    closed = [q for q in made.vragen if q.soort is Soort.KEUZE and not q.keuzes_uit]
    offered = {q.veld: {c.waarde for c in q.keuzes} for q in closed}
    for leaf in leaves(question.alleen_als) if question.alleen_als else ():
        limits = leaf.grens if isinstance(leaf.grens, tuple) else (leaf.grens,)
        for limit in limits:
            if leaf.veld in offered and limit not in offered[leaf.veld]:
                yield f"vraag {question.id}: {limit} is geen keuze bij {leaf.veld}"


def _of_question(q: Question) -> Iterable[str]:
    where = f"vraag {q.id}"
    if bool(q.keuzes) != (q.soort in (Soort.KEUZE, Soort.MEER)):
        yield f"{where}: keuzes horen bij keuze en meer, en alleen daar"
    if q.keuzes_uit and q.keuzes_uit not in FROM_TABLES:
        yield f"{where}: keuzes_uit is een van {', '.join(FROM_TABLES)}"
    if bool(q.perioden) != (q.soort is Soort.BEDRAG):
        yield f"{where}: perioden horen bij bedrag_per_periode, en alleen daar"
    if q.soort in (Soort.GETAL, Soort.DECIMAAL, Soort.AANTAL) and not q.eenheid:
        yield f"{where}: de eenheid ontbreekt"
    numeric = q.soort in (
        Soort.GETAL,
        Soort.DECIMAAL,
        Soort.AANTAL,
        Soort.BEDRAG,
        Soort.DATUM,
        Soort.MAAND,
    )
    if numeric and q.mogelijk is None:
        yield f"{where}: mogelijk ontbreekt"
    if q.aannemelijk and q.mogelijk and q.aannemelijk.per != q.mogelijk.per:
        yield f"{where}: mogelijk en aannemelijk gaan over een andere periode"
    if q.vraag_partner and (q.groep is None or q.groep.per not in ("volwassene", "inkomensbron")):
        yield f"{where}: vraag_partner wordt nooit gebruikt"
    if q.groep and q.groep.per in ("volwassene", "inkomensbron") and not q.vraag_partner:
        yield f"{where}: vraag_partner ontbreekt"
    for text in (q.vraag, q.vraag_partner, q.hulp, q.waarom, q.inleiding):
        yield from (f"{where}: {{{w}}} kan niet worden ingevuld" for w in _blanks(text) - WORDS)


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _screens(made: Questionnaire) -> Iterable[str]:
    pages = [page.id for block in made.blokken for page, _ in block.schermen]
    for name in sorted({p for p in pages if pages.count(p) > 1}):
        yield f"scherm {name}: de vragen staan niet bij elkaar"
    for block in made.blokken:
        for page, questions in block.schermen:
            if len({q.onderwerp for q in questions}) > 1:
                yield f"scherm {page.id}: de vragen horen bij meer dan een onderwerp"
            yield from (f"scherm {page.id}: {{{w}}}" for w in _blanks(page.titel) - WORDS)


def _papers(made: Questionnaire) -> Iterable[str]:
    wanted = {(paper, q.id) for q in made.vragen for paper in q.bewijs}
    given = {(p.id, question) for p in made.papieren.values() for question in p.waar}
    yield from (f"papier {p} zegt niet waar {q} staat" for p, q in sorted(wanted - given))
    yield from (f"papier {p}: {q} wordt daar niet gezocht" for p, q in sorted(given - wanted))


def _words(made: Questionnaire) -> Iterable[str]:
    """Each source, debt and scheme that a text names has a word, and no word is left over."""
    needed: set[str] = set()
    for question in made.vragen:
        if question.groep and {"bron", "schuld", "regeling"} & _blanks(question.vraag):
            arrears = [q.keuzes for q in made.vragen if q.veld == ARREARS]
            debts = (c.waarde for choices in arrears for c in choices if not c.alleen)
            needed |= set(question.groep.soorten or debts)
    yield from (f"het woord voor {w} ontbreekt" for w in sorted(needed - made.woorden.keys()))
    yield from (f"het woord {w} wordt niet gebruikt" for w in sorted(made.woorden.keys() - needed))


def _unused(made: Questionnaire) -> Iterable[str]:
    used = {q.scherm for q in made.vragen}
    yield from (f"scherm {s} heeft geen vragen" for s in made.schermen if s not in used)
    for page in made.schermen.values():
        if page.titel_partner and page.per != "volwassene":
            yield f"scherm {page.id}: titel_partner wordt nooit gebruikt"
