"""The file of a scheme as the form of the table administrator shows it, and changes to it.

Everything here works on the content of a document: names and values, as the strict reader gives
them. What a changed value means is checked by reading the new document, not here.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from voorzieningenwijzer.interview.reading import dutch
from voorzieningenwijzer.tables import UNKNOWN
from voorzieningenwijzer.tables.scheme_documents import HOUSEHOLD_TYPES, INCOME_FIELD

Content: TypeAlias = dict[str | int, Any]
Typed: TypeAlias = Mapping[str, str]

AMOUNTS = ("bedrag", *(f"bedrag_{kind}" for kind in HOUSEHOLD_TYPES))
LIMIT = ("grens", "vakantiegeld", "periode", "maanden")
SOURCE = ("bron_titel", "bron_adres", "bron_vindplaats", "bron_dag")
_OF_AMOUNT = {"bedrag_per": "per", "bedrag_gevonden": "gevonden"}
_OF_TEXT = ("titel", "wat", "stap", "bedrag_zin")
_PLAIN = ("stand", "status", "actief", "toelichting", "na_te_gaan")
_DAYS = ("geldig_van", "geldig_tot", "gecontroleerd_op", "controleer_voor")
_OF_PLACE = ("waar", "adres", "telefoon")
_OF_ITSELF = {"vanzelf_zin": "zin", "vanzelf_kijk": "kijk"}


def typed_of(content: Content) -> dict[str, str]:
    """Every field of the form with what the document says now."""
    amount, basis = _part(content, "bedrag"), _part(content, "inkomensgrens_basis")
    values = _part(amount, "waarden")
    text = _part(content, "tekst")
    limit = income_limit(content)
    found: dict[str, Any] = {name: content.get(name) for name in (*_PLAIN, *_DAYS)}
    found |= {"bedrag": None if amount.get("waarde") == UNKNOWN else amount.get("waarde")}
    found |= {f"bedrag_{kind}": values.get(kind) for kind in HOUSEHOLD_TYPES}
    found |= {name: amount.get(key) for name, key in _OF_AMOUNT.items()}
    found |= {"grens": None if limit is None else limit * 100}
    found |= {name: basis.get(name) for name in LIMIT[1:]}
    found |= {name: text.get(name) for name in _OF_TEXT}
    found |= {name: _part(text, "vanzelf").get(key) for name, key in _OF_ITSELF.items()}
    found |= {name: _part(content, "aanvragen").get(name) for name in _OF_PLACE}
    found |= dict.fromkeys(SOURCE)
    found["nog_te_vragen"] = "\n".join(content.get("nog_te_vragen") or ())
    return {name: _shown(value) for name, value in found.items()}


def sources_of(content: Content) -> dict[str, str]:
    """Id and title of every source that it names."""
    return {str(key): str(one["titel"]) for key, one in _part(content, "bronnen").items()}


def limit_can_change(content: Content) -> bool:
    """False where several limits stand in one condition, or one in a way no form can show."""
    return len(list(_limits(content.get("voorwaarden")))) <= 1


def income_limit(content: Content) -> Decimal | None:
    leaves = list(_limits(content.get("voorwaarden")))
    return Decimal(leaves[0]["hoogstens"]) if len(leaves) == 1 else None


def set_limit(content: Content, limit: Decimal | None, typed: Typed) -> None:
    """The income limit and its basis; None takes both away."""
    leaves = list(_limits(content.get("voorwaarden")))
    if limit is None:
        _take_out(content, leaves)
        content.pop("inkomensgrens_basis", None)
        return
    if leaves:
        leaves[0]["hoogstens"] = limit
    else:
        add_condition(content, {"veld": INCOME_FIELD, "hoogstens": limit})
    basis = {k: v for k, v in _part(content, "inkomensgrens_basis").items() if k != "toelichting"}
    basis = {"norm": "bijstandsnorm"} | basis
    basis |= {"vakantiegeld": typed["vakantiegeld"] or UNKNOWN}
    _set(basis, "maanden", int(typed["maanden"]) if typed["maanden"] else None)
    _set(basis, "periode", typed["periode"])
    content["inkomensgrens_basis"] = basis


def add_condition(content: Content, leaf: Mapping[str, Any]) -> None:
    inner = content.get("voorwaarden")
    if isinstance(inner, dict) and set(inner) == {"alle"}:
        inner["alle"].append(dict(leaf))
    else:
        content["voorwaarden"] = {"alle": [*([inner] if inner else []), dict(leaf)]}


def set_amount(
    content: Content, whole: Decimal | None, parts: Mapping[str, Decimal], typed: Typed, source: str
) -> None:
    """One amount, one for each kind of household, or onbekend with what was found."""
    per = {"per": typed["bedrag_per"] or "jaar"}
    sure = {"status": "een_bron", "bronnen": [source]}
    if whole is not None:
        content["bedrag"] = {**per, "waarde": whole, **sure}
    elif parts:
        content["bedrag"] = {**per, "naar": "soort_huishouden", "waarden": dict(parts), **sure}
    elif typed["bedrag_gevonden"]:
        content["bedrag"] = {"waarde": UNKNOWN, "gevonden": typed["bedrag_gevonden"]}
    else:
        content.pop("bedrag", None)


def set_words(content: Content, typed: Typed) -> None:
    """What is no figure; a field that the form did not have stays as it was."""
    text, place = _part(content, "tekst"), _part(content, "aanvragen")
    itself = _part(text, "vanzelf")
    fields = [(content, name, name) for name in _PLAIN]
    fields += [(text, name, name) for name in _OF_TEXT]
    fields += [(place, name, name) for name in _OF_PLACE]
    fields += [(itself, key, name) for name, key in _OF_ITSELF.items()]
    for part, key, name in fields:
        if name in typed:
            _set(part, key, typed[name])
    _set(text, "vanzelf", itself or None)
    for name, part in (("tekst", text), ("aanvragen", place)):
        if part or name in content:
            content[name] = part
    if "nog_te_vragen" in typed:
        asked = [line.strip() for line in typed["nog_te_vragen"].splitlines()]
        _set(content, "nog_te_vragen", [line for line in asked if line])


def set_days(content: Content, days: Mapping[str, date | None]) -> None:
    for name in _DAYS:
        _set(content, name, days.get(name))


def drop_sources(content: Content, names: set[str]) -> None:
    kept = {k: v for k, v in _part(content, "bronnen").items() if k not in names}
    content["bronnen"] = kept


def add_source(content: Content, typed: Typed, read_on: date) -> str:
    """The new source stands first: that is the one a coach sees. Its id."""
    known = _part(content, "bronnen")
    name = base = f"gelezen_{read_on:%Y_%m_%d}"
    number = 1
    while name in known:
        number += 1
        name = f"{base}_{number}"
    source: Content = {"titel": typed["bron_titel"]}
    _set(source, "vindplaats", typed["bron_vindplaats"])
    _set(source, "adres", typed["bron_adres"])
    source["geraadpleegd_op"] = read_on
    content["bronnen"] = {name: source, **known}
    return name


def _limits(condition: object) -> Iterator[dict[str, Any]]:
    if isinstance(condition, list):
        for inner in condition:
            yield from _limits(inner)
    elif isinstance(condition, dict):
        if condition.get("veld") == INCOME_FIELD and "hoogstens" in condition:
            yield condition
        for name in ("alle", "enige", "niet"):
            yield from _limits(condition.get(name))


def _take_out(content: Content, leaves: list[dict[str, Any]]) -> None:
    """One that stands deeper stays, and then the document says that its basis is missing."""
    inner = content.get("voorwaarden")
    if not isinstance(inner, dict) or not leaves:
        return
    rest = [one for one in inner.get("alle", ()) if one is not leaves[0]]
    if inner is leaves[0] or ("alle" in inner and not rest):
        content.pop("voorwaarden")
    elif "alle" in inner:
        inner["alle"] = rest


def _part(content: Mapping[Any, Any], name: str) -> dict[Any, Any]:
    part = content.get(name)
    return dict(part) if isinstance(part, dict) else {}


def _set(part: dict[Any, Any], name: str, value: object) -> None:
    """An empty value is no value: the name goes too."""
    if value in (None, "", [], {}):
        part.pop(name, None)
    else:
        part[name] = value


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return f"{value.day}-{value.month}-{value.year}"
    if isinstance(value, (int, Decimal)):
        exact = Decimal(value).normalize()
        return dutch(exact if exact.as_tuple().exponent else int(exact)).replace(".", "")
    return str(value)
