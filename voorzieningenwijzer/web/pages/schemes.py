"""The schemes of the municipalities: what is old, change one, add one, end one, for other laptops.

Nothing here changes a document in force: each form makes a proposal.
"""

from collections.abc import Callable
from io import BytesIO

from flask import abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.schemes import maintenance, proposals
from voorzieningenwijzer.casework.schemes.content import typed_of
from voorzieningenwijzer.casework.schemes.drafts import (
    Draft,
    DraftError,
    change_scheme,
    content_of,
    end_scheme,
    facts_of,
)
from voorzieningenwijzer.casework.schemes.templates import TEMPLATES, new_scheme, template_facts
from voorzieningenwijzer.tables import Scheme
from voorzieningenwijzer.tables.bundle import SUFFIX
from voorzieningenwijzer.web.context import desk, now, today
from voorzieningenwijzer.web.forms import CoachForm
from voorzieningenwijzer.web.pages.accounts import checked, page
from voorzieningenwijzer.web.scheme_forms import (
    SchemeChangeForm,
    SchemeEndForm,
    SchemeNewForm,
)


def overview() -> ResponseReturnValue:
    return render_template(
        "schemes.html",
        places=maintenance.places(desk().tables, today()),
        proposals=proposals.rows(desk()),
        templates=TEMPLATES,
        has_own=bool(desk().tables.added()),
        colleagues=proposals.others_who_may(desk()),
    )


def show(gemeente: str, regeling: str) -> ResponseReturnValue:
    tables, scheme = desk().tables, _scheme(gemeente, regeling)
    versions = tables.versions(gemeente, regeling)
    return render_template(
        "scheme.html",
        row=maintenance.row_of(tables, scheme, today()),
        versions=versions,
        replaced=tables.replaced(gemeente, regeling),
        waiting=[r for r in proposals.rows(desk()) if _waits_for(r, versions)],
    )


def document(vingerafdruk: str) -> ResponseReturnValue:
    scheme = maintenance.by_fingerprint(desk().tables, vingerafdruk)
    text = desk().tables.text_of(vingerafdruk)
    if scheme is None or text is None:
        abort(404)
    return render_template("scheme_document.html", scheme=scheme, text=text)


def change(gemeente: str, regeling: str) -> ResponseReturnValue:
    scheme = _scheme(gemeente, regeling, request.args.get("document", ""))
    content, tables = content_of(desk().tables, scheme), desk().tables
    form = SchemeChangeForm(request.form, data=typed_of(content))
    gone, kind = set(request.form.getlist("bron_weg")), form.text("wijziging")
    draft, errors = _drafted(
        form, lambda: change_scheme(tables, scheme, form.typed(), gone, kind, today())
    )
    if draft is not None:
        return _proposed(draft)
    facts = facts_of(scheme, content)
    return page("scheme_change.html", form, errors, scheme=scheme, gone=gone, **facts)


def end(gemeente: str, regeling: str) -> ResponseReturnValue:
    scheme = _scheme(gemeente, regeling)
    form = SchemeEndForm(request.form)
    draft, errors = _drafted(form, lambda: end_scheme(desk().tables, scheme, form.typed(), today()))
    if draft is not None:
        return _proposed(draft)
    return page("scheme_end.html", form, errors, scheme=scheme)


def new(sjabloon: str) -> ResponseReturnValue:
    if sjabloon not in TEMPLATES:
        abort(404)
    form = SchemeNewForm(request.form, data={"status": "een_bron", "bedrag_per": "jaar"})
    ticks = {name: set(request.form.getlist(name)) for name in ("waarvoor", "meenemen")}
    draft, errors = _drafted(
        form, lambda: new_scheme(desk().tables, sjabloon, form.typed(), today(), **ticks)
    )
    if draft is not None:
        return _proposed(draft)
    facts = template_facts(desk().tables, sjabloon)
    return page("scheme_new.html", form, errors, sjabloon=sjabloon, **ticks, **facts)


def download() -> ResponseReturnValue:
    content = proposals.bundle_of_own(desk(), now())
    if content is None:
        flash(_("Hier is nog niets gewijzigd."))
        return redirect(url_for("schemes.overview"))
    return send_file(
        BytesIO(content),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=f"regelingen-{today().isoformat()}{SUFFIX}",
    )


def _scheme(gemeente: str, regeling: str, mark: str = "") -> Scheme:
    found = maintenance.find(desk().tables, gemeente, regeling, today(), mark)
    if found is None:
        abort(404)
    return found


def _waits_for(row: proposals.ProposalRow, versions: tuple[Scheme, ...]) -> bool:
    marks = {one.fingerprint for one in versions}
    return row.voorstel.state == "open" and row.voorstel.follows in marks


def _drafted(form: CoachForm, make: Callable[[], Draft]) -> tuple[Draft | None, dict[str, str]]:
    """What was typed as a document; or everything that is wrong, in the order of the form."""
    if request.method != "POST":
        return None, {}
    errors, draft = checked(form), None
    try:
        draft = make()
    except DraftError as problem:
        errors = {**problem.errors, **errors}
    places = [field.name for field in form]
    order = sorted(errors, key=lambda name: places.index(name) if name in places else -1)
    return (None if errors else draft), {name: errors[name] for name in order}


def _proposed(draft: Draft) -> ResponseReturnValue:
    proposal = proposals.propose(desk(), draft, now())
    flash(_("Het voorstel is bewaard. Een collega moet het goedkeuren."))
    return redirect(url_for("proposals.show", voorstel=proposal))
