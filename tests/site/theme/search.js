// The search: everything in one file that is loaded when first asked for, so that it works from a folder as well.
(() => {
  const html = document.documentElement;
  const root = html.dataset.root;
  const MOST = 30, ENOUGH = 5, LONG = 110;
  const WEIGHT = { title: 12, heading: 9, names: 10, words: 2 };
  const KIND = [1.15, 1, 0.7, 0.4];  // guides, rules, references, news
  let data, folds, pattern;

  const fold = (text) => text.toLowerCase().replace(pattern, (one) => folds.get(one));

  window.WENSHU_SEARCH = (given) => {
    const characters = [...given.fold];
    folds = new Map();
    for (let at = 0; at < characters.length; at += 2) folds.set(characters[at], characters[at + 1]);
    for (let code = 0xff01; code <= 0xff5e; code++) folds.set(String.fromCharCode(code), String.fromCharCode(code - 0xfee0).toLowerCase());
    pattern = new RegExp(`[${characters.filter((_, at) => at % 2 === 0).join("")}\uff01-\uff5e]`, "g");
    const titles = given.pages.map(([, title]) => fold(title));
    data = given.entries.map(([page, kind, anchor, heading, names, words]) => ({
      page, kind, anchor, heading, words,
      folded: { title: titles[page], heading: anchor ? fold(heading) : "", names: fold(names), words: fold(words) },
      url: given.pages[page][0], title: given.pages[page][1], names,
    }));
  };

  // What a mark is called: somebody who types the mark alone asks for what is said of it.
  const MARKS = { "、": "顿号", "，": "逗号", "；": "分号", "：": "冒号", "。": "句号", "？": "问号", "！": "叹号", "“": "引号", "”": "引号", "‘": "引号", "’": "引号",
    "「": "引号", "」": "引号", "《": "书名号", "》": "书名号", "〈": "书名号", "〉": "书名号", "（": "括号", "）": "括号", "(": "半角括号", ")": "半角括号", "[": "六角括号", "]": "六角括号",
    "〔": "六角括号", "〕": "六角括号", "—": "破折号", "…": "省略号", "·": "间隔号", "%": "百分号", "％": "百分号", "～": "浪纹线", "★": "密级" };
  const TERM = /[a-z0-9]+(?:[._\/:-]+[a-z0-9]+)*|[\u3400-\u9fff\u3007]+|[^\s\w]/g;
  function terms(query) {
    const found = fold(query).match(TERM) || [];
    const words = found.filter((term) => /[a-z0-9\u3400-\u9fff]/.test(term));
    return [...new Set(words.length ? words : found.map((mark) => MARKS[mark] || mark))];
  }

  function pairs(term) {
    const found = [];
    for (let at = 0; at + 1 < term.length; at++) found.push(term.slice(at, at + 2));
    return found;
  }

  // A Latin word is met where one begins; one of three letters or fewer, as OA, only as a whole.
  const LATIN = /[a-z0-9]/;
  function count(text, term) {
    const begins = LATIN.test(term[0]), whole = begins && term.length <= 3;
    let times = 0;
    for (let at = text.indexOf(term); at >= 0 && times < 8; at = text.indexOf(term, at + term.length)) {
      const inside = (begins && at > 0 && LATIN.test(text[at - 1])) || (whole && LATIN.test(text[at + term.length] ?? ""));
      times += !inside;
    }
    return times;
  }

  // How well a field answers a term: 0 not at all, 1 by its words, more where the field is hardly more than the term.
  function answer(text, term, name, least) {
    if (!text) return 0;
    const times = count(text, term);
    if (times) return name === "words" ? 1 + Math.log2(times) / 2 : 0.6 + 0.9 * Math.min(1, term.length / text.length) + (text.startsWith(term) ? 0.15 : 0);
    if (term.length < 3 || !/[\u3400-\u9fff]/.test(term)) return 0;
    const all = pairs(term);
    const share = all.filter((pair) => text.includes(pair)).length / all.length;
    return share > least ? 0.5 * share * share : 0;
  }

  // What answers well comes first; where that is little, what answers a third of a long word follows.
  function search(query) {
    const asked = terms(query);
    if (!asked.length) return [];
    const found = ranked(asked, 0.5);
    const seen = new Set(found.map(({ entry }) => entry.page));
    if (found.length < ENOUGH) found.push(...ranked(asked, 0.3).filter(({ entry }) => !seen.has(entry.page)));
    return found.slice(0, MOST).map(({ entry }) => ({ entry, asked: shown(entry, asked) }));
  }

  function ranked(asked, least) {
    const scored = data.map((entry) => {
      const each = asked.map((term) => Math.max(...Object.keys(WEIGHT).map((name) => WEIGHT[name] * answer(entry.folded[name], term, name, least))));
      return { entry, each };
    });
    const rare = asked.map((_, at) => {
      const with_it = scored.filter(({ each }) => each[at] > 0).length;
      return Math.log(1 + data.length / (1 + with_it));
    });
    const joined = asked.join("");
    const pages = new Map();
    for (const { entry, each } of scored) {
      const met = each.filter(Boolean).length;
      if (!met || met * 2 < asked.length) continue;
      let score = each.reduce((sum, one, at) => sum + one * rare[at], 0) * (met / asked.length) ** 1.5 * KIND[entry.kind];
      const { title, heading, names } = entry.folded;
      if (title === joined || heading === joined || names.split(" ").includes(joined)) score *= 2;
      else for (let at = 0; at + 1 < asked.length; at++) if (`${title} ${heading}`.includes(asked[at] + asked[at + 1])) score *= 1.4;
      const best = pages.get(entry.page);
      if (!best || best.score < score) pages.set(entry.page, { entry, score, more: (best?.more || 0) + (best ? 1 : 0) });
    }
    return [...pages.values()].sort((a, b) => b.score - a.score || a.entry.page - b.entry.page);
  }

  // The terms, or the pieces of them, that occur in an entry: these are marked.
  function shown(entry, asked) {
    const all = Object.values(entry.folded).join("\n");
    return asked.flatMap((term) => (all.includes(term) || term.length < 3 ? [term] : pairs(term).filter((pair) => all.includes(pair))));
  }

  const escaped = (text) => text.replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one]);
  function marked(text, asked) {
    const folded = fold(text);
    const spots = new Uint8Array(text.length);
    for (const term of asked) for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) spots.fill(1, at, at + term.length);
    let out = "";
    for (let at = 0; at < text.length;) {
      let end = at;
      while (end < text.length && spots[end] === spots[at]) end++;
      out += spots[at] ? `<mark>${escaped(text.slice(at, end))}</mark>` : escaped(text.slice(at, end));
      at = end;
    }
    return out;
  }

  // The stretch in which most of the terms stand, the first of them where several are as good.
  function excerpt({ words }, asked) {
    const folded = fold(words);
    const places = [];
    for (const term of asked) for (let at = folded.indexOf(term), turn = 0; at >= 0 && turn < 20; at = folded.indexOf(term, at + 1), turn++) places.push([at, term]);
    let best = 0, most = 0;
    for (const [at] of places.sort((a, b) => a[0] - b[0])) {
      const near = new Set(places.filter(([other]) => other >= at && other < at + LONG - 30).map(([, term]) => term)).size;
      if (near > most) [best, most] = [at, near];
    }
    const start = best < 40 ? 0 : best - 24;
    return (start ? "…" : "") + marked(words.slice(start, start + LONG), asked) + (start + LONG < words.length ? "…" : "");
  }

  function item({ entry, asked }) {
    const query = `?q=${encodeURIComponent(asked.join(" "))}`;
    const side = entry.names ? entry.names.split(" ")[0] : entry.anchor ? entry.heading : "";
    return `<li><a href="${root}${entry.url}${query}${entry.anchor ? `#${encodeURIComponent(entry.anchor)}` : ""}" data-page="${entry.url}">`
      + `<b>${marked(entry.title, asked)}</b>${side ? `<small>${marked(side, asked)}</small>` : ""}<span>${excerpt(entry, asked)}</span></a></li>`;
  }

  const dialog = document.createElement("dialog");
  dialog.className = "search";
  dialog.setAttribute("aria-label", "搜索");
  dialog.innerHTML = '<form role="search"><input type="search" aria-label="搜索" placeholder="要素、毛病、条款、规则名" autocomplete="off" spellcheck="false"><button type="button">关闭</button></form>'
    + '<div class="found"><p role="status"></p><ol></ol></div>';
  document.body.append(dialog);
  const input = dialog.querySelector("input"), status = dialog.querySelector("p"), list = dialog.querySelector("ol");

  function refresh() {
    if (!data) return;
    const query = input.value.trim();
    const found = query ? search(query) : [];
    list.innerHTML = found.map(item).join("");
    dialog.querySelector(".found").scrollTop = 0;
    status.textContent = !query ? "可以用空格隔开几个词；简体、繁体都可以。" : found.length ? `找到 ${found.length}${found.length === MOST ? " 页以上" : " 页"}` : "没有找到。换一个说法，或者少写几个字。";
    dialog.dataset.done = query;
    choose(0);
  }

  function choose(number) {
    const links = [...list.querySelectorAll("a")];
    links.forEach((link, at) => link.classList.toggle("now", at === number));
    links[number]?.scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("input", refresh);
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  list.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });
  dialog.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); list.querySelector("a.now")?.click(); });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const links = [...list.querySelectorAll("a")];
    choose(Math.max(0, Math.min(links.length - 1, links.findIndex((link) => link.classList.contains("now")) + step)));
  });

  window.wenshuSearch = () => {
    if (!dialog.open) dialog.showModal();
    input.select();
    if (data) return refresh();
    status.textContent = "正在读入……";
    const script = document.createElement("script");
    script.src = `${root}assets/search-index.js`;
    script.onload = refresh;
    script.onerror = () => { status.textContent = "读不到 assets/search-index.js：这个文件夹没有拷全。"; };
    document.head.append(script);
  };
})();
