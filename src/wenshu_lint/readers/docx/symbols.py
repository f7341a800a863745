"""Gives the characters that symbol fonts such as Wingdings draw at private places."""

from __future__ import annotations

UNKNOWN = "□"
"""What stands for a sign whose shape is not known; a sign stands there, and nothing more is claimed."""

_PRIVATE = range(0xE000, 0xF900)
_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {
        0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧",
        0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□",
        0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨",
        0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
        **{0x81 + i: chr(ord("①") + i) for i in range(10)},
        **{0x8C + i: chr(ord("❶") + i) for i in range(10)},
    },
    "wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x99: "◎", 0xA2: "■",
        0xA3: "□", 0xAE: "◆",
        **{0x6A + i: chr(ord("①") + i) for i in range(10)},
        **{0x75 + i: chr(ord("❶") + i) for i in range(10)},
    },
    "wingdings 3": {0x71: "◥", 0x75: "◀", 0x7D: "▶", 0x84: "◀"},
    "webdings": {0x61: "✓", 0x63: "□", 0x67: "■", 0x72: "✗"},
    "symbol": {
        0x2D: "−", 0x40: "≅", 0x44: "Δ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x65: "ε",
        0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x71: "θ", 0x73: "σ", 0x77: "ω", 0xA3: "≤", 0xA5: "∞", 0xB0: "°",
        0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xAC: "←",
        0xAE: "→", 0xAD: "↑", 0xAF: "↓", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xE5: "∑", 0xD6: "√",
    },
}  # fmt: skip


def symbol(font: str, code: int) -> str:
    """Return the character that a font draws for a code; :data:`UNKNOWN` where that is not known."""
    table = _FONTS.get(font.strip().lower())
    if table is not None and (code in range(0xF000, 0xF100) or code < 0x100):
        return table.get(code & 0xFF, UNKNOWN)
    if code in range(0xF020, 0xF07F) and not font.strip().lower().startswith(("wingdings", "webdings")):
        return chr(code - 0xF000)
    if code in _PRIVATE or code in range(0xD800, 0xE000) or not 0x20 <= code <= 0x10FFFF:
        return UNKNOWN
    return chr(code)
