"""Ages that hold for everybody and for years on end: of civil law, or of the shape of a law.

What changes with a period stands in tariffs/. An age after which a law names its amounts
(``per_kwartaal_6_tot_12``) belongs to the formula of that law: docs/decisions/0068.
"""

MEERDERJARIG = 18
"""BW art. 1:233."""

NORM_VAN_EEN_VOLWASSENE = 21
"""Pw art. 20 and 21; until then parents still contribute (BW art. 1:395a, Pw art. 12)."""

KINDERBIJSLAG_OOK_ZONDER_SCHOOL_ONDER = 16
"""AKW art. 7 lid 1 and 2: from then on school decides as well."""

NIEMAND_OP_DE_BASISSCHOOL_VANAF = 15
"""Wpo art. 39 lid 4: at the latest after the school year in which somebody became 14."""
