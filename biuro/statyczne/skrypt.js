// Progressive help only: every page works without this file.
"use strict";
const bledy = document.querySelector(".bledy");
if (bledy) bledy.focus();
for (const pole of document.querySelectorAll("input[readonly]")) {
  pole.addEventListener("focus", () => pole.select());
}
