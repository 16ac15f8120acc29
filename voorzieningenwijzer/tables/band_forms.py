"""The form of a table of bands inside a period."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from voorzieningenwijzer.tables.form_parts import Figure, Form, Line, Name, SourceId, Status, figure


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError("hier wordt een heel bedrag verwacht, zoals 15000")
    return value


def _cell(value: object) -> tuple[Any, Any]:
    """One figure, or the two ends between which it lies."""
    if not isinstance(value, list):
        exact = figure(value)
        return exact, exact
    if len(value) != 2:
        raise ValueError("hier wordt een getal verwacht, of twee uiteinden: [0.945, 0.953]")
    low, high = (figure(end) for end in value)
    if low >= high:
        raise ValueError("het eerste uiteinde hoort lager te zijn dan het tweede")
    return low, high


Bound = Annotated[int, BeforeValidator(_whole)]
Cell = Annotated[tuple[Figure, Figure], BeforeValidator(_cell)]


class BandRowForm(Form):
    vanaf: Bound
    tot: Bound | None = None
    waarden: list[Cell] = Field(min_length=1)
    status: Status | list[Status]

    def statuses(self) -> tuple[str, ...]:
        """One per column."""
        if isinstance(self.status, list):
            return tuple(self.status)
        return (self.status,) * len(self.waarden)


class BandsForm(Form):
    artikel: Line
    bronnen: list[SourceId] = Field(min_length=1)
    kolommen: list[Name] = Field(min_length=1)
    rijen: list[BandRowForm] = Field(min_length=1)

    @model_validator(mode="after")
    def _as_wide_as_the_columns(self) -> "BandsForm":
        if len(set(self.kolommen)) != len(self.kolommen):
            raise ValueError("een kolom staat er twee keer")
        for number, row in enumerate(self.rijen, 1):
            if {len(row.waarden), len(row.statuses())} != {len(self.kolommen)}:
                raise ValueError(
                    f"rij {number}: er zijn {len(self.kolommen)} kolommen, "
                    "dus evenveel waarden en evenveel keer een status"
                )
        return self
