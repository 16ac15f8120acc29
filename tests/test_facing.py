"""A plan with a second language beside the Dutch: line by line, kept plans too, any direction."""

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from lxml import html as markup

from tests.examples.plannen import voorbeelden as v
from tests.paper_room import plan_for
from tests.web_room import demo
from voorzieningenwijzer.casework.papers.facing import facing, print_facing, show_facing
from voorzieningenwijzer.documents.blocks import Pair
from voorzieningenwijzer.language.catalogue import Catalogue, catalogue
from voorzieningenwijzer.plan import Plan
from voorzieningenwijzer.plan.facing import in_language, with_sentences
from voorzieningenwijzer.storage import UnknownPlanError

# A tiny sample to prove the machinery; nobody speaks Arabic or Ukrainian with these.
ARABIC = Catalogue(
    "ar",
    "العربية",
    "",
    {
        "Dit gaat u doen": "هذا ما ستفعله",
        "U kunt {bedrag_per_maand} per maand krijgen.": (
            "يمكنك الحصول على {bedrag_per_maand} في الشهر."
        ),
        "Hulp nodig? Bel {coach}": "هل تحتاج إلى مساعدة؟ اتصل بـ {coach}",
    },
    {},
)
UKRAINIAN = Catalogue("uk", "Українська", "", {"Dit gaat u doen": "Ось що ви зробите"}, {})


class Marked(dict[str, str]):
    """Every text of ours between marks: what has none was not said as a text."""

    def get(self, key: str, default: object = None) -> str:  # type: ignore[override]
        return f"⟦{key}⟧"


MARKED = Catalogue("en", "Marked", "x", Marked(), {})


def kept(name: str) -> Plan:
    """As it comes out of the store."""
    return Plan.from_json(with_sentences(plan_for(name)).to_json())


def english() -> Catalogue:
    found = catalogue("en")
    assert found is not None
    return found


def pairs(plan: Plan, language: Catalogue) -> list[Pair]:
    return [block for block in facing(plan, language).blocks if isinstance(block, Pair)]


@pytest.mark.parametrize("name", v.EXAMPLES)
def test_every_line_of_ours_is_said_in_the_other_language(name: str) -> None:
    plan = kept(name)
    typed = {plan.naam, plan.bereikbaar, plan.afspraak, plan.organisatie}
    bare = [p.dutch for p in pairs(plan, MARKED) if "⟦" not in p.other and p.dutch not in typed]
    ours = [line for line in bare if not only_names(line)]
    assert not ours, "\n".join(ours)


def only_names(line: str) -> bool:
    """A source, an office or a scheme with an amount; and the reason that an example made up."""
    return bool(re.match(r"(\d+: |U bespaart |[\w &-]+: (€.*)?$|DigiD|Gelden de)", line))


@pytest.mark.parametrize("name", v.EXAMPLES)
def test_amounts_stay_as_they_are_in_the_dutch(name: str) -> None:
    for pair in pairs(kept(name), english()):
        amounts = re.findall(r"€\u00a0[\d.,]*\d", pair.dutch)
        assert sorted(re.findall(r"€\u00a0[\d.,]*\d", pair.other)) == sorted(amounts), pair


def test_a_kept_plan_says_the_same_as_a_fresh_one() -> None:
    fresh = with_sentences(plan_for("alleenstaand"))
    assert facing(fresh, english()) == facing(kept("alleenstaand"), english())


def test_a_plan_of_before_has_no_second_language() -> None:
    old = replace(kept("alleenstaand"), zinnen=())
    assert in_language(old, english()) is None
    with pytest.raises(UnknownPlanError):
        facing(old, english())


def test_own_words_and_names_are_not_translated() -> None:
    plan = replace(kept("alleenstaand"), eerste_stap="Vandaag nog", eigen_woorden=True, naam="werk")
    there = in_language(plan, MARKED)
    assert there is not None
    assert (there.eerste_stap, there.naam) == ("Vandaag nog", "werk")


def test_it_says_that_the_dutch_counts_and_that_nobody_read_it() -> None:
    first = pairs(kept("alleenstaand"), english())[0]
    assert first.dutch == "Niemand heeft deze vertaling gelezen. De Nederlandse tekst telt."
    assert first.other == "Nobody has read this translation. The Dutch text counts."
    read = pairs(kept("alleenstaand"), replace(english(), nagekeken_door="J. Smit"))[0]
    assert read.dutch.startswith("De Nederlandse tekst telt.")


def test_each_side_has_its_language_and_direction_on_the_page() -> None:
    page = markup.fromstring(show_facing(kept("alleenstaand"), ARABIC))
    assert page.xpath("//*[@lang='ar' and @dir='rtl']")
    assert len(page.xpath("//*[@lang='nl' and @dir='ltr']")) > 50
    assert not page.xpath("//*[@lang='ar' and @dir='ltr'] | //*[@lang='nl' and @dir='rtl']")


def text_of(paper: bytes) -> str:
    document = pypdfium2.PdfDocument(paper)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_arabic_and_cyrillic_letters_are_drawn() -> None:
    for language, word in ((ARABIC, "هذا"), (UKRAINIAN, "Ось що ви зробите")):
        paper = print_facing(kept("alleenstaand"), language)
        text = text_of(paper)
        assert "\ufffd" not in text
        assert language is ARABIC or word in text
        assert b"/Lang (" + language.taal.encode() in decoded(paper)


def decoded(paper: bytes) -> bytes:
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(paper)) as document:
        found = [str(one.Lang) for one in document.objects if isinstance(one, pikepdf.Dictionary)
                 and one.get("/S") == "/P" and "/Lang" in one]  # fmt: skip
    return b"".join(b"/Lang (" + name.encode() for name in found)


def test_the_page_and_the_paper_of_a_plan(tmp_path: Path) -> None:
    coach, _ = demo(tmp_path)
    shown = re.findall(r"/dossiers/([0-9a-z-]+)\"", coach.get("/dossiers").text)
    plans = [
        p
        for d in shown
        for p in re.findall(r"/gesprek/[\w-]+/plan/\d+", coach.get(f"/dossiers/{d}").text)
    ]
    page = coach.get(plans[0]).text
    assert "Naast het Nederlands: English" in page
    beside = coach.get(f"{plans[0]}/naast/en").text
    assert "This is what you will do" in beside
    assert "Dit gaat u doen" in beside
    paper = coach.get(f"{plans[0]}/naast/en.pdf")
    assert paper.mimetype == "application/pdf"
    assert coach.get(f"{plans[0]}/naast/xx").status_code == 404
