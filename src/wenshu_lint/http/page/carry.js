// Carries drafts in and out: files that are dropped, the clipboard, downloads.

import { $, el } from "./dom.js";

export function whenDropped(take) {
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  let depth = 0;
  const enter = (by) => (event) => {
    if (!carries(event)) return;
    depth += by;
    $("drop").hidden = depth <= 0;
  };
  addEventListener("dragenter", enter(1));
  addEventListener("dragleave", enter(-1));
  addEventListener("dragover", (event) => { if (carries(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    depth = 0;
    $("drop").hidden = true;
    take(event.dataTransfer.files);
  });
}

// The clipboard is closed to pages of other machines without HTTPS; the old way still works there.
export async function toClipboard(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const scratch = el("textarea", { class: "unseen" });
    scratch.value = words;
    document.body.append(scratch);
    scratch.select();
    document.execCommand("copy");
    scratch.remove();
  }
}

export function hand(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
