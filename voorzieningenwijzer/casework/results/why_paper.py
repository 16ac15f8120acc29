"""The explanation of an outcome as a paper."""

from collections.abc import Iterable
from datetime import date, datetime

from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.results.why import Why
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.documents import pdf
from voorzieningenwijzer.documents.papers.why_paper import WhyPaper, blocks
from voorzieningenwijzer.language.said import capital
from voorzieningenwijzer.outcomes import Outcome, Reason, TableRef
from voorzieningenwijzer.plan import PlanContext
from voorzieningenwijzer.plan.wording.amounts import short_day
from voorzieningenwijzer.plan.wording.fill import fill_known
from voorzieningenwijzer.plan.wording.paper_words import PaperWords
from voorzieningenwijzer.plan.wording.speaker import Speaker, measured, measured_between
from voorzieningenwijzer.plan.wording.text_loading import plan_texts


def print_why(
    desk: Desk, talk: Talk, why: Why, context: PlanContext, titel: str, now: datetime
) -> bytes:
    """``titel``: as it stands on the page. That it was printed is kept; of a quick sum nothing."""
    paper = pdf.render(blocks(why_paper(why, context, titel)))
    if talk.case.bewaard:
        with desk.store.write() as session:
            session.audit.add("uitleg_geprint", now, talk.case.id)
    return paper


def why_paper(why: Why, context: PlanContext, titel: str) -> WhyPaper:
    say, outcome = PaperWords("waarom"), why.uitkomst
    speaker = Speaker(plan_texts(), context)
    too_much = "misschien_te_veel" if why.geval == "onbekend" else "te_veel"
    looking_back = say("terugkijken", jaar=str(outcome.jaar))
    return WhyPaper(
        titel=titel,
        naam=context.naam,
        organisatie=context.organisatie,
        dag=why.peildatum,
        voorbeeld=context.voorbeeld,
        zinnen=why.zinnen,
        stappen=tuple(
            (step.stap, measured_between(step.waarde, step.eenheid), step.artikel)
            for step in outcome.uitleg
        ),
        tegen=tuple(_limits(outcome.waarom_niet, speaker, say("niet"))),
        grenzen=tuple(_limits(outcome.grenzen, speaker, say("wel"))),
        terugkijken=(looking_back, *why.terugkijken) if why.terugkijken else (),
        te_veel=(say(too_much), *why.terugbetalen) if why.terugbetalen else (),
        ontbreekt=tuple(dict.fromkeys(question.vraag for question in why.ontbreekt)),
        een_mens=outcome.nog_te_vragen,
        aannames=why.aannames,
        oneens=_objection(outcome, speaker),
        bronnen=tuple(_sources(why, context, say, speaker)),
    )


def _limits(
    reasons: Iterable[Reason], speaker: Speaker, holds: str
) -> Iterable[tuple[str, str, str, str]]:
    """``holds``: what stands in the place of a value where there is none."""
    for reason in reasons:
        own, limit = measured(reason.waarde, reason), measured(reason.grens, reason)
        yield capital(speaker.condition(reason)), own or holds, limit, reason.artikel


def _objection(outcome: Outcome, speaker: Speaker) -> str:
    scheme = speaker.scheme(outcome)
    text = scheme.aanvragen.als_nee if scheme else ""
    return " ".join(fill_known([text], speaker.values(outcome))) if text else ""


def _table(table: TableRef, say: PaperWords, speaker: Speaker) -> str:
    name = table.naam.replace("_", " ")
    status = speaker.texts.status.get(table.status, table.status)
    since = "" if table.geldig_van == date.min else "_van"
    until = "_tot" if table.geldig_tot else ""
    days = {"van": short_day(table.geldig_van), "tot": short_day(table.geldig_tot or date.max)}
    return say(f"tabel{since}{until}", tabel=name, status=status, **days)


def _sources(why: Why, context: PlanContext, say: PaperWords, speaker: Speaker) -> Iterable[str]:
    table = why.uitkomst.tabel
    if table is None:
        yield say("tabel_geen")
    else:
        yield _table(table, say, speaker)
        if why.verouderd:
            yield say("verouderd")
        for source in table.bronnen:
            yield f"{source.titel}, {source.adres}" if source.adres else source.titel
    if context.programma:
        yield say("programma", programma=context.programma, dag=short_day(why.peildatum))
