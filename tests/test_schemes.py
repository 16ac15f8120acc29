"""Local schemes of Coevorden: a yes, a no and an unknown each; and what a file may not say.

The limits are those of the sources that stand in the files (110, 100 and 130 percent, 36 months,
21 years); who comes out how was worked out by hand from them.
"""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pytest

from voorzieningenwijzer.conditions import Column, Failing, Word
from voorzieningenwijzer.schemes import evaluate
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.tables import (
    SCHEME_FIELDS,
    DocumentError,
    Scheme,
    Tables,
    children_between,
    read_document,
    scheme_field,
)

ALL = {scheme.id: scheme for scheme in Tables.shipped().schemes("Coevorden")}
SCHEMES = {name: scheme for name, scheme in ALL.items() if scheme.gebruik == "rekenen"}

YES: dict[str, object] = {
    "gemeente": "Coevorden",
    "inkomen_tov_bijstandsnorm": 0.98,
    "leeftijd_aanvrager": 45.0,
    "onder_aow_leeftijd": True,
    "heeft_partner": False,
    "aantal_kinderen": 2.0,
    "aantal_kinderen_3_tot_18": 1.0,
    "maanden_laag_inkomen": 36.0,
    "vermogen_nu": 900.0,
    "vermogensgrens_bijstand": 8000.0,
    "vermogen_onder_bijstandsgrens": True,
    "student_studiefinanciering": False,
    "woning_soort": "zelfstandig",
    "premieachterstand_maanden": 0.0,
    "soort_huishouden": "alleenstaande_ouder",
    "verhuurder": "Domesta",
    "heeft_schulden": False,
}


def columns(*households: Mapping[str, object]) -> dict[str, Column]:
    """Columns of households; None is unknown."""
    made = {}
    for name, example in YES.items():
        values = [h[name] for h in households]
        known = np.array([v is not None for v in values])
        filled = [example if v is None else v for v in values]
        made[name] = Column(np.array(filled), known)
    return made


def with_facts(**facts: object) -> dict[str, object]:
    return {**YES, **facts}


def status(scheme: str, **facts: object) -> str:
    found = columns(with_facts(**facts))
    return evaluate(SCHEMES[scheme], found.__getitem__).status(0)


def test_the_facts_of_the_tests_are_all_that_a_condition_can_use() -> None:
    assert set(YES) - {"aantal_kinderen_3_tot_18"} == set(SCHEME_FIELDS)
    assert all(scheme_field(name) for name in YES)


def test_which_schemes_there_are() -> None:
    assert set(SCHEMES) == {
        "coevorden.doe_mee_pas",
        "coevorden.kindpakket",
        "coevorden.collectieve_zorgverzekering",
        "individuele_inkomenstoeslag",
    }
    assert Tables.shipped().schemes("coevorden") == Tables.shipped().schemes("Coevorden")
    assert Tables.shipped().schemes("Elders") == ()
    assert len(ALL) == 38
    assert {scheme.id for scheme in Tables.shipped().schemes()} >= set(ALL)


CASES = [
    ("coevorden.doe_mee_pas", {"inkomen_tov_bijstandsnorm": 1.10}, "controleren"),
    ("coevorden.doe_mee_pas", {"inkomen_tov_bijstandsnorm": 1.101}, "geen_recht"),
    ("coevorden.doe_mee_pas", {"inkomen_tov_bijstandsnorm": None}, "onbekend"),
    ("coevorden.doe_mee_pas", {"gemeente": "Emmen"}, "geen_recht"),
    ("coevorden.doe_mee_pas", {"gemeente": None}, "onbekend"),
    ("coevorden.doe_mee_pas", {"leeftijd_aanvrager": None, "vermogen_nu": None}, "controleren"),
    ("coevorden.kindpakket", {}, "vanzelf"),
    ("coevorden.kindpakket", {"aantal_kinderen_3_tot_18": 0.0}, "geen_recht"),
    ("coevorden.kindpakket", {"inkomen_tov_bijstandsnorm": 1.2}, "geen_recht"),
    ("coevorden.kindpakket", {"aantal_kinderen_3_tot_18": None}, "onbekend"),
    (
        "coevorden.kindpakket",
        {"aantal_kinderen_3_tot_18": None, "inkomen_tov_bijstandsnorm": 1.2},
        "geen_recht",
    ),
    ("individuele_inkomenstoeslag", {"inkomen_tov_bijstandsnorm": 1.0}, "controleren"),
    ("individuele_inkomenstoeslag", {"inkomen_tov_bijstandsnorm": 1.001}, "geen_recht"),
    ("individuele_inkomenstoeslag", {"maanden_laag_inkomen": 35.0}, "geen_recht"),
    ("individuele_inkomenstoeslag", {"leeftijd_aanvrager": 20.0}, "geen_recht"),
    ("individuele_inkomenstoeslag", {"leeftijd_aanvrager": 21.0}, "controleren"),
    ("individuele_inkomenstoeslag", {"onder_aow_leeftijd": False}, "geen_recht"),
    ("individuele_inkomenstoeslag", {"vermogen_onder_bijstandsgrens": False}, "geen_recht"),
    ("individuele_inkomenstoeslag", {"maanden_laag_inkomen": None}, "onbekend"),
    ("individuele_inkomenstoeslag", {"vermogen_onder_bijstandsgrens": None}, "onbekend"),
    ("coevorden.collectieve_zorgverzekering", {"inkomen_tov_bijstandsnorm": 1.3}, "controleren"),
    ("coevorden.collectieve_zorgverzekering", {"inkomen_tov_bijstandsnorm": 1.31}, "geen_recht"),
    ("coevorden.collectieve_zorgverzekering", {"inkomen_tov_bijstandsnorm": None}, "onbekend"),
]


@pytest.mark.parametrize(("scheme", "facts", "expected"), CASES)
def test_yes_no_and_unknown(scheme: str, facts: dict[str, object], expected: str) -> None:
    assert status(scheme, **facts) == expected


def test_every_scheme_has_a_yes_a_no_and_an_unknown_here() -> None:
    for scheme in SCHEMES:
        seen = {expected for name, _, expected in CASES if name == scheme}
        assert {"geen_recht", "onbekend"} < seen
        assert seen & {"controleren", "vanzelf", "recht"}


def test_many_households_at_once_say_the_same_as_each_alone() -> None:
    for scheme in SCHEMES:
        rows = [(facts, expected) for name, facts, expected in CASES if name == scheme]
        found = columns(*(with_facts(**facts) for facts, _ in rows))
        together = evaluate(SCHEMES[scheme], found.__getitem__)
        assert [together.status(n) for n in range(len(rows))] == [expected for _, expected in rows]


def test_completions_of_one_household_are_known_when_all_agree() -> None:
    def overall(*incomes: float) -> str:
        found = columns(*(with_facts(inkomen_tov_bijstandsnorm=income) for income in incomes))
        return evaluate(SCHEMES["coevorden.doe_mee_pas"], found.__getitem__).overall()

    assert overall(0.8, 1.0, 1.1) == "controleren"
    assert overall(0.8, 1.2) == "onbekend"
    assert overall(1.2, 1.3) == "geen_recht"


def test_why_not_gives_limit_and_own_value() -> None:
    facts = columns(with_facts(inkomen_tov_bijstandsnorm=1.25, maanden_laag_inkomen=12.0))
    result = evaluate(SCHEMES["individuele_inkomenstoeslag"], facts.__getitem__)
    assert result.failing(0) == (
        Failing("inkomen_tov_bijstandsnorm", Word.HOOGSTENS, 1.0, 1.25),
        Failing("maanden_laag_inkomen", Word.MINSTENS, 36.0, 12.0),
    )
    assert result.missing(0) == ()


def test_missing_names_only_what_decides() -> None:
    facts = columns(with_facts(maanden_laag_inkomen=None, heeft_partner=None))
    result = evaluate(SCHEMES["individuele_inkomenstoeslag"], facts.__getitem__)
    assert result.missing(0) == ("maanden_laag_inkomen",)
    assert result.failing(0) == ()


def test_one_column_of_length_one_goes_for_all_rows() -> None:
    facts = dict(columns(YES))
    facts["inkomen_tov_bijstandsnorm"] = Column(np.array([[0.9], [1.05], [1.4]]))
    result = evaluate(SCHEMES["coevorden.doe_mee_pas"], facts.__getitem__)
    assert [result.status(n) for n in range(3)] == ["controleren", "controleren", "geen_recht"]
    short = columns(YES)
    assert evaluate(SCHEMES["coevorden.doe_mee_pas"], short.__getitem__, rows=4).truth.shape == (4,)


def test_no_amount_is_shown_where_none_is_known_for_now() -> None:
    for scheme in SCHEMES.values():
        assert scheme.bedrag is not None
        assert not scheme.bedrag.known
        assert scheme.bedrag.gevonden
        facts = columns(YES)
        assert evaluate(scheme, facts.__getitem__).amount(0) is None


def test_the_sources_are_old_and_the_files_say_so() -> None:
    for scheme in SCHEMES.values():
        assert scheme.stale(date(2026, 11, 21))
        assert not scheme.stale(scheme.gecontroleerd_op)
        assert scheme.uitkomst in ("controleren", "vanzelf")
        assert scheme.nog_te_vragen
        assert scheme.ref().controleer_voor == scheme.controleer_voor
    assert SCHEMES["coevorden.kindpakket"].uitkomst == "vanzelf"


def test_the_income_limit_has_its_basis() -> None:
    limits = {name: scheme.inkomensgrens for name, scheme in SCHEMES.items()}
    assert limits == {
        "coevorden.doe_mee_pas": 1.10,
        "coevorden.kindpakket": 1.10,
        "individuele_inkomenstoeslag": 1.00,
        "coevorden.collectieve_zorgverzekering": 1.30,
    }
    basis = SCHEMES["coevorden.doe_mee_pas"].inkomensgrens_basis
    assert basis is not None
    assert (basis.norm, basis.vakantiegeld) == ("bijstandsnorm", "exclusief")


PAS = shipped("tariffs", "lokaal", "coevorden", "doe_mee_pas.yaml").read_text(encoding="utf-8")
BASIS = PAS[PAS.index("inkomensgrens_basis:") : PAS.index("nog_te_vragen:")]
EXTRA = """\
buiten_bereik:
  - als: {veld: student_studiefinanciering, is: true}
    dan: Vraag het de gemeente.
"""
AMOUNT = """\
  per: jaar
  naar: soort_huishouden
  waarden: {alleenstaand: 11.50, alleenstaande_ouder: 22.25, paar: 33}
  status: een_bron
  bronnen: [vvksc]
"""


def scheme_of(text: str) -> Scheme:
    scheme = read_document(text, "s.yaml")
    assert isinstance(scheme, Scheme)
    return scheme


def test_what_is_out_of_scope_is_no_yes_and_no_no() -> None:
    scheme = scheme_of(PAS + EXTRA)
    facts = columns(
        YES,
        with_facts(student_studiefinanciering=True),
        with_facts(student_studiefinanciering=None),
        with_facts(student_studiefinanciering=True, inkomen_tov_bijstandsnorm=3.0),
    )
    result = evaluate(scheme, facts.__getitem__)
    assert [result.status(n) for n in range(4)] == [
        "controleren",
        "buiten_bereik",
        "onbekend",
        "buiten_bereik",
    ]
    assert result.overall() == "onbekend"
    assert result.advice(1) == ("Vraag het de gemeente.",)
    assert result.advice(0) == ()
    assert result.missing(2) == ("student_studiefinanciering",)


def test_an_amount_by_household_type() -> None:
    start = PAS.index("  waarde: onbekend")
    end = PAS.index("aanvragen:")
    scheme = scheme_of(PAS[:start] + AMOUNT + PAS[end:])
    kinds = ["alleenstaand", "paar", None]
    facts = columns(*(with_facts(soort_huishouden=kind) for kind in kinds))
    result = evaluate(scheme, facts.__getitem__)
    assert [result.amount(n) for n in range(3)] == [11.5, 33.0, None]


def test_children_between_two_ages_are_one_field_and_nothing_else_is() -> None:
    assert children_between("aantal_kinderen_4_tot_12") == (4, 12)
    for name in ("aantal_kinderen_12_tot_4", "aantal_kinderen_4_tot_19", "aantal_kinderen_x_tot_4"):
        assert children_between(name) is None
        assert scheme_field(name) is None


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("veld: inkomen_tov_bijstandsnorm", "veld: inkomn", "bestaat niet"),
        ("hoogstens: 1.10", "hoogsten: 1.10", "bedoelt u 'hoogstens'"),
        ("hoogstens: 1.10", "hoogstens: veel", "getal"),
        ("uitkomst: controleren", "uitkomst: misschien", "kies uit"),
        ("controleer_voor: 2024-01-01", "controleer_voor: 2023-01-01", "niet na de controle"),
        (BASIS, "", "hoort inkomensgrens_basis"),
        ("  waarde: onbekend\n", "  waarde: 200\n", "status en minstens een bron"),
        ("regeling: coevorden.doe_mee_pas", "regeling: ../../weg", "vorm"),
        ("gemeente: Coevorden\n", "", "ontbreekt"),
        ("  adres: https://www.coevorden.nl\n", "  adres: javascript:x\n", "vorm"),
        ("actief: ja", "actief: nee", "wordt niet getoond"),
        ("  titel: Vraag de Doe-Mee-Pas aan\n", "", "heeft een titel"),
        ("{termijn.bezwaar_algemeen}", "{termijn.ooit}", "niet worden ingevuld"),
        ("alle leeftijden. De gemeente", "alle 12 leeftijden. De gemeente", "geen getal"),
        ("voor: {doe: deze_maand}", "voor: {doe: ooit}", "bestaat niet"),
        ("    - De gemeente betaalt de club.", "    - De gemeente betaalt {wat}.", "niet worden"),
    ],
)
def test_a_mistake_in_a_scheme_file_is_named(old: str, new: str, word: str) -> None:
    assert old in PAS
    with pytest.raises(DocumentError, match=word) as refused:
        read_document(PAS.replace(old, new, 1), "s.yaml")
    assert any(fault.line or fault.place for fault in refused.value.faults)
