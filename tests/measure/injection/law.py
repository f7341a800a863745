"""Laws that are repealed, bodies that are renamed, measures that are abolished, in texts that came later."""

from __future__ import annotations

from random import Random

from .planting import Act, Mutator, Words, say

_BY = ("由⟦{}⟧会同有关部门组织实施。", "具体事项报⟦{}⟧备案。", "⟦{}⟧要加强业务指导和监督检查。")
_UNDER = ("要严格执行⟦《{}》⟧有关规定。", "依照⟦《{}》⟧的规定处理。", "对违反⟦《{}》⟧的行为依法查处。")
_FULL = ("根据⟦《中华人民共和国{}》⟧，制定本方案。", "要深入宣传⟦《中华人民共和国{}》⟧，提高依法办事能力。")


def _in(frames: tuple[str, ...], *names: str) -> Words:
    def words(rng: Random) -> str:
        return rng.choice(frames).format(rng.choice(names))

    return words


def now(*sentences: Words) -> Act:
    """Speak of the present: not in a paragraph that tells of earlier years or of what was repealed."""
    return say(*sentences, unless=r"\d{4}|废止|原|曾|历史")


# fmt: off
MUTATORS = (
    Mutator("law absorbed by the 民法典", "W-B117–125", "W",
            now(_in(_UNDER + _FULL, "合同法", "物权法", "婚姻法", "继承法", "收养法", "担保法", "侵权责任法", "民法总则")), host="recent"),
    Mutator("民法通则 cited without title marks", "W-B124", "W",
            now("有关责任按照⟦民法通则⟧和⟦物权法⟧的规定承担。", "依照⟦民法总则⟧第一百条处理。"), host="recent"),
    Mutator("law on foreign investment that was replaced", "W-B129–131", "W",
            now(_in(_FULL, "中外合资经营企业法", "中外合作经营企业法", "外资企业法")), host="recent"),
    Mutator("law replaced by one of another name", "W-B132–146", "W",
            now(_in(_FULL + _UNDER, "行政监察法", "环境噪声污染防治法")), host="latest"),
    Mutator("执业医师法 after 2022, 学位条例 after 2025", "W-B143–144", "W",
            now(_in(_FULL, "执业医师法", "学位条例")), host="latest"),
    Mutator("regulation replaced in 2022", "W-B147–152", "W",
            now(_in(_UNDER, "信访条例", "个体工商户条例", "公司登记管理条例", "企业法人登记管理条例",
                    "农民专业合作社登记管理条例")), host="latest"),
    Mutator("tax regulation replaced by a law", "W-B154–160", "W",
            now(_in(_UNDER, "印花税暂行条例", "契税暂行条例", "资源税暂行条例", "耕地占用税暂行条例",
                    "车辆购置税暂行条例", "城市维护建设税暂行条例")), host="latest"),
    Mutator("regulation replaced in 2024", "W-B161–163", "W",
            now(_in(_UNDER, "进出口关税条例", "人体器官移植条例", "档案法实施办法")), host="latest"),
    Mutator("old rules on official documents", "W-B164–165 Q09 O10", "E",
            now("公文处理要遵守⟦《国家行政机关公文处理办法》⟧。", "按照⟦《中国共产党机关公文处理条例》⟧规范运转。"), host="recent"),
    Mutator("old standard", "W-B166–169", "E",
            now("公文格式执行⟦GB/T 9704—1999⟧。", "标点用法执行⟦GB/T 15834—1995⟧。", "数字用法执行⟦GB/T 15835-1995⟧。"), host="recent"),
    Mutator("治安管理处罚条例", "W-B170", "W", now(_in(_UNDER, "治安管理处罚条例")), host="recent"),
    Mutator("measure that was abolished", "W-B171–174", "W",
            now("对屡教不改的，依法予以⟦劳动教养⟧。", "对相关人员实行⟦收容遣送⟧。", "依法予以⟦收容教育⟧。"), host="recent"),
    Mutator("crime that was abolished", "W-B175–177", "W",
            now("严厉打击⟦投机倒把罪⟧。", "以⟦流氓罪⟧追究刑事责任。"), host="recent"),
    Mutator("scheme that was replaced", "W-B181–", "W",
            now("落实⟦新农合⟧补助政策。", "做好⟦新型农村合作医疗⟧筹资工作。", "提高⟦五保户⟧供养标准。",
                "推进⟦新农保⟧扩面。", "征收⟦社会抚养费⟧。"), host="recent"),
    Mutator("body of the State Council renamed in 2018", "W-A001–036", "W",
            now(_in(_BY, "国家工商行政管理总局", "国家工商总局", "国家质检总局", "国土资源部", "环境保护部", "农业部",
                    "国家旅游局", "国家卫生计生委", "国家安全监管总局", "国家林业局", "国家粮食局", "国务院法制办",
                    "国家新闻出版广电总局", "国家食品药品监督管理总局")), host="recent"),
    Mutator("body of the State Council renamed in 2008 or 2013", "W-A070–084", "W",
            now(_in(_BY, "铁道部", "卫生部", "国家人口计生委", "信息产业部", "劳动和社会保障部", "国家电监会", "国家经贸委",
                    "新闻出版总署", "国家计委")), host="recent"),
    Mutator("body of the State Council renamed in 2023", "W-A037–046", "W",
            now(_in(_BY, "中国银保监会", "中国银行保险监督管理委员会", "国务院扶贫办", "银保监局")), host="latest"),
    Mutator("commission of the Party named as before 2018", "W-A050–056", "W",
            now("按照⟦中央全面深化改革领导小组⟧部署推进。", "落实⟦中央深改组⟧会议精神。", "报⟦中央财经领导小组⟧审定。",
                "⟦中央编译局⟧提供了支持。"), host="recent"),
    Mutator("local body under its old name", "W-A092–111", "W",
            now(_in(_BY, "市工商局", "市质监局", "市环保局", "市国土资源局", "市卫计局", "市安监局", "市食药监局", "县国税局",
                    "市地税局", "市政府法制办")), host="recent"),
    Mutator("部 with part of its name left out or swapped", "W-A1", "W",
            now(_in(_BY, "住房和城市建设部", "人力资源和社会保险部", "国家发展与改革委员会", "文化与旅游部",
                    "国家卫生和健康委员会", "农村农业部", "国家市场监管管理总局")), host="recent"),
    Mutator("fire brigades of before 2018", "W-A061–065", "W",
            now("组织⟦公安消防部队⟧开展演练。", "慰问⟦消防官兵⟧。", "协调⟦武警边防⟧力量参加。"), host="recent"),
    Mutator("head of a body under a wrong title", "W-A2", "E",
            now("听取⟦市检察院院长⟧工作汇报。", "⟦审计署署长⟧出席会议。", "⟦省高级人民法院检察长⟧作报告。"), host="recent"),
    Mutator("被 prosecuted called 罪犯, 罚款 called 罚金", "G legal", "W",
            now("对违规企业⟦行政处以罚金⟧三万元。", "被依法⟦判处罚款⟧五万元。", "抓获⟦嫌疑犯⟧三名。", "签发⟦逮捕令⟧。"), host="recent"),
    Mutator("法人代表 for 法定代表人", "G legal", "W", now("申请表由企业⟦法人代表⟧签字。", "变更⟦法人代表⟧的，应当备案。"), host="recent"),
    Mutator("双规", "G discipline", "W", now("对其采取⟦“双规”⟧措施。", "经批准对其实行⟦双规⟧。"), host="recent"),
    Mutator("article of a law in Arabic figures", "W-B2 Q08", "H",
            now("根据《中华人民共和国行政许可法》⟦第12条第2款⟧的规定办理。", "依照《中华人民共和国行政处罚法》⟦第33条⟧不予处罚。"), host="recent"),
)
