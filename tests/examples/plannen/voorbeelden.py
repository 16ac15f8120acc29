"""Three invented households as finished assessments. No figure here is a real amount."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from voorzieningenwijzer.outcomes import (
    Assessment,
    Between,
    Line,
    Outcome,
    Reason,
    Saving,
    Source,
    Stake,
    Status,
    TableRef,
    Totals,
)
from voorzieningenwijzer.plan import Debt, PlanContext
from voorzieningenwijzer.tables import Tables

DAY = date(2026, 11, 23)
LOCAL = {scheme.id: scheme for scheme in Tables.shipped().schemes("Coevorden")}


@dataclass(frozen=True)
class Example:
    assessment: Assessment
    last_year: Assessment | None
    savings: tuple[Saving, ...]
    context: PlanContext


def table(naam: str, year: int = 2026, status: str = "bevestigd", **more: Any) -> TableRef:
    sources = (Source("Verzonnen bron", "https://example.org", date(2026, 1, 5)),)
    return TableRef(naam, date(year, 1, 1), date(year, 12, 31), status, bronnen=sources, **more)


def exact(amount: float) -> Between:
    return Between(amount, amount)


def right(regeling: str, month: float, *, year: int = 2026, **more: Any) -> Outcome:
    """A right of ``month`` euros; the year is invented as twelve times that."""
    values: dict[str, Any] = {
        "per_maand": exact(month),
        "per_jaar": exact(month * 12),
        "tabel": table(regeling, year),
        "ontvangt_nu": False,
        "ontvangt_nu_per_maand": 0.0,
        "uitleg": (
            Line(
                "Inkomen dat telt", exact(21_345), "EUR/jaar", "a. 1", "toetsingsinkomen_per_jaar"
            ),
            Line("Eigen deel", exact(321.09), "EUR/jaar", "art. 2", "normpremie_per_jaar"),
        ),
    }
    return outcome(regeling, Status.RECHT, year=year, **(values | more))


def outcome(regeling: str, status: Status, *, year: int = 2026, **more: Any) -> Outcome:
    scheme = LOCAL.get(regeling)
    if scheme is not None:
        more = {"lokaal": scheme.lokaal, "aanvragen": dict(scheme.aanvragen), **more}
    return Outcome(
        regeling=regeling,
        naam=more.pop("naam", regeling.replace("_", " ")),
        soort="lokaal" if scheme else "landelijk",
        jaar=year,
        status=status,
        **more,
    )


def assessment(
    *outcomes: Outcome, meer: float, year: int = 2026, open_vragen: tuple[Stake, ...] = ()
) -> Assessment:
    return Assessment(
        peildatum=DAY,
        jaar=year,
        uitkomsten=outcomes,
        totaal=Totals(exact(meer), exact(meer * 12)),
        open_vragen=open_vragen,
        aannames=("rechtmatig_verblijf", "zorgverzekerd", "niemand_anders_in_de_woning"),
    )


def energy_switch(amount: float = 198.40) -> Saving:
    return Saving(
        soort="energie",
        advies="overstappen",
        reden="U bespaart € 198,40 per jaar.",
        aanbod="Zonnig Vast",
        besparing_per_jaar=exact(amount),
        kosten_nu_per_jaar=exact(1_738.40),
        kosten_straks_per_jaar=exact(1_738.40 - amount),
        bron="website van de aanbieder",
        datum=date(2026, 11, 20),
    )


def context(naam: str, **more: Any) -> PlanContext:
    values: dict[str, Any] = {
        "peildatum": DAY,
        "naam": naam,
        "coach": "Ria",
        "organisatie": "MWC",
        "telefoon": "0524 000 000",
        "bereikbaar": "maandag t/m donderdag, van 9 tot 12 uur",
        "gemeente": "Coevorden",
        "afspraak": "maandag 30 november, 10.00 uur, bij u thuis",
        "papieren_op_tafel": frozenset({"huurcontract"}),
        "tabellen": {"zorgtoeslag": "a1b2c3"},
        "programma": "0.1.0",
        "voorbeeld": True,
    }
    return PlanContext(**(values | more))


def single_tenant() -> Example:
    """Alone, small wage, no housing allowance yet, last year still open."""
    kinderen = (Reason("Een kind onder de 18 in huis", "art. 7", veld="kinderen"),)
    now = assessment(
        right("zorgtoeslag", 111, ontvangt_nu=True, ontvangt_nu_per_maand=111.0),
        right(
            "huurtoeslag",
            287,
            uitleg=(
                Line("Huur", exact(601.5), "EUR/maand", "art. 5", "rekenhuur_per_maand"),
                Line("Eigen deel", exact(233.25), "EUR/maand", "art. 16", "basishuur_per_maand"),
                Line("Inkomen", exact(21_345), "EUR/jaar", "art. 1", "rekeninkomen_per_jaar"),
                Line("Eraf", exact(0), "EUR/maand", "art. 21", "afbouw_per_maand"),
            ),
        ),
        outcome("kindgebonden_budget", Status.GEEN_RECHT, waarom_niet=kinderen),
        outcome("kinderbijslag", Status.GEEN_RECHT, waarom_niet=kinderen),
        outcome(
            "coevorden.doe_mee_pas",
            Status.CONTROLEREN,
            naam="Doe-Mee-Pas",
            nog_te_vragen=("Gelden de voorwaarden van dit jaar nog?",),
            tabel=table(
                "coevorden.doe_mee_pas",
                status="een_bron",
                gecontroleerd_op=date(2023, 3, 1),
                controleer_voor=date(2024, 3, 1),
            ),
        ),
        outcome(
            "kwijtschelding_gemeente",
            Status.RECHT,
            per_jaar=exact(338.0),
            tabel=table("kwijtschelding_gemeente", status="een_bron"),
            ontvangt_nu=False,
        ),
        meer=287,
    )
    last = assessment(
        right("huurtoeslag", 163.75, year=2025),
        right("zorgtoeslag", 119, year=2025, ontvangt_nu=True, ontvangt_nu_per_maand=119.0),
        meer=163.75,
        year=2025,
    )
    policy = Saving(
        soort="zorgverzekering",
        advies="onbekend",
        reden="er is nog geen premie ingevuld",
        persoon="a",
        ontbreekt=("aanbod.zorgverzekering",),
    )
    return Example(now, last, (energy_switch(), policy), context("mevrouw N. Voorbeeld"))


def single_parent() -> Example:
    """Two children, too much zorgtoeslag, income of this year not certain."""
    open_income = "personen.a.toetsingsinkomen_per_jaar"
    now = assessment(
        right(
            "zorgtoeslag",
            76,
            ontvangt_nu=True,
            ontvangt_nu_per_maand=131.0,
            verschil_per_maand=-55.0,
            verschil_per_jaar=-660.0,
        ),
        outcome(
            "huurtoeslag",
            Status.ONBEKEND,
            per_maand=Between(142, 219),
            per_jaar=Between(1_704, 2_628),
            tabel=table("huurtoeslag"),
            ontvangt_nu=False,
            ontvangt_nu_per_maand=0.0,
            ontbreekt=(open_income,),
            hangt_af_van=(Stake(open_income, 924),),
        ),
        right(
            "kindgebonden_budget",
            418,
            uitleg=(
                Line("Kinderen", exact(4_862), "EUR/jaar", "art. 2", "bedrag_kinderen_per_jaar"),
                Line("Extra", exact(3_219), "EUR/jaar", "art. 2", "alo_kop_per_jaar"),
            ),
        ),
        right(
            "kinderbijslag",
            201.34,
            per_kwartaal=exact(604.02),
            ontvangt_nu=True,
            ontvangt_nu_per_maand=201.34,
        ),
        outcome("coevorden.kindpakket", Status.VANZELF, naam="Kindpakket"),
        outcome("coevorden.doe_mee_pas", Status.CONTROLEREN, naam="Doe-Mee-Pas"),
        outcome(
            "individuele_inkomenstoeslag",
            Status.ONBEKEND,
            ontbreekt=("personen.a.maanden_laag_inkomen",),
            tabel=table("individuele_inkomenstoeslag", status="een_bron"),
        ),
        outcome(
            "kwijtschelding_gemeente",
            Status.BUITEN_BEREIK,
            reden="met een eigen bedrijf rekenen wij dit niet uit",
        ),
        meer=505,
        open_vragen=(Stake(open_income, 924),),
    )
    last = assessment(
        right("kindgebonden_budget", 391, year=2025),
        right("huurtoeslag", 88, year=2025),
        meer=479,
        year=2025,
    )
    stay = Saving(
        soort="energie",
        advies="blijven",
        reden="Wisselen levert nu te weinig op.",
        kosten_nu_per_jaar=exact(2_104.11),
        bron="website",
        datum=date(2026, 11, 21),
    )
    extra = {
        "schulden": (Debt("zorgpremie", 41_280, regeling_getroffen=False),),
        "telefoon": "0524 000 001",
        "coach": "Anneke de Vries",
    }
    return Example(now, last, (stay,), context("de heer P. Proef", **extra))


def pensioners() -> Example:
    """A couple over the pension age: most is right already."""
    now = assessment(
        right("zorgtoeslag", 148, ontvangt_nu=True, ontvangt_nu_per_maand=96.0),
        right("huurtoeslag", 176, ontvangt_nu=True, ontvangt_nu_per_maand=176.0),
        outcome(
            "kinderbijslag",
            Status.GEEN_RECHT,
            waarom_niet=(Reason("Een kind onder de 18 in huis", "art. 7", veld="kinderen"),),
        ),
        outcome(
            "kindgebonden_budget",
            Status.GEEN_RECHT,
            waarom_niet=(
                Reason("Een kind onder de 18 met kinderbijslag", "art. 2", veld="kinderen"),
            ),
        ),
        outcome(
            "individuele_inkomenstoeslag",
            Status.GEEN_RECHT,
            naam="individuele inkomenstoeslag",
            waarom_niet=(
                Reason("Leeftijd", "Pw art. 36", 67.0, 71.0, "jaar", "leeftijd_aanvrager"),
            ),
        ),
        outcome("coevorden.doe_mee_pas", Status.CONTROLEREN, naam="Doe-Mee-Pas"),
        outcome(
            "coevorden.collectieve_zorgverzekering",
            Status.GEEN_TABEL,
            naam="zorgverzekering van de gemeente",
            reden="bedragen voor 2027 nog niet ingevoerd",
        ),
        meer=52,
    )
    switch = Saving(
        soort="zorgverzekering",
        advies="overstappen",
        reden="U bespaart € 147 per jaar.",
        aanbod="Basis Plus",
        persoon="a",
        besparing_per_jaar=exact(147.0),
        kosten_nu_per_jaar=exact(2_405.0),
        kosten_straks_per_jaar=exact(2_258.0),
        bron="website van de verzekeraar",
        datum=date(2026, 11, 20),
        beslis_voor=date(2026, 12, 31),
    )
    return Example(now, None, (switch,), context("mevrouw en meneer De Tester"))


EXAMPLES = {
    "alleenstaand": single_tenant,
    "ouder_met_twee_kinderen": single_parent,
    "gepensioneerd_paar": pensioners,
}
