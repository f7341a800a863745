"""Wrong characters: of the other script, of abolished shapes, and code points that only look right."""

from __future__ import annotations

from random import Random

from .planting import HAN, Act, Mutator, Site, say, swap

_TRADITIONAL = dict(zip(
    "发国会业务实这个们对应当经济农产动场体关号书记项权责规划资单标识",
    "發國會業務實這個們對應當經濟農產動場體關號書記項權責規劃資單標識",
    strict=True,
))  # fmt: skip
_SIMPLIFIED = {traditional: simple for simple, traditional in _TRADITIONAL.items()}
_VARIANTS = dict(zip("并布占注迹够群里峰游污秘周采踪", "並佈佔註跡夠羣裡峯遊汙祕週採蹤", strict=True))
_RADICALS = dict(
    zip(
        "一人工文大行面力口土女子山心日水火生用目立见车长门马风食高",
        "⼀⼈⼯⽂⼤⾏⾯⼒⼝⼟⼥⼦⼭⼼⽇⽔⽕⽣⽤⽬⽴⻅⻋⻓⻔⻢⻛⻝⾼",
        strict=True,
    )
)
_COMPATIBLE = dict(
    zip(
        "金行不北度理年量列立六更",
        "\uf90a\ufa08\uf967\uf963\ufa01\uf9e4\uf98e\uf97e\uf99c\uf9f7\uf9d1\uf901",
        strict=True,
    )
)
_JAPANESE = dict(zip("发经应关总县图对战广气", "発経応関総県図対戦広気", strict=True))
_DAMAGED = dict(zip("置发不并进规", "臵収丌幵迚觃", strict=True))
_LATIN = str.maketrans("AEOPCHKMTBX", "АЕОРСНКМТВХ")


def _one_of(table: dict[str, str], *, quoted: bool = False) -> Act:
    """Exchange one character inside a word for the one of the table."""
    signs = "".join(sign for sign, other in table.items() if sign != other)
    return swap(rf"(?<={HAN})[{signs}](?={HAN})", lambda m, _: table[m[0]], quoted=quoted)


def _word(*pairs: tuple[str, str]) -> Act:
    table = dict(pairs)
    return swap("|".join(sorted(table, key=len, reverse=True)), lambda m, _: table[m[0]])


def _inside(*signs: str) -> Act:
    """Put a sign that cannot be seen between two characters."""
    return swap(rf"(?<={HAN}{HAN})(?P<x>)(?={HAN}{HAN})", signs)


def _look_alike(site: Site, rng: Random) -> str | None:
    signs = [i for i, sign in enumerate(site[0]) if sign.translate(_LATIN) != sign]
    if not signs:
        return None
    at = rng.choice(signs)
    return site[0][:at] + site[0][at].translate(_LATIN) + site[0][at + 1 :]


def _spread(site: Site, rng: Random) -> str:
    return " ".join(site[0])


# fmt: off
MUTATORS = (
    Mutator("traditional character in simplified text", "C-101 C-404", "W", _one_of(_TRADITIONAL)),
    Mutator("variant character", "C-102 C-301", "W", _one_of(_VARIANTS)),
    Mutator("abolished short form", "§1 second scheme", "E",
            say("严禁在消防通道⟦仃车⟧。", "做好汛期⟦予备⟧工作。", "由一名⟦付局长⟧负责。", "统计⟦工令⟧三十年以上人员。",
                "保障⟦歺饮⟧安全。", "各项任务⟦园满⟧完成。")),
    Mutator("迭, 复, 象 for 叠, 覆, 像", "1986 table", "E",
            _word(("覆盖", "复盖"), ("叠加", "迭加"), ("图像", "图象"), ("重叠", "重迭"), ("录像", "录象"), ("影像", "影象"))),
    Mutator("着 and 著 exchanged", "§4.2", "E",
            _word(("显著", "显着"), ("著名", "着名"), ("著作", "着作"), ("着力", "著力"), ("着眼", "著眼"), ("沿着", "沿著"),
                  ("围绕着", "围绕著"), ("意味着", "意味著"))),
    Mutator("radical in place of a character", "§7 Kangxi", "E", _one_of(_RADICALS)),
    Mutator("compatibility ideograph", "§7 compatibility", "E",
            _one_of(_COMPATIBLE)),
    Mutator("private use character", "§7 private use", "E", _inside("\ue5e5", "\ue003", "\uf06c")),
    Mutator("zero-width character", "§7 zero-width", "E", _inside("\u200b", "\u200c", "\ufeff", "\u2060", "\u00ad")),
    Mutator("control of direction", "§7 bidi", "E", _inside("\u202a", "\u202e", "\u200e", "\u2066")),
    Mutator("replacement character", "§7 replacement", "E", swap(rf"(?<={HAN}){HAN}(?={HAN})", "\ufffd")),
    Mutator("control character", "§7 controls", "E", _inside("\x02", "\x07", "\x1f", "\x7f")),
    Mutator("no-break space between characters", "§7 spaces", "W", _inside("\u00a0", "\u2002", "\u3000")),
    Mutator("mojibake", "§7 mojibake", "E", say("项目名称为⟦锟斤拷⟧。", "附件见⟦â€œ通知â€⟧。", "⟦烫烫烫⟧已按要求报送。")),
    Mutator("leftover of HTML", "§7 HTML", "E", say("请各单位⟦&nbsp;⟧按时报送。", "详见⟦&ldquo;⟧实施方案⟦&rdquo;⟧。", "统一管理⟦<br/>⟧分级负责。")),
    Mutator("full-width letters", "P-106", "W",
            swap(r"(?<![A-Za-z])[A-Z]{2,4}(?![A-Za-z])", lambda m, _: "".join(chr(ord(c) + 0xFEE0) for c in m[0]))),
    Mutator("Cyrillic letter in a Latin word", "§7 confusables", "E",
            swap(r"(?<![A-Za-z])[A-Z]{2,5}(?![A-Za-z])", _look_alike, quoted=True)),
    Mutator("Japanese form of a character", "§7 Japanese", "E", _one_of(_JAPANESE)),
    Mutator("character of a damaged font", "C-806", "E", _one_of(_DAMAGED)),
    Mutator("bracketed number in one sign", "§7 enclosed", "W",
            swap(r"^（(?P<n>[一二三四五])）", lambda m, _: "㈠㈡㈢㈣㈤"["一二三四五".index(m["n"])])),
    Mutator("letter l or O inside a number", "C-808", "E",
            say("建成示范点⟦1O个⟧。", "完成投资⟦l2万元⟧。", "于⟦2O24年⟧投用。", "覆盖⟦3l个⟧乡镇。")),
    Mutator("spaces between all characters", "C-802", "E", swap(rf"(?<=[，。])(?P<x>{HAN}{{5,9}})(?=[，。])", _spread)),
    Mutator("every character doubled", "C-803", "E",
            swap(rf"(?<=[，。])(?P<x>{HAN}{{5,9}})(?=[，。])", lambda m, _: "".join(c * 2 for c in m["x"]))),
    Mutator("pinyin behind characters", "C-801", "E", say("加强⟦領(lǐng)導(dǎo)⟧，⟦協(xié)調(diào)⟧推進(jìn)。")),
    Mutator("ligature", "C-810", "E", say("配备⟦Wi-ﬁ⟧设备。", "提供⟦oﬃce⟧软件。")),
    Mutator("unit or word squeezed into one sign", "N-723", "H", say("建筑面积⟦1200㎡⟧。", "重⟦50㎏⟧。")),
    Mutator("simplified character in traditional text", "C-402", "W", _one_of(_SIMPLIFIED), host="tw"),
    Mutator("后, 于, 准, 制 … left unconverted", "C-402", "W",
            _word(("以後", "以后"), ("由於", "由于"), ("關於", "關于"), ("標準", "標准"), ("準備", "准備"), ("製造", "制造"),
                  ("範圍", "范圍"), ("徵收", "征收"), ("並應", "并應"), ("採取", "采取"), ("幹部", "干部"), ("餘額", "余額")), host="tw"),
    Mutator("word converted too far", "C-403", "E",
            _word(("核准", "核準"), ("批准", "批準"), ("准許", "準許"), ("公里", "公裡"), ("制度", "製度"), ("方面", "方麵"),
                  ("面積", "麵積"), ("系統", "係統"), ("制定", "製定"), ("干預", "幹預"), ("復議", "複議")), host="tw"),
)
