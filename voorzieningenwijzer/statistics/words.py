"""The closed lists of what is counted: each word with what it means. There is no free text."""

STAPPEN = {
    "aangeboden": "aangeboden",
    "aanvaard": "ja gezegd",
    "afgewezen": "nee gezegd of niet doorgegaan",
    "gepland": "afspraak gemaakt",
    "gehouden": "gesprek gehouden",
    "afgesloten": "plan gemaakt en afgesloten",
}
"""In the order of the way in; ``afgewezen`` may come after any step before the talk."""

REDENEN = {
    "geen_interesse": "wil niet",
    "geen_tijd": "geen tijd",
    "niet_bereikt": "niet te bereiken",
    "al_hulp": "heeft al hulp",
    "vertrouwt_niet": "vertrouwt het niet",
    "niet_thuis": "niet thuis bij de afspraak",
    "afgezegd": "afspraak afgezegd",
    "anders": "een andere reden",
    "niet_gezegd": "reden niet gezegd",
}

DOELGROEPEN = {
    "nieuwe_huurder": "nieuwe huurder",
    "zittende_huurder": "woont er al",
    "anders": "anders, ook kopers",
    "onbekend": "niet opgeschreven",
}

VERWIJZERS = {
    "corporatie": "corporatie",
    "gemeente": "gemeente",
    "welzijn": "welzijnswerk",
    "zelf": "meldde zich zelf",
    "campagne": "campagne of brief in de wijk",
    "anders": "een ander",
    "onbekend": "niet opgeschreven",
}

KANALEN = {
    "huisbezoek": "thuis",
    "kantoor": "op kantoor of spreekuur",
    "telefoon": "telefoon",
    "beeldbellen": "beeldbellen",
    "balie": "balie, bij de sleutels",
    "brief": "brief",
    "anders": "anders",
    "onbekend": "niet opgeschreven",
}

HUISHOUDTYPEN = {
    "alleen": "alleen",
    "samen": "samen, zonder kinderen",
    "eenouder": "een ouder met kinderen",
    "gezin": "twee ouders met kinderen",
    "anders": "anders samen wonend",
    "onbekend": "niet opgeschreven",
}

ANTWOORDEN = {"ja": "ja", "beetje": "een beetje", "nee": "nee", "geen_antwoord": "geen antwoord"}
"""Of the three questions to who took part."""
