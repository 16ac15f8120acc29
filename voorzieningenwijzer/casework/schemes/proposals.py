"""A changed scheme waits for a second account; approved, it is in force at once.

Whoever made a proposal cannot approve it. The old document stays and can be looked at.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.roles import Right, may
from voorzieningenwijzer.casework.schemes.drafts import Draft
from voorzieningenwijzer.casework.schemes.example_effects import Effect, effects_of
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.storage import OPEN, OwnProposalError, Proposal, UnknownProposalError
from voorzieningenwijzer.tables import DocumentError, Scheme, read_document
from voorzieningenwijzer.tables.bundle import Item, Verdict, export, install
from voorzieningenwijzer.tables.differences import Difference, differences
from voorzieningenwijzer.tables.fingerprint import fingerprint

OUTDATED = said("Deze regeling is sinds dit voorstel veranderd. Maak een nieuw voorstel.")


_SAID = {
    "stand": said("van wanneer de bron is"),
    "gecontroleerd_op": said("nagekeken op"),
    "controleer_voor": said("opnieuw nakijken voor"),
    "geldig_van": said("eerste dag"),
    "geldig_tot": said("laatste dag"),
    "geraadpleegd_op": said("gelezen op"),
    "hoogstens": said("hoogstens (1.1 is 110 procent)"),
    "voorwaarden": "voorwaarde",
    "inkomensgrens_basis": "inkomensgrens",
    "bronnen": "bron",
    "aanvragen": said("waar en hoe"),
    "tekst": "woorden",
    "gebruik": said("rekenen, wijzen of niet tonen"),
    "actief": said("is het er nog"),
}


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """``eigen``: made by who is there now."""

    voorstel: Proposal
    door: str
    besluit_door: str
    eigen: bool


@dataclass(frozen=True, slots=True)
class ProposalView:
    """``fout``: why it can no longer be approved; ``alleen``: nobody else is there to do it."""

    rij: ProposalRow
    regeling: Scheme
    verschillen: tuple[Difference, ...]
    gevolgen: tuple[Effect, ...]
    fout: str
    alleen: bool


def propose(desk: Desk, draft: Draft, now: datetime) -> int:
    name = f"{draft.scheme.naam} ({draft.scheme.gemeente})"
    with desk.store.write() as session:
        mark = draft.scheme.fingerprint
        found = session.proposals.add(mark, name, draft.follows, draft.text, now)
        session.audit.add("tabel_voorgesteld", now)
    return found


def approve(desk: Desk, proposal: int, now: datetime) -> None:
    """Raises DeskError: one's own, decided already, or overtaken by another change."""
    with desk.writing():
        found = _get(desk, proposal)
        if fault := _overtaken(desk, found):
            raise DeskError(fault)
        item = Item(found.fingerprint, found.name, Verdict.NIEUW, text=found.text)
        try:
            with desk.store.write() as session:
                session.proposals.approve(proposal, now)
                session.approvals.approve(found.fingerprint, found.name, now)
                session.audit.add("tabel_goedgekeurd", now)
                install([item], desk.folder)
        except (OwnProposalError, UnknownProposalError) as problem:
            raise DeskError(str(problem)) from problem
        desk.tables_changed()


def reject(desk: Desk, proposal: int, reason: str, now: datetime) -> None:
    """Who made it takes it back; anybody else turns it down. Raises DeskError."""
    try:
        with desk.store.write() as session:
            own = session.proposals.get(proposal).account == desk.account.id
            session.proposals.reject(proposal, reason, now)
            if own:
                session.audit.add("tabel_ingetrokken", now)
            else:
                session.audit.add("tabel_afgewezen", now)
    except UnknownProposalError as problem:
        raise DeskError(str(problem)) from problem


def rows(desk: Desk) -> list[ProposalRow]:
    """Newest first."""
    with desk.store.read() as session:
        names = {one.id: one.name for one in session.accounts.listing()}
        found = session.proposals.listing()
    return [_row(desk, one, names) for one in found]


def view(desk: Desk, proposal: int, now: datetime) -> ProposalView:
    """Raises UnknownProposalError."""
    row = next((one for one in rows(desk) if one.voorstel.id == proposal), None)
    if row is None:
        raise UnknownProposalError
    found = row.voorstel
    scheme = _scheme(found)
    waits = found.state == OPEN
    fault = _overtaken(desk, found) if waits else ""
    live = waits and not fault
    return ProposalView(
        row,
        scheme,
        tuple(map(_told, differences(scheme, found.text, desk.tables))) if live else (),
        effects_of(desk, scheme, found.text, now) if live else (),
        fault,
        not others_who_may(desk),
    )


def others_who_may(desk: Desk) -> list[str]:
    """The names of the other accounts that may approve."""
    with desk.store.read() as session:
        return [
            one.name
            for one in session.accounts.listing()
            if one.ended is None
            and one.id != desk.account.id
            and may(one.role, Right.TABELLEN_WIJZIGEN)
        ]


def bundle_of_own(desk: Desk, now: datetime) -> bytes | None:
    """Everything that was added here, for other laptops; None when nothing was."""
    texts = desk.tables.added()
    return export(texts.values(), now.date()) if texts else None


def _told(one: Difference) -> Difference:
    """The place in the file in words: what it is part of, and what it is."""
    steps = one.bedrag.split(".")
    ends = dict.fromkeys((steps[0], steps[-1].partition("[")[0]))
    words = (_SAID.get(step, step.replace("_", " ")) for step in ends)
    return replace(one, bedrag=": ".join(words))


def _row(desk: Desk, proposal: Proposal, names: dict[str, str]) -> ProposalRow:
    decided = names.get(proposal.decided_by or "", "")
    own = proposal.account == desk.account.id
    return ProposalRow(proposal, names.get(proposal.account, ""), decided, own)


def _get(desk: Desk, proposal: int) -> Proposal:
    try:
        with desk.store.read() as session:
            return session.proposals.get(proposal)
    except UnknownProposalError as problem:
        raise DeskError(str(problem)) from problem


def _scheme(proposal: Proposal) -> Scheme:
    document = read_document(proposal.text, proposal.fingerprint[:12])
    assert isinstance(document, Scheme)
    return document


def _overtaken(desk: Desk, proposal: Proposal) -> str:
    """Why this text cannot come in force any more; empty when it can."""
    try:
        scheme = _scheme(proposal)
    except DocumentError as problem:
        return said("Dit document klopt niet meer: {faults}.", faults=problem.faults[0])
    if fingerprint(proposal.text) != proposal.fingerprint:
        return said("De vingerafdruk klopt niet.")
    versions = desk.tables.versions(scheme.gemeente, scheme.id)
    gone = proposal.follows and proposal.follows not in {one.fingerprint for one in versions}
    return OUTDATED if gone or desk.tables.conflicts(scheme) else ""
