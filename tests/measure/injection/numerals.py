"""Mistakes of figures, dates, amounts and units, from GB/T 15835 and the rules on units."""

from __future__ import annotations

from random import Random

from .planting import HAN, Mutator, Site, say, swap

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _zero(sign: str) -> str:
    return f"该制度自⟦二{sign}二四年⟧起实行。"


def _day(rng: Random) -> tuple[int, int, int]:
    return rng.randint(2015, 2025), rng.randint(1, 9), rng.randint(1, 9)


def _padded(site: Site, rng: Random) -> str | None:
    year, month, day = site.groups()
    if len(month) > 1 and len(day) > 1:
        return None
    return f"{year}年{month.zfill(2)}月{day.zfill(2)}日"


def _dotted(rng: Random) -> str:
    year, month, day = _day(rng)
    mark = rng.choice("./")
    return f"该项目于⟦{year}{mark}{month}{mark}{day}⟧正式开工建设。"


# fmt: off
MUTATORS = (
    Mutator("零 for 〇 in a year", "N-201", "W", say(_zero("零"), "力争⟦二零三零年⟧前全面建成。")),
    Mutator("look-alike for 〇 in a year", "N-202", "E", say(_zero("○"), _zero("O"), _zero("0"), _zero("Ｏ"))),
    Mutator("date in two kinds of numerals", "N-108", "E",
            say("本办法自⟦二〇二四年5月8日⟧起施行。", "会议于⟦2024年五月8日⟧召开。", "有效期至⟦2028年十二月31日⟧。")),
    Mutator("Arabic figure with 千 or 百", "N-110", "E",
            say("每户补助⟦5千元⟧。", "全市新增学位⟦3千8百⟧个。", "共计投入⟦3万5千元⟧。", "培训骨干⟦2百余⟧人。")),
    Mutator("几 with Arabic figures", "N-105", "E",
            say("已有⟦10几个⟧乡镇完成任务。", "涉及⟦几10户⟧居民。", "先后走访⟦100几十⟧家企业。")),
    Mutator("approximate number in Arabic figures", "N-105", "W",
            say("预计⟦3、4个⟧月内完工。", "每村落实⟦5、6名⟧护林员。")),
    Mutator("set phrase in Arabic figures", "N-106", "E",
            say("扎实推进共建⟦“1带1路”⟧。", "坚定⟦“4个自信”⟧。", "深入学习贯彻党的⟦20大⟧精神。",
                "“⟦14五⟧”时期成效明显。", "每周⟦星期5⟧下午集中学习。", "切实解决⟦“3农”⟧问题。")),
    Mutator("congress or plenum in Arabic figures", "N-107", "E",
            say("认真学习贯彻党的⟦20届3中全会⟧精神。", "⟦第14届全国人民代表大会第2次会议⟧审议通过。",
                "党的⟦19届6中全会⟧指出了方向。")),
    Mutator("percent dropped in a range", "N-303", "E",
            say("成本下降⟦15～30%⟧。", "补助比例为⟦20—30%⟧。", "覆盖率提高到⟦80～90%⟧。")),
    Mutator("万 or 亿 dropped in a range", "N-302", "E",
            say("每个项目补助⟦3～5万元⟧。", "预计投资⟦9～16亿元⟧。", "年均培训⟦2—3万人次⟧。")),
    Mutator("range that descends", "N-306", "E",
            say("办理时限为⟦30～20天⟧。", "规划期为⟦2025—2021年⟧。", "每年安排⟦12～8次⟧巡查。")),
    Mutator("decrease by multiples", "N-308", "E",
            say("事故起数同比⟦下降2倍⟧。", "办理时间⟦减少一倍⟧。", "企业成本⟦降低了三倍⟧。", "投诉量⟦缩减1.5倍⟧。")),
    Mutator("growth with a minus", "N-311", "E",
            say("进口额同比⟦增长-3.2%⟧。", "用电量⟦下降-5%⟧。", "客运量同比⟦增长－4.1%⟧。")),
    Mutator("约 … 左右", "§3 redundancy", "W",
            say("参会人员⟦约300人左右⟧。", "距离⟦大约5公里左右⟧。", "用时⟦近40分钟左右⟧。", "受益群众⟦约2000余人⟧。")),
    Mutator("超过 … 以上, 至少 … 以上", "§3 redundancy", "W",
            say("合格率⟦超过95%以上⟧。", "每年⟦至少4次以上⟧。", "覆盖面⟦不低于90%以上⟧。", "时限⟦最多5日以内⟧。")),
    Mutator("近 … 余", "§3 redundancy", "W", say("组织⟦近百余家⟧企业参展。", "涉及⟦近300余户⟧。")),
    Mutator("full-width digits", "N-504", "E",
            swap(rf"(?<={HAN})\d{{2,4}}(?=个|项|家|人|万|亿|年|%)", lambda m, _: m[0].translate(_WIDE))),
    Mutator("decimal without 0, or with 。 or ·", "N-502", "E",
            say("权重系数为⟦.46⟧。", "平均每户⟦0。5⟧亩。", "比上年提高⟦1·8⟧个百分点。")),
    Mutator("Chinese comma between thousands", "N-501", "E",
            say("完成投资⟦1，234万元⟧。", "受益农户⟦12，500户⟧。", "补助资金⟦36，000元⟧。")),
    Mutator("百分之 with Arabic figures", "N-316", "W", say("比重提高到⟦百分之35⟧。", "同比增长⟦百分之5.2⟧。")),
    Mutator("fraction of mixed numerals", "N-508", "W", say("完成总任务量的⟦3分之2⟧。", "约占⟦4分之1⟧。")),
    Mutator("year of two figures", "N-112", "W",
            say("截至⟦24年5月⟧，任务全部完成。", "自⟦19年3月⟧以来，成效明显。", "于⟦08年9月⟧建成投用。")),
    Mutator("date with dots or slashes in a sentence", "N-401", "W", say(_dotted)),
    Mutator("leading zero in a date", "N-403", "W", swap(r"(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日(?=.)", _padded)),
    Mutator("impossible time of day", "N-408", "E",
            say("会议于⟦25时30分⟧结束。", "报到时间为⟦12:60⟧。", "值班至次日⟦8:75⟧。")),
    Mutator("下午 with the 24-hour clock", "N-408", "W", say("会议于5月8日⟦下午15时⟧召开。", "⟦晚上20时⟧前报送数据。")),
    Mutator("unit in wrong letters", "N-701 N-704 N-708 N-710", "E",
            say("新建管网⟦36KM⟧。", "每份不超过⟦5KG⟧。", "装机容量⟦300KW⟧。", "年节电⟦12万KWH⟧。", "频率为⟦50HZ⟧。")),
    Mutator("abolished unit", "N-717 N-718", "E",
            say("间距不小于⟦30公分⟧。", "每袋净重⟦50市斤⟧。", "线路长⟦8华里⟧。", "路面宽⟦3公尺⟧。")),
    Mutator("area or volume cut short", "N-721", "W",
            say("新增绿地⟦5000平米⟧。", "建筑面积⟦1200平方⟧。", "清运垃圾⟦300立方⟧。")),
    Mutator("raised figure lost", "N-510", "W", say("建筑面积⟦1200m2⟧。", "库容为⟦50万m3⟧。", "辖区面积⟦36km2⟧。")),
    Mutator("unit in the middle of a number", "N-726", "E", say("护栏高⟦1米2⟧以上。", "限高⟦4m5⟧。")),
    Mutator("年年度", "N-411", "W", say("纳入⟦2024年年度⟧考核。", "列入⟦2025年年度⟧预算。")),
    Mutator("二 for 两", "N-204", "W",
            say("重点抓好⟦二个⟧方面。", "每年召开⟦二次⟧会议。", "本次为⟦第两⟧期工程。")),
    Mutator("俩个, 仨个", "N-205", "E", say("由⟦俩个⟧部门共同负责。", "分⟦仨个⟧小组推进。")),
    Mutator("decade without its century", "N-114", "W", say("该厂建于⟦1980年代⟧。", "⟦1990年代⟧以来发展较快。")),
    Mutator("lunar date in Arabic figures", "N-104", "W", say("⟦农历8月15日⟧前完成慰问。", "⟦农历正月15⟧举办灯会。")),
    Mutator("百分点 without 个", "N-110", "E", say("占比较上年提高⟦5百分点⟧。", "合格率提升⟦1.2百分点⟧。")),
    Mutator("翻倍 mixed up with 翻番", "N-310", "W", say("产值比五年前⟦翻了3倍⟧。", "收入⟦翻了两倍⟧。")),
    Mutator("amount in words with ordinary characters", "N-601 N-602", "E",
            say("合计金额（大写）：⟦壹万二千元整⟧。", "合同价款人民币（大写）⟦叁拾伍万柒千元整⟧。",
                "（大写：⟦陆佰园整⟧）已拨付。", "人民币（大写）⟦拾伍万元整⟧。")),
)
