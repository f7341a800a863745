"""Counts what the user must be told about a Word file, and says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ...nodes import EMPTY, Notice


@dataclass(slots=True)
class Tally:
    """What was met while a Word file was read."""

    insertions: int = 0
    deletions: int = 0
    comments: int = 0
    hidden: int = 0
    """Characters of hidden text."""
    faint: int = 0
    """Characters in white, or of two points at most."""
    covered: int = 0
    """Characters blackened by highlighting."""
    struck: int = 0
    """Characters struck through."""
    marked: int = 0
    """Characters highlighted."""
    live_dates: int = 0
    """Fields that show the day on which the file is opened."""
    wrong_links: int = 0
    title: str = ""
    """The title in the properties of the file, where it is what the program put there."""
    chunks: int = 0
    """Foreign files and subdocuments inserted whole (altChunk, subDoc)."""
    objects: int = 0
    """Embedded documents and tables (OLE), formulas of the old editor not counted."""
    controls: int = 0
    drawings: int = 0
    """SmartArt and charts."""
    word_art: int = 0
    pictures: int = 0
    damaged: list[str] = field(default_factory=list)
    """Names of parts that could not be read."""

    def notices(self, *, empty: bool) -> Iterator[Notice]:
        """Say everything that was counted; ``empty`` tells that the body has no words."""
        if empty and (self.pictures or self.objects):
            yield Notice(
                "unread-part", "正文没有文字，只有图片或嵌入对象（可能是扫描件），未作检查", serious=True
            )
        elif empty:
            yield Notice("empty", EMPTY)
        for part in self.damaged:
            yield Notice("unread-part", f"文件内部的 {part} 已损坏，其中的文字未检查", serious=True)
        for count, code, words, serious in (
            (
                self.chunks,
                "unread-part",
                "正文嵌入了 {} 个外部文件，其中的文字未检查；请另存为 .docx 后再检查",
                True,
            ),
            (self.objects, "unread-part", "有 {} 个嵌入对象（如表格、文档），其中的文字未检查", True),
            (self.drawings, "unread-part", "有 {} 个图示或图表，其中的文字未检查", True),
            (self.word_art, "unread-part", "有 {} 处艺术字或水印，其中的文字未检查", False),
            (self.controls, "unread-part", "有 {} 个窗体控件，其中的文字未检查", False),
            (self.comments, "comments", "有 {} 条批注，批注内容未检查", False),
            (self.hidden, "hidden-text", "有 {} 个字符设为隐藏文字，已一并检查", False),
            (self.faint, "hidden-text", "有 {} 个字符是白色或者小于二磅，已一并检查", False),
            (self.covered, "hidden-text", "有 {} 个字符用黑色底纹遮盖，复制出来仍然看得到", False),
            (self.struck, "marked-text", "有 {} 个字符加了删除线", False),
            (self.marked, "marked-text", "有 {} 个字符加了突出显示", False),
            (self.live_dates, "live-date", "有 {} 处日期会自动更新", False),
            (self.wrong_links, "link-target", "有 {} 处超链接指向别处", False),
        ):
            if count:
                yield Notice(code, words.format(count), serious)
        if self.title:
            yield Notice("file-title", f"文件属性里的标题是“{self.title}”")
        if self.insertions or self.deletions:
            counts = f"插入 {self.insertions} 处、删除 {self.deletions} 处"
            yield Notice("revisions", f"有未处理的修订（{counts}），按全部接受修订后的文字检查")
