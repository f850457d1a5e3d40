// Progressive help only: every page works without this file.
"use strict";
const bledy = document.querySelector(".bledy");
if (bledy) bledy.focus();
for (const pole of document.querySelectorAll("input[readonly]")) {
  pole.addEventListener("focus", () => pole.select());
}
// Quick entry of hours: what was understood and what would be left, before saving; „inne” opens its fields.
const rozwinieta = (lista) => {
  try { return lista.matches(":open"); } catch { return false; }
};
const WYLOGOWANO = "Sesja wygasła. Skopiuj wpisany tekst i zaloguj się ponownie.";
const POLA_ECHA = ["kiedy", "co", "dzialanie", "rodzaj", "dla", "jednostka", "zadanie", "temat"];
for (const szybki of document.querySelectorAll("form.szybki[data-echo]")) {
  const pola = szybki.elements, status = szybki.querySelector(".echo-wpisu"), inne = szybki.querySelector("#inne-pola");
  let czeka, pytanie;
  const zapytaj = async () => {
    pytanie?.abort();
    pytanie = new AbortController();
    const adres = new URL(szybki.dataset.echo, location.href);
    for (const nazwa of POLA_ECHA) if (pola[nazwa]?.value) adres.searchParams.set(nazwa, pola[nazwa].value);
    if (pola.uzasadnienie?.value) adres.searchParams.set("uzasadnienie", "tak");
    try {
      const odpowiedz = await fetch(adres, { signal: pytanie.signal });
      if (odpowiedz.redirected) return void (status.textContent = WYLOGOWANO);
      const tresc = odpowiedz.ok ? (await odpowiedz.text()).trim() : "";
      if (status.innerHTML !== tresc) status.innerHTML = tresc;
    } catch { /* a newer question is on its way, or the page is left */ }
  };
  szybki.addEventListener("keydown", (zdarzenie) => {
    if (zdarzenie.key !== "Enter" || zdarzenie.target.tagName !== "SELECT" || rozwinieta(zdarzenie.target)) return;
    zdarzenie.preventDefault(); // Enter saves from every field; a list is opened by Space or Alt and an arrow
    szybki.requestSubmit();
  });
  szybki.addEventListener("input", ({ target }) => {
    if (target === pola.co && inne && !target.value) inne.open = true;
    if (target !== pola.uzasadnienie && !POLA_ECHA.includes(target.name)) return;
    clearTimeout(czeka);
    czeka = setTimeout(zapytaj, 250);
  });
}

// The progress of a work that goes on behind the page.
const postep = document.querySelector("[data-postep]");
async function odswiezPostep() {
  try {
    const tresc = await (await fetch(location.href)).text();
    const nowy = new DOMParser().parseFromString(tresc, "text/html").querySelector("[data-postep]");
    if (!nowy) return location.reload();
    postep.replaceChildren(...nowy.childNodes);
  } catch { /* the next time */ }
  setTimeout(odswiezPostep, 1000);
}
if (postep) setTimeout(odswiezPostep, 1000);
// „Zaakceptuj zaznaczone (5)”: how many boxes of this name the button's form would send.
for (const przycisk of document.querySelectorAll("button[data-licz]")) {
  const napis = przycisk.textContent;
  const policz = () => {
    const ile = przycisk.form.querySelectorAll(`input[name="${przycisk.dataset.licz}"]:checked`).length;
    przycisk.textContent = ile ? `${napis} (${ile})` : napis;
  };
  przycisk.form.addEventListener("change", policz);
  policz();
}
