"""The command line in English: each Chinese phrase of the code with its English."""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    # frame
    "用法：": "Usage:",
    "选项": "Options",
    "命令": "Commands",
    "[选项]": "[OPTIONS]",
    "命令名": "COMMAND",
    "路径": "PATH",
    "文件": "FILE",
    "文件夹": "DIR",
    "文稿": "DRAFT",
    "规则": "RULES",
    "规则名": "ID",
    "族/名": "FAMILY/NAME",
    "名称": "NAME",
    "格式": "FORMAT",
    "版本": "REV",
    "地址": "ADDRESS",
    "数": "N",
    "显示这份说明": "Show this message and exit.",
    "显示版本": "Show the version and exit.",
    "帮助和固定用语的语言；规则的话总是中文": "Language of help and fixed phrases.",
    "错误：": "Error: ",
    "已中断": "Interrupted",
    "用 {0} --help 看说明": "Try '{0} --help' for help.",
    "没有“{0}”这个命令；要检查文稿，请写 wenshu-lint check {0}": (
        "no command {0!r}; to check a draft: wenshu-lint check {0}"
    ),
    "没有“{0}”这个命令": "no command {0!r}",
    "；是不是 {0}？": "; did you mean {0}?",
    # root
    "公文校对：找出格式、序号、标点、数字、繁简、规范表述等毛病，说明依据，能改的可以自动改。\n\n"
    "退出状态：0 没有问题；1 有问题；2 运行出错，或有文件未能检查。": (
        "A linter for Chinese official documents.\n\n"
        "Exit status: 0 clean; 1 findings; 2 the run failed or a file could not be checked."
    ),
    "检查文稿，可自动修改": "Check drafts, and fix them if asked",
    "写核稿单：一个网页文件，可打印": "Write the review sheet: one web page, fit to print",
    "把问题写成 Word 批注和修订，另存一份": "Copy a Word draft, findings as comments and tracked changes",
    "看一条规则的说明；新建、测试、试用规则": "Explain one rule; make, test and try rules",
    "列出规则": "List the rules",
    "看配置、配置的格式，新建配置": "Show the configuration or its schema, or start one",
    "记下存量问题，以后只报新问题": "Record known findings, so that only new ones are reported",
    "统计各条规则在一批文稿上报了多少": "Count how often each rule speaks on many drafts",
    "输出报告、配置、规则文件的 JSON Schema": "Print the JSON Schemas of reports, configuration, rules",
    "输出 JSON Schema：report、finding 是 json、jsonl 报告的格式，config 是配置文件，\n"
    "rules、pack、profiles 是规则文件夹里的文件，rule-list 是 rules --format json 的输出。": (
        "Print a JSON Schema: report and finding for the json and jsonl reports, config for configuration\n"
        "files, rules, pack and profiles for files in a folder of rules, rule-list for rules --format json."
    ),
    "输出命令补全的脚本：bash、zsh、fish、PowerShell": "Print the script that completes commands in a shell",
    "输出命令补全的脚本；装法写在脚本开头。装好后按 Tab 键，\n"
    "补全命令、选项、规则名、规则族、六关、文种配置、报告格式和文件名。": (
        "Print the script that lets the Tab key complete commands, options, rules, families, gates,\n"
        "profiles, formats and files; its first lines tell how to install it."
    ),
    "为编辑器服务（语言服务器）": "Serve an editor (language server)",
    "{0}：没有“{1}”，可用：{2}": "{0}: no {1!r}; known: {2}",
    "已有名为“{0}”的规则，请换一个名字": "there is a rule named {0!r}; choose another name",
    # annotate
    "检查一份 Word 文稿，另写一份，问题都写成批注，用 Word、WPS 打开就看得到；原稿不动。\n"
    "没有问题的不另写，除非用 -o 指明。退出状态与 check 相同。已有的文件不覆盖，除非加 --force。": (
        "Check a Word draft and write a copy with each finding as a comment; the draft stays.\n"
        "Without findings no copy is written, unless -o names one.\n"
        "Exit status is that of check. A file that exists is not overwritten without --force."
    ),
    "写到哪个文件；缺省在原稿旁，名字后加“（批注）”": "Where to write; by default NAME（批注）.docx.",
    "有把握的修改写成修订，可逐处接受或拒绝": "Write safe fixes as tracked changes.",
    "改后须核对的也写成修订": "Write unsafe fixes as tracked changes too.",
    "同 check": "As for check.",
    "写好了也不作声": "Say nothing when done.",
    "--unsafe-fixes 要与 --revise 并用": "--unsafe-fixes goes with --revise",
    "批注要写在另一个文件里，不能覆盖原稿": "comments go into another file, not over the draft",
    "已写入 {0}：批注 {1} 处，修订 {2} 处；原稿未动": (
        "wrote {0}: {1} comment(s), {2} tracked change(s); the draft is untouched"
    ),
    "批注稿仍是 Word 文件，文件名要以 {0} 结尾": "the copy is a Word file too: its name must end in {0}",
    "没有要批注的问题，没有另写一份": "nothing to comment on, no copy written",
    "其中 {0} 处在页眉、页脚、脚注或文本框里，Word 不许在那里加批注，批注加在旁边的正文上": (
        "{0} of them are about headers, footers, notes or text boxes and stand in the body nearby"
    ),
    # serve
    "启动核稿服务：浏览器里的一页，和供程序调用的接口": "Start the HTTP service and its page",
    "启动本机的核稿服务：在浏览器里核稿，或供 OA 等系统调用。按 Ctrl-C 停止。\n"
    "文稿不存盘、不外传；缺省只有本机能访问。": (
        "Start the service: review drafts in the browser, or call it from other systems. Ctrl-C stops it.\n"
        "Drafts are not stored or sent on; by default only this machine can reach it."
    ),
    "监听的地址；缺省为 127.0.0.1，只有本机能访问": "Address to listen on; 127.0.0.1 by default",
    "端口；缺省 9704，0 为任选一个空闲的": "Port; 9704 by default, 0 takes a free one",
    "还可以用这个主机名访问（经反向代理时）": "Accept requests for this host name too (behind a proxy)",
    "启动后打开浏览器": "Open the browser when started",
    "一次请求最大多少 MB；缺省 10": "Largest request in MB; 10 by default",
    "一次检查最多几秒；缺省 20": "Seconds a check may take; 20 by default",
    "同时检查几份，各占一个进程；缺省自动": "Checks at a time, each in a process; automatic by default",
    '核稿服务需要 FastAPI 和 uvicorn，请先安装：pip install "wenshu-lint[http]"': (
        'the service needs FastAPI and uvicorn: pip install "wenshu-lint[http]"'
    ),
    "注意：{0} 不是本机地址，同一网络的人都能访问；文稿可能涉密，请确认网络和机器合乎保密要求": (
        "warning: {0} is not a loopback address, others on the network can reach it; drafts may be secret"
    ),
    "核稿服务：{0} （按 Ctrl-C 停止）": "Service: {0} (Ctrl-C stops it)",
    # server
    "为编辑器服务（语言服务器，标准输入输出）；由编辑器启动，设置见文档。": (
        "Serve an editor (language server on standard input and output); editors start it."
    ),
    '语言服务器需要 pygls，请先安装：pip install "wenshu-lint[server]"': (
        'the language server needs pygls: pip install "wenshu-lint[server]"'
    ),
    # check
    "检查文稿。路径可以是文件、文件夹、带 * 的式样（加引号）；- 表示标准输入。\n"
    "文件夹里检查 .txt、.md、.docx，遵守 .gitignore，不查 annotate 写的批注稿；指名的文件一律检查。": (
        "Check drafts. PATH is a file, a folder, or a quoted glob; - is standard input.\n"
        "In folders .txt, .md and .docx are checked, .gitignore is obeyed, copies made by annotate are "
        "left out; named files are always checked."
    ),
    "只查这些规则（规则名、族、六关之一、式样、ALL；逗号分隔）": "Run only these rules.",
    "另外再查这些规则": "Run these rules as well.",
    "不查这些规则": "Do not run these rules.",
    "文种配置，如 通知；可并用，逗号分隔": "Profile, such as 通知; several with commas.",
    "用这个配置文件，不再向上寻找": "Use this configuration file instead of searching.",
    "不读任何配置文件": "Read no configuration file.",
    "报告格式": "Format of the report.",
    "报告格式：console、concise、html、csv、json、jsonl、github、gitlab、junit、rdjson、sarif": (
        "Format of the report: console, concise, html, csv, json, jsonl, github, gitlab, junit, rdjson "
        "or sarif."
    ),
    "报告写入文件（UTF-8）": "Write the report to a file (UTF-8).",
    "自动修改有把握的问题": "Make the safe fixes.",
    "连同改后须核对的一并修改": "Make unsafe fixes as well.",
    "只显示将作的修改，不写文件": "Show what would be changed; write nothing.",
    "同时检查的进程数；缺省自动": "Number of processes; automatic by default.",
    "不用缓存": "Do not use the cache.",
    "有这一级或更高的问题时退出状态为 1；never 表示从不": "Least level that makes the exit status 1.",
    "标准输入的文件名，据以选择格式和配置": "Name of the draft on standard input.",
    "文本文件的编码，如 gb18030、big5": "Encoding of text files, such as gb18030 or big5.",
    "只报问题，不作说明和小结": "Findings only, no notes and no summary.",
    "说明更多：所用配置、未查规则、用时": "Say more: configuration, rules not checked, time.",
    "只列各条规则的次数": "List counts per rule instead of findings.",
    "同一规则的问题全部列出，不折叠": "List every finding; do not fold repeats.",
    "列出未查的规则和原因": "Name the rules that were not checked, with reasons.",
    "报告不含文稿文字，只有位置和规则": "Report places and rules without any word of the draft.",
    "存量问题文件，其中的问题不再报告": "Baseline file; findings recorded in it are not reported.",
    "不用存量问题文件": "Ignore the baseline.",
    "上一稿；只报新稿增加的问题": "The previous draft; report only what the new one adds.",
    "只查这个 git 版本以来改动的文件和行；不给路径则查整个仓库": (
        "Only files and lines changed since a Git revision; all of the repository without PATH."
    ),
    "--against 和 --changed 不能并用": "--against and --changed exclude each other",
    "{0} 不能与 --fix、--diff 并用": "{0} does not go with --fix or --diff",
    "{0} 不能用于核稿单（html），核稿单要有全部问题": (
        "{0} does not go with the review sheet (html), which must show every finding"
    ),
    "--against 一次只比一份新稿和一份上一稿，请给出一份新稿": (
        "--against compares one new draft with one previous draft; name one new draft"
    ),
    "--against 一次只比一份新稿和一份上一稿，这里有 {0} 份新稿": (
        "--against compares one new draft with one previous draft; here are {0} new drafts"
    ),
    "--changed 不能检查标准输入（-）": "--changed cannot check standard input (-)",
    "{0} 以来没有改动的文稿": "no drafts changed since {0}",
    "不在 git 仓库里，或者 git 不肯读这个仓库，不能用 --changed": (
        "not in a Git repository, or in one that git refuses to read, so --changed cannot be used"
    ),
    "git 仓库里没有“{0}”这个版本": "no revision {0!r} in the Git repository",
    "不在 git 仓库 {0} 里": "not in the Git repository {0}",
    "git {0} 没有成功": "git {0} failed",
    "没有找到 git 程序，不能用 --changed": "git was not found, so --changed cannot be used",
    "--fix 和 --diff 不能并用": "--fix and --diff exclude each other",
    "--unsafe-fixes 要与 --fix 或 --diff 并用": "--unsafe-fixes needs --fix or --diff",
    "--redact 和 --diff 不能并用": "--redact and --diff exclude each other",
    "--statistics 只用于 console 和 json 格式": "--statistics works with the console and json formats",
    "标准输入（-）不能与其他路径并用": "standard input (-) cannot be mixed with other paths",
    "请给出要检查的文件或文件夹；- 表示标准输入": "name a file or folder to check; - is standard input",
    "没有找到可检查的文稿（.txt、.md、.docx）": "no drafts (.txt, .md, .docx) found",
    "有 {0} 个文件的格式不能检查，已略过：{1}": "{0} file(s) of other formats passed over: {1}",
    "已修改 {0} 处，涉及 {1} 个文件": "{0} fix(es) made in {1} file(s)",
    "将修改 {0} 处，涉及 {1} 个文件": "{0} fix(es) would be made in {1} file(s)",
    "{0} 个文件与上次检查时相同，沿用“没有问题”的结果（--no-cache 重查）": (
        "{0} file(s) unchanged since they came out clean (--no-cache checks them again)"
    ),
    "没有可自动修改的问题": "nothing to fix",
    "配置文件：{0}": "Configuration: {0}",
    "没有配置文件": "No configuration file",
    "文稿：{0}（文种：{1}）": "Draft: {0} (kind: {1})",
    "未能认出": "not recognised",
    "文稿不能读取，认不出文种：{0}": "The draft cannot be read, so its kind is unknown: {0}",
    "只对某些文稿：": "For some drafts only:",
    "用时 {0:.2f} 秒": "Time: {0:.2f} s",
    "已检查 {0}/{1} 个文件": "{0}/{1} files checked",
    "<标准输入>": "<stdin>",
    "报告已写入 {0}": "Report written to {0}",
    "程序内部出错（{0}，{1}）；设 {2}=1 再运行可看详情，请报告": (
        "internal error ({0}, {1}); run with {2}=1 for details, and please report it"
    ),
    "核稿单（html）不能与 --fix、--diff、--statistics 并用": (
        "the html format cannot be used with --fix, --diff or --statistics"
    ),
    # check --watch
    "一直看着：文稿、配置、规则一保存就再查，按 Ctrl-C 结束": (
        "Check again whenever a draft, the configuration or a rule is saved; Ctrl-C ends it."
    ),
    "--watch 不能检查标准输入（-）": "--watch cannot check standard input (-)",
    "--watch 不能与 --fix、--diff 并用：正在编辑的文稿不能同时由程序改": (
        "--watch does not go with --fix or --diff: a draft that somebody edits must not be changed by us"
    ),
    "--watch 不能与 --output-file 并用：一份报告写不下几次检查": (
        "--watch does not go with --output-file: one report cannot hold several checks"
    ),
    "--watch 只用于 console 和 concise 格式；要看网页，请用 wenshu-lint watch": (
        "--watch works with the console and concise formats; for a page use wenshu-lint watch"
    ),
    "{0:%H:%M:%S} {1} 有改动，重新检查": "{0:%H:%M:%S} {1} changed, checking again",
    "{0:%H:%M:%S} {1} 已删去或改名，重新检查": "{0:%H:%M:%S} {1} gone, checking again",
    "正在等待保存（{0} 份文稿，{1} 处问题），按 Ctrl-C 结束": (
        "Waiting for a save ({0} draft(s), {1} finding(s)); press Ctrl-C to end"
    ),
    "已结束": "Ended",
    "、": ", ",
    # watch
    "边改边查：文稿一保存，本机网页就更新": "Check at each save and show where to look on a local page",
    "边改边查：打开一个本机网页，文稿在 Word、WPS 或编辑器里一保存，网页就更新。\n"
    "路径可以是文件、文件夹、带 * 的式样（加引号）。网页只在本机，不连网络，不存盘；按 Ctrl-C 结束。": (
        "Open a local page that is brought up to date whenever a draft is saved in Word, WPS or an editor.\n"
        "PATH is a file, a folder, or a quoted glob. The page stays on this machine and is stored nowhere; "
        "Ctrl-C ends it."
    ),
    "网页的端口；缺省找一个空的": "Port of the page; a free one by default.",
    "不打开浏览器，只给出网址": "Do not open a browser, only print the address.",
    "请给出要看着的文件或文件夹": "name a file or folder to watch",
    "watch 不能检查标准输入（-）": "watch cannot check standard input (-)",
    "端口 {0} 不能用（{1}）；请换一个，或不加 --port": (
        "port {0} cannot be used ({1}); choose another, or leave --port out"
    ),
    "网页：{0}": "Page: {0}",
    "错误 {0}、警告 {1}、提示 {2}": "{0} error(s), {1} warning(s), {2} info",
    "{0}：{1}": "{0}: {1}",
    "请在本机的浏览器里打开上面的网址": "Open this address in a browser on this machine",
    "保存文稿，网页就更新；按 Ctrl-C 结束": "Save a draft and the page follows; press Ctrl-C to end",
    # report
    "检查文稿，把核稿单写成一个网页文件，可以打印、归档；文稿不改。\n"
    "路径与 check 相同，退出状态也相同。已有的文件不覆盖，除非加 --force。": (
        "Check drafts and write a review sheet (one web page) to print or to file; drafts stay as they are.\n"
        "PATH and exit status as for check. A file that exists is kept unless --force is given."
    ),
    "写到哪个文件；缺省为 核稿单.html": "Where to write it.",
    "覆盖已有的文件": "Replace a file that exists.",
    "{0} 已经存在，没有改动；要覆盖请加 --force": "{0} exists and was left as it is; --force replaces it",
    # census, rules
    "统计各条规则在一批文稿上报了多少处、涉及几个文件，并列出前三处；缺省用全部规则。": (
        "Count findings and documents per rule, with the first three places; all rules by default."
    ),
    "# 文稿 {0} 份，{1} 字；规则 {2} 条，报过的 {3} 条；各列是规则、处数、文稿数、前 {4} 处": (
        "# documents {0}, characters {1}, rules {2}, of which {3} spoke;"
        " the rule, its findings, the documents, the first {4} places"
    ),
    "没有报过的规则也列出": "List the rules that said nothing, too.",
    "统计表写入文件，如 corpus/census.tsv": "Write the table to a file, such as corpus/census.tsv.",
    "列出现有配置下要查的规则；--all 连同缺省不查的一并列出。": (
        "List the rules that run under the configuration; --all adds the others."
    ),
    "只列这些规则族": "Only these families.",
    "只列六关中的这些关": "Only these of the six gates.",
    "只列这些级别": "Only these severities.",
    "只列能自动修改的": "Only what --fix can repair.",
    "连同现在不查的规则": "Rules that do not run as well.",
    "可自动修改": "fixable",
    "现在不查": "off",
    "共 {0} 条规则": "{0} rule(s)",
    # rule
    "看一条规则的说明；show 可省略": "Explain a rule; the word show may be left out",
    "新建规则文件，各键都有说明": "Start a rule file with every key explained",
    "跑规则自带的例子": "Run the examples of rules",
    "在真实文稿上试一条规则": "Try a rule on real drafts",
    "看一条规则：wenshu-lint rule 规则名。也可新建、测试、试用规则。": (
        "Explain a rule: wenshu-lint rule ID. Or make, test and try rules."
    ),
    "看一条规则的说明：级别、依据、道理、例子、选项。ID 是规则名，也可以是规则文件。": (
        "Explain a rule: severity, basis, reason, examples, options. ID is a rule or its file."
    ),
    "规则所在的文件夹；缺省为内置规则和配置里的规则": "Folder of rules; by default the built-in ones.",
    "新建规则文件 族/名.yml，每个键都有说明；已有的文件不动。": (
        "Start a rule file FAMILY/NAME.yml with every key explained; never overwrites."
    ),
    "建在哪个规则文件夹；缺省为 rules": "Folder to put it in; rules by default.",
    "规则名应为小写字母、数字和连字符组成的 族/名": "a rule is called family/name in a-z, 0-9 and hyphens",
    "已有这个文件，没有改动": "exists already, left as it is",
    "无法写入": "cannot be written",
    "已新建 {0}": "{0} written",
    "已新建 {0}，里面是这一族的名称和所属的关": "created {0}, the title and gate of this family",
    "已新建 {0}；改好后运行 wenshu-lint rule test {0}": (
        "{0} written; edit it, then run wenshu-lint rule test {0}"
    ),
    "跑规则自带的例子。ID 是规则名、规则文件或规则文件夹，可以有几个。": (
        "Run the examples of rules. Each ID is a rule, a rule file or a folder of rules."
    ),
    "通过 {0} 条，未通过 {1} 条": "{0} passed, {1} failed",
    "在真实文稿上试一条规则：报了多少处、每千字多少处、在什么地方。ID 是规则名或规则文件。": (
        "Try a rule on real drafts: how often it speaks and where. ID is a rule or its file."
    ),
    "最多列出几处；缺省 20": "How many places to list; 20 by default.",
    "没有这条规则": "no such rule",
    # pack
    "本单位的规则：新建一套，测试一套": "Rules of your own house: start a pack, test it",
    "本单位的规则：新建一套，测试一套。": "Rules of your own house: start a pack, test it.",
    "新建一套本单位的规则，建好就能用": "Start a pack of house rules that works at once",
    "试几套规则：能否载入，例子对不对": "Test packs: do they load, do their examples hold",
    "在文件夹里新建一套规则：规则、词表、说明各一份，建好就能用；已有东西的文件夹不动。": (
        "Start a pack in DIR: a rule, a word table and a guide; leaves a folder that is not empty alone."
    ),
    "不是空文件夹，没有改动": "not an empty folder, left as it is",
    "已新建 {0}；改好后运行 wenshu-lint pack test {0}": (
        "{0} written; edit it, then run wenshu-lint pack test {0}"
    ),
    "试几套规则：逐个载入，跑全部例子，正例在缺省规则下也不能被标出。问题写明文件和行。\n"
    "退出状态：0 都通过；1 有例子不对；2 有规则不能载入。": (
        "Load packs and run their examples; good ones must be quiet under the default rules too.\n"
        "Exit status: 0 all hold, 1 an example does not, 2 a rule cannot be loaded."
    ),
    "不能自动修改": "not fixable",
    "可自动修改，改后须核对": "fixable, look at the result",
    "给出改法，由人修改": "advice only",
    "缺省查": "on by default",
    "点名才查": "off unless selected",
    "提示语": "Message",
    "建议": "Advice",
    "道理": "Reason",
    "依据": "Basis",
    "例子": "Examples",
    "选项（检查方式 {0}）": "Options (kind of check: {0})",
    "未设：{0}": "Not set: {0}",
    "只查：{0}": "Only for: {0}",
    "依据自{0}年{1}月{2}日起施行，更早的文稿不查": (
        "In force since {0}-{1:02}-{2:02}; older drafts are not judged"
    ),
    "误": "bad ",
    "正": "good",
    "标出": "flags",
    "（缺失）": "(missing)",
    "{0}：{1} 个文件、{2} 字中报 {3} 处，涉及 {4} 个文件，每千字 {5:.2g} 处": (
        "{0}: {1} files, {2} characters, {3} findings in {4} files, {5:.2g} per 1,000 characters"
    ),
    # config, baseline
    "看现在的配置，各项从何而来": "Show the configuration and where it comes from",
    "输出配置文件的 JSON Schema": "Print the JSON Schema of configuration files",
    "新建 wenshu-lint.toml，各项都有说明": "Start a wenshu-lint.toml with everything explained",
    "看配置、配置的格式，新建配置。": "Show the configuration or its schema, or start one.",
    "看现在的配置，每一项写明从哪个文件的哪一行来。\n"
    "路径是文稿或文件夹，缺省为当前文件夹；是文稿时，连同对它的路径和文种另作的规定。": (
        "Show the configuration for PATH (default: here), each value with the file and line that says so."
    ),
    "输出配置文件的 JSON Schema，供编辑器使用。": "Print the JSON Schema of configuration files.",
    "新建 wenshu-lint.toml，各项都有说明；已有的文件不动。": (
        "Start a wenshu-lint.toml with everything explained; never overwrites."
    ),
    "缺省": "default",
    "要查的规则 {0} 条：错误级 {1}、警告级 {2}、提示级 {3}": "{0} rules: {1} error, {2} warning, {3} info",
    "检查文稿，把现有问题全部记为存量": "Check drafts and record all findings as known",
    '要让检查用上它，在配置里写 baseline = "{0}"': 'To use it, write baseline = "{0}" in the configuration',
    "重新检查一些文稿，照现状记，别的文稿不动": "Record some drafts as they are now; others stay",
    "检查文稿，去掉已经改好的存量，不添新的": "Check drafts and forget known findings that are gone",
    "看存量问题还有多少": "Show how many known findings are left",
    "记下存量问题，以后只报新问题。存量文件里没有文稿的文字。": (
        "Record known findings, so that only new ones are reported. The file holds no words of drafts."
    ),
    "检查文稿，把现有问题全部记为存量，以后检查不再报告。": "Check drafts and record every finding as known.",
    "重新检查这些文稿，照现状记：改好的去掉，新的添上；别的文稿的存量不动。": (
        "Record these drafts as they are now: forget what is mended, add what is new; other drafts stay."
    ),
    "检查文稿，从存量中去掉已经改好的问题；不添新的问题。": (
        "Check drafts and forget known findings that are gone; adds none."
    ),
    "看存量问题还有多少，按规则列出。": "Show how many known findings are left, rule by rule.",
    "存量问题文件；缺省按配置，再缺省为 wenshu-lint-baseline.json": (
        "Baseline file; the configured one, else wenshu-lint-baseline.json."
    ),
    "已记下 {0} 处存量问题，涉及 {1} 个文件：{2}": "{0} finding(s) in {1} file(s) recorded: {2}",
    "存量问题原有 {0} 处，现有 {1} 处：{2}": "known findings: {0} before, {1} now: {2}",
    "存量问题 {0} 处，涉及 {1} 个文件：{2}": "{0} known finding(s) in {1} file(s): {2}",
    "有文件未能检查，存量问题文件没有改动": "a file could not be checked, so the baseline was left as it is",
    "没有这个存量问题文件，请先用 wenshu-lint baseline create 新建": (
        "no such baseline; make one with wenshu-lint baseline create"
    ),
}
"""Chinese → English. The Chinese form is what the code uses, so that it can be read there."""
