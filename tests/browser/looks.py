"""Looks at a page as a strict designer does: what cannot be read, hit with a thumb, or does not fit."""

from __future__ import annotations

from playwright.sync_api import Page

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}

_FAULTS = """() => {
  const faults = new Set();
  const pen = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d");
  const rgba = (colour) => {
    pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top, below) => [0, 1, 2].map((n) => top[n] * top[3] + below[n] * (1 - top[3]));
  const light = (colour) => {
    const [red, green, blue] = colour.map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const line = (node) => { const nodes = []; for (; node; node = node.parentElement) nodes.unshift(node); return nodes; };
  const ground = (node) => line(node).reduce((below, one) => over(rgba(getComputedStyle(one).backgroundColor), below),
    over(rgba(getComputedStyle(document.body).backgroundColor), [255, 255, 255]));
  const name = (node) => `${node.parentElement.className || node.parentElement.localName} > ${node.localName}${node.id && "#" + node.id}.${node.className}`;
  const shown = (node) => node.checkVisibility({visibilityProperty: true}) && !node.closest(".unseen, .skip");
  const readable = (node, style, what) => {
    const below = ground(node), [red, green, blue, alpha] = rgba(style.color);
    const seen = line(node).reduce((all, one) => all * getComputedStyle(one).opacity, alpha * (what ? style.opacity : 1));
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = contrast(over([red, green, blue, seen], below), below);
    if (ratio < (large ? 3 : 4.5)) faults.add(`${name(node)}${what}: contrast ${ratio.toFixed(2)}`);
    if (size && size < 12) faults.add(`${name(node)}${what}: letters of ${size} px`);
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), seen = new Set();
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || seen.has(node) || !shown(node) || node.closest("script, style, :disabled")) continue;
    seen.add(node);
    readable(node, getComputedStyle(node), "");
  }
  for (const node of document.querySelectorAll("input, textarea"))
    if (shown(node) && node.placeholder) readable(node, getComputedStyle(node, "::placeholder"), "::placeholder");

  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.add(`the page runs ${root.scrollWidth - root.clientWidth} px off the side`);
  if (innerWidth < 500)
    for (const node of document.querySelectorAll("button, select, summary, input, textarea")) {
      const target = node.labels?.length && node.matches("[type=checkbox]") ? node.labels[0] : node;
      const {width, height} = target.getBoundingClientRect();
      if (shown(target) && !node.disabled && width && (width < 40 || height < 40))
        faults.add(`${name(target)}: only ${width.toFixed(0)} by ${height.toFixed(0)} px for a thumb`);
    }

  pen.font = `100px ${getComputedStyle(document.body).fontFamily}`;
  for (const mark of "“”：；，") if (pen.measureText(mark).width < 99) faults.add(`“${mark}” is not as wide as a Chinese letter`);
  return [...faults];
}"""


def faults(page: Page) -> list[str]:
    """What a designer would not sign of a page as it stands.

    Letters below the contrast of WCAG AA or 12 px, a page wider than its window, on a telephone what is
    pressed below 40 px, and Chinese marks in a Latin face.
    """
    page.wait_for_timeout(250)  # colours and places settle
    return list(page.evaluate(_FAULTS))
