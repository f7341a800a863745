"""Reads a Word file: its stories in order, its automatic numbers, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...document import Document
from ...source import Source, SourceError
from .xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .assembly import Assembly, Piece
    from .package import Package
    from .story import Story
    from .tally import Tally

MISSING = '读取 Word 文档需要 lxml，请先安装：pip install "wenshu-lint[docx]"'


def read_docx(source: Source, encoding: str | None = None, vocab: frozenset[str] = frozenset()) -> Document:
    """Return the document of a Word file: body, then headers, footers, foot- and endnotes.

    Each paragraph is a line of the text; a line break inside a paragraph begins a new line with
    the same origin. Insertions count as accepted, deletions as gone. Run numbers are those of
    all ``w:r`` below the paragraph in document order; a formula has the number -1.

    :param encoding: has no meaning for Word files.
    :raises SourceError: for a file that is broken, encrypted, outsize or not from Word.
    """
    del encoding
    package, tally = _opened(source)
    assembly, empty = _read_all(package, tally)
    return Document(
        assembly.text,
        name=source.name,
        blocks=assembly.blocks,
        notices=tally.notices(empty=empty),
        vocab=vocab,
        is_word=True,
        encoding="",
        extra_protected=assembly.protected,
    )


class Opened(NamedTuple):
    """A Word file opened for writing: what :func:`read_docx` reads, and where in the file it stands."""

    text: str
    pieces: list[Piece]
    """What each ``w:t`` holds, in the order of the text."""
    package: Package
    """Its ``kept`` trees are those in which the pieces stand."""


def open_docx(source: Source) -> Opened:
    """Open a Word file to write to it; raise :class:`SourceError` as :func:`read_docx` does."""
    package, tally = _opened(source)
    package.kept = {}
    pieces: list[Piece] = []
    assembly, _empty = _read_all(package, tally, pieces)
    return Opened(assembly.text, pieces, package)


def _opened(source: Source) -> tuple[Package, Tally]:
    try:
        import lxml.etree  # noqa: F401
    except ImportError as error:
        raise SourceError(source.name, MISSING) from error
    from .package import Package
    from .tally import Tally

    return Package(source.name, source.data), Tally()


def _read_all(package: Package, tally: Tally, pieces: list[Piece] | None = None) -> tuple[Assembly, bool]:
    try:
        return _read(package, tally, pieces)
    except RecursionError as error:
        raise SourceError(package.name, "文件内部嵌套过深，无法读取") from error


def _read(package: Package, tally: Tally, pieces: list[Piece] | None) -> tuple[Assembly, bool]:
    """Read all stories; tell as well whether the body holds no words."""
    from .assembly import Assembly
    from .numbering import Numbering
    from .paragraph import Setting
    from .parts import Parts
    from .story import Story
    from .styles import Styles
    from .traces import look, made_title

    main = package.main()
    root = _main_root(package, main)
    parts = Parts(package, main, tally)
    styles = Styles(parts.tree("styles"))
    setting = Setting(Assembly(pieces), tally, styles, Numbering(parts.tree("numbering"), styles))

    def story(part: str, tree: _Element, kind: str) -> Story:
        return Story(setting, part, tree, kind, hidden=part in package.hiding)

    look(root, package.signs[main], parts.links, tally)
    tally.title = made_title(package)
    body = story(main, root, "paragraph")
    body.blocks(root.find(W + "body"))
    empty = not setting.assembly.blocks
    for part, tree, kind in parts.frames(body.sections):
        look(tree, package.signs[part], {}, tally)
        story(part, tree, kind).blocks(tree)
    for part, tree, notes in parts.notes(body.notes):
        told = story(part, tree, "note")
        for note in notes:
            told.blocks(note)
    comments = parts.tree("comments")
    tally.comments = 0 if comments is None else sum(1 for _ in comments.iterchildren(W + "comment"))
    return setting.assembly, empty


def _main_root(package: Package, main: str) -> _Element:
    root = package.tree(main)
    if root is None or root.tag != W + "document":
        kind = "" if root is None else root.tag.rpartition("}")[2]
        what = {"workbook": "是 Excel 表格", "presentation": "是演示文稿"}.get(kind, "内容不是文档")
        raise SourceError(package.name, f"不是 Word 文档：{what}", main)
    return root
