"""What a word of the command line may become: rules, profiles, families, gates, files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.types import StringParamType

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..config import Config

Offers = Callable[[str], Iterable[tuple[str, str]]]
"""From what was typed to the words there are, each with its meaning."""


def understood(param: click.Parameter) -> None:
    """Let a parameter offer what its name or its metavar stands for; others stay as they are."""
    if type(param.type) is not StringParamType:
        return
    kind = (param.metavar or "").strip("[…]")
    if kind in ("文件", "路径", "文稿", "文件夹"):
        param.type = _Place("dir" if kind == "文件夹" else "file")
    offers = _OFFERS.get(param.name or "") if kind == "名称" else _OFFERS.get(kind)
    if offers is not None:
        param.type = _Words(offers, listed=kind == "规则" or param.name == "profile")


class _Place(StringParamType):
    """A path: the shell knows best what is there."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def shell_complete(
        self, _ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Leave it to the shell."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type=self.kind)]


class _Words(StringParamType):
    """One of some words, or several with commas."""

    def __init__(self, offers: Offers, *, listed: bool) -> None:
        self.offers, self.listed = offers, listed

    def shell_complete(
        self, _ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the words that begin as the last one typed; those before it stay."""
        from click.shell_completion import CompletionItem

        cut = max(map(incomplete.rfind, ",，")) + 1 if self.listed else 0
        before, begun = incomplete[:cut], incomplete[cut:]
        found = self.offers(begun)
        return [CompletionItem(before + word, help=what) for word, what in found if word.startswith(begun)]


def _config() -> Config:
    """Return the configuration of this folder, or the default where it cannot be used."""
    from ..config import Config, config_as_written
    from ..source import WenshuError

    try:
        config = config_as_written(start=Path())
        config.available()
    except WenshuError:
        return Config()
    return config


def _rules(_: str) -> Iterable[tuple[str, str]]:
    return [(rule.id, rule.title) for rule in _config().available()]


def _families(_: str) -> Iterable[tuple[str, str]]:
    return [(family, "") for family in sorted({rule.family for rule in _config().available()})]


def _gates(_: str) -> Iterable[tuple[str, str]]:
    from ..rule import GATES

    return [(gate, "") for gate in GATES]


def _selectors(begun: str) -> Iterable[tuple[str, str]]:
    """Single rules only where a word was begun: seven hundred at once help nobody."""
    groups = [*_families(begun), *_gates(begun), ("ALL", "")]
    return [*groups, *_rules(begun)] if begun else groups


def _profiles(_: str) -> Iterable[tuple[str, str]]:
    return [(profile.name, profile.title) for profile in _config().profiles()]


def _encodings(_: str) -> Iterable[tuple[str, str]]:
    return [(name, "") for name in ("utf-8", "gb18030", "big5", "utf-16")]


_OFFERS: dict[str, Offers] = {
    "规则": _selectors,
    "规则名": _rules,
    "profile": _profiles,
    "family": _families,
    "gate": _gates,
    "encoding": _encodings,
}
