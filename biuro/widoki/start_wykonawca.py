"""First screens of those who log hours: the sentence on top and what waits before everything else."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from biuro.wyglad.napisy import bez_h, dzien, godziny, nazwa_miesiaca, w_miesiacu, zdaniem
from budzet.limity import Limit
from budzet.plan import plan_na_dzien
from harmonogram.czas import miesiac, poczatek_miesiaca
from harmonogram.godziny import WpisGodzin
from harmonogram.karty import STANY_KARTY
from harmonogram.slowa import ile, wymien

Karty = Sequence[Mapping[str, Any]]


def uwaga(zwrocona: dict[str, Any] | None, karty: Karty, stan: date) -> dict[str, Any] | None:
    """A returned card, else an earlier month with hours that was not submitted."""
    if zwrocona:
        return zwrocona
    ten = poczatek_miesiaca(stan)
    niezlozone = [k for k in karty if k["miesiac"] < ten and k["stan"] == "szkic"]
    if not niezlozone:
        return None
    karta = niezlozone[-1]
    nazwa = nazwa_miesiaca(karta["miesiac"])
    nazwy = wymien([nazwa_miesiaca(k["miesiac"]) for k in reversed(niezlozone)])
    czekaja = "Karta {} nie jest złożona." if len(niezlozone) == 1 else "Karty {} nie są złożone."
    return {
        "naglowek": czekaja.format(f"za {nazwy}"),
        "tekst": f"Razem {godziny(sum(k['minuty'] for k in niezlozone))}.",
        "odnosnik": (f"Sprawdź i złóż kartę za {nazwa}", karta["adres"]),
    }


# --- expert -------------------------------------------------------------------------------------


def tytul_eksperta(wpisy: Sequence[WpisGodzin], karty: Karty, stan: date) -> str:
    """„Listopad: 12 h, karta: szkic”."""
    nazwa = zdaniem(nazwa_miesiaca(stan))
    if not wpisy:
        return f"{nazwa}: nie ma jeszcze wpisów"
    ten = poczatek_miesiaca(stan)
    stan_karty = next((k["stan"] for k in karty if k["miesiac"] == ten), "szkic")
    jaka = "jeszcze niezłożona" if stan_karty == "szkic" else STANY_KARTY[stan_karty]
    return f"{nazwa}: {godziny(sum(w.minuty for w in wpisy))}, karta {jaka}"


def wstep_eksperta(wpisy: Sequence[WpisGodzin]) -> str:
    """„5 wpisów, ostatni z 13.11.2019.”"""
    if not wpisy:
        return ""
    return f"{ile(len(wpisy), 'wpis', 'wpisy', 'wpisów')}, ostatni z {dzien(max(w.dzien for w in wpisy))}."


# --- coach --------------------------------------------------------------------------------------


def tytul_coacha(limity: Sequence[Limit], stan: date) -> str:
    """„W listopadzie można jeszcze zaplanować 15 h”."""
    if not limity:
        return "Nie ma przydzielonych osób"
    trwaja = [x for x in limity if stan in x.okno]
    if not trwaja:
        return "Żaden coaching teraz nie trwa"
    suma = sum(x.do_zaplanowania_min for x in trwaja)
    if not suma:
        return f"{zdaniem(w_miesiacu(stan))} plan godzin jest wykonany"
    return f"{zdaniem(w_miesiacu(stan))} można jeszcze zaplanować {godziny(suma)}"


def wstep_coacha(limity: Sequence[Limit], stan: date) -> str:
    """„Dla 3 z 5 osób. Tyle brakuje, aby 30.11.2019 każda z nich była na poziomie planu.”"""
    trwaja = [x for x in limity if stan in x.okno]
    ilu = sum(1 for x in trwaja if x.do_zaplanowania_min)
    if not ilu:
        return ""
    osob = ile(len(trwaja), "osoby", "osób", "osób")
    kazda = "była ona" if ilu == 1 else "każda z nich była"
    return f"Dla {ilu} z {osob}. Tyle brakuje, aby {dzien(miesiac(stan).ostatni)} {kazda} na poziomie planu."


def objasnienie(limity: Sequence[Limit], stan: date) -> str:
    """How „do zaplanowania” is counted."""
    trwaja = [x for x in limity if stan in x.okno]
    if not trwaja:
        return ""
    wzor = trwaja[0]
    koniec = miesiac(stan).ostatni
    plan = plan_na_dzien(wzor.cel, wzor.okno, koniec) or 0
    return (
        f"Do zaplanowania {w_miesiacu(stan)} = plan na {dzien(koniec)} ({godziny(plan)} na osobę) minus "
        f"godziny wykorzystane. To wskazówka; twardą granicą jest limit {godziny(wzor.przyznano_min)}."
    )


# --- animator -----------------------------------------------------------------------------------


def tytul_animatora(pule: Sequence[Limit], stan: date) -> str:
    """„W listopadzie zostało 10,5 z 20 h”; of several units together."""
    if not pule:
        return "Nie ma przypisanej jednostki"
    if stan > pule[0].okno.ostatni:
        return f"Pula zamknięta {dzien(pule[0].okno.ostatni)}"
    if stan < pule[0].okno.od:
        return f"Pula zaczyna się {dzien(pule[0].okno.od)}"
    przyznano = sum(x.miesiac.przyznano_min for x in pule)
    wykorzystano = sum(x.miesiac.wykorzystano_min for x in pule)
    kiedy = zdaniem(w_miesiacu(stan))
    if wykorzystano > przyznano:
        return f"{kiedy} {godziny(wykorzystano - przyznano)} ponad {godziny(przyznano)} miesięcznie"
    return f"{kiedy} zostało {bez_h(godziny(przyznano - wykorzystano))} z {godziny(przyznano)}"


def wstep_animatora(pule: Sequence[Limit], stan: date) -> str:
    """The balance of earlier months."""
    trwaja = [x for x in pule if stan in x.okno]
    if not trwaja:
        return ""
    razem = sum(x.miesiac.mozna_jeszcze_min for x in trwaja)
    ilu = (
        f"{ile(len(trwaja), 'jednostka', 'jednostki', 'jednostek')}: razem " if len(trwaja) > 1 else "Razem "
    )
    return f"{ilu}z godzinami z wcześniejszych miesięcy można użyć jeszcze {godziny(razem)}."
