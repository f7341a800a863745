"""Settled formulas that are wrong, and names of places and people that the style guides forbid."""

from __future__ import annotations

from random import Random

from .planting import Mutator, Words, say

_FORMULAS: dict[str, tuple[str, ...]] = {
    "“四个意识”": ("政治意识", "大局意识", "核心意识", "看齐意识"),
    "“四个自信”": ("道路自信", "理论自信", "制度自信", "文化自信"),
    "“五位一体”总体布局": ("经济建设", "政治建设", "文化建设", "社会建设", "生态文明建设"),
    "“四个全面”战略布局": ("全面建设社会主义现代化国家", "全面深化改革", "全面依法治国", "全面从严治党"),
    "新发展理念": ("创新", "协调", "绿色", "开放", "共享"),
    "党的“六项纪律”": ("政治纪律", "组织纪律", "廉洁纪律", "群众纪律", "工作纪律", "生活纪律"),
    "“四史”": ("党史", "新中国史", "改革开放史", "社会主义发展史"),
    "乡村振兴总要求": ("产业兴旺", "生态宜居", "乡风文明", "治理有效", "生活富裕"),
    "政治“三力”": ("政治判断力", "政治领悟力", "政治执行力"),
    "“六稳”": ("稳就业", "稳金融", "稳外贸", "稳外资", "稳投资", "稳预期"),
}
_STRANGERS: dict[str, str] = {
    "“四个意识”": "责任意识",
    "“四个自信”": "民族自信",
    "“五位一体”总体布局": "法治建设",
    "“四个全面”战略布局": "全面扩大开放",
    "新发展理念": "高效",
    "党的“六项纪律”": "保密纪律",
    "“四史”": "世界史",
    "乡村振兴总要求": "邻里和睦",
    "政治“三力”": "政治鉴别力",
    "“六稳”": "稳物价",
}


def _formula(rng: Random, kind: str) -> str:
    name = rng.choice([name for name in _FORMULAS if kind != "order" or "六" not in name])
    members = list(_FORMULAS[name])
    at = rng.randrange(len(members))
    if kind == "missing":
        members.pop(at)
    elif kind == "stranger":
        members[at] = _STRANGERS[name]
    else:
        other = (at + 1) % len(members)
        members[at], members[other] = members[other], members[at]
    return rng.choice(
        [f"要深刻领会⟦{name}，即{'、'.join(members)}⟧。", f"⟦{name}（{'、'.join(members)}）⟧必须落到实处。"]
    )


def _with(kind: str) -> Words:
    return lambda rng: _formula(rng, kind)


_VALUES = ["富强", "民主", "文明", "和谐", "自由", "平等", "公正", "法治", "爱国", "敬业", "诚信", "友善"]
_GUIDES = [
    "马克思列宁主义",
    "毛泽东思想",
    "邓小平理论",
    "“三个代表”重要思想",
    "科学发展观",
    "习近平新时代中国特色社会主义思想",
]


def _values(rng: Random) -> str:
    members = list(_VALUES)
    if rng.random() < 0.5:
        members.pop(rng.randrange(12))
    else:
        members[rng.randrange(12)] = rng.choice(["团结", "奉献", "创新"])
    return f"大力弘扬⟦{'、'.join(members)}的社会主义核心价值观⟧。"


def _guides(rng: Random, *, missing: bool) -> str:
    members = list(_GUIDES)
    at = rng.randrange(1, 4)
    if missing:
        members.pop(at)
    else:
        members[at], members[at + 1] = members[at + 1], members[at]
    return f"坚持⟦以{'、'.join(members)}为指导⟧。"


# fmt: off
MUTATORS = (
    Mutator("member of a formula missing", "W-C1", "E", say(_with("missing")), host="recent"),
    Mutator("stranger among the members of a formula", "W-C1", "E", say(_with("stranger")), host="recent"),
    Mutator("members of a formula in another order", "W-C2", "H", say(_with("order")), host="recent"),
    Mutator("core values: one missing or wrong", "W-C1", "E", say(_values), host="recent"),
    Mutator("guiding thought: one missing", "W-C1", "E", say(lambda r: _guides(r, missing=True)), host="recent"),
    Mutator("guiding thought: out of order", "W-C2", "H", say(lambda r: _guides(r, missing=False)), host="recent"),
    Mutator("name of the guiding thought", "C formula-name", "E",
            say("坚持以⟦习近平新时代特色社会主义思想⟧为指导。", "坚持以⟦习近平新时期中国特色社会主义思想⟧为指导。",
                "学懂弄通⟦习近平新时代中国特色社会主义理论⟧。", "以⟦新时代中国特色社会主义思想⟧为指导。"), host="recent"),
    Mutator("name of another theory", "C formula-name", "E",
            say("坚持⟦“三个代表”思想⟧。", "坚持⟦三个代表重要理论⟧。", "坚持⟦毛泽东理论⟧。", "落实⟦科学发展观理论⟧。",
                "坚持⟦邓小平思想⟧。"), host="recent"),
    Mutator("core of the Party", "C formula", "E",
            say("更加紧密地团结在⟦以习近平为核心的党中央⟧周围。", "在⟦以习近平同志为总书记的党中央⟧坚强领导下。",
                "团结在⟦以习近平总书记为核心的党中央⟧周围。"), host="recent"),
    Mutator("verbs of the four formulas exchanged", "C collocation", "W",
            say("⟦增强“四个自信”、坚定“四个意识”⟧、做到“两个维护”。", "⟦坚决做到“两个确立”⟧。",
                "增强“四个意识”、⟦坚定“两个维护”⟧、做到“四个自信”。"), host="recent"),
    Mutator("总体布局 and 战略布局 exchanged", "C collocation", "E",
            say("统筹推进⟦“五位一体”战略布局⟧。", "协调推进⟦“四个全面”总体布局⟧。",
                "⟦协调推进“五位一体”总体布局、统筹推进“四个全面”战略布局⟧。"), host="recent"),
    Mutator("届 and 次, 大 and 届", "C congress", "E",
            say("学习贯彻⟦党的二十大三中全会⟧精神。", "自⟦第二十届全国代表大会⟧召开以来。",
                "⟦第十四次全国人民代表大会⟧通过了有关决定。", "深入贯彻⟦党的十九次代表大会⟧精神。"), host="recent"),
    Mutator("aims that are already reached", "C formula-obsolete", "W",
            say("为⟦全面建成小康社会而奋斗⟧。", "⟦决胜全面建成小康社会⟧，奋力开创新局面。", "朝着⟦全面建设小康社会⟧目标迈进。"),
            host="latest"),
    Mutator("“一带一路”战略, 一国两治", "C formula-name", "E",
            say("深度融入⟦“一带一路”战略⟧。", "坚持⟦“一国两治”⟧方针。", "服务⟦一带一路战略⟧。"), host="recent"),
    Mutator("slip inside a slogan", "C formula-name", "E",
            say("践行⟦青山绿水就是金山银山⟧理念。", "推动构建⟦人类命运同体⟧。", "铸牢⟦中华民族命运共同体意识⟧。",
                "坚持⟦勿忘初心、牢记使命⟧。", "全面推进⟦依法制国⟧。", "弘扬⟦社会主义核心价值体系观⟧。"), host="recent"),
    Mutator("党中央国务院 without 、", "C punctuation", "W",
            say("认真落实⟦党中央国务院⟧决策部署。", "按照⟦党中央国务院⟧统一安排。"), host="recent"),
    Mutator("plan without its quotation marks", "C punctuation", "W",
            say("⟦十四五时期⟧，全市经济稳步发展。", "编制⟦十五五规划⟧。"), host="recent"),
    Mutator("Hong Kong, Macao, Taiwan among countries", "E hmt-style", "E",
            say("产品远销⟦日本、韩国、香港、台湾等国家⟧。", "来自⟦美国、澳门等国家⟧的代表参加。",
                "出口到⟦新加坡、台湾等10个国家⟧。"), host="recent"),
    Mutator("中国 beside Hong Kong, Macao, Taiwan", "E hmt-style", "W",
            say("促进⟦中国和香港⟧的经贸往来。", "深化⟦中国与台湾⟧的农业合作。", "扩大⟦中港⟧两地交流。", "加强⟦中台⟧交流。"), host="recent"),
    Mutator("大陆 and 内地 exchanged", "E hmt-style", "W",
            say("便利⟦香港与大陆⟧人员往来。", "促进⟦台湾和内地⟧青年交流。", "推动⟦澳门和大陆⟧合作。"), host="recent"),
    Mutator("body in Taiwan named as of a state", "E tw-style", "W",
            say("⟦台湾政府⟧有关人士表示关注。", "⟦台湾教育部⟧公布了数据。", "⟦台湾立法院⟧审议有关议案。",
                "⟦台湾总统⟧就职。", "⟦台湾卫生部⟧负责人来访。"), host="recent"),
    Mutator("中华台北, 中华民国, 国立", "E tw-style", "W",
            say("邀请⟦中华台北⟧代表参加。", "引进⟦国立清华大学⟧（新竹）人才。", "⟦民国一一三年⟧的统计显示增长。",
                "邀请⟦国立台湾大学⟧教授讲学。"), host="recent"),
    Mutator("Taiwan in brackets or behind a stroke", "E tw-style", "W",
            say("产品销往⟦中国（台湾）⟧。", "服务⟦中国-台湾⟧企业。"), host="recent"),
    Mutator("港澳台 as abroad", "E hmt-style", "W",
            say("赴⟦港澳台等国外⟧考察须按规定报批。", "⟦出国赴香港⟧参加展会。", "欢迎⟦港澳同胞来华⟧旅游。"), host="recent"),
    Mutator("主权移交", "E hmt-style", "W", say("⟦香港主权移交⟧以来，往来日益密切。", "自⟦收回香港主权⟧以来。"), host="recent"),
    Mutator("region called a province, or cut short", "E place", "E",
            say("与⟦广西省⟧签订合作协议。", "赴⟦新疆省⟧开展对口支援。", "加强与⟦内蒙古省⟧协作。", "对口支援⟦西藏省⟧。",
                "赴⟦宁夏自治区⟧学习。", "组团赴⟦新疆自治区⟧考察。"), host="recent"),
    Mutator("country under another name", "E country", "W",
            say("从⟦南朝鲜⟧进口设备。", "赴⟦汉城⟧参加会议。", "与⟦北韩⟧企业往来。"), host="recent"),
    Mutator("成员国 of the WTO or APEC", "E country", "W",
            say("我国是⟦世贸组织成员国⟧。", "邀请⟦亚太经合组织成员国⟧代表参加。"), host="recent"),
    Mutator("people cut short or invented", "F ethnic", "E",
            say("当地⟦维族⟧群众生活改善。", "关心⟦蒙族⟧学生。", "⟦摩梭族⟧村寨保护良好。", "支持⟦哈族⟧牧民定居。"), host="recent"),
    Mutator("disability in words that hurt", "F disability", "W",
            say("关心⟦残废人⟧就业。", "为⟦聋子⟧提供手语服务。", "设置⟦盲眼人⟧通道。", "帮扶⟦弱智⟧儿童。", "救助⟦疯子⟧。"), host="recent"),
    Mutator("post in a congress or a court misnamed", "F title", "E",
            say("⟦省人大主任⟧出席会议。", "⟦市政协代表⟧开展视察。", "⟦县人大副主任⟧主持会议。", "⟦市检察院副院长⟧到会。",
                "⟦村长⟧带头示范。"), host="recent"),
    Mutator("workers in words that belittle", "F occupation", "W",
            say("保障⟦打工仔⟧权益。", "清理⟦盲流⟧。", "维护⟦打工妹⟧合法权益。"), host="recent"),
    Mutator("islands under a foreign name", "E place", "W",
            say("途经⟦斯普拉特利群岛⟧海域。", "涉及⟦尖阁诸岛⟧的报道。"), host="recent"),
)
