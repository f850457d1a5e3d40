#!/bin/sh
# Programs that only the tests need: installed where apt-get is at hand, else the tests that want them say so.
set -u

pakiety=""
jest() { command -v "$1" >/dev/null 2>&1; }
jest chromium || jest chromium-browser || jest google-chrome || pakiety="$pakiety chromium"
jest soffice || pakiety="$pakiety libreoffice-calc-nogui"
jest pdftoppm || pakiety="$pakiety poppler-utils"
[ -d /usr/share/fonts/truetype/liberation ] || [ -d /usr/share/fonts/truetype/liberation2 ] ||
    pakiety="$pakiety fonts-liberation"
[ -n "$pakiety" ] || exit 0

jako_root=""
if [ "$(id -u)" != 0 ]; then
    jako_root="sudo -n"
    $jako_root true 2>/dev/null || { echo "Bez uprawnień do instalacji:$pakiety; te testy będą pominięte."; exit 0; }
fi
jest apt-get || { echo "Brak apt-get, nie zainstalowano:$pakiety; te testy będą pominięte."; exit 0; }

apt() {
    $jako_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 \
        -o Acquire::Retries=1 -o Acquire::http::Timeout=30 -o APT::Update::Error-Mode=any "$@"
}

echo "Instaluję dla testów:$pakiety"
dziennik=$(mktemp)
# Lists first: on a bare machine there are none. Package by package, so that one missing does not lose the others.
apt update >"$dziennik" 2>&1 || true
for pakiet in $pakiety; do
    apt install --yes --no-install-recommends "$pakiet" >>"$dziennik" 2>&1 ||
        echo "Nie udało się zainstalować: $pakiet; te testy będą pominięte."
done
grep '^E:' "$dziennik" | sort -u
rm -f "$dziennik"
exit 0
