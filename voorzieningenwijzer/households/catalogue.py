"""Every fact the program knows about a household, once.

From one entry come the check on a household file, the points of a range, the check on conditions
and the widget in the interview.
"""

from types import MappingProxyType

from voorzieningenwijzer.households import contract_fields, people_fields
from voorzieningenwijzer.households.field import Field, Kind
from voorzieningenwijzer.households.people_fields import RELATIES, ROLLEN

__all__ = ["FIELDS", "RELATIES", "ROLLEN", "Field", "Kind"]

FIELDS = MappingProxyType(
    {
        field.pad: field
        for field in (
            *people_fields.HOUSEHOLD,
            *people_fields.PERSON,
            *people_fields.INCOME,
            *people_fields.CHILDCARE,
            *contract_fields.ENERGY,
            *contract_fields.HEALTH,
            *contract_fields.RECEIVED,
            *contract_fields.DEBTS,
        )
    }
)
