"""The four faces (the page of the service, the 核稿单, the page of ``watch``, the site) are fit to be signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.markdown import TOP
from tests.site.build import build
from tests.unit.saving import PATIENCE, command

from ..http.service import Service, serving
from .looks import DESK, PHONE, faults

FLAWED = TOP / "corpus" / "flawed" / "通知-防汛值班.txt"
CLEAN = TOP / "corpus" / "clean" / "通知-会议.txt"
SECRET = TOP / "corpus" / "flawed" / "涉密-表彰大会方案.txt"
SHEETS = [
    "src/wenshu_lint/http/page/page.css",
    "src/wenshu_lint/reporters/sheet/page.css",
    "tests/site/theme/site.css",
]


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """A service for the tests of this module."""
    with serving("--isolated", "--workers", "1") as started:
        yield started


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Literal["light", "dark"]:
    """By day and by night."""
    return "dark" if request.param == "dark" else "light"


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def sight(browser: Browser, request: pytest.FixtureRequest, scheme: Any) -> Iterator[Page]:
    """A page of the width of a telephone or of a desk."""
    context = browser.new_context(viewport=request.param, color_scheme=scheme, locale="zh-CN")
    yield context.new_page()
    context.close()


def test_the_page_of_the_service(sight: Page, service: Service) -> None:
    """Empty, with a draft, a card opened, the rule, filtered to nothing, editing, the keys."""
    sight.goto(service.address)
    expect(sight.locator("#profile option").first).to_be_attached()
    assert faults(sight) == []
    sight.locator("#pasted").fill(FLAWED.read_text("utf-8"))
    sight.locator("#entry .main").click()
    expect(sight.locator("#review")).to_be_visible()
    for key in ("j", "w", "Escape", "i", "e", "Escape", "?", "Escape"):
        sight.keyboard.press(key)
        assert faults(sight) == [], f"after {key}"
    for chip in sight.locator(".chip").all():
        chip.click()
    expect(sight.locator("#none")).to_contain_text("放宽筛选")
    assert faults(sight) == []


def test_what_is_told_in_passing_is_not_squeezed(page: Page, service: Service) -> None:
    """On a telephone a short message stands on one line; a filter that leaves nothing does not say all is well."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(service.address)
    page.locator("#sample").click()
    expect(page.locator("#review")).to_be_visible()
    page.keyboard.press("j")
    page.get_by_role("button", name="先放过").click()
    box = page.locator("#told").bounding_box()
    assert box is not None
    assert box["height"] < 32
    for chip in page.locator(".chip").all():
        chip.click()
    expect(page.locator("#nth")).to_have_text("0 处")
    expect(page.locator("#next")).to_be_disabled()


@pytest.mark.parametrize("drafts", [[FLAWED], [CLEAN], [SECRET, CLEAN]], ids=["flawed", "clean", "batch"])
def test_the_sheet(sight: Page, tmp_path: Path, drafts: list[Path]) -> None:
    """With findings, with none, and several drafts; with a filter on; black on white on paper, by night too."""
    paths = [str(path) for path in drafts]
    with command("report", "--isolated", "-q", "-o", "单.html", *paths, cwd=tmp_path) as running:
        running.running.wait(PATIENCE)
    sight.goto((tmp_path / "单.html").as_uri())
    assert faults(sight) == []
    if (label := sight.locator(".filters label").first).is_visible():
        label.click()
        assert faults(sight) == []
    sight.emulate_media(media="print")
    assert [fault for fault in faults(sight) if "contrast" in fault] == []


def test_the_page_of_watch(sight: Page, tmp_path: Path) -> None:
    """Waiting for a draft, with one whose reasons are opened, and with one that cannot be read."""
    with command("watch", "--isolated", "--no-open", ".", cwd=tmp_path) as running:
        sight.goto(running.until("网页：")[-1].partition("：")[2].strip())
        expect(sight.locator("#state")).to_have_text("等待文稿")
        assert faults(sight) == []
        (tmp_path / "甲.txt").write_bytes(SECRET.read_bytes())
        expect(sight.locator("li.finding").first).to_be_visible(timeout=30_000)
        expect(sight.locator(".secrecy")).to_contain_text("本页摘有文稿文字")
        sight.locator(".finding summary").first.click()
        assert faults(sight) == []
        (tmp_path / "乙.docx").write_bytes(b"PK\x03\x04")
        expect(sight.locator(".trouble")).to_be_visible(timeout=30_000)
        assert faults(sight) == []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once."""
    folder = tmp_path_factory.mktemp("site")
    build(TOP, folder)
    return folder


@pytest.mark.parametrize("name", ["index", "start", "rules/index", "rules/numbering/gap", "comparison"])
def test_the_site(sight: Page, site: Path, name: str) -> None:
    """Its kinds of pages."""
    sight.goto((site / f"{name}.html").as_uri())
    assert faults(sight) == []


def test_the_search_and_the_sieve_of_the_site(sight: Page, site: Path) -> None:
    """Before, with and without results; what is written in the box fits in it."""
    sight.goto((site / "rules" / "index.html").as_uri())
    sight.get_by_label("按毛病或规则名筛选").fill("没有这样的")
    expect(sight.locator(".sieve p")).to_contain_text("放宽筛选")
    assert faults(sight) == []
    sight.locator(".find").click()
    assert faults(sight) == []
    sight.locator("dialog.search input").fill("成文日期")
    expect(sight.locator("dialog.search li").first).to_be_visible()
    assert faults(sight) == []


def test_the_palette_is_one() -> None:
    """What has the same name has the same colour and the same faces on all four."""
    roots = {}
    for path in SHEETS:
        text = (TOP / path).read_text("utf-8")
        dark = text.index("prefers-color-scheme: dark")
        roots[path] = [dict(re.findall(r"(--[\w-]+): ([^;]+);", part)) for part in _halves(text, dark)]
    for one, other in combinations(roots, 2):
        for mine, theirs in zip(roots[one], roots[other], strict=True):
            assert len(mine.keys() & theirs.keys()) >= 14
            assert {key for key in mine.keys() & theirs.keys() if mine[key] != theirs[key]} == set()


def _halves(text: str, dark: int) -> tuple[str, str]:
    """The first block of variables, and that of the night."""
    return text[: text.index("}")], text[dark : text.index("}", dark)]
