"""The words of the command line: Chinese as written in the code, and their English."""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    # frame
    "用法：": "Usage:",
    "选项": "Options",
    "命令": "Commands",
    "[选项]": "[OPTIONS]",
    "显示这份说明": "Show this message and exit.",
    "显示版本": "Show the version and exit.",
    "帮助和固定用语的语言；规则的话总是中文": "Language of help and fixed phrases; rule messages stay Chinese.",
    "错误：": "Error: ",
    "已中断": "Interrupted",
    "用 {0} --help 看说明": "Try '{0} --help' for help.",
    "没有“{0}”这个命令；要检查文稿，请写 wenshu-lint check {0}": "no command {0!r}; to check a draft: wenshu-lint check {0}",
    "没有“{0}”这个命令": "no command {0!r}",
    "；是不是 {0}？": "; did you mean {0}?",
    # root
    "公文校对：找出格式、序号、标点、数字、繁简、规范表述等毛病，说明依据，能改的可以自动改。\n\n"
    "退出状态：0 没有问题；1 有问题；2 运行出错，或有文件未能检查。": (
        "A linter for Chinese official documents.\n\n"
        "Exit status: 0 clean; 1 findings; 2 the run failed or a file could not be checked."
    ),
    "检查文稿，可自动修改": "Check drafts, and fix them if asked",
    "看一条规则的说明；新建、测试、试用规则": "Explain one rule; make, test and try rules",
    "列出规则": "List the rules",
    "看配置、配置的格式，新建配置": "Show the configuration or its schema, or start one",
    "记下存量问题，以后只报新问题": "Record known findings, so that only new ones are reported",
    "统计各条规则在一批文稿上报了多少": "Count how often each rule speaks on many drafts",
    # check
    "检查文稿。PATH 可以是文件、文件夹、带 * 的式样（加引号）；- 表示标准输入。\n"
    "文件夹里检查 .txt、.md、.docx，遵守 .gitignore；指名的文件一律检查。": (
        "Check drafts. PATH is a file, a folder, or a quoted glob; - is standard input.\n"
        "In folders .txt, .md and .docx are checked and .gitignore is obeyed; named files always are."
    ),
    "只查这些规则（规则名、族、六关之一、式样、ALL；逗号分隔）": "Run only these rules (ids, families, gates, globs, ALL; comma-separated).",
    "另外再查这些规则": "Run these rules as well.",
    "不查这些规则": "Do not run these rules.",
    "文种配置，如 通知；可并用，逗号分隔": "Profile, such as 通知; several with commas.",
    "用这个配置文件，不再向上寻找": "Use this configuration file instead of searching.",
    "不读任何配置文件": "Read no configuration file.",
    "报告格式": "Format of the report.",
    "报告写入文件（UTF-8）": "Write the report to a file (UTF-8).",
    "自动修改有把握的问题": "Make the safe fixes.",
    "连同改后须核对的一并修改": "Make unsafe fixes as well.",
    "只显示将作的修改，不写文件": "Show what would be changed; write nothing.",
    "同时检查的进程数；缺省自动": "Number of processes; automatic by default.",
    "不用缓存": "Do not use the cache.",
    "有这一级或更高的问题时退出状态为 1；never 表示从不": "Findings of this level or above make the exit status 1.",
    "有问题时退出状态也为 0": "Exit with 0 even when there are findings.",
    "标准输入的文件名，据以选择格式和配置": "Name of the draft on standard input; chooses reader and configuration.",
    "文本文件的编码，如 gb18030、big5": "Encoding of text files, such as gb18030 or big5.",
    "只报问题，不作说明和小结": "Findings only, no notes and no summary.",
    "说明更多：所用配置、未查规则、用时": "Say more: configuration, rules not checked, time.",
    "只列各条规则的次数": "List counts per rule instead of findings.",
    "同一规则的问题全部列出，不折叠": "List every finding; do not fold repeats.",
    "列出未查的规则和原因": "Name the rules that were not checked, with reasons.",
    "报告不含文稿文字，只有位置和规则": "Report places and rules without any word of the draft.",
    "存量问题文件，其中的问题不再报告": "Baseline file; findings recorded in it are not reported.",
    "不用存量问题文件": "Ignore the baseline.",
    "--fix 和 --diff 不能并用": "--fix and --diff exclude each other",
    "--unsafe-fixes 要与 --fix 或 --diff 并用": "--unsafe-fixes needs --fix or --diff",
    "--statistics 只用于 console 和 json 格式": "--statistics works with the console and json formats",
    "标准输入（-）不能与其他路径并用": "standard input (-) cannot be mixed with other paths",
    "请给出要检查的文件或文件夹；- 表示标准输入": "name a file or folder to check; - is standard input",
    "没有找到可检查的文稿（.txt、.md、.docx）": "no drafts (.txt, .md, .docx) found",
    "有 {0} 个文件的格式不能检查，已略过：{1}": "{0} file(s) of other formats passed over: {1}",
    "{0}：Word 文档暂不能自动修改，文件未动": "{0}: Word files cannot be fixed yet; left as it is",
    "{0}：可自动修改的问题未改：{1}": "{0}: not fixed: {1}",
    "已修改 {0} 处，涉及 {1} 个文件": "{0} fix(es) made in {1} file(s)",
    "将修改 {0} 处，涉及 {1} 个文件": "{0} fix(es) would be made in {1} file(s)",
    "{0} 个文件与上次检查时相同，沿用“没有问题”的结果（--no-cache 重查）": (
        "{0} file(s) unchanged since they came out clean (--no-cache checks them again)"
    ),
    "没有可自动修改的问题": "nothing to fix",
    "配置文件：{0}": "Configuration: {0}",
    "没有配置文件": "No configuration file",
    "用时 {0:.2f} 秒": "Time: {0:.2f} s",
    "已检查 {0}/{1} 个文件": "{0}/{1} files checked",
    "<标准输入>": "<stdin>",
    "报告已写入 {0}": "Report written to {0}",
    "程序内部出错：{0}": "internal error: {0}",
    "标题": "title",
    "次数": "count",
    "级别": "severity",
    "规则": "rule",
}
"""Chinese → English. The Chinese form is what the code uses, so that it can be read there."""

ERRORS: tuple[tuple[str, str], ...] = (
    (r"No such option:? '?(--?[^'\s]+?)'?\.?", "没有 {0} 这个选项"),
    (r"Option '(.*)' requires an argument\.?", "选项 {0} 后面要有一个值"),
    (r"Option '(.*)' requires (\d+) arguments\.?", "选项 {0} 后面要有 {1} 个值"),
    (r"Option '(.*)' does not take a value\.?", "选项 {0} 后面不带值"),
    (r"Got unexpected extra arguments? \((.*)\)\.?", "多出了参数：{0}"),
    (r"Missing command\.?", "缺少命令"),
    (r"'(.*)' is not one of (.*)\.", "没有“{0}”这个选择，可用 {1}"),
    (r"'(.*)' is not a valid integer(?: range)?\.", "“{0}”不是整数"),
    (r"(.*) is not in the range (.*)\.", "{0} 不在 {1} 的范围内"),
)
"""What click says, as patterns, and what we say instead."""


def say(language: str, phrase: str, *words: object) -> str:
    """Return a phrase in a language, with its places filled in."""
    chosen = ENGLISH[phrase] if language == "en" else phrase
    return chosen.format(*words) if words else chosen
