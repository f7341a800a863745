"""Clean invented documents for what published texts do not show: heads, signatures, copies, marks."""

from __future__ import annotations

from random import Random

BUREAUS = (
    ("教育局", "教"),
    ("水利局", "水"),
    ("财政局", "财"),
    ("民政局", "民"),
    ("商务局", "商"),
    ("林业局", "林"),
)
MATTERS = (
    ("校园周边环境整治", "近年来，校园周边秩序总体平稳，但占道经营、乱停乱放等问题仍时有发生，群众反映比较集中。"),
    ("小型水库安全度汛", "全市小型水库数量多、分布广，部分工程运行时间较长，安全度汛任务十分繁重。"),
    ("社区养老服务设施建设", "随着老年人口持续增加，社区养老服务设施总量不足、分布不均的问题逐步显现。"),
    ("农贸市场提升改造", "部分农贸市场建成时间较早，排水、通风和消防设施老化，难以满足群众日常需要。"),
    ("山区公路隐患治理", "受持续降雨影响，部分山区公路边坡松动、路面破损，给群众出行带来不便。"),
    ("公共图书馆延时开放", "公共图书馆是重要的文化阵地，现行开放时间与群众的阅读需求还不够匹配。"),
)  # fmt: skip
TASKS = (
    "摸清底数。各单位要逐项排查，建立工作台账，做到情况清楚、责任到人。",
    "分类处置。能够立即解决的要马上解决，需要一段时间的要明确时限和责任人。",
    "加强宣传。要用群众听得懂的语言讲清政策，及时回应社会关切。",
    "强化督查。对进展缓慢的单位要跟踪督办，结果纳入年度考核。",
)


class Slots:
    """The words that differ between two copies of a frame."""

    def __init__(self, rng: Random) -> None:
        self.name, code = rng.choice(BUREAUS)
        self.matter, self.why = rng.choice(MATTERS)
        self.year, self.month, self.day = rng.randint(2023, 2025), rng.randint(2, 11), rng.randint(3, 26)
        self.serial = rng.randint(3, 98)
        self.bureau = f"示例市{self.name}"
        self.date = f"{self.year}年{self.month}月{self.day}日"
        self.next_day = f"{self.year}年{self.month}月{self.day + 1}日"
        self.number = f"示{code}发〔{self.year}〕{self.serial}号"
        self.letter = f"示{code}函〔{self.year}〕{self.serial}号"
        self.money = rng.randint(20, 90) * 10


def notice(rng: Random) -> str:
    """A 通知 with head, four tasks, two attachments, note, copies and imprint."""
    s = Slots(rng)
    tasks = "\n".join(f"{n}、{task}" for n, task in zip("一二三四", TASKS, strict=True))
    return f"""{s.bureau}文件
{s.number}

{s.bureau}关于做好{s.matter}工作的通知

各县（市、区）{s.name}，局属各单位：
{s.why}为切实做好{s.matter}工作，经市政府同意，现就做好以下四项工作通知如下：
{tasks}
请于每月25日前报送工作进展（样式见附件2），重要情况及时报告。

附件：1.{s.matter}任务分工表
2.{s.matter}工作进展报送表

{s.bureau}
{s.date}

（此件公开发布）

附件1

{s.matter}任务分工表

牵头单位负责统筹协调，配合单位按照职责分工落实。

附件2

{s.matter}工作进展报送表

填报内容包括工作进展、存在问题和下一步安排。

抄送：市委办公室，市人大常委会办公室，市政协办公室。
{s.bureau}办公室　　　　　　　　{s.next_day}印发
"""


def request(rng: Random) -> str:
    """A 请示 with its signer and a person to ask."""
    s = Slots(rng)
    return f"""{s.bureau}文件
{s.number}　　　　　　　　签发人：李示例

{s.bureau}关于解决{s.matter}经费的请示

市人民政府：
{s.why}我局会同有关单位进行了调查研究，拟从今年起分两年组织实施{s.matter}项目，改善有关设施条件。
经测算，该项目共需资金{s.money}万元，其中市级财政已安排{s.money // 2}万元，其余{s.money - s.money // 2}万元尚无资金来源，拟从市级专项经费中解决。
妥否，请批示。

{s.bureau}
{s.date}

（联系人：王示例，联系电话：0000-1234567）

抄送：市财政局，市审计局。
"""


def report(rng: Random) -> str:
    """A 报告 to the people's government."""
    s = Slots(rng)
    return f"""{s.bureau}文件
{s.number}　　　　　　　　签发人：李示例

{s.bureau}关于{s.matter}工作情况的报告

市人民政府：
按照市政府工作部署，我局扎实推进{s.matter}工作，取得了阶段性成效。现将有关情况报告如下：
一、主要工作
{s.why}我局成立工作专班，制定工作方案，逐项排查问题，建立整改台账，全部明确了责任人和完成时限。
二、存在问题
少数单位思想重视不够，工作进展不平衡，长效机制有待完善。
三、下一步打算
我局将继续加强统筹协调，压实工作责任，确保按期完成各项任务。
特此报告。

{s.bureau}
{s.date}
"""


def secret(rng: Random) -> str:
    """A 通知 with number of copy, mark and urgency, sent to a named circle."""
    s = Slots(rng)
    level, years = rng.choice([("机密", 10), ("秘密", 5), ("机密", 15), ("绝密", 20), ("秘密", 3)])
    return f"""{rng.randint(1, 300):06}
{level}★{years}年
特急

{s.bureau}文件
{s.number}

{s.bureau}关于做好{s.matter}保障工作的通知

各县（市、区）{s.name}：
{s.why}为做好{s.matter}保障工作，现就有关事项通知如下：
一、加强组织领导。各单位要明确专人负责，严格控制知悉范围。
二、严格工作纪律。有关材料按规定登记、传阅、保存和清退。
三、按时报送情况。各单位于每月5日前通过规定渠道报送工作情况。

{s.bureau}
{s.date}

（此件发至县级）

抄送：市委办公室，市人大常委会办公室，市政协办公室。
{s.bureau}办公室　　　　　　　　{s.next_day}印发
"""


def publicity(rng: Random) -> str:
    """A 公示 of people who are to receive an allowance, published on a web page."""
    s = Slots(rng)
    return f"""{s.bureau}关于{s.matter}补助对象的公示

根据有关规定，经个人申请、村级评议、乡镇审核和市级复核，现将{s.matter}补助对象名单予以公示。公示期为{s.month}月{s.day}日至{s.month}月{s.day + 2}日。
一、补助对象：张某某，样本县南塘镇居民，补助金额3000元。
二、补助对象：刘某某，样本县北坡镇居民，补助金额2500元。
公示期内，任何单位和个人如有异议，可以书面形式向我局反映，并提供必要的证明材料。

{s.bureau}
{s.date}

（此件公开发布）
"""
