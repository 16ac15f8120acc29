"""Two plans of one household beside each other: what moved, and what moved it.

Between the earlier plan and this one lie two more: the answers of then on the day of then, and the
same answers on the day of now, both with the tables and the program of now. Where one step moves a
line, that step is the cause. Nothing else tells a raise of rent from a new year.
"""

from collections.abc import Iterator, Mapping

from voorzieningenwijzer.plan.difference_table import Change, Differences, Earlier, Stand, Track
from voorzieningenwijzer.plan.model import Action, Note, Plan
from voorzieningenwijzer.plan.wording.action_amounts import said_amounts
from voorzieningenwijzer.plan.wording.amounts import euro_low
from voorzieningenwijzer.plan.wording.paper_words import PaperWords
from voorzieningenwijzer.plan.wording.text_loading import plan_texts

_TOTAL, _RIGHT = "totaal", "al_goed"
_ON_WISHES = "zorg."
"""Advice on a health policy rests on wishes for care, and those are gone when the talk is done."""


def earlier_of(old: Plan, same_day: Plan | None, new_day: Plan | None) -> Earlier:
    """``same_day`` and ``new_day``: the answers of then, worked out now; None where an answer of
    then is gone, since a plan from what is left would blame the wrong cause."""
    worked_out = same_day is not None and new_day is not None
    plans = (old, same_day or old, new_day or old)
    before, again, later = (_lines(plan) for plan in plans)
    names = _names(plans)
    return Earlier(
        dag=old.peildatum,
        jaar=old.jaar,
        programma=old.programma,
        tabellen=old.tabellen,
        sporen=tuple(
            Track(key, name, before.get(key), again.get(key), later.get(key))
            for key, name in names.items()
        ),
        nagerekend=worked_out,
    )


def differences(
    earlier: Earlier, new: Plan, facts: tuple[str, ...], titles: Mapping[str, str]
) -> Differences:
    """``facts``: the questions with another answer now, in words. ``titles``: of the files with
    amounts and rules, those that can concern this household."""
    renewed = _renewed(earlier, new)
    other_program = earlier.programma != new.programma
    why = _Causes(earlier, new.jaar, bool(renewed), other_program)
    return Differences(
        eerder=earlier,
        regels=tuple(_changes(earlier, new, why)),
        feiten=facts if earlier.nagerekend else (),
        tabellen=tuple(dict.fromkeys(titles[file] for file in renewed if file in titles)),
        programma=other_program,
    )


def _changes(earlier: Earlier, new: Plan, why: "_Causes") -> Iterator[Change]:
    say = PaperWords("verschil")
    tracks = {track.id: track for track in earlier.sporen}
    now, names = _lines(new), _names((new,))
    for key in dict.fromkeys((*names, *tracks)):
        track = tracks.get(key) or Track(key, names[key], None, None, None)
        here = now.get(key)
        if not _same(track.toen, here):
            was, is_now = (say("weg") if one is None else one.zin for one in (track.toen, here))
            yield Change(key, names.get(key, track.wat), was, is_now, tuple(why(track, here)))


class _Causes:
    """Which of the steps between two plans moved a line, in words."""

    def __init__(self, earlier: Earlier, year: int, tables: bool, program: bool) -> None:
        self._say, self._known = PaperWords("verschil"), earlier.nagerekend
        self._time = "oorzaak_jaar" if earlier.jaar != year else "oorzaak_tijd"
        self._source = {
            (True, False): "oorzaak_tabel",
            (False, True): "oorzaak_programma",
            (True, True): "oorzaak_tabel_of_programma",
        }.get((tables, program), "oorzaak_onbekend")

    def __call__(self, track: Track, now: Stand | None) -> Iterator[str]:
        if not self._known or track.id.startswith(_ON_WISHES):
            yield self._say("oorzaak_onbekend")
            return
        if not _same(track.toen, track.nagerekend):
            yield self._say(self._source)
        if not _same(track.nagerekend, track.nieuwe_dag):
            yield self._say(self._time)
        if not _same(track.nieuwe_dag, now):
            yield self._say("oorzaak_feiten")


def _same(one: Stand | None, other: Stand | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.gelijk == other.gelijk


def _renewed(earlier: Earlier, new: Plan) -> tuple[str, ...]:
    """Files that are others now, added and gone ones too."""
    before, after = dict(earlier.tabellen), dict(new.tabellen)
    every = sorted({*before, *after})
    return tuple(file for file in every if before.get(file) != after.get(file))


# ---------------------------------------------------------------- where things stand in one plan


def _names(plans: tuple[Plan, ...]) -> dict[str, str]:
    """What each line is called: a scheme by its name, where a plan has it, and by what to do."""
    found = {_TOTAL: PaperWords("verschil")("totaal")}
    for plan in reversed(plans):
        found |= {_key(action): found.get(_key(action), action.titel) for action in plan.acties}
    for plan in plans:
        found |= {note.id: note.kop for _, notes in _notes(plan) for note in notes}
    return found


def _lines(plan: Plan) -> dict[str, Stand]:
    say, words = PaperWords("verschil"), plan_texts().woorden
    month = plan.totaal.per_maand
    total = say("onbekend") if month is None else f"{euro_low(month)} {words['per_maand']}"
    found = {_TOTAL: Stand(total, total)}
    for part, notes in _notes(plan):
        for note in notes:
            sentence = say(part, zin=" ".join(note.zinnen[:1])).strip()
            found[note.id] = Stand(sentence, sentence if part == _RIGHT else part)
    for action in plan.acties:
        done = _to_do(action, say, words)
        found[_key(action)] = Stand(done, done)
    return found


def _notes(plan: Plan) -> Iterator[tuple[str, tuple[Note, ...]]]:
    yield _RIGHT, plan.al_goed
    yield "komt_vanzelf", plan.komt_vanzelf
    yield "niet_nu", plan.niet_nu
    yield "niet_berekend", plan.niet_berekend
    yield "niet_vergeleken", plan.niet_vergeleken


def _key(action: Action) -> str:
    """A scheme once, whether it is asked, raised or already right; last year's apart."""
    scheme = action.regeling
    if scheme and action.id.startswith(scheme + "."):
        return scheme
    return f"{action.id}.{scheme}" if scheme else action.id


def _to_do(action: Action, say: PaperWords, words: Mapping[str, str]) -> str:
    if action.te_veel_per_maand is not None:
        return say("te_veel", bedrag=euro_low(action.te_veel_per_maand))
    said = said_amounts(action, words.__getitem__)
    more = f" {words['of_meer']}" if said.ranged else ""
    amounts = ", ".join(f"{amount} {period}" for amount, period in said.parts)
    return say("doen_bedrag", bedrag=f"{amounts}{more}") if amounts else say("doen")
