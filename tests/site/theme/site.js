// What a page can do by itself: shade, margin on a narrow screen, contents, the sieve of the rules, marks of a search.
(() => {
  const html = document.documentElement;
  html.classList.remove("still");
  const keep = { get: () => { try { return localStorage.getItem("shade"); } catch { return null; } },
                 set: (value) => { try { localStorage.setItem("shade", value); } catch { /* not allowed: for this page only */ } } };
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = () => { html.dataset.shade = keep.get() || (system.matches ? "dark" : "light"); };
  show();
  system.addEventListener("change", show);

  const sieve = () => {
    const rows = [...document.querySelectorAll("article h3 ~ .scroll tbody tr")];
    const columns = { 级别: 2, 六关: 3, 缺省: 4, 修改: 5 };
    const form = document.createElement("form");
    form.className = "sieve";
    form.innerHTML = '<input type="search" placeholder="按毛病或规则名筛选" aria-label="按毛病或规则名筛选">';
    for (const [name, column] of Object.entries(columns)) {
      const choices = [...new Set(rows.map((row) => row.cells[column].textContent))];
      const select = document.createElement("select");
      select.setAttribute("aria-label", name);
      select.dataset.column = column;
      select.append(new Option(`${name}：全部`, ""), ...choices.map((choice) => new Option(choice || "—", choice || "—")));
      form.append(select);
    }
    const count = document.createElement("output");
    const none = document.createElement("p");
    none.textContent = "没有符合的规则：换个词，或放宽筛选。";
    form.append(count, none);
    const apply = () => {
      const words = form.querySelector("input").value.trim().toLowerCase().split(/\s+/);
      const wanted = [...form.querySelectorAll("select")].filter((select) => select.value);
      let left = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word))
          || wanted.some((select) => (row.cells[select.dataset.column].textContent || "—") !== select.value);
        left += !row.hidden;
      }
      for (const table of document.querySelectorAll("article h3 ~ .scroll")) {
        const empty = !table.querySelector("tbody tr:not([hidden])");
        table.hidden = empty;
        for (let node = table.previousElementSibling; node; node = node.previousElementSibling) {
          node.hidden = empty;
          if (node.matches("h3")) break;
        }
      }
      const asked = wanted.length > 0 || words[0] !== "";
      for (let node = form.nextElementSibling; node && !node.matches("h3"); node = node.nextElementSibling) node.hidden = asked;
      count.textContent = `${left} 条`;
      none.hidden = left > 0;
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    document.querySelector("article > p").after(form);
    apply();
  };

  const contents = () => {
    const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
    if (!links.size) return;
    const heads = [...document.querySelectorAll("article h2, article h3")].filter((head) => links.has(head.id));
    const mark = () => {
      const now = heads.filter((head) => head.getBoundingClientRect().top < 140).pop() || heads[0];
      for (const [id, link] of links) link.classList.toggle("now", id === now?.id);
    };
    addEventListener("scroll", mark, { passive: true });
    mark();
  };

  document.addEventListener("DOMContentLoaded", () => {
    const button = (name) => document.querySelector(`.${name}`);
    for (const name of ["margin-switch", "find", "shade"]) button(name).hidden = false;
    button("shade").addEventListener("click", () => { keep.set(html.dataset.shade === "dark" ? "light" : "dark"); html.dataset.shade = html.dataset.shade === "dark" ? "light" : "dark"; });
    button("margin-switch").addEventListener("click", (event) => {
      const open = document.querySelector(".margin").classList.toggle("open");
      event.currentTarget.setAttribute("aria-expanded", open);
      if (open) scrollTo(0, 0);
    });
    const open = () => {
      if (window.wenshuSearch) return window.wenshuSearch();
      const script = document.createElement("script");
      script.src = `${html.dataset.root}assets/search.js`;
      script.onload = () => window.wenshuSearch();
      document.head.append(script);
    };
    button("find").addEventListener("click", open);
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, select, textarea, [contenteditable]");
      if ((event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey))) { event.preventDefault(); open(); }
    });
    if (html.dataset.kind === "rules") sieve();
    contents();
    const asked = new URLSearchParams(location.search).get("q");
    if (asked) markWords(asked.split(" ").filter(Boolean));
  });

  function markWords(words) {
    const escaped = words.sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const pattern = new RegExp(escaped.join("|"), "gi");
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    const hits = [];
    while (walker.nextNode() && hits.length < 2000) if (walker.currentNode.data.search(pattern) >= 0) hits.push(walker.currentNode);
    for (const node of hits) {
      const pieces = document.createDocumentFragment();
      let end = 0;
      for (const found of node.data.matchAll(pattern)) {
        const mark = document.createElement("mark");
        mark.className = "asked";
        mark.textContent = found[0];
        pieces.append(node.data.slice(end, found.index), mark);
        end = found.index + found[0].length;
      }
      pieces.append(node.data.slice(end));
      node.replaceWith(pieces);
    }
    const start = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (start) addEventListener("load", () => bringToSight(start));
  }

  // The rarest word asked for below a heading: in a long table the heading alone would not show why the page was found.
  function bringToSight(start) {
    const below = [...document.querySelectorAll("mark.asked")].filter((mark) => start.compareDocumentPosition(mark) & 4 && !mark.closest("h1, h2, h3"));
    const times = (mark) => below.filter((other) => other.textContent === mark.textContent).length;
    const first = below.slice(0, 200).reduce((best, mark) => (best && times(best) <= times(mark) ? best : mark), null);
    if (first && first.getBoundingClientRect().top > innerHeight * 0.8) first.scrollIntoView({ block: "center" });
  }
})();
