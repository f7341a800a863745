"""Turns rule files into validated rules, each error with file, line and key."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_type_hints

from ..checks import KINDS, kind
from ..checks.base import Check
from ..diagnostic import Applicability, Severity
from ..lazy import pattern
from ..nearest import advice, nearest
from ..rule import Basis, Rule, RuleError, fields_of
from ..source import refuse
from .compiled import PLAIN
from .model import ExampleModel, PackModel, RuleModel
from .tables import read_table
from .validation import unknown_key, validated
from .yaml_source import YamlFile

_ID = pattern(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule with everything its page and its tests need."""

    rule: Rule
    path: Path
    kind: str
    why: str
    examples: tuple[ExampleModel, ...]
    lines: tuple[int, ...]
    """Where in the file each example begins."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder of rules: what loaded and what did not."""

    files: tuple[RuleFile, ...]
    families: dict[str, PackModel]
    errors: tuple[RuleError, ...]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules, in the order of their ids."""
        return tuple(file.rule for file in self.files)


def load_pack(root: Path, *, guarded: bool = False) -> Pack:
    """Load every rule below a folder; a faulty file is reported and does not stop the others.

    :param guarded: for rules from outside, whose expressions may not take for ever.
    """
    if not root.is_dir():
        raise RuleError(str(root), "没有这个规则文件夹")
    files: list[RuleFile] = []
    errors: list[RuleError] = []
    families: dict[str, PackModel] = {}
    for folder in [root, *sorted(path for path in root.iterdir() if path.is_dir())]:
        try:
            family = _family(folder)
        except RuleError as error:
            errors.append(error)
            continue
        if family is not None:
            families[folder.name] = family
        for path in _rule_paths(folder):
            try:
                file = load_rule(path, family)
                files.append(_guarded(file) if guarded else file)
            except RuleError as error:
                errors.append(error)
    return Pack(tuple(sorted(files, key=lambda f: f.rule.id)), families, tuple(errors))


def clashes(pack: Pack, taken: Container[str]) -> list[RuleError]:
    """Return an error for each rule whose id another rule has."""
    return [
        RuleError(str(file.path), f"已有名为“{file.rule.id}”的规则，请换一个名字")
        for file in pack.files
        if file.rule.id in taken
    ]


def _guarded(file: RuleFile) -> RuleFile:
    check = file.rule.check
    if "guarded" not in check.defaults():
        return file
    return replace(file, rule=file.rule._replace(check=check.with_options(guarded=True)))


def load_rule(path: Path, family: PackModel | None = None) -> RuleFile:
    """Load one rule file; its id is ``folder/stem``.

    :raises RuleError: naming file, line and key.
    """
    source = YamlFile.read(path)
    identity = f"{path.parent.name}/{path.stem}"
    if not _ID.fullmatch(identity):
        raise source.error((), f"规则名“{identity}”应为小写字母、数字和连字符组成的 族/名")
    if not isinstance(source.value, dict):
        raise source.error((), "规则文件应为键值表")
    model = validated(RuleModel, source.value, source, (), tuple(_misspelt(source)))
    check = _check(model, source, path)
    refuse(_contradictions(model, check, source))
    gate = model.gate or (family.gate if family else "结构和文字关")
    rule = Rule(
        id=identity,
        title=model.title,
        message=model.message,
        severity=Severity.of(model.severity),
        check=check,
        gate=gate,
        basis=tuple(Basis(b.source, b.clause, b.strength) for b in model.basis),
        hint=model.hint,
        fix=Applicability[model.fix.upper()] if model.fix else None,
        norm=_norm(model, family),
        **{name: getattr(model, name) for name in PLAIN},
    )
    lines = tuple(source.line(("examples", number)) for number in range(len(model.examples)))
    return RuleFile(rule, path, model.check, model.why.strip(), model.examples, lines)


def _norm(model: RuleModel, family: PackModel | None) -> str:
    said = model.norm or (family.norm if family else None) or ""
    return "" if said == "通用" else said


def _rule_paths(folder: Path) -> Iterator[Path]:
    return (p for p in sorted(folder.glob("*.yml")) if p.name not in ("pack.yml", "profiles.yml"))


def _family(folder: Path) -> PackModel | None:
    path = folder / "pack.yml"
    if not path.is_file():
        return None
    source = YamlFile.read(path)
    family: PackModel = validated(PackModel, source.value, source, ())
    return family


def _misspelt(source: YamlFile) -> Iterator[RuleError]:
    """Yield an error for each key that there is not, and for a kind of check that there is not."""
    shared = [*RuleModel.model_fields, "table"]
    keys: dict[str, Any] = source.value
    if "check" not in keys:  # without it only the shared keys are known
        wrong = nearest("check", [key for key in keys if key not in shared])
    else:
        try:
            known = {*shared, *kind(str(keys["check"])).defaults()}
        except KeyError:
            near = advice(nearest(str(keys["check"]), KINDS))
            yield source.error(("check",), f"没有“{keys['check']}”这种检查方式{near}；{_USUAL}")
            return
        wrong, shared = [key for key in keys if key not in known], sorted(known)
    yield from (source.error((key,), unknown_key(key, shared)) for key in wrong)


_USUAL = "常用的是 words（词语）、pattern（正则式），全部的名字在 wenshu-lint schema rules 里"


def _check(model: RuleModel, source: YamlFile, path: Path) -> Check:
    cls = kind(model.check)
    options = model.options
    if "table" in options:
        shows_right = "{fix}" in model.message
        options["rows"] = _rows(cls, path.parent / str(options.pop("table")), source, shows_right)
    check: Check = validated(cls, options, source, ())
    try:
        return check.prepared()
    except ValueError as error:
        raise source.error(("check",), str(error)) from error


def _rows(cls: type[Check], table: Path, source: YamlFile, shows_right: bool) -> list[dict[str, Any]]:
    hint = get_type_hints(cls).get("rows")
    if hint is None:
        raise source.error(("table",), "这种检查方式不用词表")
    row_type = hint.__args__[0]
    columns = frozenset(row_type._fields)
    return read_table(table, columns, "right" if shows_right and "right" in columns else "")


def _contradictions(model: RuleModel, check: Check, source: YamlFile) -> Iterator[RuleError]:
    known = check.words() | {"match"}
    for key in ("message", "hint"):
        try:
            used = fields_of(getattr(model, key))
        except ValueError:
            yield source.error((key,), "花括号不成对")
            continue
        if used - known:
            names = "、".join(sorted(known))
            yield source.error((key,), f"用了 {{{min(used - known)}}}，这种检查方式只有：{names}")
    if model.check == "words" and "{fix}" in model.message:
        yield from _without_substitute(model, source)
    if model.severity == "error" and not any(basis.strength == "规定" for basis in model.basis):
        yield source.error(("severity",), "只有“规定”强度的依据才可以是 error")
    for number, example in enumerate(model.examples):
        if example.bad is None and example.good is None:
            yield source.error(("examples", number), "例子要有 bad 或 good")
        if example.bad is not None and not example.flag:
            yield source.error(("examples", number), "bad 例要写 flag：依次标出的字句")


def _without_substitute(model: RuleModel, source: YamlFile) -> Iterator[RuleError]:
    """Yield the words without what to write instead, where the message is to show that."""
    if model.options.get("terms"):
        yield source.error(("terms",), "terms 里的词没有应写的词，message 不能用 {fix}；请改用 swap 或词表")
    for wrong, right in (model.options.get("swap") or {}).items():
        if not right:
            yield source.error(("swap", wrong), f"没有写“{wrong}”应改成什么，而 message 用了 {{fix}}")


def options_of(check: Check) -> dict[str, Any]:
    """Return the options of a check that differ from its defaults, as JSON holds them."""
    check = check.built()
    defaults = check.defaults()
    given = {name: value for name, value in check.options().items() if value != defaults[name]}
    found: dict[str, Any] = json.loads(json.dumps(given, ensure_ascii=False))
    return found
