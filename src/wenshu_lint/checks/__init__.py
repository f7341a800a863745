"""The kinds of check, found by the name that rule files use."""

from __future__ import annotations

import importlib
from functools import cache

from .base import Check

KINDS: dict[str, str] = {
    "mark-form": "classification:MarkForm",
    "mark-conflict": "classification_conflicts:MarkConflict",
    "attachment-mark": "classification_conflicts:AttachmentMark",
    "paragraph-mark": "classification_conflicts:ParagraphMark",
    "beside-note": "classification_conflicts:BesideNote",
    "unmarked": "classification_conflicts:Unmarked",
    "same-sentence": "classification_conflicts:SameSentence",
    "heading-form": "heading_form:HeadingForm",
    "heading-blank": "heading_form:HeadingBlank",
    "heading-end": "heading_form:HeadingEnd",
    "chapter-end": "heading_form:ChapterEnd",
    "heading-sequence": "heading_sequence:HeadingSequence",
    "doubled-number": "heading_sequence:DoubledNumber",
    "article-numerals": "heading_form:ArticleNumerals",
    "heading-levels": "heading_sequence:HeadingLevels",
    "declared-count": "enumeration:DeclaredCount",
    "ordinal-words": "ordinal_words:OrdinalWords",
    "ordinal-start": "ordinal_words:OrdinalStart",
    "mixed-ordinals": "ordinal_words:MixedOrdinals",
    "article-reference": "articles:ArticleReference",
    "former-paragraph": "articles:FormerParagraph",
    "self-title": "articles:SelfTitle",
    "words": "lexical:Words",
    "repeated-phrase": "typos:RepeatedPhrase",
    "unlikely-character": "spelling:UnlikelyCharacter",
    "repeated-latin": "typos:RepeatedLatin",
    "pattern": "patterns:Pattern",
    "patterns": "patterns:Patterns",
    "unconverted": "conversion:Unconverted",
    "other-script": "script:OtherScript",
    "mixed-scripts": "script:MixedScripts",
    "rivals": "rivals:Rivals",
    "element-form": "elements:ElementForm",
    "element-missing": "elements_relations:ElementMissing",
    "element-lacks": "elements:ElementLacks",
    "element-order": "elements_relations:ElementOrder",
    "elements-on-one-line": "elements_relations:ElementsOnOneLine",
    "element-twice": "elements_relations:ElementTwice",
    "element-date": "elements_date:ElementDate",
    "number-year": "elements_date:NumberYear",
    "printed-early": "elements_date:PrintedEarly",
    "document-number": "document_number:NumberForm",
    "attachment-note": "attachments:AttachmentNote",
    "attachment-label": "attachment_pages:AttachmentLabel",
    "attachment-pages": "attachment_pages:AttachmentPages",
    "attachment-mention": "attachment_pages:AttachmentMention",
    "title-break": "titles:TitleBreak",
    "organ-mismatch": "organs:OrganMismatch",
    "organ-twice": "organs:OrganTwice",
    "joint-signature": "organs:JointSignature",
    "self-name": "organs:SelfName",
    "genre-word": "genre:GenreWord",
    "nothing-follows": "genre:NothingFollows",
    "addressee-person": "genre:AddresseePerson",
    "dated-pattern": "genre:DatedPattern",
    "inner-space": "garbling:InnerSpace",
    "spaced-out": "garbling:SpacedOut",
    "doubled-characters": "garbling:DoubledCharacters",
    "codepoints": "codepoints:CodePoints",
    "half-width-marks": "punctuation:HalfWidthMarks",
    "half-width-stop": "punctuation:HalfWidthStop",
    "half-width-brackets": "punctuation_brackets:HalfWidthBrackets",
    "straight-quotes": "punctuation_brackets:StraightQuotes",
    "unpaired-marks": "punctuation_pairs:UnpairedMarks",
    "nested-marks": "punctuation_pairs:NestedMarks",
    "stray-marks": "punctuation_lines:StrayMarks",
    "missing-stop": "punctuation_stops:MissingStop",
    "uneven-items": "punctuation_lines:UnevenItems",
    "blanks": "punctuation_lines:Blanks",
    "chinese-year": "numerals:ChineseYear",
    "mixed-date": "numerals:MixedDate",
    "full-width-digits": "numerals:FullWidthDigits",
    "broken-number": "numerals:BrokenNumber",
    "capital-amount": "numerals_amounts:CapitalAmount",
    "descending-range": "numerals_amounts:DescendingRange",
    "percent-points": "numerals_amounts:PercentPoints",
    "pinyin-notes": "residue:PinyinNotes",
    "plain-patterns": "residue:PlainPatterns",
    "unfilled": "residue:Unfilled",
    "link-list": "residue:LinkList",
    "repeated-text": "duplicates:RepeatedText",
    "repeated-title": "duplicates:RepeatedTitle",
    "broken-line": "linebreaks:BrokenLine",
    "notice": "notices:NoticeOf",
    "foreign-text": "notices:ForeignText",
    "unused-suppression": "notices:UnusedSuppression",
    "unknown-suppression": "notices:UnknownSuppression",
    "names": "names:Names",
    "law-names": "names:LawNames",
    "law-titles": "names:LawTitles",
    "formula": "formulas:Formula",
    "thought-chain": "thoughts:ThoughtChain",
    "impossible-date": "facts_dates:ImpossibleDate",
    "weekday": "facts_dates:Weekday",
    "turned-range": "facts_dates:TurnedRange",
    "later-document": "facts_dates:LaterDocument",
    "future-as-past": "facts_dates:FutureAsPast",
    "turned-hours": "facts_times:TurnedHours",
    "duration": "facts_times:Duration",
    "past-deadline": "facts_times:PastDeadline",
    "past-force": "facts_times:PastForce",
    "listed-count": "facts_counts:ListedCount",
    "credit-code": "codes:CreditCode",
    "known-years": "facts_tables:KnownYears",
    "anniversary": "facts_tables:Anniversary",
    "fixed-days": "facts_tables:FixedDays",
    "places": "facts_tables:Places",
    "capital-value": "facts_figures:CapitalValue",
    "parts-sum": "facts_parts:PartsSum",
    "breakdown": "facts_parts:Breakdown",
    "growth": "facts_figures:Growth",
    "doubling": "facts_figures:Doubling",
    "shares": "facts_parts:Shares",
    "attendance": "facts_figures:Attendance",
    "short-names": "short_names:ShortNames",
    "article-digits": "citations:ArticleDigits",
    "one-number-two-titles": "citations:OneNumberTwoTitles",
    "taiwan-date": "taiwan:TaiwanDate",
    "taiwan-letter": "taiwan:TaiwanLetter",
    "personal-number": "privacy:PersonalNumber",
    "personal-detail": "privacy:PersonalDetail",
}
"""Name of a kind → module and class; a module is imported when one of its kinds is used."""

ENTRY_POINTS = "wenshu_lint.checks"
"""Group of entry points through which installed packages add kinds."""


@cache
def kind(name: str) -> type[Check]:
    """Return the class of a kind of check; raise ``KeyError`` for an unknown name."""
    if name in KINDS:
        module, _, attribute = KINDS[name].partition(":")
        found: type[Check] = getattr(importlib.import_module(f".{module}", __name__), attribute)
        return found
    from importlib.metadata import entry_points

    for point in entry_points(group=ENTRY_POINTS, name=name):
        loaded: type[Check] = point.load()
        return loaded
    raise KeyError(name)
