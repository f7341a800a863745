"""The page beside Word: it follows each save, keeps the reader's place, and says when it cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.unit.docx_builder import docx, p
from tests.unit.saving import PATIENCE, Listener, command, save

expect.set_options(timeout=1000 * PATIENCE)

HEAD = ["关于召开工作会议的通知", "各区人民政府："]
FAULTS = [f"第{number}项工作要认真布署，按时完成。" for number in "甲乙丙丁戊己庚辛壬癸"]
FINDINGS = "li.finding"


def word(paragraphs: list[str]) -> bytes:
    """A Word file with these paragraphs."""
    return docx("".join(map(p, [*HEAD, *paragraphs])))


@contextmanager
def watching(page: Page, *args: str, cwd: Path) -> Iterator[Listener]:
    """Start the command and open its page."""
    with command("watch", "--no-open", *args, cwd=cwd) as running:
        page.goto(running.until("网页：")[-1].partition("：")[2].strip())
        expect(page.locator("#state")).to_contain_text("查过")
        yield running


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A Word file with ten faults of one kind."""
    path = tmp_path / "通知.docx"
    save(path, word(FAULTS))
    return path


def top_of(page: Page, words: str) -> float:
    """Where on the screen the finding with these words begins."""
    box = page.locator(FINDINGS, has_text=words).bounding_box()
    assert box is not None
    return box["y"]


def test_a_save_is_followed_without_losing_the_place(page: Page, draft: Path) -> None:
    """A mended finding goes by itself; what is in sight stays where it is, and what was opened stays open."""
    with watching(page, draft.name, cwd=draft.parent) as running:
        expect(page.locator(FINDINGS)).to_have_count(10)
        seventh = page.locator(FINDINGS, has_text="第庚项")
        seventh.locator("summary").click()
        page.evaluate("scrollBy(0, 57)")
        assert page.evaluate("scrollY") > 200
        before = top_of(page, "第庚项")
        save(draft, word([FAULTS[0].replace("布署", "部署"), *FAULTS[1:]]))
        expect(page.locator(FINDINGS)).to_have_count(9)
        expect(page.locator("#state")).to_contain_text("改好 1")
        assert abs(top_of(page, "第庚项") - before) <= 2
        assert seventh.locator("details").evaluate("one => one.open")
        assert seventh.locator("summary").evaluate("one => one === document.activeElement")
        save(draft, word([*FAULTS[1:], "会议定于2025年2月30日召开。"]))
        expect(page.locator(".new")).to_have_count(1)
        expect(page.locator(f"{FINDINGS}:has(.new)")).to_contain_text("2025年2月30日")
        assert abs(top_of(page, "第庚项") - before) <= 2
        page.locator("#state a").click()
        expect(page.locator(f"{FINDINGS}:has(.new)")).to_be_in_viewport()
        assert running.end() == 0


def test_what_the_page_says(page: Page, draft: Path) -> None:
    """Where to look, what is wrong, what to write, on what ground; counts in the title too."""
    with watching(page, draft.name, cwd=draft.parent):
        expect(page).to_have_title("（10）通知.docx　边改边查")
        first = page.locator(FINDINGS).first
        expect(first.locator(".where strong")).to_have_text("第 3 段第 9 字")
        expect(first.locator("mark")).to_have_text("布署")
        expect(first.locator("blockquote")).to_have_text(FAULTS[0])
        expect(first.locator("dd").first).to_have_text("改为“部署”")
        expect(first.locator("summary")).to_contain_text("《现代汉语词典》")
        save(draft, word([FAULTS[1]]))
        expect(page).to_have_title("（1）通知.docx　边改边查")
        page.locator("details.mended summary").click()
        expect(page.locator("details.mended li")).to_have_count(9)
        expect(page.locator("details.mended li").first).to_contain_text("第 3 段第 9 字")
        save(draft, word(["工作顺利。"]))
        expect(page.locator(".none")).to_contain_text("不等于没有问题")
        expect(page.locator(".aside")).to_have_text("打开以来已改好 10 处")


def test_what_to_search_for_is_copied(page: Page, draft: Path) -> None:
    """Words that Word's own search finds once."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with watching(page, draft.name, cwd=draft.parent):
        button = page.locator(FINDINGS, has_text="第庚项").locator("button")
        button.click()
        expect(button).to_have_text("已复制")
        words = page.evaluate("navigator.clipboard.readText()")
        assert "布署" in words
        assert "".join(FAULTS).count(words) == 1
        expect(button).to_have_text("复制查找词")


def test_filters_outlast_a_save(page: Page, draft: Path) -> None:
    """Who looks at errors only goes on doing so."""
    save(draft, word([*FAULTS, "会议按期召开，，不得缺席。"]))
    with watching(page, draft.name, cwd=draft.parent):
        shown = page.locator(f"{FINDINGS}:visible")
        expect(shown).to_have_count(11)
        expect(page.locator("form .state")).to_be_hidden()
        warnings = page.get_by_role("checkbox", name="警告")
        warnings.focus()
        page.keyboard.press("Space")
        expect(shown).to_have_count(1)
        save(draft, word([*FAULTS[2:], "会议如期召开，，不得缺席。"]))
        expect(page.locator("#state")).to_contain_text("警告 8")
        expect(shown).to_have_count(1)
        expect(shown).to_contain_text("会议如期召开")
        expect(warnings).to_be_focused()
        expect(page.locator("form output")).to_have_text("显示 1 处，共 9 处")
        page.get_by_role("button", name="全部显示").click()
        expect(shown).to_have_count(9)
        gate = page.get_by_role("checkbox", name="结构和文字关")
        gate.evaluate("one => one.click()")
        expect(page.locator(f"{FINDINGS}:visible")).to_have_count(
            page.locator(f"{FINDINGS}:not([data-gate='结构和文字关'])").count()
        )


def test_a_file_that_cannot_be_read(page: Page, draft: Path) -> None:
    """Half of it, or none: the page says so, keeps the last result, and goes on by itself."""
    data = draft.read_bytes()
    with watching(page, draft.name, cwd=draft.parent):
        save(draft, data[: len(data) // 2])
        expect(page.locator(".trouble")).to_contain_text("现在读不出来")
        expect(page.locator(FINDINGS)).to_have_count(10)
        expect(page.locator("#state")).to_contain_text("有文稿读不出来")
        save(draft, word(FAULTS[3:]))
        expect(page.locator(FINDINGS)).to_have_count(7)
        expect(page.locator(".trouble")).to_have_count(0)
        draft.unlink()
        expect(page.locator(".trouble")).to_contain_text("文件不见了")
        expect(page.locator(FINDINGS)).to_have_count(7)
        save(draft, word(FAULTS[4:]))
        expect(page.locator(FINDINGS)).to_have_count(6)


def test_several_drafts(page: Page, tmp_path: Path) -> None:
    """A folder: each draft has its part, new ones come, lock files do not."""
    (tmp_path / "d").mkdir()
    save(tmp_path / "d" / "甲.txt", FAULTS[0])
    with watching(page, "d", cwd=tmp_path):
        expect(page.locator("article.draft")).to_have_count(1)
        save(tmp_path / "d" / "~$乙.docx", "锁")
        save(tmp_path / "d" / "乙.md", f"# 通知\n\n{FAULTS[1]}\n")
        expect(page.locator("article.draft h2")).to_have_text(["d/乙.md", "d/甲.txt"])
        expect(page.locator("table.overview tbody tr")).to_have_count(2)
        (tmp_path / "d" / "甲.txt").unlink()
        expect(page.locator("article.draft h2")).to_have_text(["d/乙.md"])


def test_a_configuration_is_followed(page: Page, draft: Path) -> None:
    """One that cannot be used is told, and the last result stays; then no difference is called mended."""
    config = draft.with_name("wenshu-lint.toml")
    with watching(page, draft.name, cwd=draft.parent):
        config.write_text("ignore = 5\n", encoding="utf-8")
        expect(page.locator("main > .notice")).to_contain_text("wenshu-lint.toml:1")
        expect(page.locator(FINDINGS)).to_have_count(10)
        config.write_text('ignore = ["typos"]\n', encoding="utf-8")
        expect(page.locator(FINDINGS)).to_have_count(0)
        expect(page.locator("details.mended")).to_have_count(0)


def test_the_command_ends(page: Page, draft: Path, complaints: list[str]) -> None:
    """The page says so and keeps what it has; the address is of no use any more."""
    with watching(page, draft.name, cwd=draft.parent) as running:
        assert running.end() == 0
        expect(page.locator("#lost")).to_be_visible()
        expect(page.locator(FINDINGS)).to_have_count(10)
    assert all(
        "ERR_CONNECTION" in said or "ERR_EMPTY_RESPONSE" in said or "Failed" in said for said in complaints
    )
    complaints.clear()


def test_a_connection_that_comes_back(page: Page, draft: Path, complaints: list[str]) -> None:
    """After the machine slept, say: what was missed is shown, and the warning goes."""
    with watching(page, draft.name, cwd=draft.parent):
        page.route("**/news?*", lambda route: route.abort())
        save(draft, word(FAULTS[1:]))
        expect(page.locator("#lost")).to_be_visible()
        save(draft, word(FAULTS[2:]))
        page.unroute("**/news?*")
        expect(page.locator(FINDINGS)).to_have_count(8)
        expect(page.locator("#lost")).to_be_hidden()
    complaints.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_it_fits_the_screen(page: Page, draft: Path, width: int, scheme: str) -> None:
    """Nothing is cut off at the side, and the line with the counts stays in sight."""
    page.set_viewport_size({"width": width, "height": 700})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    with watching(page, draft.name, cwd=draft.parent):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate("scrollTo(0, 900)")
        box = page.locator("#state").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 40
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (sum(map(int, re.findall(r"\d+", ground))) < 200) == (scheme == "dark")
