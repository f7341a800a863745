"""The files of a new pack of house rules; it is sound as it stands."""

from __future__ import annotations

FAMILY = """\
# 这个文件夹是一个规则族，文件夹名就是族名。
title: 本单位的规矩
gate: 结构和文字关        # 六关之一：规则查的是哪一方面
description: 本单位的机构、制度和平台怎样称呼
"""

_RULE = """\
# 规则名就是文件的位置：house/office-names。文件名、文件夹名用小写字母、数字和连字符。
# 别的键：wenshu-lint rule new house/another --pack {name} 会写一个各键都有说明的文件。
title: 本单位名称误写
severity: warning            # error 违反“规定”强度的条款 · warning 疑似 · info 提示
check: words                 # 检查方式：一个一个的词
table: office-names.tsv      # 词在旁边的表里，添词只改那张表
message: “{{match}}”应为“{{fix}}”，{{note}}
why: 同一机构、制度、平台在本单位的文稿里只有一个名称。
basis:                       # 依据：资料、条款、强度（规定 · 一般 · 推荐 · 可以 · 实务）
  - {{source: 本单位“三定”规定, strength: 规定}}
fix: unsafe                  # safe 自动修改 · unsafe 改后须核对 · display 只建议
outside: [protected, quotation, book-title]   # 网址、引文、书名号里的不查

examples:                    # 宜有三个错例、四个看着像错其实没错的例子
  - bad: 请于3月底前报政务公开办公室备案。
    flag: 政务公开办公室      # 恰好标出这些字，别处不标
    good: 请于3月底前报政务公开办备案。
  - bad: 由督察督办科会同有关科室落实。
    flag: 督察督办科
    good: 由督查督办科会同有关科室落实。
  - bad: 来文先在公文流转平台登记，再送政务公开办公室。
    flag: [公文流转平台, 政务公开办公室]
    good: 来文先在公文处理平台登记，再送政务公开办。
  - good: 请于3月底前报政务公开办备案。
  - good: 请报市政务公开领导小组办公室备案。
    edge: true               # 处在边界上的无辜例
  - good: 公文流转平台一期工程已通过验收。
    edge: true
    note: 词表 exceptions 一格里的话不报
  - good: 《关于设立督察督办科的请示》已经归档。
    edge: true
    note: 书名号里是原来的名称
"""

_TABLE = """\
# 一行一条，各格之间用制表符隔开。exceptions 是含有错词而不算错的话，几个之间用 | 隔开；note 写进提示。
wrong\tright\texceptions\tnote
政务公开办公室\t政务公开办\t\t“三定”规定所用的名称
督察督办科\t督查督办科\t\t2025年起用“督查”
公文流转平台\t公文处理平台\t公文流转平台一期工程|公文流转平台二期工程\t平台已经更名
"""

_GUIDE = """\
# 本单位的规则

这个文件夹是一套规则。规则是数据，不含程序，文秘可以直接改，也可以直接审。

```text
{name}/
  README.md                这份说明
  house/                   一个规则族，族名 house
    pack.yml               这一族叫什么、属于六关中哪一关
    office-names.yml       一条规则：本单位名称误写
    office-names.tsv       它的词表
```

## 五分钟

1. 先跑一遍，应当是“通过 1 条，未通过 0 条”：

   ```console
   $ wenshu-lint pack test {name}
   ```

2. 打开 `house/office-names.tsv`，换成本单位的词：左边误写，右边正写，一行一条。
3. 打开 `house/office-names.yml`，把依据和例子换成本单位的：错例写明标出哪几个字、改成什么样；
   看着像错、其实没错的话写成正例。再跑第 1 步，哪一行不对，会说明文件和行。
4. 在文稿所在的文件夹放一个 `wenshu-lint.toml`，写上这套规则的位置（相对于这个文件）：

   ```toml
   packs = ["{name}"]
   ```

5. 在旧文稿上试一试，逐处看报得对不对；报错了的，写成正例，加进 exceptions：

   ```console
   $ wenshu-lint rule try house/office-names 旧文稿/ --pack {name}
   $ wenshu-lint check 通知.txt
   ```

## 再加一条

```console
$ wenshu-lint rule new house/another --pack {name}
```

新文件里每个键都有说明。宁可少报，不要错报：拿不准的，级别写 info，或者写 `default: false`，点名才查。
"""


def files(name: str) -> dict[str, str]:
    """Return the files of a new pack, by their path below its folder.

    :param name: the folder of the pack, as its guide shall call it.
    """
    return {
        "README.md": _GUIDE.format(name=name),
        "house/pack.yml": FAMILY,
        "house/office-names.yml": _RULE.format(name=name),
        "house/office-names.tsv": _TABLE,
    }
