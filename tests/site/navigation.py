"""The order of the pages: what stands in the margin of every page, group by group."""

from __future__ import annotations

from collections.abc import Collection

GROUPS: dict[str, list[tuple[str, str]]] = {
    "开始": [
        ("文秘：两分钟", "docs/start.md#文秘两分钟"),
        ("工程师：两分钟", "docs/start.md#工程师两分钟"),
        ("编辑器用户：两分钟", "docs/start.md#编辑器用户两分钟"),
    ],
    "查什么": [
        ("规则", "docs/rules/README.md"),
        ("规则说明", "docs/rules-guide.md"),
        ("条款与规则", "docs/clauses.md"),
        ("标准与规则对照", "docs/coverage/README.md"),
        ("与其他工具比较", "docs/comparison.md"),
    ],
    "怎样用": [
        ("命令行", "docs/cli.md"),
        ("配置", "docs/configuration.md"),
        ("本单位的规则", "docs/packs.md"),
        ("核稿单", "docs/report.md"),
        ("边改边查", "docs/watch.md"),
        ("编辑器", "docs/editors.md"),
        ("核稿服务", "docs/http.md"),
        ("接入", "docs/ci.md"),
        ("Python 接口", "docs/api.md"),
        ("Python 名称", "docs/api-reference.md"),
    ],
    "参与": [
        ("变更", "CHANGELOG.md"),
        ("Contributing", "CONTRIBUTING.md"),
        ("Architecture", "docs/contributing/architecture.md"),
        ("A rule in five minutes", "docs/contributing/rule-in-five-minutes.md"),
        ("Testing", "docs/contributing/testing.md"),
        ("This site", "docs/contributing/site.md"),
        ("Decisions", "docs/decisions/README.md"),
    ],
}
"""Words in the margin, and the page they lead to."""


def unlisted(pages: Collection[str]) -> list[str]:
    """Return the guides that the margin does not lead to. Indexes lead to the pages in their folders."""
    listed = {place.split("#")[0] for group in GROUPS.values() for _, place in group}
    folders = tuple(place.removesuffix("README.md") for place in listed if place.endswith("/README.md"))
    inner = {page for page in pages if page.startswith(folders) and page.startswith("docs/")}
    return sorted({page for page in pages if page.startswith("docs/")} - listed - inner - {"docs/README.md"})
