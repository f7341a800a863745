"""The fixtures themselves: the browser runs, reads Chinese, and tells of errors."""

from __future__ import annotations

from playwright.sync_api import Page


def test_the_browser_is_real_and_reads_chinese(page: Page) -> None:
    """It lays out Chinese letters with a font that has them: no two of them look alike."""
    page.set_content("<html lang=zh-CN><body><h1>公文校对</h1></body></html>")
    assert page.evaluate("navigator.language") == "zh-CN"
    assert page.get_by_role("heading").inner_text() == "公文校对"
    drawn = """letter => {
        const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
        pen.font = "24px sans-serif";
        pen.fillText(letter, 0, 30);
        return canvas.toDataURL();
    }"""
    letters = "公文校对"
    assert len({page.evaluate(drawn, letter) for letter in letters}) == len(letters)


def test_errors_of_a_page_are_heard(page: Page, complaints: list[str]) -> None:
    """A page that breaks down does not pass unnoticed."""
    page.set_content("<script>console.error('甲'); throw new Error('乙')</script>")
    assert complaints == ["甲", "乙"]
    complaints.clear()


def test_a_page_gets_nothing_from_elsewhere(page: Page, complaints: list[str]) -> None:
    """What it asks of another machine fails, and the failure is heard."""
    page.set_content("<script src='https://example.org/a.js'></script>")
    assert ["ERR_FAILED" in said for said in complaints] == [True]
    complaints.clear()
