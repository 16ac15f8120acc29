"""Facts about the contracts for energy and health care, what comes in now, and debts."""

from voorzieningenwijzer.households.field import Field, Kind

J, K, G, B, D, T = Kind.JA_NEE, Kind.KEUZE, Kind.GETAL, Kind.BEDRAG, Kind.DATUM, Kind.TEKST

ENERGY = (
    Field("energie.contract", K, keuzes=("vast", "variabel", "dynamisch", "model")),
    Field("energie.leverancier", T),
    Field("energie.startdatum", D),
    Field("energie.einddatum", D),
    Field("energie.netbeheerder_stroom", T),
    Field("energie.netbeheerder_gas", T),
    Field("energie.stroom_kwh_per_jaar", G, "kWh/jaar", (0, 50_000), (700, 5500)),
    Field("energie.stroom_normaal_kwh_per_jaar", G, "kWh/jaar", (0, 50_000), (350, 3000)),
    Field("energie.stroom_dal_kwh_per_jaar", G, "kWh/jaar", (0, 50_000), (350, 3000)),
    Field("energie.teruglevering_kwh_per_jaar", G, "kWh/jaar", (0, 50_000), (0, 4000)),
    Field("energie.gas_m3_per_jaar", G, "m3/jaar", (0, 30_000), (150, 2500)),
    Field("energie.warmte_gj_per_jaar", G, "GJ/jaar", (0, 300), (8, 50)),
    Field("energie.leveringstarief_stroom", B, "EUR/kWh", (-1, 3), (0.08, 0.45)),
    Field("energie.leveringstarief_stroom_normaal", B, "EUR/kWh", (-1, 3), (0.08, 0.45)),
    Field("energie.leveringstarief_stroom_dal", B, "EUR/kWh", (-1, 3), (0.08, 0.45)),
    Field("energie.leveringstarief_gas", B, "EUR/m3", (-1, 8), (0.4, 2)),
    Field("energie.vaste_leveringskosten_per_maand", B, "EUR/maand", (0, 100), (4, 25)),
    Field("energie.vaste_leveringskosten_stroom_per_maand", B, "EUR/maand", (0, 100), (2, 15)),
    Field("energie.vaste_leveringskosten_gas_per_maand", B, "EUR/maand", (0, 100), (2, 15)),
    Field("energie.termijnbedrag_per_maand", B, "EUR/maand", (0, 2000), (40, 400)),
    Field("energie.terugleververgoeding", B, "EUR/kWh", (-1, 1), (0, 0.2)),
    Field("energie.terugleverkosten_per_kwh", B, "EUR/kWh", (0, 1), (0, 0.2)),
    Field("energie.terugleverkosten_per_maand", B, "EUR/maand", (0, 200), (0, 40)),
    Field("energie.warmte_in_servicekosten_per_maand", B, "EUR/maand", (0, 1500), (20, 250)),
    Field("energie.actueel_tarief_stroom", B, "EUR/kWh", (-1, 3), (0.08, 0.45)),
    Field("energie.actueel_tarief_gas", B, "EUR/m3", (-1, 8), (0.4, 2)),
    Field("energie.kosten_per_jaar", B, "EUR/jaar", (0, 30_000), (300, 9000)),
    Field("energie.energiebelasting_van_jaar", G, "jaar", (2020, 2100)),
    Field("energie.tarief_zonder_belasting", J),
    Field("energie.opzegvergoeding", B, "EUR", (0, 5000), (0, 500)),
)

HEALTH = (
    Field("zorgverzekering.persoon", T),
    Field("zorgverzekering.verzekeraar", T),
    Field("zorgverzekering.polis", T),
    Field("zorgverzekering.jaar", G, "jaar", (2020, 2100)),
    Field("zorgverzekering.premie_basis_per_maand", B, "EUR/maand", (0, 600), (120, 200)),
    Field("zorgverzekering.premie_aanvullend_per_maand", B, "EUR/maand", (0, 400), (0, 90)),
    Field("zorgverzekering.premie_tand_per_maand", B, "EUR/maand", (0, 200), (0, 40)),
    Field("zorgverzekering.eigen_risico", B, "EUR/jaar", (0, 2000), (0, 900)),
    Field(
        "zorgverzekering.verwachte_zorgkosten_eigen_risico", B, "EUR/jaar", (0, 100_000), (0, 900)
    ),
    Field("zorgverzekering.premieachterstand_maanden", G, "maanden", (0, 400), (0, 24)),
    Field("zorgverzekering.opgezegd", J),
    Field("zorgverzekering.wensen", T),
)

RECEIVED = (
    Field("ontvangt_nu.regeling", T),
    Field("ontvangt_nu.bedrag_per_maand", B, "EUR/maand", (0, 15_000), (0, 1500)),
    Field("ontvangt_nu.jaar", G, "jaar", (2020, 2100)),
)
DEBTS = (
    Field("schulden.soort", T),
    Field("schulden.bedrag", B, "EUR", (0, 10_000_000)),
    Field("schulden.regeling_getroffen", J),
)
