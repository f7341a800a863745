"""Statements that cannot be true: days, sums, shares, ranges, places, codes."""

from __future__ import annotations

from datetime import date
from random import Random

from .planting import Mutator, add, say

_DAYS = "一二三四五六日"
_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_FIGURES = "零壹贰叁肆伍陆柒捌玖"


def _wrong_weekday(rng: Random) -> str:
    day = date(rng.randint(2023, 2026), rng.randint(1, 12), rng.randint(1, 28))
    wrong = (day.weekday() + rng.randint(1, 6)) % 7
    form = rng.choice(["（星期{}）", "（周{}）", "星期{}"])
    return f"会议定于⟦{day.year}年{day.month}月{day.day}日{form.format(_DAYS[wrong])}⟧上午召开。"


def _sum(rng: Random) -> str:
    parts = [rng.randint(12, 90) for _ in range(3)]
    total = sum(parts) - rng.choice([5, 7, 10])  # parts may leave something out, but cannot exceed the whole
    a, b, c = parts
    return rng.choice([
        f"⟦共排查隐患{total}处，其中重大隐患{a}处、较大隐患{b}处、一般隐患{c}处⟧。",
        f"⟦安排资金{total}万元，其中中央{a}万元、省级{b}万元、市级{c}万元⟧。",
        f"⟦新建项目{a}个、续建项目{b}个、改造项目{c}个，合计{total}个⟧。",
    ])  # fmt: skip


def _shares(rng: Random) -> str:
    a, b = rng.randint(40, 60), rng.randint(25, 38)
    return rng.choice([
        f"三次产业占比分别为⟦{a}%、{b}%、{100 - a - b + rng.randint(4, 15)}%⟧。",
        f"群众⟦满意率为{a + 30}%，不满意率为{70 - a + rng.randint(4, 15)}%⟧。",
        f"资金来源中，⟦财政资金占{a}%，社会资本占{b}%，其他占{100 - a - b + rng.randint(5, 15)}%⟧。",
    ])  # fmt: skip


def _over(rng: Random) -> str:
    return rng.choice(
        ["群众满意度达到⟦{}%⟧。", "学生出勤率为⟦{}%⟧。", "电梯检验合格率⟦{}%⟧。", "一次办结率为⟦{}%⟧。"]
    ).format(rng.choice(["102", "108.5", "120", "135"]))


def _amount(rng: Random) -> str:
    thousands, hundreds = rng.sample(range(1, 10), 2)
    figure = thousands * 10000 + (hundreds % 9 + 1) * 1000
    words = f"{_FIGURES[thousands]}万{_FIGURES[hundreds]}仟元整"
    return rng.choice(
        [f"⟦合计人民币{words}（￥{figure}.00）⟧。", f"⟦合同价款为¥{figure}元（大写：{words}）⟧。"]
    )


def _wrong_code(rng: Random) -> str:
    body = "91" + "".join(rng.choice("0123456789") for _ in range(15))
    right = (31 - sum(_CODE.index(sign) * pow(3, i, 31) for i, sign in enumerate(body))) % 31
    wrong = (right + rng.randint(1, 30)) % 31
    return f"中标单位统一社会信用代码为⟦{body}{_CODE[wrong]}⟧。"


def _growth(rng: Random) -> str:
    old = rng.randint(20, 60) * 10
    new = old * 3 // 2
    return rng.choice([
        f"受理量⟦由{old}件增加到{new}件，增长{rng.choice([30, 75, 90])}%⟧。",
        f"投诉量⟦由{new}件下降到{old}件，下降{rng.choice([50, 60, 15])}%⟧。",
        f"产量⟦由{old}吨增加到{old * 3}吨，增长3倍⟧。",
    ])  # fmt: skip


def _years(rng: Random) -> str:
    year = rng.randint(2019, 2025)
    return rng.choice([
        f"⟦{year}年是新中国成立{year - 1949 + rng.choice([1, 2, -1])}周年⟧。",
        f"⟦{year}年是中国共产党成立{year - 1921 + rng.choice([1, -1])}周年⟧。",
        f"⟦{year}年是改革开放{year - 1978 + rng.choice([1, -2])}周年⟧。",
    ])  # fmt: skip


# fmt: off
MUTATORS = (
    Mutator("day that does not exist", "N-404", "E",
            say("会议于⟦2024年2月30日⟧召开。", "报名截至⟦4月31日⟧。", "⟦6月31日⟧前完成整改。", "有效期至⟦2026年9月31日⟧。",
                "⟦11月31日⟧前报送总结。", "自⟦2025年7月32日⟧起实施。")),
    Mutator("29 February outside a leap year", "N-404", "E", say("统计时点为⟦2023年2月29日⟧。", "自⟦2025年2月29日⟧起试行。")),
    Mutator("month that does not exist", "N-404", "E", say("自⟦2024年13月5日⟧起施行。", "⟦2025年0月8日⟧前上报。", "⟦14月底⟧前完成。")),
    Mutator("weekday that is not that day's", "N-405", "E", say(_wrong_weekday)),
    Mutator("range of days turned round", "N-306 N-407", "E",
            say("公示期为⟦2025年5月20日至5月12日⟧。", "报名时间为⟦9月15日至9月5日⟧。", "会期为⟦2024年8月9日—7日⟧。",
                "规划期为⟦2030年至2026年⟧。")),
    Mutator("time range turned round", "N-306 N-407", "W", say("受理时间为⟦上午11:30至8:30⟧。", "当日⟦16时至9时⟧暂停办理业务。")),
    Mutator("parts that do not add up", "N-314", "E", say(_sum)),
    Mutator("shares that do not add up to 100", "N-314", "W", say(_shares)),
    Mutator("share over 100 %", "N-314", "W", say(_over)),
    Mutator("amount in words against figures", "N-606", "E", say(_amount)),
    Mutator("percent for percentage points", "N-307", "W",
            say("占比⟦由35%提高到40%，提高5%⟧。", "覆盖率⟦从82%提升至90%，提升8%⟧。", "⟦由60%下降到45%，下降15%⟧。")),
    Mutator("growth that does not fit its figures", "N-309", "E", say(_growth)),
    Mutator("翻番 that does not fit its figures", "N-310", "E",
            say("产值⟦由100万元增加到300万元，翻了两番⟧。", "收入⟦由2万元提高到6万元，翻了一番⟧。")),
    Mutator("anniversary that does not fit the year", "N-413", "E", say(_years)),
    Mutator("holiday on another day", "N-415", "E",
            say("⟦12月13日国家宪法日⟧组织宣传。", "⟦9月11日教师节⟧开展慰问。", "在⟦3月15日植树节⟧组织义务植树。",
                "⟦10月8日记者节⟧举行座谈。", "⟦11月19日全国消防日⟧开展演练。")),
    Mutator("plan against its years", "D plans", "E",
            say("⟦“十四五”时期（2020—2024年）⟧，成效明显。", "⟦“十三五”期间（2015—2020年）⟧，累计完成投资。",
                "⟦“十五五”规划（2025—2030年）⟧编制工作启动。")),
    Mutator("congress or plenum against its year", "D congresses", "E",
            say("⟦2021年召开的党的二十大⟧指明了方向。", "⟦2023年7月召开的党的二十届三中全会⟧作出部署。",
                "⟦2016年召开的党的十九大⟧提出了要求。")),
    Mutator("city under another province", "places", "E",
            say("与⟦广东省南宁市⟧签订协议。", "赴⟦浙江省苏州市⟧考察。", "与⟦湖北省长沙市⟧开展协作。", "引进⟦四川省贵阳市⟧企业。",
                "与⟦山东省郑州市⟧结对。", "赴⟦江苏省杭州市⟧学习。")),
    Mutator("county under another city", "places", "W",
            say("赴⟦杭州市昆山市⟧考察。", "与⟦苏州市义乌市⟧结对。", "学习⟦宁波市安吉县⟧经验。")),
    Mutator("credit code with a wrong last sign", "privacy-facts 1.4", "W", say(_wrong_code)),
    Mutator("mobile number of 10 or 12 figures", "privacy-facts 1.2", "W",
            say("联系人手机：⟦1390000000⟧。", "咨询手机：⟦138000012345⟧。")),
    Mutator("number of names against the count", "§11 names", "W",
            say("⟦张某、李某、王某等2人⟧受到表彰。", "⟦教育局、财政局、民政局、水利局等3个部门⟧参加。")),
    Mutator("duration that does not fit its years", "N-407", "W",
            say("⟦自2015年至2024年，历时六年⟧。", "⟦1990年至2004年，共计20年⟧。")),
    Mutator("day of force before the document", "A5", "H", add("本通知自⟦2001年1月1日⟧起施行。", after=r"^请于每月.+。$"), host="notice"),
    Mutator("deadline before the document", "N-407", "W",
            say("请于⟦2015年6月30日前⟧完成整改并报送结果。", "各单位要在⟦2014年底前⟧制定实施方案。"), host="notice"),
)
