"""Writes the table of ``typos/rare-character``: characters, what is typed for them, and their words.

Usage: ``python -m tests.measure.characters FOLDER`` where FOLDER holds ``corpus/dev/``. The words are the
dictionary's that published documents use most, and the idioms among those they use at all; the
characters typed for others are those that look or sound like them and that the documents rarely use.
Nothing of the documents but the count of words goes into the table.
"""

from __future__ import annotations

import csv
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from wenshu_lint.analysis import words
from wenshu_lint.catalog.builtin import builtin_rules, rules_folder
from wenshu_lint.checks.confusables import alike, common, looks_like, sounds
from wenshu_lint.checks.lexical import Row, Words

WORDS = 4000
"""How many of the words in most documents are taken."""
NUMERALS = frozenset("一二三四五六七八九十百千万亿第两几各每本该")
"""Words of two with one of these are built at will."""
FREQUENT = 700
"""So many of the most frequent characters are never taken for slips."""
KNOWN = 12
"""A character that the dictionary's words hold less often than this per million is hardly ever typed."""
ALONE = 15000
"""A character that the dictionary counted more often as a word of its own may stand alone anywhere."""
LOOSE = 25000
"""Beside a character that was counted more often as a word of its own, any other may stand."""
GAIN = 6
"""How much likelier, as a logarithm, a word must be than its other characters beside a rare one."""
SCARCE = 1000
"""How often a rare character is taken to have been counted when the gain is reckoned."""
ONE_LAW_IN = 6
OWNED = frozenset("著帐付象臵")
"""Characters that have rules of their own."""
PLACES = frozenset("省市县区州盟旗乡镇村")
"""What follows the name of a place, which may end in any character."""
RUN = re.compile(r"[\u4e00-\u9fa5]{2,}")
LEGEND = """\
# 由 python -m tests.measure.characters 生成：right 是公文常用词（members）里的字，wrong 是音同或形近、公文里少用、容易误打成的字；exceptions 是两词相接处的巧合。
"""


def texts(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield the simplified documents, and whether their words count: there are too many laws."""
    laws = 0
    with (folder / "manifest.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["script"] == "Hans" and row["group"] not in ("ref", "tw"):
                laws += row["group"] == "law"
                text = (folder / row["file"]).read_text(encoding="utf-8")
                yield text, row["group"] != "law" or laws % ONE_LAW_IN == 0


def counted(folder: Path) -> tuple[Counter[str], Counter[str], set[str]]:
    """Return in how many documents each word stands, how often each character is used, and the pairs met.

    Pairs of characters count as met when they stand in two documents at least: one may be in error.
    """
    documents: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for text, counts in texts(folder):
        pairs.update({one + other for one, other in pairwise(text)})
        if counts:
            found = [piece for run in RUN.findall(text) for piece in words.pieces(run)]
            documents.update({word for word in found if len(word) > 1})
            characters.update("".join(found))
    return documents, characters, {pair for pair, count in pairs.items() if count > 1}


def table(folder: Path) -> Iterator[str]:
    """Yield the lines of the table."""
    documents, characters, met = counted(folder)
    dictionary = words.frequencies()
    usual = [word for word, _ in documents.most_common() if word in dictionary]
    pairs = [word for word in usual if len(word) == 2 and NUMERALS.isdisjoint(word)]
    idioms = [word for word in usual if len(word) == 4 and dictionary[word] >= 10]
    chosen = pairs[:WORDS] + idioms[: WORDS // 3]
    frequent = {char for char, _ in characters.most_common(FREQUENT)}
    inside: Counter[str] = Counter()
    for word, count in dictionary.items():
        inside.update(dict.fromkeys(word, count))
    least = KNOWN * sum(inside.values()) / 1e6
    rare = {
        char
        for char, count in inside.items()
        if common(char)
        and char not in frequent | OWNED
        and count >= least
        and dictionary.get(char, 0) <= ALONE
    }
    told = told_elsewhere()
    whole = math.log(sum(dictionary.values()))
    loose = PLACES | {char for char, count in dictionary.items() if len(char) == 1 and count > LOOSE}
    members: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(chosen):
        for char in word:
            bound = word.count(char) == 1 and (len(word) > 2 or not loose & set(word) - {char})
            if bound and _gain(dictionary, whole, word, char) >= GAIN:
                members[char].append(word)
    yield LEGEND + "right\twrong\tmembers\texceptions"
    for right in sorted(members):
        typed = sorted(char for char in rare & alike(right).keys() if _close(char, right))
        slips = {word.replace(right, char) for word in members[right] for char in typed}
        innocent = (slips & met) | {word for word in told if any(slip in word for slip in slips)}
        if typed:
            cells = right, "".join(typed), "|".join(members[right]), "|".join(sorted(innocent))
            yield "\t".join(cells).rstrip("\t")


def told_elsewhere() -> set[str]:
    """Return the words, of six characters at most, that the tables of other rules hold, right or wrong."""
    found: set[str] = set()
    for rule in builtin_rules():
        check = rule.check.built() if rule.family in ("typos", "wording") else None
        if isinstance(check, Words):
            rows = [Row(*row) for row in check.rows]
            found.update(check.literals(), (row.right for row in rows))
    return {word for word in found if len(word) <= 6}


def _gain(dictionary: dict[str, int], whole: float, word: str, left_out: str) -> float:
    """Return the logarithm of how much likelier a word is than its characters with a rare one in it."""
    others = [SCARCE if char == left_out else max(1, dictionary.get(char, 1)) for char in word]
    return math.log(dictionary[word]) - whole - sum(math.log(count) - whole for count in others)


def _close(one: str, other: str) -> bool:
    return other in looks_like(one) or not sounds(one).isdisjoint(sounds(other))


def main(arguments: list[str]) -> int:
    """Write the table; say so where the documents are absent."""
    folder = Path(arguments[0] if arguments else ".") / "corpus" / "dev"
    if not folder.is_dir():
        print(f"{folder}: the texts to count are absent; nothing was written", file=sys.stderr)
        return 2
    target = rules_folder() / "typos" / "rare-character.tsv"
    target.write_text("\n".join(table(folder)) + "\n", encoding="utf-8", newline="\n")
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
