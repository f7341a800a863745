"""Turns bytes into words without guessing: a decoding is certain, or the draft is refused."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Final, NamedTuple

from ..nodes import EMPTY, Notice
from ..source import SourceError
from . import plausible

MAX_LINE = 1_000_000
"""The longest line that is read, in code points; drafts have no such lines, dumps and binaries do."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_LABELS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32-le": "UTF-32 LE",
    "utf-32-be": "UTF-32 BE",
    "gb18030": "GB18030",
    "cp950": "Big5",
    "big5hkscs": "Big5-HKSCS",
}
_FAMILIES = {
    "utf-8": ("utf-8",),
    "utf-8-sig": ("utf-8",),
    "utf-16": ("utf-16-le", "utf-16-be"),
    "utf-16-le": ("utf-16-le",),
    "utf-16-be": ("utf-16-be",),
    "utf-32": ("utf-32-le", "utf-32-be"),
    "utf-32-le": ("utf-32-le",),
    "utf-32-be": ("utf-32-be",),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "gb18030": ("gb18030",),
    "big5": ("cp950", "big5hkscs"),
    "cp950": ("cp950", "big5hkscs"),
    "big5hkscs": ("big5hkscs",),
}
"""What may be declared, by the codec's own name, and the codecs tried for it in order."""

_SURE = 0.75
"""Share of everyday characters: published texts lie above 0.83, Big5 read as GB18030 below 0.5."""
_LEAD = 0.1
"""How far GB18030 must lie before Big5 in that share."""
_NOT_TEXT = "不是文本：含有大量控制字符或无法显示的字符，可能是程序文件、图片或损坏的文件"


ENCODINGS: Final = ("utf-8", "gb18030", "big5", "utf-16")
"""The encodings to be offered."""
NO_ENCODING: Final = "不支持的编码名称“{0}”"


def codec_of(encoding: str) -> str:
    """Return the Python codec that an encoding names, empty for one that is not read."""
    try:
        known = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return ""
    return known if known in _FAMILIES else ""


class Decoded(NamedTuple):
    """The words of a file, and how to get its bytes back."""

    text: str
    encoding: str
    """A Python codec; empty where encoding the words would not give the same bytes."""
    bom: bytes
    notices: tuple[Notice, ...]


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Return the words of a text file; line ends are kept as they are.

    The mark decides, then strict UTF-8, then UTF-16 where nothing else is possible, then
    GB18030 where the result is plausible Chinese. Big5 must be declared.

    :param encoding: the encoding the user declares; it is followed to the letter.
    :raises SourceError: where no decoding is certain, or the words are no text.
    """
    bom, marked = next(((mark, codec) for mark, codec in _BOMS if data.startswith(mark)), (b"", ""))
    body = data[len(bom) :]
    if encoding is not None:
        codec, text = _declared(body, name, encoding, marked)
    elif marked:
        codec, text = marked, _strict(body, name, marked)
    else:
        codec, text = _found(body, name)
    _refuse_rubbish(body, text, codec, name)
    _refuse_long_lines(text, name)
    same = codec.startswith("utf") or text.encode(codec) == body
    return Decoded(text, codec if same else "", bom, (*_notices(codec, same), *remarks(text)))


def _declared(body: bytes, name: str, encoding: str, marked: str) -> tuple[str, str]:
    """Decode as the user says; a mark that contradicts it is an error."""
    known = codec_of(encoding)
    if not known:
        raise SourceError(name, f"{NO_ENCODING.format(encoding)}，可用 {'、'.join(ENCODINGS)}")
    tried = _FAMILIES[known]
    if marked:
        if marked not in tried:
            raise SourceError(name, f"文件开头有 {_LABELS[marked]} 标记，与指定的编码“{encoding}”不符")
        return marked, _strict(body, name, marked)
    if known in {"utf-16", "utf-32"}:
        found = _unmarked_utf16(body) if known == "utf-16" else None
        if found is None:
            raise SourceError(
                name, f"文件没有 {known.upper()} 标记，请用 {known}-le 或 {known}-be 指明字节顺序"
            )
        return found
    for codec in tried[:-1]:
        try:
            return codec, body.decode(codec)
        except UnicodeDecodeError:
            continue
    return tried[-1], _strict(body, name, tried[-1])


def _strict(body: bytes, name: str, codec: str) -> str:
    try:
        return body.decode(codec)
    except UnicodeDecodeError as error:
        problem = f"按 {_LABELS[codec]} 读取时遇到无效字节，文件可能损坏，或编码另有其名"
        raise SourceError(name, problem, _place(body, error.start)) from error


def _place(body: bytes, offset: int) -> str:
    """Name the row and byte of a bad byte, both from 1."""
    before = body[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return f"第 {before.count(10) + 1} 行第 {len(before) - before.rfind(10)} 字节附近"


def _found(body: bytes, name: str) -> tuple[str, str]:
    """Find the decoding of bytes without mark, or refuse."""
    if b"\0" in body:
        found = _unmarked_utf16(body)
        if found is None:
            raise SourceError(name, _NOT_TEXT + "；若是 UTF-16 文本，请另存为 UTF-8")
        return found
    try:
        return "utf-8", body.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _plausible(body)
        if text is None:
            raise SourceError(name, _doubt(body), _place(body, error.start)) from error
        return "gb18030", text


def _plausible(body: bytes) -> str | None:
    """Return the words as GB18030, where they look like Chinese and clearly more so than as Big5."""
    try:
        text = body.decode("gb18030")
    except UnicodeDecodeError:
        return None
    share = plausible.everyday(text)
    return text if share >= _SURE and share >= _share(body, "cp950") + _LEAD else None


def _share(body: bytes, codec: str) -> float:
    """Return how plausible the words are in a codec, 0 where it refuses them."""
    try:
        return plausible.everyday(body.decode(codec))
    except UnicodeDecodeError:
        return 0.0


def _doubt(body: bytes) -> str:
    """Say why no decoding was taken, and what the user can do."""
    kept = body.decode("utf-8", "ignore")
    if len(kept.encode()) * 10 > len(body) * 9 and not kept.isascii():
        return "看来是 UTF-8 文本，但含有无效字节，文件可能损坏或混用了两种编码；请修复后再检查"
    if _share(body, "cp950") >= _SURE:
        if _share(body, "gb18030") >= _SURE:
            return "文字太少，分不清是 GB18030 还是 Big5，请用 --encoding 指明，或另存为 UTF-8"
        return "不是有效的 UTF-8，疑为 Big5，请用 --encoding big5 指明，或另存为 UTF-8"
    return "编码无法确定：不是有效的 UTF-8，也不像 GB18030；请另存为 UTF-8，或用 --encoding 指明编码"


def _unmarked_utf16(body: bytes) -> tuple[str, str] | None:
    """Return codec and words of UTF-16 without mark, where one byte order alone makes a Chinese text."""
    shares: dict[str, float] = {}
    texts: dict[str, str] = {}
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            texts[codec] = body.decode(codec)
        except UnicodeDecodeError:
            continue
        shares[codec] = 0.0 if "\0" in texts[codec] else plausible.everyday(texts[codec])
    good = [codec for codec, share in shares.items() if share >= _SURE]
    return (good[0], texts[good[0]]) if len(good) == 1 else None


def _refuse_rubbish(body: bytes, text: str, codec: str, name: str) -> None:
    plain = body if not codec.startswith(("utf-16", "utf-32")) else text.encode()
    if plausible.is_binary(plain) or (text and plausible.is_private(text)):
        raise SourceError(name, _NOT_TEXT)


def _refuse_long_lines(text: str, name: str) -> None:
    if len(text) <= MAX_LINE or max(map(len, text.split("\n"))) <= MAX_LINE:
        return
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for row, line in enumerate(rows, 1):
        if len(line) > MAX_LINE:
            problem = f"这一行有 {len(line)} 个字符，超过 {MAX_LINE} 个字符的上限，不像文稿；请分段后再检查"
            raise SourceError(name, problem, f"第 {row} 行")


def _notices(codec: str, same: bool) -> Iterator[Notice]:
    if codec != "utf-8":
        yield Notice("encoding", f"按 {_LABELS[codec]} 读取")
    if not same:
        yield Notice("encoding", f"文件里有 {_LABELS[codec]} 的重复编码，可以检查，但不能改写")


def remarks(text: str) -> Iterator[Notice]:
    """Yield what there is to tell of the words: that there are none, or that some were lost or garbled."""
    if not text or text.isspace():
        yield Notice("empty", EMPTY)
    lost = text.count("\ufffd")
    if lost:
        row = text.count("\n", 0, text.index("\ufffd")) + 1
        message = f"有 {lost} 处文字在以前的转换中丢失（显示为 \ufffd），首处在第 {row} 行，请核对原稿"
        yield Notice("encoding", message, serious=True)
    trace = plausible.damage(text)
    if trace:
        row = text.count("\n", 0, text.index(trace)) + 1
        message = f"疑有乱码（如第 {row} 行的“{trace}”），文件可能在以前用错误的编码转换过，请核对原稿"
        yield Notice("encoding", message, serious=True)
