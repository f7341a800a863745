"""VS Code itself with the packaged extension: what its user sees is what the library says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from wenshu_lint.api import fix_text

from .workbench import PATIENCE, Workbench, eventually, packaged, serving

TEXT = "关于示例市𠮷事的通知\n\n一、总体要求\n四、各单位要做好𠮷事准备,按期完成,及时上报。\n"
MARKS = ["punctuation/half-width-mark"] * 2
ALL = ["numbering/gap", *MARKS]
NAMES = (
    "seen.txt", "typed.txt", "mended.txt", "ruled.txt", "passed.txt", "formatted.txt", "saved.md",
)  # fmt: skip


@pytest.fixture(scope="module")
def vscode(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """One window with a folder of drafts, one for each test."""
    folder, home = tmp_path_factory.mktemp("drafts"), tmp_path_factory.mktemp("code")
    (folder / "wenshu-lint.toml").write_text("root = true\n", encoding="utf-8")
    for name in NAMES:
        (folder / name).write_text(TEXT, encoding="utf-8")
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)
    window = Workbench(context.new_page(), folder, home)
    window.settle()
    with serving(packaged(tmp_path_factory.mktemp("package")), home) as address:
        window.page.goto(f"{address}/?folder={folder}")
        yield window
        context.close()


def test_findings_are_seen(vscode: Workbench) -> None:
    """As waves, in the list of problems, in the path above the text, and on a page when the mouse rests."""
    vscode.open("seen.txt")
    assert eventually(vscode.squiggles.count, 3) == 3
    assert vscode.listed(ALL) == ALL
    expect(vscode.page.locator(".breadcrumbs-below-tabs")).to_contain_text("标题")
    vscode.line("四、").hover(position={"x": 5, "y": 8})
    page = vscode.page.locator(".monaco-hover", has_text="依据")
    expect(page).to_contain_text("序号缺号")
    expect(page).to_contain_text("GB/T 9704—2012")


def test_findings_follow_typing(vscode: Workbench) -> None:
    """What is mended by hand goes, the rest stays in its place."""
    vscode.open("typed.txt")
    vscode.caret("四、")
    vscode.page.keyboard.press("Delete")
    vscode.page.keyboard.insert_text("二")
    assert vscode.listed(MARKS) == MARKS
    expected = TEXT.replace("四", "二")
    assert vscode.saved(expected) == expected


def test_one_place_is_mended(vscode: Workbench) -> None:
    """By the first item of the menu, and no other place."""
    vscode.open("mended.txt")
    to_first_comma(vscode)
    assert "全文" not in vscode.offers()[0]
    vscode.page.keyboard.press("Enter")
    expected = TEXT.replace(",", "，", 1)
    assert vscode.saved(expected) == expected


def test_all_of_a_rule_are_mended(vscode: Workbench) -> None:
    """By the item that speaks of the whole draft."""
    vscode.open("ruled.txt")
    to_first_comma(vscode)
    vscode.choose("修改全文的")
    expected = TEXT.replace(",", "，")
    assert vscode.saved(expected) == expected


def test_a_paragraph_is_passed_over(vscode: Workbench) -> None:
    """A line in the draft keeps it quiet, and the wave is gone."""
    vscode.open("passed.txt")
    vscode.caret("四、")
    vscode.choose("放过这一段")
    assert vscode.listed(MARKS) == MARKS
    expected = TEXT.replace("四、", "<!-- wenshu-lint: ignore numbering/gap -->\n四、")
    assert vscode.saved(expected) == expected


def test_the_draft_is_formatted(vscode: Workbench) -> None:
    """By the command that every language has: all safe fixes, and nothing else."""
    vscode.open("formatted.txt")
    vscode.command("Format Document")
    assert vscode.listed(["numbering/gap"]) == ["numbering/gap"]
    expected = fix_text(TEXT).text
    assert vscode.saved(expected) == expected


def test_saving_mends_what_is_safe(vscode: Workbench) -> None:
    """With the setting that our guide gives, made here for Markdown alone."""
    vscode.open("saved.md")
    assert vscode.listed(ALL) == ALL
    vscode.caret("一、总体")
    vscode.page.keyboard.press("End")
    vscode.page.keyboard.insert_text("；")
    expected = fix_text(TEXT.replace("总体要求", "总体要求；")).text
    assert vscode.saved(expected) == expected


def test_a_server_that_is_missing_is_named(vscode: Workbench) -> None:
    """The user is told what to install; once the command is right, findings are back."""
    vscode.open("seen.txt")
    vscode.settle(**{"wenshu-lint.server": ["wenshu-lint-gone"]})
    told = vscode.page.locator(".notifications-toasts", has_text="wenshu-lint-gone")
    expect(told).to_contain_text("pip install")
    assert eventually(vscode.squiggles.count, 0) == 0
    vscode.settle()
    vscode.squiggles.first.wait_for()


def test_settings_may_change_while_the_server_starts(vscode: Workbench) -> None:
    """A right command that comes while a wrong one is still failing is the one that counts."""
    vscode.open("seen.txt")
    vscode.settle(**{"wenshu-lint.server": ["sh", "-c", "sleep 2; exit 1"]})
    assert eventually(vscode.squiggles.count, 0) == 0
    vscode.settle()
    vscode.squiggles.first.wait_for()


def to_first_comma(vscode: Workbench) -> None:
    """Put the caret at the first comma, by the list of findings of the text."""
    vscode.caret("四、")
    for _ in range("四、各单位要做好𠮷事准备,".index(",")):
        vscode.page.keyboard.press("ArrowRight")
