"""Another language on the screen."""

from flask import redirect, request
from flask.typing import ResponseReturnValue

from voorzieningenwijzer.web.gate import safe_return
from voorzieningenwijzer.web.language import choose


def choose_language() -> ResponseReturnValue:
    choose(request.form.get("van", ""), request.form.get("taal", ""))
    return redirect(safe_return(request.form.get("terug")))
