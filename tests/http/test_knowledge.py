"""What the service tells without a draft: rules, limits, and its own description."""

from __future__ import annotations

import re
from pathlib import Path

from wenshu_lint import rules
from wenshu_lint.catalog.builtin import builtin_rules
from wenshu_lint.cli.rule_page import TEMPLATE
from wenshu_lint.cli.serve import serve
from wenshu_lint.http.asked import Repair
from wenshu_lint.http.problems import KINDS
from wenshu_lint.http.told import About, Checked, GateResult, Recognised, RulePage, Rules

from .service import Service, serving

TOP = Path(__file__).parents[2]
_EVERYWHERE = frozenset({"--help", "--lang"})


def test_all_rules_are_listed_and_which_of_them_run(service: Service) -> None:
    """The same as ``rules`` says."""
    told = Rules.model_validate_json(service.get("/v1/rules").data).rules
    assert [rule.id for rule in told] == sorted(rule.id for rule in builtin_rules())
    assert {rule.id for rule in told if rule.runs} == {rule.id for rule in rules()}


def test_rules_are_listed_by_family_and_by_whether_they_run(service: Service) -> None:
    """A filter leaves out, it does not make."""
    told = Rules.model_validate_json(service.get("/v1/rules?family=numbering&runs=true").data).rules
    assert {(rule.family, rule.family_title, rule.runs) for rule in told} == {("numbering", "序号", True)}


def test_a_family_or_a_gate_that_there_is_not_is_refused(service: Service) -> None:
    """An empty list would look like an answer."""
    told = service.get("/v1/rules?family=numbring")
    assert told.status == 422
    assert told.json()["detail"].startswith("family：没有这一项，是不是“numbering”；可用：classification、")
    told = service.get("/v1/rules?gate=%E4%BA%8B%E5%AE%9E")
    assert told.status == 422
    assert "gate：没有这一项，是不是“事实关”" in told.json()["detail"]


def test_the_page_of_a_rule_has_reason_clauses_and_examples(service: Service) -> None:
    """What the card of a finding opens."""
    page = RulePage.model_validate_json(service.get("/v1/rules/numbering/gap").data)
    assert page.title == "序号缺号"
    assert page.why
    assert "《党政机关公文处理工作条例》 第十九条第（三）项（规定）" in page.basis
    assert any(example.bad and example.flag for example in page.examples)


def test_a_misspelt_rule_is_refused_with_the_one_that_was_meant(service: Service) -> None:
    """Where there is one."""
    told = service.get("/v1/rules/numbering/gab")
    assert told.status == 404
    assert "是不是“numbering/gap”" in told.json()["detail"]
    assert "是不是" not in service.get("/v1/rules/zzz/zzz").json()["detail"]


def test_rules_of_the_house_have_pages_too_and_are_found_by_a_former_name(tmp_path: Path) -> None:
    """Links that people kept go on to work."""
    (tmp_path / "ours" / "house").mkdir(parents=True)
    rule = TEMPLATE.replace("# aliases: [old/name]", "aliases: [old/name]")
    (tmp_path / "ours" / "house" / "word.yml").write_text(rule, "utf-8")
    (tmp_path / "wenshu-lint.toml").write_text('packs = ["ours"]\n', "utf-8")
    with serving("--workers", "1", folder=tmp_path) as started:
        page = RulePage.model_validate_json(started.get("/v1/rules/old/name").data)
        assert (page.id, page.runs, page.family_title) == ("house/word", True, "house")
        assert [example.bad for example in page.examples] == ["这里写了误词。", None]
        told = started.post("/v1/check", {"text": "这里写了误词。"}).json()
        assert [found["code"] for found in told["findings"]] == ["house/word"]


def test_it_says_what_it_takes(service: Service) -> None:
    """Profiles, gates, families, suffixes and limits."""
    about = About.model_validate_json(service.get("/v1/about").data)
    assert (about.limits.bytes, about.limits.seconds, about.limits.checks) == (10_000_000, 20.0, 1)
    assert {"公文", "通知"} <= {profile.name for profile in about.profiles}
    assert {".txt", ".md", ".docx"} <= set(about.suffixes)
    assert service.get("/v1/health").json()["status"] == "ok"


def test_the_guide_names_every_address_option_key_and_status(service: Service) -> None:
    """What is not in the guide is not there for those who read it."""
    guide = (TOP / "docs" / "http.md").read_text("utf-8")
    assert [path for path in service.get("/openapi.json").json()["paths"] if path not in guide] == []
    assert [
        name for param in serve.params for name in param.opts if name not in _EVERYWHERE | words(guide)
    ] == []
    keys = {*Checked.model_fields, *Recognised.model_fields, *GateResult.model_fields, *Repair.model_fields}
    assert keys - {"gate"} - words(guide) == set()
    assert {str(kind.status) for kind in KINDS.values()} - {"500"} <= set(re.findall(r"\d{3}", guide))


def words(guide: str) -> set[str]:
    """What is set off as code, word by word."""
    return {word for code in re.findall(r"`([^`\n]+)`", guide) for word in code.split()}


def test_it_describes_itself(service: Service) -> None:
    """Every address has a summary in Chinese, every refusal its form; no page of another site is needed."""
    told = service.get("/openapi.json").json()
    operations = [one for path in told["paths"].values() for one in path.values()]
    assert len(operations) == 10
    for operation in operations:
        assert operation["summary"]
        assert not operation["responses"]["200"]["description"].isascii()
        assert "application/problem+json" in operation["responses"]["422"]["content"]
    finding = told["components"]["schemas"]["Finding"]["properties"]
    assert finding["offset"]["description"] == "全文从 0 起按字（码点）计"
    draft = told["components"]["schemas"]["Draft"]
    assert draft["examples"][0]["text"]
    assert service.get("/docs").status == 404
