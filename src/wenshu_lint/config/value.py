"""A configuration as a value: profile, layers of choices, options; and the rules that follow from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from sys import maxsize
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..catalog.builtin import builtin_profiles, builtin_rules
from ..catalog.profiles import Profile
from ..checks.value import Value
from ..diagnostic import Severity
from ..rule import Rule
from ..source import ConfigError, refuse
from .choosing import chosen, profile_names, unknown_profiles
from .selection import Index, Layer, unknown
from .settings import Settings
from .special import PerGenre, PerPath, Terms, matches

if TYPE_CHECKING:
    from ..document import Document

DEFAULT_PROFILE = "公文"
ARGUMENTS: Final = ""
"""The file of settings that come from none: a caller or a command line gave them."""


class Origin(NamedTuple):
    """Who said something: the file, the key there, and how near it is, as in :class:`~.selection.Layer`."""

    settings: Settings
    key: str
    depth: int = 0


_ARGUMENT: Final = Settings({}, ARGUMENTS)
_NOBODY: Final[Mapping[str, Origin]] = {}


class Config(Value):
    """Every choice that a check depends on; immutable. ``Config()`` is the default, no file read.

    Two are equal where the same text would be checked in the same way, whoever said so.
    """

    profile: str = DEFAULT_PROFILE
    """One profile, or several that are applied in turn: ``请示,zh-Hant``."""
    layers: tuple[Layer, ...] = ()
    """What each file says about rules, the outermost first, the command line last."""
    packs: tuple[Path, ...] = ()
    """Folders of further rules."""
    vocab: frozenset[str] = frozenset()
    """Names and terms of the house that count as right."""
    encoding: str | None = None
    """How text files are encoded; ``None`` to find out."""
    exclude: tuple[tuple[Path, tuple[str, ...]], ...] = ()
    """Folders and the patterns, seen from them, of files not to check."""
    per_path: tuple[PerPath, ...] = ()
    per_genre: tuple[PerGenre, ...] = ()
    fail_level: Severity | None = Severity.WARNING
    """A finding of this level or above makes the exit status 1; ``None`` for never."""
    baseline: Path | None = None
    """The file of known findings that are not reported."""
    files: tuple[Path, ...] = ()
    """The configuration files that were read."""
    origins: Mapping[str, Origin] = _NOBODY
    """Who said the keys of which the nearest value alone counts; no entry for a default."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Config) and self._said == other._said

    def __hash__(self) -> int:
        return hash(self._said)

    def __getstate__(self) -> dict[str, Any]:
        """Send to another process what was said; what follows from it is worked out there again."""
        return self.options()

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules that run, ready made, ordered by id.

        :raises ConfigError: for a selector, a profile or an option that cannot be used.
        :raises RuleError: for a faulty rule in a pack.
        """
        return self._ready

    def available(self) -> tuple[Rule, ...]:
        """Return all rules there are, whether they run or not: the built-in ones and those of the packs."""
        return self._supply[0]

    def names(self) -> frozenset[str]:
        """Return the ids of all rules there are, whether they run or not."""
        return frozenset(rule.id for rule in self._supply[0])

    def profiles(self) -> tuple[Profile, ...]:
        """Return the profiles there are: the built-in ones and those of the packs."""
        return self._supply[1]

    def for_path(self, path: str | Path) -> Config:
        """Return the configuration for one file: this very one where no per-path table matches."""
        tables = self.per_path
        hits = tuple(number for number, table in enumerate(tables) if table.holds_for(path))
        if not hits:
            return self
        if hits not in self._by_path:
            terms = [tables[number].terms for number in hits]
            self._by_path[hits] = self._under(terms).with_options(per_path=())
        return self._by_path[hits]

    def for_document(self, document: Document) -> Config:
        """Return the configuration for a draft that was read: this very one without per-genre tables."""
        return self.for_genre(document.genre) if self.per_genre else self

    def for_genre(self, genre: str) -> Config:
        """Return the configuration for drafts of a 文种: this very one where no per-genre table names it."""
        terms = [table.terms for table in self.per_genre if genre in table.genres]
        if not terms:
            return self
        if genre not in self._by_genre:
            self._by_genre[genre] = self._under(terms).with_options(per_genre=())
        return self._by_genre[genre]

    def with_profile(self, profile: str) -> Config:
        """Return the configuration with another profile, which wins over every table."""
        return self.with_options(
            profile=profile, origins={**self.origins, "profile": Origin(_ARGUMENT, "profile", maxsize)}
        )

    def excludes(self, path: str | Path) -> bool:
        """Tell whether a file or folder is not to be checked."""
        if any(matches(path, folder, patterns) for folder, patterns in self.exclude):
            return True
        if not self._guides:
            return False
        place = Path(path).resolve()
        return not self._guides.isdisjoint((place, *place.parents))

    def digest(self) -> str:
        """Return a digest that differs where the outcome of a check could differ.

        It covers profile, rules, options, vocabulary, encoding and the content of packs, not what
        only the command line looks at: ``exclude``, ``per-path``, ``fail-level``, ``baseline``.
        Ask it of what :meth:`for_path` returns.
        """
        return self._digest

    @cached_property
    def _ready(self) -> tuple[Rule, ...]:
        """What :meth:`rules` returns: asked when the configuration is read, and when its linter is made."""
        faults = sorted(self._faults(), key=lambda error: (error.file, error.line))
        refuse(faults)
        return chosen(*self._supply, profile_names(self.profile), self.layers)

    def _faults(self) -> Iterator[ConfigError]:
        """Yield what names no rule and no profile, in tables too that no draft has asked for yet."""
        index, profiles = Index(self.available()), self.profiles()
        tables = [table.terms for table in self.per_path] + [table.terms for table in self.per_genre]
        for layer in (*self.layers, *(terms.layer for terms in tables)):
            yield from unknown(layer, index)
        said = self._who("profile")
        yield from unknown_profiles(self.profile, profiles, said.settings, said.key)
        yield from self._unknown_encoding()
        for layer, profile, _ in tables:
            yield from unknown_profiles(profile or "", profiles, layer.origin, f"{layer.prefix}profile")

    def _unknown_encoding(self) -> Iterator[ConfigError]:
        if self.encoding is None:
            return
        from ..readers.encodings import ENCODINGS, NO_ENCODING, codec_of

        if not codec_of(self.encoding):
            said = self._who("encoding")
            yield said.settings.error(said.key, NO_ENCODING.format(self.encoding), ENCODINGS)

    def _who(self, key: str) -> Origin:
        return self.origins.get(key, Origin(_ARGUMENT, key, maxsize))

    @cached_property
    def _by_path(self) -> dict[tuple[int, ...], Config]:
        """What :meth:`for_path` returned, by the tables that matched: files share their linter."""
        return {}

    @cached_property
    def _by_genre(self) -> dict[str, Config]:
        """What :meth:`for_genre` returned."""
        return {}

    def _under(self, terms: Sequence[Terms]) -> Config:
        """Return the configuration with terms laid over what is said no nearer than they are."""
        layers = sorted((*self.layers, *(said.layer for said in terms)), key=lambda layer: layer.depth)
        found = self.with_options(layers=tuple(layers))
        for layer, profile, level in terms:
            for key, value in (("profile", profile), ("fail-level", level)):
                before = found.origins.get(key)
                if value is None or (before is not None and before.depth > layer.depth):
                    continue
                said = Origin(layer.origin, f"{layer.prefix}{key}", layer.depth)
                found = found.with_options(
                    profile=value if key == "profile" else found.profile,
                    fail_level=level_of(value) if key == "fail-level" else found.fail_level,
                    origins={**found.origins, key: said},
                )
        return found

    @cached_property
    def _said(self) -> str:
        said = [layer.said() for layer in self.layers]
        genres: tuple[object, ...] = ()
        if self.per_genre:
            depths = [layer.depth for layer in self.layers]
            named = self.origins.get("profile")
            genres = (depths, named and named.depth, [(t.genres, t.terms.said()) for t in self.per_genre])
        return repr((self.profile, said, sorted(self.vocab), self.encoding, self.packs, genres))

    @cached_property
    def _digest(self) -> str:
        import hashlib

        total = hashlib.blake2b(self._said.encode("utf-8", "surrogatepass"), digest_size=16)
        for pack in self.packs:
            total.update(repr(str(pack)).encode())
            for path in sorted(path for path in pack.rglob("*") if path.is_file()):
                total.update(hashlib.blake2b(path.read_bytes()).digest())
        return total.hexdigest()

    @cached_property
    def _guides(self) -> frozenset[Path]:
        """The packs among the drafts: what lies in them explains rules, it is no draft.

        One that holds a configuration file as well may be the folder of the drafts itself.
        """
        return frozenset(pack for pack in self.packs if not any(f.is_relative_to(pack) for f in self.files))

    @cached_property
    def _supply(self) -> tuple[tuple[Rule, ...], tuple[Profile, ...]]:
        rules, profiles = builtin_rules(), builtin_profiles()
        for folder in self.packs:
            rules, profiles = _with_pack(folder, rules, profiles)
        return rules, profiles


def level_of(label: str) -> Severity | None:
    """Return the level that a configuration names, ``None`` for ``never``."""
    return None if label == "never" else Severity.of(label)


def _with_pack(
    folder: Path, rules: tuple[Rule, ...], profiles: tuple[Profile, ...]
) -> tuple[tuple[Rule, ...], tuple[Profile, ...]]:
    """Return rules and profiles with those of a pack added."""
    from ..catalog.load import clashes, load_pack
    from ..catalog.profiles import load_profiles

    pack = load_pack(folder, guarded=True)
    refuse((*pack.errors, *clashes(pack, {rule.id for rule in rules})))
    rules = (*rules, *pack.rules)
    return rules, (*profiles, *load_profiles(folder / "profiles.yml", rules, profiles))
