// Better with, complete without: nothing on any page depends on this file.
"use strict";

// The first thing to see after a mistake is what is wrong.
document.querySelector("[data-focus]")?.focus();

// Reading aloud, with the browser's own voice.
document.querySelectorAll("[data-voorlezen]").forEach(function (button) {
  if (!("speechSynthesis" in window)) return;
  button.hidden = false;
  button.addEventListener("click", function () {
    if (speechSynthesis.speaking) return speechSynthesis.cancel();
    var parts = document.querySelectorAll("main h1, main .vw-hint, main legend:not(:has(h1)), main label, main [role=alert]");
    var voice = new SpeechSynthesisUtterance(Array.from(parts, function (e) { return e.innerText; }).join(". "));
    voice.lang = document.documentElement.lang;
    voice.rate = 0.9;
    speechSynthesis.speak(voice);
  });
});

// Escape twice quickly, or nobody at the table for too long: lock at once.
(function () {
  var lock = document.querySelector(".vw-header__lock");
  var idle = Number(document.body.dataset.idle) * 1000;
  if (!lock || !idle) return;
  var before = 0;
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    if (Date.now() - before < 600) lock.requestSubmit();
    before = Date.now();
  });
  // Typing is use too: say so now and then, so that no answer meets a lock.
  var used = Date.now(), told = Date.now();
  ["keydown", "pointerdown", "scroll"].forEach(function (kind) {
    addEventListener(kind, function () {
      used = Date.now();
      if (used - told < 60000) return;
      told = used;
      var token = new FormData(lock);
      fetch("/wakker", { method: "POST", body: new URLSearchParams(token) });
    }, { passive: true });
  });
  // A laptop that slept has a timer that stood still, so the clock is asked.
  setInterval(function () {
    if (Date.now() - used >= idle) lock.requestSubmit();
  }, 5000);
})();

// One press, one post.
document.querySelectorAll("form").forEach(function (form) {
  var sent = 0;
  form.addEventListener("submit", function (event) {
    if (Date.now() - sent < 1000) event.preventDefault();
    sent = Date.now();
  });
});

// An answer "none of these" takes the other ticks away, and the other way round.
document.querySelectorAll("[data-alleen]").forEach(function (alone) {
  var group = alone.closest("fieldset");
  group.addEventListener("change", function (event) {
    if (!event.target.checked || event.target.type !== "checkbox") return;
    group.querySelectorAll("input[type=checkbox]").forEach(function (box) {
      if (event.target === alone ? box !== alone : box === alone) box.checked = false;
    });
  });
});

// A question that an answer on the same page makes needless folds away; one with a mistake stays.
document.querySelectorAll("[data-bij]").forEach(function (part) {
  var form = part.closest("form");
  var wanted = part.dataset.als.split(" ");
  function look() {
    var field = form.elements[part.dataset.bij];
    var value = field ? field.value : "";
    var wrong = part.matches(".is-wrong") || part.querySelector(".is-wrong");
    part.hidden = !wrong && value !== "" && wanted.indexOf(value) < 0;
  }
  form.addEventListener("change", look);
  look();
});
