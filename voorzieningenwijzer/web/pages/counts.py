"""The counts for who reports: figures, the way to a talk, the target, what it brought."""

from io import BytesIO

from flask import abort, render_template, request, send_file
from flask.typing import ResponseReturnValue

from voorzieningenwijzer.casework.counts.charts import funnel, target_figure
from voorzieningenwijzer.casework.counts.files import as_csv, as_xlsx
from voorzieningenwijzer.casework.counts.on_paper import as_pdf
from voorzieningenwijzer.casework.counts.readers import known_reader, periods, readers_for
from voorzieningenwijzer.casework.counts.report import CountsReport, report
from voorzieningenwijzer.casework.counts.words import figure
from voorzieningenwijzer.documents.bars import barred, bars_table
from voorzieningenwijzer.documents.drawing import svg
from voorzieningenwijzer.web.context import desk, today

_KINDS = {
    "csv": "text/csv",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

_CHART = (330.0, 190.0)
_DRAWN = {"svg": svg, "barred": barred, "figure": figure}


def overview() -> ResponseReturnValue:
    readers = readers_for(desk())
    if not readers:
        return render_template("counts_none.html")
    found, chosen = _asked(readers)
    return render_template(
        "counts.html",
        report=found,
        readers=readers,
        funnel=bars_table(funnel(found).staven),
        target=target_figure(found, *_CHART),
        **_DRAWN,
        periods=periods(desk(), _month()),
        **chosen,
    )


def download(soort: str) -> ResponseReturnValue:
    readers = readers_for(desk())
    if soort not in _KINDS or not readers:
        abort(404)
    found, chosen = _asked(readers)
    if soort == "pdf":
        content = as_pdf(found, desk().demo)
    else:
        content = as_csv(found) if soort == "csv" else as_xlsx(found)
    mark = "voorbeeld-" if desk().demo else ""
    name = f"{mark}tellingen-{chosen['period']}-{chosen['reader']}.{soort}"
    return send_file(
        BytesIO(content), _KINDS[soort], as_attachment=soort != "pdf", download_name=name
    )


def _asked(readers: dict[str, str]) -> tuple[CountsReport, dict[str, str]]:
    """The period and the reader of the address; what is not there is the first of the list."""
    listed = {str(one): one for one in periods(desk(), _month())}
    period = known_reader(listed, request.args.get("periode", _month()[:4]))
    reader = known_reader(readers, request.args.get("lezer", ""))
    found = report(desk().counts.store, listed[period], reader, _month(), desk().demo)
    return found, {"period": period, "reader": reader}


def _month() -> str:
    return f"{today():%Y-%m}"
