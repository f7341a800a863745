"""The page of the service in a real browser: paste, read, filter, ask why, mend, take away."""

from __future__ import annotations

import base64
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ..http.service import Service, serving
from ..unit.docx_builder import docx

DRAFT = (
    "示例市教育局关于做好防汛工作的通知\n\n各学校：\n"
    "　　各单位要做好准备,按期完成,不得延误。现将有关事项通知如下。\n"
    "　　一、高度重视\n　　截止目前，全市共排查隐患约300处左右。\n"
    "　　三、抓好落实\n　　其它事项另行通知。𠮷校也要认真布署。\n\n"
    "　　　　　　　　示例市教育局\n　　　　　　　　2025年6月5日\n"
)
WORD = docx(
    "<w:p><w:r><w:t>关于做好防汛工作的通知</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>各单位要做好准备,按期完成。</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>金额</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
expect.set_options(timeout=30_000)  # a machine may be busy
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """A service for the tests of this module."""
    with serving("--isolated", "--workers", "1") as started:
        yield started


@pytest.fixture
def asked(page: Page) -> list[str]:
    """The addresses that the page asked for, whatever they were."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    return addresses


@pytest.fixture
def review(page: Page, service: Service, asked: list[str]) -> Page:
    """The page with a pasted draft."""
    opened(page, service)
    paste(page, DRAFT)
    return page


def opened(page: Page, service: Service) -> None:
    """Open the page and wait until it knows the service."""
    page.goto(service.address)
    expect(page.locator("#profile option").first).to_be_attached()


def paste(page: Page, text: str) -> None:
    """Paste a draft as the clipboard would."""
    page.locator("#pasted").focus()
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const box = document.getElementById("pasted");
            box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
            box.value = text;
        }""",
        text,
    )
    expect(page.locator("#review")).to_be_visible()


def drop(page: Page, name: str, data: bytes) -> None:
    """Drop a file on the page."""
    page.evaluate(
        """([name, data]) => {
            const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
            const carried = new DataTransfer();
            carried.items.add(new File([bytes], name));
            for (const kind of ["dragenter", "dragover", "drop"])
                document.body.dispatchEvent(new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true}));
        }""",
        [name, base64.b64encode(data).decode()],
    )


def marked(page: Page) -> list[str]:
    """The underlined words, in order."""
    return page.locator("#paper .mark").all_inner_texts()


def test_a_pasted_draft_is_shown_as_a_document_with_its_findings(review: Page) -> None:
    """The elements stand in their places, the words at fault are underlined, each with a card."""
    expect(review.locator("#paper .title")).to_have_text("示例市教育局关于做好防汛工作的通知")
    assert review.locator("#paper .title").evaluate("e => getComputedStyle(e).textAlign") == "center"
    assert review.locator("#paper .signature").first.evaluate("e => getComputedStyle(e).textAlign") == "right"
    words = marked(review)
    assert words.count(",") == 2
    assert "布署" in words, "places behind a rare character are right"
    assert "三、" in words
    assert review.locator(".card").count() == len(words)
    expect(review.locator("#facts")).to_contain_text("通知")
    expect(review.locator(".gate.open").first).to_contain_text("处")


def test_each_card_stands_beside_its_line(review: Page) -> None:
    """The chosen one exactly, and none over another."""
    review.locator("#paper .mark", has_text="布署").click()
    review.wait_for_timeout(400)
    card = review.locator(".card.active").bounding_box()
    mark = review.locator("#paper .mark.active").bounding_box()
    assert card
    assert mark
    assert abs(card["y"] - mark["y"]) < 20
    boxes = [box for one in review.locator(".card").all() if (box := one.bounding_box())]
    assert all(above["y"] + above["height"] <= below["y"] for above, below in pairwise(boxes))


def test_findings_are_filtered_by_gate_level_and_family(review: Page) -> None:
    """What is filtered out is not underlined either."""
    every = review.locator(".card").count()
    review.locator(".gate", has_text="结构和文字关").click()
    expect(review.locator("#limit")).to_contain_text("须由人判断")
    review.locator("#family").select_option("punctuation")
    assert marked(review) == [",", ","]
    expect(review.locator("#shown")).to_have_text(f"显示 2 处，共 {every} 处")
    review.locator(".chip.error").click()
    assert marked(review) == []
    expect(review.locator("#none")).to_contain_text("放宽筛选")


def test_why_opens_the_page_of_the_rule(review: Page) -> None:
    """Reason, clause and examples; the focus comes back where it was."""
    review.locator("#paper .mark", has_text="三、").click()
    review.get_by_role("button", name="为什么").click()
    panel = review.get_by_role("dialog", name="序号缺号")
    expect(panel).to_contain_text("《党政机关公文处理工作条例》 第十九条第（三）项（规定）")
    expect(panel.locator("pre.wrong mark").first).to_have_text("四、")
    review.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_one_is_mended_then_all_of_a_rule_then_all_that_are_safe(review: Page) -> None:
    """Each step can be undone."""
    review.locator("#paper .mark", has_text=",").first.click()
    review.get_by_role("button", name="改这一处").click()
    expect(review.locator("#told")).to_have_text("已改 1 处")
    assert marked(review).count(",") == 1
    review.locator("#undo").click()
    assert marked(review).count(",") == 2
    review.locator("#paper .mark", has_text=",").first.click()
    review.get_by_role("button", name="同类 2 处都改").click()
    expect(review.locator("#paper")).to_contain_text("做好准备，按期完成，不得延误")
    review.locator("#undo").click()
    expect(review.locator("#mend")).to_contain_text("改好有把握的")
    review.locator("#mend").click()
    expect(review.locator("#paper")).to_contain_text("做好准备，按期完成，不得延误")
    expect(review.locator("#mend")).to_be_disabled()


def test_a_finding_can_be_waved_aside_and_comes_back(review: Page) -> None:
    """And is left alone when the safe ones are mended."""
    before = len(marked(review))
    review.locator("#paper .mark", has_text=",").first.click()
    review.get_by_role("button", name="先放过").click()
    expect(review.locator("#restore")).to_have_text("恢复放过的 1 处")
    assert len(marked(review)) == before - 1
    review.locator("#mend").click()
    expect(review.locator("#told")).to_contain_text("已改")
    expect(review.locator("#paper")).to_contain_text("做好准备,按期完成，")
    review.locator("#restore").click()
    assert "," in marked(review)


def test_the_text_can_be_typed_over_and_is_checked_meanwhile(review: Page) -> None:
    """The card of a mistake goes when it is mended by hand, and the document shows the new words."""
    cards = review.locator(".card", has_text="布署")
    expect(cards).to_have_count(1)
    review.locator("#edit").click()
    box = review.locator("#source")
    box.fill(box.input_value().replace("布署", "部署"))
    expect(cards).to_have_count(0)
    review.locator("#edit").click()
    expect(review.locator("#paper")).to_contain_text("认真部署")
    review.locator("#undo").click()
    expect(review.locator("#paper")).to_contain_text("认真布署")


def test_leaving_at_once_loses_nothing_that_was_typed(review: Page) -> None:
    """Even where the check has not begun."""
    review.locator("#edit").click()
    box = review.locator("#source")
    box.fill(box.input_value() + "　　附则。\n")
    review.locator("#edit").click()
    expect(review.locator("#paper")).to_contain_text("附则。")


def test_the_result_is_copied_and_downloaded(review: Page) -> None:
    """As it stands, and the 核稿单 with it."""
    review.context.grant_permissions(["clipboard-read", "clipboard-write"])
    review.locator("#mend").click()
    expect(review.locator("#told")).to_contain_text("已改")
    review.locator("#copy").click()
    expect(review.locator("#told")).to_have_text("全文已复制")
    copied = review.evaluate("navigator.clipboard.readText()")
    assert "做好准备，按期完成" in copied
    with review.expect_download() as saved:
        review.locator("#save").click()
    assert saved.value.suggested_filename == "文稿（已改）.txt"
    assert Path(saved.value.path()).read_text("utf-8") == copied
    with review.expect_download() as sheet:
        review.locator("#sheet").click()
    assert "<h1>核稿单</h1>" in Path(sheet.value.path()).read_text("utf-8")


def test_a_word_file_is_dropped_read_and_not_rewritten(
    page: Page, service: Service, asked: list[str]
) -> None:
    """Its tables are tables; what is found goes into a copy as comments, and on a 核稿单."""
    opened(page, service)
    drop(page, "防汛通知.docx", WORD)
    expect(page.locator("#name")).to_have_text("防汛通知.docx")
    assert marked(page) == [","]
    assert page.locator("#paper table td").all_inner_texts() == ["项目", "金额"]
    expect(page.locator("#notices")).to_contain_text("Word 文稿不在这里改")
    for name in ("mend", "edit", "save", "undo"):
        expect(page.locator(f"#{name}")).to_be_hidden()
    page.locator("#paper .mark").click()
    expect(page.locator(".card.active")).to_contain_text("须人工修改")
    expect(page.get_by_role("button", name="改这一处")).to_have_count(0)
    with page.expect_download() as sheet:
        page.locator("#sheet").click()
    assert sheet.value.suggested_filename == "核稿单-防汛通知.html"
    with page.expect_download() as copy:
        page.locator("#annotated").click()
    assert copy.value.suggested_filename == "防汛通知（批注）.docx"
    with zipfile.ZipFile(copy.value.path()) as package:
        assert "word/comments.xml" in package.namelist()
    assert not [address for address in asked if "%" in address], "the name is in no address"


def test_a_file_that_cannot_be_read_is_told_in_words(
    page: Page, service: Service, complaints: list[str]
) -> None:
    """And the page waits for the next one."""
    opened(page, service)
    drop(page, "通知.pdf", b"%PDF-1.7")
    expect(page.locator("#told")).to_contain_text("文稿读不了：PDF 是版式文件")
    expect(page.locator("#start")).to_be_visible()
    complaints[:] = [said for said in complaints if "422" not in said]


def test_everything_can_be_done_from_the_keyboard(page: Page, service: Service) -> None:
    """Type, check, walk, mend, ask why, edit, ask for the keys."""
    opened(page, service)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.locator("#pasted").focus()
    page.keyboard.insert_text(DRAFT)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#review")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(".card.active .head")).to_be_focused()
    expect(page.locator(".card.active .head")).to_have_attribute("aria-expanded", "true")
    first = page.locator(".card.active").get_attribute("data-id")
    page.keyboard.press("n")
    page.keyboard.press("k")
    assert page.locator(".card.active").get_attribute("data-id") == first
    page.keyboard.press("w")
    expect(page.locator("#rule")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".card.active .head")).to_be_focused()
    page.keyboard.press("f")
    expect(page.locator("#told")).to_have_text("已改 1 处")
    expect(page.locator(".card.active .head")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.act")
    page.keyboard.press("u")
    expect(page.locator("#told")).to_have_text("已撤销")
    page.keyboard.press("e")
    expect(page.locator("#source")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#paper")).to_be_visible()
    expect(page.locator("#edit")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="快捷键")).to_be_visible()


def test_what_happens_is_said_to_those_who_do_not_see_it(review: Page) -> None:
    """The outcome of a check, and the finding that was chosen."""
    count = review.locator(".card").count()
    expect(review.locator("#live")).to_contain_text(f"核完：共 {count} 处")
    review.keyboard.press("j")
    expect(review.locator("#live")).to_contain_text(f"第 1 处，共 {count} 处：")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_nothing_runs_off_the_side(browser: Browser, service: Service, width: int, scheme: str) -> None:
    """On a telephone as on a desk, by day and by night; the paper follows the scheme."""
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, locale="zh-CN"
    )
    page = context.new_page()
    opened(page, service)
    assert page.evaluate(SIDEWAYS) <= 0
    page.locator("#sample").click()
    expect(page.locator("#review")).to_be_visible()
    assert page.evaluate(SIDEWAYS) <= 0
    page.keyboard.press("j")
    expect(page.locator(".card.active")).to_be_in_viewport()
    expect(page.locator("#paper .mark.active").first).to_be_in_viewport()
    assert page.evaluate(SIDEWAYS) <= 0
    page.keyboard.press("w")
    expect(page.locator("#rule")).to_be_visible()
    assert page.evaluate(SIDEWAYS) <= 0
    colour = page.locator(".leaf").last.evaluate("e => getComputedStyle(e).backgroundColor")
    assert (sum(map(int, colour[4:-1].split(","))) < 200) is (scheme == "dark")
    context.close()


def test_nothing_leaves_the_service_and_nothing_is_kept(
    review: Page, service: Service, asked: list[str]
) -> None:
    """Every address is the service's own; the browser stores no word."""
    review.locator("#mend").click()
    expect(review.locator("#told")).to_contain_text("已改")
    assert asked
    assert [address for address in asked if not address.startswith(service.address)] == []
    kept = review.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]
    assert review.context.cookies() == []


def test_words_of_a_draft_are_never_markup(page: Page, service: Service) -> None:
    """Neither in the text nor on a card."""
    opened(page, service)
    paste(page, "各单位<img src=x onerror=alert(1)>要做好准备,按期完成<script>alert(2)</script>。\n")
    expect(page.locator("#paper")).to_contain_text("<script>")
    assert page.locator("#review img, #review script").count() == 0


def test_a_clean_draft_is_not_praised_too_much(page: Page, service: Service) -> None:
    """What a machine did not find may be there."""
    opened(page, service)
    paste(page, "各单位要做好准备，按期完成。\n")
    expect(page.locator("#none")).to_contain_text("机器没有发现问题，不等于没有问题")
    page.locator("#fresh").click()
    expect(page.locator("#pasted")).to_be_focused()
    expect(page.locator("#pasted")).to_have_value("")
