"""The forms of who keeps the schemes: a change, an end, a new one, and a decision about it.

What a day or an amount means is read by casework; here is what a field may hold.
"""

from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import AnyOf, InputRequired, Length

from voorzieningenwijzer.casework.schemes.drafts import KINDS
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.tables.scheme_documents import SUBJECTS
from voorzieningenwijzer.web.forms import CoachForm, clean

STATUSES = ("bevestigd", "een_bron", "afgeleid", "voorstel", "onbekend")
EXISTS = ("ja", "onbekend", "pilot")
HOLIDAY = ("inclusief", "exclusief", "onbekend")
PER = ("jaar", "maand", "eenmalig")


def clean_lines(text: str | None) -> str:
    """Line by line without what does not print."""
    return "\n".join(line for one in (text or "").splitlines() if (line := clean(one)))


def _line(longest: int = 300) -> StringField:
    told = said("Schrijf hoogstens {longest} tekens.", longest=longest)
    return StringField(filters=[clean], validators=[Length(max=longest, message=told)])


def _lines(longest: int = 2000) -> TextAreaField:
    told = said("Schrijf hoogstens {longest} tekens.", longest=longest)
    return TextAreaField(filters=[clean_lines], validators=[Length(max=longest, message=told)])


def _one_of(options: tuple[str, ...], told: str) -> StringField:
    return StringField(filters=[clean], validators=[AnyOf(("", *options), message=told)])


class _SourceForm(CoachForm):
    bron_titel = _line()
    bron_adres = _line()
    bron_vindplaats = _line()
    bron_dag = _line(30)

    def typed(self) -> dict[str, str]:
        """What was typed, by field; the token and the ticks are not of the document."""
        apart = {"csrf_token", "wijziging"}
        return {f.name: str(f.data or "") for f in self if f.name not in apart}


class _FiguresForm(_SourceForm):
    bedrag = _line(30)
    bedrag_alleenstaand = _line(30)
    bedrag_alleenstaande_ouder = _line(30)
    bedrag_paar = _line(30)
    bedrag_per = _one_of(PER, said("Kies per jaar, per maand of eenmalig."))
    bedrag_gevonden = _lines()
    grens = _line(10)
    vakantiegeld = _one_of(
        HOLIDAY, said("Kies met of zonder vakantiegeld, of dat u het niet weet.")
    )
    periode = _line()
    maanden = _line(5)
    geldig_van = _line(30)
    geldig_tot = _line(30)
    stand = _line(60)
    gecontroleerd_op = _line(30)
    controleer_voor = _line(30)
    status = _one_of(STATUSES, said("Kies hoe zeker het is."))
    titel = _line(160)
    wat = _line(160)
    stap = _line(160)
    vanzelf_zin = _line(160)
    vanzelf_kijk = _line(160)
    waar = _line()
    adres = _line()
    telefoon = _line(20)
    nog_te_vragen = _lines()
    na_te_gaan = _lines()


class SchemeChangeForm(_FiguresForm):
    wijziging = StringField(validators=[AnyOf(KINDS, message=said("Kies wat er aan de hand is."))])
    actief = _one_of(EXISTS, said("Kies of het er nog is."))
    toelichting = _lines()


class SchemeNewForm(_FiguresForm):
    gemeente = _line(60)
    naam = _line(80)
    rubriek = _one_of(SUBJECTS, said("Kies waar het over gaat."))
    kind_van = _line(3)
    kind_tot = _line(3)


class SchemeEndForm(_SourceForm):
    laatste_dag = _line(30)


class ApproveForm(CoachForm):
    gezien = BooleanField(
        validators=[InputRequired(said("Zet een kruisje als u het met de bron hebt vergeleken."))]
    )


class RejectForm(CoachForm):
    reden = StringField(
        filters=[clean], validators=[Length(max=200, message=said("Schrijf hoogstens 200 tekens."))]
    )
