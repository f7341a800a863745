
"use strict";
(() => {
  const form = document.querySelector("form.filters");
  const items = [...document.querySelectorAll("li.finding")];
  const output = form.querySelector("output");
  const keys = ["level", "gate", "family"];
  const show = () => {
    const chosen = new FormData(form);
    const wanted = keys.map((key) => new Set(chosen.getAll(key)));
    let shown = 0;
    for (const item of items) {
      item.hidden = !keys.every((key, n) => wanted[n].has(item.dataset[key]));
      shown += !item.hidden;
    }
    output.value = shown === items.length ? "\u663e\u793a\u5168\u90e8 " + shown + " \u5904"
      : "\u663e\u793a " + shown + " \u5904\uff0c\u5171 " + items.length + " \u5904";
  };
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.hidden) { form.reset(); target.hidden = false; target.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);
  form.hidden = false;
  show();
})();
