"""What an account for reports begins with; it holds the key of the counts and no other."""

from flask import render_template
from flask.typing import ResponseReturnValue


def overview() -> ResponseReturnValue:
    return render_template("counts.html")
