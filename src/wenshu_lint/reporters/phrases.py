"""The fixed phrases of reports, in Chinese and English."""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    "错误": "error",
    "警告": "warning",
    "提示": "info",
    "第 {0} 段第 {1} 字": "paragraph {0}, character {1}",
    "表格 {0} 第 {1} 行第 {2} 列第 {3} 字": "table {0}, row {1}, column {2}, character {3}",
    "{0} 段 {1}": "para {0} char {1}",
    "表 {0} 行 {1} 列 {2}": "table {0} row {1} column {2}",
    "页眉": "header",
    "页脚": "footer",
    "脚注": "footnotes",
    "尾注": "endnotes",
    "批注": "comments",
    "依据：{0}": "Basis: {0}",
    "建议：{0}": "Advice: {0}",
    "可{0}（可自动修改）": "Fix: {0} (safe)",
    "可{0}（自动修改后须核对）": "Fix: {0} (unsafe, look at the result)",
    "可{0}（可写成修订）": "Fix: {0} (safe, as a tracked change)",
    "可{0}（可写成修订，须核对）": "Fix: {0} (unsafe, as a tracked change)",
    "可{0}（供参考，须人工修改）": "Fix: {0} (by hand)",
    "可自动修改": "Fixable (safe)",
    "可自动修改，改后须核对": "Fixable (unsafe)",
    "须人工修改": "To be fixed by hand",
    "同一规则另有 {0} 处：{1}（--show-all 全列）": "{0} more of this rule: {1} (--show-all lists them)",
    "说明：{0}": "Note: {0}",
    "注意：{0}": "Attention: {0}",
    "读取时有情况需要说明": "there is something to say about reading this file",
    "有的规则没有查成，其余没有发现问题": "Some rules could not run; no other faults found",
    "没有发现问题": "No faults found",
    "没有新增问题": "No new faults found",
    "改动以外的问题有 {0} 处，没有列出": "{0} finding(s) outside the changes are not listed",
    "上一稿的问题，仍有 {0} 处，没有列出；已改好 {1} 处": (
        "of the previous version {0} finding(s) remain and are not listed; {1} mended"
    ),
    "新增": "new: ",
    "错误 {0}、警告 {1}、提示 {2}": "{0} error(s), {1} warning(s), {2} info",
    "；可自动修改 {0} 处（--fix）": "; {0} fixable (--fix)",
    "；另有 {0} 处改后须核对（--fix --unsafe-fixes）": "; {0} more with --fix --unsafe-fixes",
    "；Word 文稿可写成修订 {0} 处（annotate --revise）": "; {0} trackable in Word (annotate --revise)",
    "；已忽略 {0} 处": "; {0} suppressed",
    "没有检查任何文件": "No file was checked",
    "检查了 {0} 个文件：": "{0} file(s) checked: ",
    "{0} 个文件未能检查": "{0} file(s) could not be checked",
    "未能检查": "could not be checked",
    "有 {0} 条规则未查：{1}{2}": "{0} rule(s) not checked: {1}{2}",
    "{0} {1} 条": "{0} ({1})",
    "{0} {1} 条（{2} 个文件）": "{0} ({1}, in {2} file(s))",
    "（--show-skipped 列出）": " (--show-skipped lists them)",
    "未查 {0}：{1}": "not checked {0}: {1}",
    "规则 {0} 检查 {1} 时出错：{2}": "rule {0} failed on {1}: {2}",
    "文件": "File",
    "行": "Row",
    "列": "Column",
    "位置": "Place",
    "级别": "Level",
    "规则": "Rule",
    "名称": "Title",
    "说明": "Message",
    "改法": "Fix",
    "建议": "Advice",
    "依据": "Basis",
    "、": ", ",
    "；": "; ",
}
"""Chinese phrase → English; the Chinese one is the key everywhere in the code."""


def say(language: str, phrase: str, *words: object) -> str:
    """Return a phrase of :data:`ENGLISH` in a language, with its places filled in."""
    return (ENGLISH[phrase] if language == "en" else phrase).format(*words)
