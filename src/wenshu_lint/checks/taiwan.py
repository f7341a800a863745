"""Checks of letters in the form of Taiwan: their date, their paragraphs, their closing formula."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from ..analysis import numerals
from ..analysis.taiwan import Field
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

_B = r"[ \u3000]*"
_NUMERAL = rf"[{numerals.DIGITS}{numerals.ZEROS}十百\d]"
_FOUNDED: Final = 1911
_DATE = pattern(
    rf"(?P<era>(?:中华)?民国|公元|西元)?{_B}(?P<year>{_NUMERAL}{{2,5}}){_B}(?P<mark>[年./．-]){_B}"
    rf"(?P<month>{_NUMERAL}{{1,3}}){_B}[月./．-]{_B}(?P<day>{_NUMERAL}{{1,3}}){_B}日?"
)
_DIGITS: Final = dict.fromkeys(numerals.ZEROS, 0) | {char: n for n, char in enumerate(numerals.DIGITS, 1)}
_FORMULA = f"请{_B}(?:查照|照办|鉴核|鉴察|核示|释示|备查|核备|察照)"
_ASKING = pattern("[请希]|查照|照办|鉴核|鉴察|核示|备查|至纫公谊|为荷|为感|为祷")
_TWO = pattern(
    rf"{_FORMULA}[^，；。]{{0,6}}[，；]{_B}(?P<at>[并敬恭惠]?{_FORMULA})"
    rf"|请{_B}转[知行][^，；。]{{0,20}}(?:照办|查照|办理)[，；]{_B}(?P<at2>[并敬恭惠]?{_FORMULA})"
    rf"|请{_B}惠[予赐允][^，；。]{{1,10}}[，；]{_B}(?P<at4>[并敬恭惠]?{_FORMULA})"
    rf"|至纫公谊[，；。]{_B}(?P<at3>[并敬恭惠]?{_FORMULA})"
)
_LAST = pattern(
    rf"(?m)(?:(?<=[，；。：、）)])|(?<=本案))(?P<at>[并敬恭惠]?{_FORMULA}(?:惠?[见赐]?复)?)[。．]?{_B}$"
)
_ITEM = pattern(
    "(?m)^[ \u3000]*(?P<at>[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十][）)]|[1-9][.、．])"
)
_NUMBERS = pattern(
    "(?m)^[ \u3000]*(?:(?P<first>[一二三四五六七八九十]{1,3}、)"
    "|(?P<second>[（(][一二三四五六七八九十]{1,3}[）)])"
    "|(?P<third>[1-9][0-9]?[.、．](?![0-9])))"
)
_RUN_ON = pattern("(?<![第之十])(?P<at>一、)[^\n]{2,120}?[；。，]二、")
_RUN_ON_BRACKETED = pattern("(?P<at>[（(]一[）)])[^\n]{2,120}?[；。，][（(]二[）)]")
_DATED = pattern(
    rf"(?m)^{_B}(?P<at>(?:中华民国{_B})?\d{{2,4}}{_B}年{_B}\d{{1,2}}{_B}月{_B}\d{{1,2}}{_B}日){_B}$"
)
_LETTER = pattern(rf"(?m)[\u4e00-\u9fff]{_B}书?函(?:{_B}[（(][^（(）)\n]{{1,8}}[）)])?{_B}$")
_KIND = pattern(
    rf"(?m)(?:函|令|公告|呈|咨|签|[^\n]单|纪?[录要]|报告|便笺|稿)(?:{_B}[（(][^（(）)\n]{{1,8}}[）)])?{_B}$"
)
_ORGAN = pattern(
    r"(?m)^[ \u3000]*(?P<at>[\u4e00-\u9fff]{3,30}(?:政府|[局处部会署院厅所校]|大学|中心))[ \u3000]*\n"
)
_CONTACT = pattern("地址|联[络系]|承办|电话|传真|信箱")
_ANSWER = pattern(
    "请[^；。\n]{0,30}?(?P<at>(?:于|在)[^，；。\n]{1,20}(?:日内|前))[，]?[^，；。\n]{0,8}(?:见复|函复|惠复|回复|报府|报部|报局|送府|送部|送局)"
)
_DUE = pattern("日内|前|期限|限期|逾期")


class TaiwanDate(Check):
    """Flag a date of issue that is not written 中華民國115年3月9日: other eras, numerals or marks."""

    def words(self) -> frozenset[str]:
        """``fix`` is the date as it should be written."""
        return frozenset({"fix"})

    def literals(self) -> Iterable[str]:
        """The name of the field."""
        return ("发文日期",)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read the date of each field with this name; what cannot be read is left alone."""
        for field in document.taiwan_fields:
            match = _DATE.match(document.folded, *field.value) if field.name == "发文日期" else None
            if match is None:
                continue
            typed = [match[part] for part in ("year", "month", "day")]
            year, month, day = map(_value, typed)
            if not (year and month and day) or not (1 <= month <= 12 and 1 <= day <= 31):
                continue
            if match["mark"] == "年" and year < _FOUNDED and all(part.isdecimal() for part in typed):
                continue
            right = f"中華民國{year - _FOUNDED if year > _FOUNDED else year}年{month}月{day}日"
            yield Finding(Span(*match.span()), {"fix": right}, right)


def _value(words: str) -> int | None:
    """Read 一一五 as a row of digits, which no other year of three is."""
    digits = [_DIGITS.get(char) for char in words]
    return numerals.value(words) if None in digits else int("".join(map(str, digits)))


class TaiwanLetter(Check):
    """Flag one fault in the build of a letter; ``fault`` says which."""

    fault: Literal[
        "numbered", "items", "no-closing", "two-closings", "repeated-closing", "empty",
        "no-addressee", "no-kind", "no-contact", "signed-as-mainland", "deadline", "skipped", "digits",
    ]  # fmt: skip

    def literals(self) -> Iterable[str]:
        """What every letter has."""
        return ("主旨",)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the letter as a whole."""
        fields: dict[str, Field] = {}
        for field in document.taiwan_fields:
            fields.setdefault(field.name, field)
        if "主旨" in fields:
            for span in _FAULTS[self.fault](_Letter(document.folded, document.taiwan_fields, fields)):
                yield Finding(span, {}, "" if self.fault == "numbered" else None)


class _Letter(NamedTuple):
    text: str
    """Folded."""
    all: tuple[Field, ...]
    first: Mapping[str, Field]
    """The first field of each name; 主旨 is there."""

    @property
    def subject(self) -> Field:
        return self.first["主旨"]

    @property
    def head(self) -> str:
        """What stands before the first field: organ and kind."""
        return self.text[: self.all[0].label.start]

    @property
    def is_letter(self) -> bool:
        """Whether the head ends in 函."""
        return _LETTER.search(self.head) is not None


def _numbered(letter: _Letter) -> Iterator[Span]:
    """一、主旨：, where the same name does not stand without a number as well."""
    plain = {field.name for field in letter.all if field.number.start == field.number.end}
    for field in letter.all:
        if field.name not in plain:
            yield field.number


def _items(letter: _Letter) -> Iterator[Span]:
    """The first item within 主旨, on a line of its own or run on."""
    for seek in (_ITEM, _RUN_ON, _RUN_ON_BRACKETED):
        if match := seek.search(letter.text, *letter.subject.value):
            yield Span(*match.span("at"))
            return


def _no_closing(letter: _Letter) -> Iterator[Span]:
    """A letter whose 主旨 asks for nothing."""
    words = letter.subject.value.of(letter.text)
    if words and "受文者" in letter.first and letter.is_letter and not _ASKING.search(words):
        yield letter.subject.label


def _two_closings(letter: _Letter) -> Iterator[Span]:
    """The second formula at the end of 主旨."""
    for match in _TWO.finditer(letter.text, *letter.subject.value):
        yield Span(*match.span(match.lastgroup or 0))


def _repeated_closing(letter: _Letter) -> Iterator[Span]:
    """A formula at the end of 說明 or 辦法, where 主旨 has one already."""
    if not _ASKING.search(letter.text, *letter.subject.value):
        return
    for name in ("说明", "办法"):
        if name in letter.first:
            for match in _LAST.finditer(letter.text, *letter.first[name].value):
                yield Span(*match.span("at"))


def _empty(letter: _Letter) -> Iterator[Span]:
    """A paragraph of which only the name is there."""
    for name in ("主旨", "说明", "办法", "公告事项"):
        field = letter.first.get(name)
        if field is not None and field.value.start == field.value.end:
            yield field.label


def _no_addressee(letter: _Letter) -> Iterator[Span]:
    """A letter with a number but no 受文者."""
    if "发文字号" in letter.first and "受文者" not in letter.first and letter.is_letter:
        yield letter.first["发文字号"].label


def _no_kind(letter: _Letter) -> Iterator[Span]:
    """The name of the organ at the head of a letter, with no 函 or another kind after it."""
    match = _ORGAN.search(letter.head)
    if match and {"受文者", "发文字号"} <= letter.first.keys() and not _KIND.search(letter.head):
        yield Span(*match.span("at"))


def _no_contact(letter: _Letter) -> Iterator[Span]:
    """A letter that says neither where its organ is nor whom to ask."""
    if not {"受文者", "发文字号"} <= letter.first.keys() or not letter.is_letter:
        return
    if not _CONTACT.search(letter.text, 0, letter.subject.label.start):
        yield letter.first["受文者"].label


def _signed_as_mainland(letter: _Letter) -> Iterator[Span]:
    """A date as the last line of what is dated at the head."""
    if "发文日期" not in letter.first:
        return
    for match in _DATED.finditer(letter.text, letter.subject.value.start):
        if not letter.text[match.end() :].strip():
            yield Span(*match.span("at"))


def _deadline(letter: _Letter) -> Iterator[Span]:
    """A time limit for an answer in 說明, of which 主旨 says nothing."""
    if "说明" in letter.first and not _DUE.search(letter.text, *letter.subject.value):
        for match in _ANSWER.finditer(letter.text, *letter.first["说明"].value):
            yield Span(*match.span("at"))


def _skipped(letter: _Letter) -> Iterator[Span]:
    """The first 1、 of a paragraph that has 一、 but no (一)."""
    for field in letter.all:
        found = list(_NUMBERS.finditer(letter.text, *field.value))
        groups = {match.lastgroup for match in found}
        if groups == {"first", "third"} and found[0].lastgroup == "first":
            yield Span(*next(match.span("third") for match in found if match.lastgroup == "third"))


def _digits(letter: _Letter) -> Iterator[Span]:
    """The first number of a paragraph whose items are 1、2、 throughout."""
    for name in ("说明", "办法"):
        if name in letter.first:
            found = list(_NUMBERS.finditer(letter.text, *letter.first[name].value))
            if len(found) > 1 and {match.lastgroup for match in found} == {"third"}:
                yield Span(*found[0].span("third"))


_FAULTS: Final[Mapping[str, Callable[[_Letter], Iterator[Span]]]] = {
    "numbered": _numbered,
    "items": _items,
    "no-closing": _no_closing,
    "two-closings": _two_closings,
    "repeated-closing": _repeated_closing,
    "empty": _empty,
    "no-addressee": _no_addressee,
    "no-kind": _no_kind,
    "no-contact": _no_contact,
    "signed-as-mainland": _signed_as_mainland,
    "deadline": _deadline,
    "skipped": _skipped,
    "digits": _digits,
}
