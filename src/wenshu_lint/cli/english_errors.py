"""The errors of the library and the notices of its readers in English: each Chinese phrase with its own."""

from __future__ import annotations

from typing import Final

ENGLISH: Final[dict[str, str]] = {
    # what stands after another phrase
    "{0}；可用：{1!l}": "{0}; known: {1!l}",
    "{0}，是不是{1!o}": "{0}; did you mean {1!o}?",
    "{0}，是不是{1!o}；可用：{2!l}": "{0}; did you mean {1!o}? Known: {2!l}",
    "{0}，不是 {1!v}": "{0}, not {1!v}",
    "{0}（第 {1} 个字符）": "{0} (at character {1})",
    # files and folders
    "无法读取：{0}": "cannot be read: {0}",
    "无法读取：path {0}": "cannot be read: the path {0}",
    "无法打开文件夹：{0}": "the folder cannot be opened: {0}",
    "无法写入：{0}": "cannot be written: {0}",
    "文件名{0}": "the file name {0}",
    "里有空字符或半个字符，不能用作文件路径": "holds a null or half a character, so it is no path",
    "没有与此相符的文件": "no file matches",
    "没有这个文件或文件夹": "no such file or folder",
    "没有权限": "permission denied",
    "这是文件夹，不是文件": "this is a folder, not a file",
    "路径中有一级不是文件夹": "part of the path is not a folder",
    "已有这个文件": "the file exists already",
    "磁盘已满": "the disk is full",
    "所在的磁盘只能读": "the disk is read-only",
    "文件名太长": "the file name is too long",
    "链接绕成了圈": "the links run in a circle",
    "打开的文件太多": "too many open files",
    "文件正被占用": "the file is in use",
    "被占用": "in use",
    "不是本机的地址": "not an address of this machine",
    "磁盘读写出错": "input/output error",
    "文件名不能用": "not a valid file name",
    "系统不允许（错误号 {0}）": "refused by the system (error {0})",
    "不是 UTF-8 编码": "not in UTF-8",
    "读取时程序出错（{0}），请报告": "internal error while reading ({0}); please report it",
    "用不了 {0}：端口被占用，或者不是本机的地址；请用 --port 另选": (
        "cannot use {0}: the port is in use, or this is not an address of this machine; choose another "
        "with --port"
    ),
    "服务没有启动": "the service did not start",
    # configuration
    "没有这个配置文件": "no such configuration file",
    "无法读取配置：{0}": "the configuration cannot be read: {0}",
    "无法读取 {0!v}：{1}": "{0!v} cannot be read: {1}",
    "不是合格的 TOML：{0}": "not valid TOML: {0}",
    "到末尾值还没有写完，等号后面不能空着，方括号、引号要成对": (
        "the file ends within a value, or before it; look for unbalanced brackets or quotation marks"
    ),
    "键的后面缺少等号": "'=' missing after the key",
    "方括号不成对": "unbalanced square brackets",
    "值的后面还有多余的字；几个值要写成列表 [ … ]": (
        "something follows the value; several values are written as a list [ … ]"
    ),
    "等号后面不是值；文字要加英文引号": "no value after '='; text needs quotation marks",
    "这一行既不是“键 = 值”，也不是 [表名]；中文的键要加英文引号": (
        "neither 'key = value' nor [table]; keys in Chinese need quotation marks"
    ),
    "键里有不能用的字；中文的键要加英文引号": (
        "the key has a character that is not allowed; keys in Chinese need quotation marks"
    ),
    "引号不成对": "unbalanced quotation marks",
    "花括号不成对": "unbalanced braces",
    "键重复": "duplicate key",
    "表重复": "duplicate table",
    "这个表已经写完，不能再添": "this table is complete, nothing can be added to it",
    "有不能用的字符；一行文字要在同一行写完": (
        "a character that is not allowed; text in plain quotation marks ends on the line where it begins"
    ),
    "有不能用的字符": "a character that is not allowed",
    "反斜杠的用法不对；路径请用单引号或 /": "bad backslash; write paths in single quotation marks or with /",
    "反斜杠的用法不对": "bad backslash",
    "没有这个日期": "no such date",
    "写法有误": "badly written",
    "没有这个表{0}": "no such table{0}",
    "没有这个键{0}": "no such key{0}",
    "没有这个选项{0}": "no such option{0}",
    "缺少 {0}": "{0} is missing",
    "缺少这个键": "this key is missing",
    "不能写成 {0!v}": "cannot be {0!v}",
    "里有空字符，不能用": "holds a null character",
    "值不合适": "not a suitable value",
    "应当不写": "must be left out",
    "应为{0}": "must be {0}",
    "应为 {0!l} 之一{1}": "must be one of {0!l}{1}",
    "一段文字": "a string",
    "一个列表 [ … ]": "a list [ … ]",
    "一个列表": "a list",
    "一组表，写作 [[{0}]]": "a list of tables, written [[{0}]]",
    "一个表": "a table",
    " true 或 false": "true or false",
    "应为整数": "must be a whole number",
    "应为数": "must be a number",
    "至少要有 {0} 项或 {1} 个字": "must have at least {0} items or characters",
    "至多 {0} 项或 {1} 个字": "may have at most {0} items or characters",
    "绕了一圈又回到 {0!v}": "runs in a circle back to {0!v}",
    "没有安装名为“{0}”的规则包": "no installed pack of rules is called {0!r}",
    "规则包“{0}”里没有 {1}": "the pack of rules {0!r} holds no {1}",
    "没有这个文件：{0!v}": "no such file: {0!v}",
    "没有“{0}”这个规则文件夹": "no folder of rules {0!r}",
    "没有规则与“{0}”相符{1}": "no rule matches {0!r}{1}",
    "（规则名、规则族、六关之一、带 * 的式样或 ALL）": (
        " (name a rule, a family, one of the six gates, a pattern with * or ALL)"
    ),
    "没有“{0}”这个文种配置{1}": "no profile {0!r}{1}",
    "没有“{0}”这条规则{1}": "no rule {0!r}{1}",
    "这条规则关系保密，选项不能更改": "this rule guards secrets, so its options cannot be changed",
    "报告插件 {0} 无法载入": "the report plugin {0} cannot be loaded",
    # options of rules
    "正则式有误：{0}": "bad regular expression: {0}",
    "replace 有误：{0}": "bad replace: {0}",
    "正则式“{0}”能匹配空串，会处处报警": (
        "the regular expression {0!r} matches the empty string, so it would match everywhere"
    ),
    "式“{0}”里没有必含的字，请给出 anchors": "no fixed words in the pattern {0!r}; give anchors",
    "方括号里的范围前后颠倒": "a range in square brackets is reversed",
    "圆括号不成对": "unbalanced parentheses",
    "* + ? 的前面没有可以重复的内容": "nothing before * + ? to repeat",
    "* + ? 连用了": "* + ? one after another",
    "重复次数前大后小": "the least number of repeats is above the greatest",
    "反斜杠后面的字母没有意义": "the letter after a backslash means nothing",
    "反斜杠后面不全": "incomplete after a backslash",
    "(?<=…)、(?<!…) 里的长短不固定": "(?<=…) or (?<!…) is not of fixed length",
    "组名重复": "duplicate group name",
    "没有这个组名": "no such group name",
    "没有这个编号的组": "no group of this number",
    "组还没有写完就引用了": "a group is referred to before it ends",
    "组名里有不能用的字": "a character that is not allowed in a group name",
    "缺少组名": "group name missing",
    "(? 后面的写法不认得": "unknown extension after (?",
    "写到一半就完了": "ends half-way",
    "请给出 ranges 或 swap": "give ranges or swap",
    "ranges 有误，应为十六进制的编码范围，如 E000-F8FF": (
        "bad ranges; they are code points in hexadecimal, such as E000-F8FF"
    ),
    "没有“{0}”这种毛病": "no fault {0!r}",
    "没有“{0}”这种 fault": "no fault {0!r}",
    "form 应为 meeting 或 period": "form must be meeting or period",
    "“{0}”的年份不对": "wrong year in {0!r}",
    "“{0}”出现两次": "{0!r} occurs twice",
    "每行 members 至少两种写法": "each row of members needs at least two forms",
    "同一写法出现在两行": "the same form is in two rows",
    "fault 应为 {0!l} 之一": "fault must be one of {0!l}",
    "“{0}”重复或为空": "{0!r} is a duplicate or empty",
    "fault 应为 order 或 members": "fault must be order or members",
    "每行 members 至少三项": "each row of members needs at least three items",
    "没有“{0!l}”这种要素": "no such element: {0!l}",
    "没有写明 roles": "roles is missing",
    "没有写明 pattern": "pattern is missing",
    "fault 应为 order 或 short": "fault must be order or short",
    # packs
    "没有这个规则文件夹": "no such folder of rules",
    "里面没有规则": "it holds no rules",
    "不会载入：规则应写在 族/名.yml": "not loaded: rules are written in family/name.yml",
    "已有名为“{0}”的规则，请换一个名字": "there is a rule named {0!r}; choose another name",
    "无法读取词表：{0}": "the table of words cannot be read: {0}",
    "不是合格的 YAML：{0}": "not valid YAML: {0}",
    # the baseline
    "无法读取存量问题文件：{0}": "the baseline cannot be read: {0}",
    "存量问题文件已损坏，请恢复或重新生成": "the baseline is damaged; restore it or make it again",
    "不是本版本的存量问题文件，请重新生成": "not a baseline of this version; make it again",
    # drafts in formats that are not read
    "这是旧版 Word 文档，请在 Word 或 WPS 中另存为 .docx 后再检查": (
        "an old Word file; save it as .docx in Word or WPS, then check that"
    ),
    "这是 WPS 或公文系统的专用格式，请在 WPS 中另存为 .docx 后再检查": (
        "a format of WPS or of an office system; save it as .docx in WPS, then check that"
    ),
    "{0} 是版式文件，请检查成文前的 .docx 稿，或将文字另存为 .txt": (
        "{0} is a format of fixed pages; check the .docx it was made from, or save its text as .txt"
    ),
    "暂不支持这种格式，请另存为 .docx 或 .txt 后再检查": (
        "this format cannot be read; save it as .docx or .txt, then check that"
    ),
    "这是表格或演示文稿，不是文字稿，请将文字另存为 .docx 或 .txt 后再检查": (
        "a spreadsheet or slides; save the text as .docx or .txt, then check that"
    ),
    "这是压缩包，请解压后再检查": "an archive; unpack it, then check what is in it",
    "这是图片，没有可检查的文字，请先识别成文字并另存为 .txt": (
        "an image, with no text to check; recognise its text and save that as .txt"
    ),
    "内容是压缩包格式（可能是 Word 文档）{0}；若是 Word 文档，请将后缀改为 .docx": (
        "the content is an archive, perhaps a Word file{0}; if it is one, rename it to .docx"
    ),
    "内容是旧版 Office 或 WPS 文档{0}；请用 Word 或 WPS 打开，另存为 .docx": (
        "the content is an old Office or WPS file{0}; open it in Word or WPS and save it as .docx"
    ),
    "内容是 PDF 文件{0}；请检查成文前的 .docx 稿，或将文字另存为 .txt": (
        "the content is a PDF{0}; check the .docx it was made from, or save its text as .txt"
    ),
    "内容是 RTF 文件{0}；请用 Word 或 WPS 打开，另存为 .docx": (
        "the content is RTF{0}; open it in Word or WPS and save it as .docx"
    ),
    "，与后缀不符": ", despite its suffix",
    "读取插件 {0} 无法载入": "the reader plugin {0} cannot be loaded",
    "读取插件 {0} 出错：{1}": "the reader plugin {0} failed: {1}",
    # Word files
    '读取 Word 文档需要 lxml，请先安装：pip install "wenshu-lint[docx]"': (
        'reading Word files needs lxml: pip install "wenshu-lint[docx]"'
    ),
    "不是 Word 文档：{0}": "not a Word document: {0}",
    "内容不是文档": "the content is no document",
    "是 Excel 表格": "it is an Excel sheet",
    "是演示文稿": "it is a presentation",
    "文件内部嵌套过深，无法读取": "nested too deeply to be read",
    "文件损坏，无法解开；请用 Word 或 WPS 打开并另存为 .docx 后再检查": (
        "damaged, it cannot be unpacked; open it in Word or WPS, save it as .docx, then check that"
    ),
    "解开后过大，为安全起见不予读取": "too large when unpacked, not read for safety",
    "不是 Word 文档，或文件已损坏；若是纯文本，请将后缀改为 .txt": (
        "not a Word document, or damaged; if it is plain text, rename it to .txt"
    ),
    "文件是空的，没有内容": "the file is empty",
    "内容是旧版 .doc 或 .wps 文档，与后缀不符；请用 Word 或 WPS 打开，另存为 .docx": (
        "the content is an old .doc or .wps file, despite its suffix; open it in Word or WPS and "
        "save it as .docx"
    ),
    "内容是 PDF 文件，与后缀不符；请检查成文前的 .docx 稿": (
        "the content is a PDF, despite its suffix; check the .docx it was made from"
    ),
    "内容是网页或 XML 文件，与后缀不符；请用 Word 或 WPS 打开，另存为 .docx": (
        "the content is a web page or XML, despite its suffix; open it in Word or WPS and save it as .docx"
    ),
    "文件里没有正文部分；请用 Word 或 WPS 打开并另存为 .docx": (
        "it has no main part; open it in Word or WPS and save it as .docx"
    ),
    "文件有打开密码（或受权限保护），请解除密码后再检查": (
        "protected by a password or by permissions; lift that, then check it"
    ),
    "文件有打开密码，请解除密码后再检查": "protected by a password; lift that, then check it",
    "内含 {0} 个文件，超过 {1} 个的上限，不予读取": "holds {0} files, more than the limit of {1}; not read",
    "Word 文件内部损坏，请用 Word 或 WPS 打开并另存后再检查": (
        "damaged inside; open it in Word or WPS, save it, then check it"
    ),
    "Word 文件内部含有不允许的文档类型声明，为安全起见不予读取": (
        "it has a document type declaration inside, which is not allowed; not read for safety"
    ),
    "正文没有文字，只有图片或嵌入对象（可能是扫描件），未作检查": (
        "no text, only images or embedded objects (perhaps a scan); not checked"
    ),
    "正文没有文字": "there is no text",
    "文件内部的 {0} 已损坏，其中的文字未检查": "{0} inside the file is damaged; its text was not checked",
    "正文嵌入了 {0} 个外部文件，其中的文字未检查；请另存为 .docx 后再检查": (
        "{0} other file(s) inserted in the body, their text not checked; save it as .docx, then check that"
    ),
    "有 {0} 个嵌入对象（如表格、文档），其中的文字未检查": (
        "{0} embedded object(s), such as sheets or documents; their text was not checked"
    ),
    "有 {0} 个图示或图表，其中的文字未检查": "{0} diagram(s) or chart(s); their text was not checked",
    "有 {0} 处艺术字或水印，其中的文字未检查": "{0} WordArt or watermark(s); their text was not checked",
    "有 {0} 个窗体控件，其中的文字未检查": "{0} form control(s); their text was not checked",
    "有 {0} 条批注，批注内容未检查": "{0} comment(s); their text was not checked",
    "有 {0} 个字符设为隐藏文字，已一并检查": "{0} character(s) of hidden text, checked as well",
    "有 {0} 个字符是白色或者小于二磅，已一并检查": "{0} character(s) white or below 2 pt, checked as well",
    "有 {0} 个字符用黑色底纹遮盖，复制出来仍然看得到": (
        "{0} character(s) blacked out, which anyone can still copy and read"
    ),
    "有 {0} 个字符加了删除线": "{0} character(s) struck through",
    "有 {0} 个字符加了突出显示": "{0} character(s) highlighted",
    "有 {0} 处日期会自动更新": "{0} date(s) that change by themselves",
    "有 {0} 处超链接指向别处": "{0} link(s) that lead elsewhere than they say",
    "文件属性里的标题是“{0}”": "the title in the file's properties is {0!r}",
    "有未处理的修订（{0}），按全部接受修订后的文字检查": (
        "tracked changes ({0}); checked as if all were accepted"
    ),
    "插入 {0} 处、删除 {1} 处": "{0} insertion(s), {1} deletion(s)",
    # texts
    "不是文本：含有大量控制字符或无法显示的字符，可能是程序文件、图片或损坏的文件": (
        "not a text: it is full of control or unprintable characters, perhaps a program, an image or damaged"
    ),
    "{0}；若是 UTF-16 文本，请另存为 UTF-8": "{0}; if it is UTF-16, save it as UTF-8",
    "编码无法确定：不是有效的 UTF-8，也不像 GB18030；请另存为 UTF-8，或用 --encoding 指明编码": (
        "unknown encoding: not valid UTF-8, nor like GB18030; save it as UTF-8, or name it with --encoding"
    ),
    "看来是 UTF-8 文本，但含有无效字节，文件可能损坏或混用了两种编码；请修复后再检查": (
        "seems to be UTF-8 but has invalid bytes, so it is damaged or of two encodings; mend it first"
    ),
    "不是有效的 UTF-8，疑为 Big5，请用 --encoding big5 指明，或另存为 UTF-8": (
        "not valid UTF-8, perhaps Big5; say so with --encoding big5, or save it as UTF-8"
    ),
    "文字太少，分不清是 GB18030 还是 Big5，请用 --encoding 指明，或另存为 UTF-8": (
        "too short to tell GB18030 from Big5; name it with --encoding, or save it as UTF-8"
    ),
    "不支持的编码名称“{0}”": "unsupported encoding {0!r}",
    "{0}，可用 {1!l}": "{0}; known: {1!l}",
    "按 {0} 读取时遇到无效字节，文件可能损坏，或编码另有其名": (
        "invalid bytes when read as {0}; the file is damaged, or in another encoding"
    ),
    "这一行有 {0} 个字符，超过 {1} 个字符的上限，不像文稿；请分段后再检查": (
        "this line has {0} characters, more than the limit of {1}; no draft looks so, break it up first"
    ),
    "文件开头有 {0} 标记，与指定的编码“{1}”不符": (
        "begins with the mark of {0}, which contradicts the given encoding {1!r}"
    ),
    "文件没有 {0} 标记，请用 {1} 或 {2} 指明字节顺序": (
        "has no {0} mark; give the byte order with {1} or {2}"
    ),
    "按 {0} 读取": "read as {0}",
    "文件里有 {0} 的重复编码，可以检查，但不能改写": (
        "has duplicate codes of {0}; it can be checked but not rewritten"
    ),
    "有 {0} 处文字在以前的转换中丢失（显示为 �），首处在第 {1} 行，请核对原稿": (
        "{0} character(s) lost in an earlier conversion (shown as �), the first on line {1}; "
        "look at the original"
    ),
    "疑有乱码（如第 {0} 行的“{1}”），文件可能在以前用错误的编码转换过，请核对原稿": (
        "seems garbled (such as {1!r} on line {0}), perhaps by an earlier conversion from the wrong "
        "encoding; look at the original"
    ),
    '读取 Markdown 需要 markdown-it-py，请先安装：pip install "wenshu-lint[md]"': (
        'reading Markdown needs markdown-it-py: pip install "wenshu-lint[md]"'
    ),
    "列表或引用嵌套过深，无法读取": "lists or quotations nested too deeply to be read",
    "第 {0} 行起{1}，其中的文字未检查": "from line {0} on: {1}; this text was not checked",
    "以四个以上空格或制表符开头，按 Markdown 的规则算作代码": (
        "indented by a tab or four spaces, which is code by the rules of Markdown"
    ),
    "是 HTML 代码": "HTML",
    # what cannot be written
    "Word 文件不就地改写；annotate_file 可把批注和修订写在另一个文件里": (
        "Word files are not rewritten in place; annotate_file writes comments and changes into another"
    ),
    "批注要写在另一个文件里，不能覆盖原稿": "comments go into another file, not over the draft",
    "只有 Word 文稿（.docx）能写批注": "only Word drafts (.docx) can bear comments",
    "Word 文档不能按纯文本改写": "a Word document cannot be rewritten as plain text",
    "文件里有重复编码，改写会连带改动别处的字节；请先另存为 UTF-8": (
        "has duplicate codes, so rewriting would change other bytes too; save it as UTF-8 first"
    ),
    "文件的编码里没有“{0}”字，无法写回；请先另存为 UTF-8": (
        "its encoding has no {0!r}, so it cannot be written back; save it as UTF-8 first"
    ),
    "文件在检查以后改动过，请重新检查": "the file was changed after it was checked; check it again",
    "文件有数字签名，写入批注会使签名失效；请用签名以前的稿子": (
        "digitally signed, which comments would undo; use the draft from before it was signed"
    ),
    "文件是“严格 Open XML”格式，不能写入批注；请另存为普通的 .docx": (
        "in Strict Open XML, which cannot take comments; save it as an ordinary .docx"
    ),
    "批注部分没有与正文相连；请用 Word 或 WPS 另存一次": (
        "the comments are not linked to the body; save it again in Word or WPS"
    ),
    # notices of the command line, which reports hold
    "上一稿：{0}": "previous draft: {0}",
    "可自动修改的问题未改：{0}": "what --fix could repair was left as it is: {0}",
    "Word 文档不就地修改，文件未动；wenshu-lint annotate --revise 另写一份，修改写成修订": (
        "Word files are not changed in place; wenshu-lint annotate --revise writes a copy with the changes "
        "tracked"
    ),
    "文件不见了，已移走、改名，或者正在保存": "the file is gone: moved, renamed, or just being saved",
    # why rules were not checked
    "全文不是中文，中文规则未查": "not in Chinese",
    "需要 Word 文件，纯文本没有这些信息": "for Word files only",
}
"""Chinese → English, places numbered in both: ``!r`` is quoted, ``!l`` a list, ``!o`` a choice, ``!v`` as is.

A place without such a mark may hold a known phrase itself.
"""
