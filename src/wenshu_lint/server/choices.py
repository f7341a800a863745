"""What the editor's user chose, and the configuration that follows for each draft."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple

from ..api import linter_for
from ..baseline import Baseline, apply_baseline, read_baseline
from ..config import Config, load_config
from ..config.value import ARGUMENTS
from ..engine import Linter
from ..report import Report
from ..source import ConfigError, WenshuError, blamed

EDITOR = "编辑器设置"
"""The name under which settings of the editor are blamed."""
SECTION = "wenshu-lint"
"""Where an editor keeps our settings."""

_WORDS = {
    "config": str,
    "profile": str,
    "isolated": bool,
    "select": list,
    "extendSelect": list,
    "ignore": list,
}
_SHAPES = {str: "一段文字", bool: " true 或 false", list: "一个列表，各项为文字"}


class Choices(NamedTuple):
    """What was chosen at the start of the server and in the editor; the editor's word is the nearer one."""

    config: str | None = None
    isolated: bool = False
    given: tuple[tuple[str, Any], ...] = ()
    """Settings that win over every file, as :func:`~..config.load_config` takes them."""

    def joined(self, said: object) -> Choices:
        """Return these choices with the settings of an editor laid over them; empty ones say nothing.

        :raises ConfigError: for a setting that does not exist or is of another type.
        """
        if said is None:
            return self
        if not isinstance(said, Mapping):
            raise ConfigError(EDITOR, "应为一个表", key=SECTION)
        for key, value in said.items():
            if key not in _WORDS:
                raise ConfigError(EDITOR, "没有这一项", key=str(key), known=tuple(_WORDS))
            if not _fits(value, _WORDS[key]):
                raise ConfigError(EDITOR, f"应为{_SHAPES[_WORDS[key]]}", key=key)
        told = {key: value for key, value in said.items() if value not in (None, "", [], False)}
        names = {
            "profile": "profile",
            "select": "select",
            "extendSelect": "extend_select",
            "ignore": "ignore",
        }
        given = dict(self.given) | {names[key]: value for key, value in told.items() if key in names}
        return Choices(
            told.get("config", self.config), bool(told.get("isolated", self.isolated)), tuple(given.items())
        )


def _fits(value: object, shape: type) -> bool:
    if value is None:
        return True
    if shape is list:
        return isinstance(value, list) and all(isinstance(word, str) for word in value)
    return isinstance(value, shape)


class House(NamedTuple):
    """What holds in one folder."""

    config: Config
    baselines: Mapping[Path, Baseline]
    problem: WenshuError | None = None
    """Why the configuration that is written there cannot be used."""

    def differs(self, other: House) -> bool:
        """Tell whether a draft may be judged otherwise here than there."""
        return self._said() != other._said()

    def _said(self) -> tuple[object, ...]:
        config = self.config
        return config, config.exclude, config.per_path, config.fail_level, self.baselines, str(self.problem)


class Settings:
    """The configurations of the folders in which drafts lie; each is read once, until it may have changed.

    The worker asks for them while the editor changes them, so both wait for each other.

    :param root: the folder of the workspace, for drafts without a file; ``None`` without one.
    """

    def __init__(self, choices: Choices, root: Path | None) -> None:
        self.choices, self.root = choices, root
        self._houses: dict[Path | None, House] = {}
        self._sound: dict[Path | None, House] = {}
        self._lock = RLock()

    def choose(self, choices: Choices) -> bool:
        """Take other choices of the user; return whether they make a difference."""
        with self._lock:
            self.choices = choices
            return self.changed()

    def changed(self) -> bool:
        """Read the configurations again; return whether one of them says something else than before."""
        with self._lock:
            before, self._houses = self._houses, {}
            return any(self.house_in(folder).differs(house) for folder, house in before.items())

    def rules_for(self, path: Path | None) -> tuple[Config, Linter, House]:
        """Return configuration and linter for a draft, its per-path tables applied."""
        house = self.house_in(path.parent if path else self.root)
        config = house.config.for_path(path) if path else house.config
        return config, linter_for(config), house

    def house_in(self, folder: Path | None) -> House:
        """Return what holds in a folder.

        Where the configuration cannot be used, what held before goes on, or else the default does.
        """
        with self._lock:
            if folder not in self._houses:
                try:
                    self._houses[folder] = self._sound[folder] = self._read(folder)
                except WenshuError as error:
                    last = self._sound.get(folder) or House(load_config(isolated=True), {})
                    self._houses[folder] = last._replace(problem=_blamed(error))
            return self._houses[folder]

    @property
    def chosen_file(self) -> Path | None:
        """The configuration file that the user named instead of having one looked for."""
        if not self.choices.config:
            return None
        return (self.root or Path()) / self.choices.config

    def _read(self, folder: Path | None) -> House:
        file, isolated = self.chosen_file, self.choices.isolated or folder is None
        config = load_config(file, start=folder, isolated=isolated, **dict(self.choices.given))
        linter_for(config)
        return House(config, _baselines(config))


def known_left_out(report: Report, config: Config, linter: Linter, house: House) -> Report:
    """Return the report without the findings that the baseline of a configuration knows."""
    if config.baseline is None or config.baseline not in house.baselines:
        return report
    mandatory = [rule.id for rule in linter.rules if rule.mandatory]
    return apply_baseline(house.baselines[config.baseline], report, mandatory=mandatory)[0]


def _baselines(config: Config) -> dict[Path, Baseline]:
    return {} if config.baseline is None else {config.baseline: read_baseline(config.baseline)}


def _blamed(error: WenshuError) -> WenshuError:
    """Name the editor where the library, which knows it not, blames nobody."""
    if isinstance(error, ConfigError) and error.file == ARGUMENTS:
        return blamed(error, EDITOR)
    return error
