
"use strict";
(() => {
  const view = document.getElementById("view");
  const state = document.getElementById("state");
  const lost = document.getElementById("lost");
  const bar = document.querySelector(".bar");
  const hidden = new Set();
  let seen = document.body.dataset.number;

  const keyed = (root) => [...root.querySelectorAll("[data-key]")];
  const findings = () => [...view.querySelectorAll("li.finding")];

  const filter = () => {
    const form = view.querySelector("form.filters");
    if (!form) return;
    const boxes = [...form.querySelectorAll("input")];
    for (const box of boxes) box.checked = !hidden.has(box.name + "=" + box.value);
    const items = findings();
    let shown = 0;
    for (const item of items) {
      item.hidden = hidden.has("level=" + item.dataset.level) || hidden.has("gate=" + item.dataset.gate);
      shown += !item.hidden;
    }
    form.querySelector(".state").hidden = shown === items.length;
    form.querySelector("output").value = "\u663e\u793a " + shown + " \u5904\uff0c\u5171 " + items.length + " \u5904";
    form.hidden = false;
  };

  /* What is in sight stays where it is: the first finding that is still there holds its place. */
  const landmarks = () => {
    if (scrollY === 0) return [];
    const edge = bar.getBoundingClientRect().bottom;
    return findings().filter((item) => !item.hidden)
      .map((item) => ({ key: item.dataset.key, box: item.getBoundingClientRect() }))
      .filter(({ box }) => box.bottom > edge);
  };
  const hold = (before) => {
    const now = new Map(findings().map((item) => [item.dataset.key, item]));
    for (const { key, box } of before) {
      const item = now.get(key);
      if (item && !item.hidden) {
        scrollBy({ top: item.getBoundingClientRect().top - box.top, behavior: "instant" });
        return;
      }
    }
  };

  const focused = () => {
    const active = document.activeElement;
    const owner = active && view.contains(active) ? active.closest("[data-key], form.filters") : null;
    if (!owner) return () => {};
    const inside = (root) => [...root.querySelectorAll("summary, button, input")];
    const index = inside(owner).indexOf(active);
    const label = active.name ? "[name='" + active.name + "'][value='" + active.value + "']" : "";
    const { key } = owner.dataset;
    return () => {
      const again = key ? keyed(view).find((one) => one.dataset.key === key) : view.querySelector("form.filters");
      const target = again && (label ? again.querySelector(label) : inside(again)[index]);
      if (target) target.focus({ preventScroll: true });
    };
  };

  const render = (news) => {
    const open = new Map(keyed(view).filter((one) => one.tagName === "DETAILS").map((one) => [one.dataset.key, one.open]));
    const known = new Set(findings().map((item) => item.dataset.key));
    const before = landmarks();
    const refocus = focused();
    document.title = news.title;
    state.innerHTML = news.state;
    view.innerHTML = news.body;
    for (const one of keyed(view)) {
      if (one.tagName === "DETAILS" && open.get(one.dataset.key)) one.open = true;
      if (one.classList.contains("fresh") && !known.has(one.dataset.key)) one.classList.add("arrived");
    }
    filter();
    hold(before);
    refocus();
    seen = String(news.number);
  };

  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const follow = async () => {
    for (;;) {
      try {
        const answer = await fetch("news?seen=" + seen, { cache: "no-store" });
        if (answer.status === 200) render(await answer.json());
        else if (answer.status !== 204) throw new Error(String(answer.status));
        lost.hidden = true;
      } catch {
        lost.hidden = false;
        seen = "";
        await pause(2000);
      }
    }
  };

  view.addEventListener("change", (event) => {
    const box = event.target;
    const name = box.name + "=" + box.value;
    if (box.checked) hidden.delete(name); else hidden.add(name);
    filter();
  });
  view.addEventListener("click", async (event) => {
    if (event.target.type === "reset") { event.preventDefault(); hidden.clear(); filter(); return; }
    const words = event.target.dataset && event.target.dataset.copy;
    if (!words) return;
    await navigator.clipboard.writeText(words);
    event.target.textContent = "\u5df2\u590d\u5236";
    setTimeout(() => { event.target.textContent = "\u590d\u5236\u67e5\u627e\u8bcd"; }, 1600);
  });
  view.addEventListener("submit", (event) => event.preventDefault());
  filter();
  follow();
})();
