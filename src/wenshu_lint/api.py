"""Checks and repairs a file or a text in one call."""

from __future__ import annotations

from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from .config import Config, load_config
from .diagnostic import Applicability, Diagnostic
from .document import Document
from .engine import Linter
from .readers import MARKDOWN, read
from .report import Report
from .rule import Rule
from .source import Source, SourceError, expect

if TYPE_CHECKING:
    from .fixer import Fixed
    from .writers.docx import Annotated


def check_text(
    text: str,
    *,
    profile: str | None = None,
    config: Config | str | Path | None = None,
    name: str = "<text>",
) -> Report:
    """Check a text and return what there is to say about it.

    :param profile: which profile to use, such as ``通知`` or ``请示,zh-Hant``; wins over ``config``.
    :param config: a configuration, or the path of a configuration file; by default 公文 with no
        file looked for (:func:`load_config` looks for them).
    :param name: what to call the text; a name that ends in ``.md`` makes it Markdown.
    :raises ConfigError: for a configuration that cannot be used.
    :raises TypeError: for an argument of another type, as every function here does.
    """
    expect("text", text, str)
    expect("name", name, str)
    chosen = chosen_by(profile, config)
    return linter_for(chosen).lint(document_of(text, name, chosen))


def check_file(
    path: str | Path, *, profile: str | None = None, config: Config | str | Path | None = None
) -> Report:
    """Check a file: plain text, Markdown or Word, as its suffix says.

    Parameters are those of :func:`check_text`; ``per-path`` tables of the configuration apply.

    :raises SourceError: for a file that cannot be read.
    :raises ConfigError: for a configuration that cannot be used.
    """
    expect("path", path, str, PathLike)
    chosen = chosen_by(profile, config, path)
    return linter_for(chosen).lint(_read(Source.from_path(path), chosen))


def fix_text(
    text: str,
    *,
    profile: str | None = None,
    config: Config | str | Path | None = None,
    name: str = "<text>",
    unsafe: bool = False,
) -> Fixed:
    """Repair a text and return it with a report on what remains.

    :param unsafe: make also the fixes that a person should look at afterwards.

    The other parameters are those of :func:`check_text`.
    """
    from .fixer import fix

    expect("text", text, str)
    expect("name", name, str)
    chosen = chosen_by(profile, config)
    document = document_of(text, name, chosen)
    return fix(linter_for(chosen), document, lambda words: document_of(words, name, chosen), _trust(unsafe))


def fix_file(
    path: str | Path,
    *,
    profile: str | None = None,
    config: Config | str | Path | None = None,
    unsafe: bool = False,
) -> Fixed:
    """Repair a text file in place, in one step; a file in which nothing changes is not touched.

    Encoding, mark and line ends stay. Parameters are those of :func:`fix_text`.

    :raises SourceError: for a file that cannot be read or written, and for a Word file.
    """
    from .fixer import fix
    from .writers import write
    from .writers.files import replace_file

    expect("path", path, str, PathLike)
    chosen = chosen_by(profile, config, path)
    source = Source.from_path(path)
    document = _read(source, chosen)
    if document.is_word:
        raise SourceError(source.name, "Word 文件不就地改写；annotate_file 可把批注和修订写在另一个文件里")

    def reread(text: str) -> Document:
        data = write(document, text)
        return read(source._replace(data=data), encoding=document.encoding, vocab=chosen.vocab)

    fixed = fix(linter_for(chosen), document, reread, _trust(unsafe))
    if fixed.text != document.text:
        replace_file(path, write(document, fixed.text))
    return fixed


def annotate_file(
    path: str | Path,
    output: str | Path,
    *,
    profile: str | None = None,
    config: Config | str | Path | None = None,
    revise: bool = False,
) -> Annotated:
    """Write a copy of a Word file with a comment at each finding; the file itself stays as it is.

    :param output: where to write the copy, in one step; a file there is replaced, but never the draft itself.
    :param revise: write the safe fixes as tracked changes besides.

    The other parameters are those of :func:`check_file`.

    :raises SourceError: for a file that is not from Word, that cannot be read or bear comments (signed, in
        the strict form), and for an output that is the file itself or cannot be written.
    """
    from .writers.files import replace_file

    expect("path", path, str, PathLike)
    expect("output", output, str, PathLike)
    expect("revise", revise, bool)
    chosen = chosen_by(profile, config, path)
    source = Source.from_path(path)
    if Path(output).exists() and Path(output).samefile(path):
        raise SourceError(source.name, "批注要写在另一个文件里，不能覆盖原稿")
    report = linter_for(chosen).lint(_read(source, chosen))
    made = annotated(source, report, Applicability.SAFE if revise else None)
    replace_file(output, made.data, model=path)
    return made


def annotated(source: Source, report: Report, revise: Applicability | None = None) -> Annotated:
    """Return a copy of a Word file with the findings of its report as comments.

    :param revise: how far a fix must be trusted to be written as a tracked change; ``None`` for none.
    :raises SourceError: as :func:`annotate_file` does.
    """
    from .reporters.remark import remark
    from .writers.docx import annotated as write_annotated

    if not report.document.is_word:
        raise SourceError(source.name, "只有 Word 文稿（.docx）能写批注")

    def said(diagnostic: Diagnostic, tracked: bool) -> list[str]:
        return remark(diagnostic, report.document, tracked)

    return write_annotated(source, report, said, revise=revise)


def rules(*, profile: str | None = None, config: Config | str | Path | None = None) -> tuple[Rule, ...]:
    """Return the rules that a check with these choices runs, ordered by id."""
    return linter_for(chosen_by(profile, config)).rules


@lru_cache(maxsize=16)
def linter_for(config: Config) -> Linter:
    """Return the linter for a configuration; made once in a process for each that differs."""
    if config.per_genre:
        from .config.bygenre import LinterByGenre

        return LinterByGenre(config)
    return Linter(config.rules(), known=config.names())


def document_of(text: str, name: str, config: Config) -> Document:
    """Return the document of a text that somebody holds; a name that ends in ``.md`` makes it Markdown."""
    suffix = Path(name).suffix.lower()
    if suffix not in MARKDOWN:
        return Document(text, name=name, vocab=config.vocab)
    from .readers.markdown import markdown_text

    return markdown_text(text, name, config.vocab)


def chosen_by(
    profile: str | None, config: Config | str | Path | None, path: str | Path | None = None
) -> Config:
    """Return the configuration that the arguments of a function here ask for."""
    expect("profile", profile, str, type(None))
    expect("config", config, Config, str, PathLike, type(None))
    chosen = config if isinstance(config, Config) else load_config(config, isolated=True)
    if path is not None:
        chosen = chosen.for_path(path)
    return chosen if profile is None else chosen.with_profile(profile)


def _read(source: Source, config: Config) -> Document:
    return read(source, encoding=config.encoding, vocab=config.vocab)


def _trust(unsafe: bool) -> Applicability:
    expect("unsafe", unsafe, bool)
    return Applicability.UNSAFE if unsafe else Applicability.SAFE
