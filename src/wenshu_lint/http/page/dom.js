// Makes and finds elements; words go in as text only, so a draft cannot become markup.

export const $ = (id) => document.getElementById(id);

export function el(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...inside.flat(9).filter((piece) => piece !== null && piece !== undefined && piece !== ""));
  return made;
}

export const button = (words, onclick, attributes = {}) =>
  el("button", { type: "button", onclick, ...attributes }, words);

// Show what cannot be seen by its number, as everywhere else in the reports.
export const visible = (words) =>
  words.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, (char) =>
    `⟨U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
