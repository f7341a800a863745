"""The public names: all there, none more, and cheap until one is used."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import wenshu_lint

NAMES = [
    "Applicability",
    "Config",
    "ConfigError",
    "Diagnostic",
    "Document",
    "Edit",
    "FileReport",
    "Fix",
    "Linter",
    "Report",
    "Rule",
    "RuleError",
    "Severity",
    "Source",
    "SourceError",
    "Span",
    "WenshuError",
    "annotate_file",
    "check_file",
    "check_many",
    "check_text",
    "fix_file",
    "fix_text",
    "load_config",
    "read",
    "rules",
    "write",
]

HEAVY = (
    "jieba", "rjieba", "pydantic", "yaml", "lxml", "opencc", "click", "regex", "asyncio", "pathspec",
    "tomllib", "sqlite3", "charset_normalizer", "markdown_it", "logging", "subprocess", "email",
)  # fmt: skip


def loaded_after(code: str) -> list[str]:
    """Return the heavy modules that a fresh interpreter has loaded after a piece of code."""
    tail = f"\nimport sys, json; print(json.dumps(sorted(set({HEAVY!r}) & sys.modules.keys())))"
    done = subprocess.run(
        [sys.executable, "-I", "-c", PATH + code + tail], capture_output=True, text=True, check=True
    )
    found: list[str] = json.loads(done.stdout)
    return found


PATH = f"import sys; sys.path[:0] = {sys.path!r}\n"


def test_the_public_names_are_these() -> None:
    """A change of this list is a change of what others build on."""
    assert wenshu_lint.__all__ == NAMES
    assert dir(wenshu_lint) == sorted([*NAMES, "__version__"])


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_can_be_had(name: str) -> None:
    """Each is imported from its home when first used, and is documented."""
    found = getattr(wenshu_lint, name)
    assert found.__name__ == name
    assert found.__doc__


def test_there_are_no_other_names() -> None:
    """A typing error is an AttributeError as in any module."""
    with pytest.raises(AttributeError, match="no attribute 'chek_text'"):
        wenshu_lint.chek_text  # type: ignore[attr-defined] # noqa: B018


def test_the_version_is_one() -> None:
    """A version is written in one place, from where the build takes it."""
    assert wenshu_lint.__version__.count(".") == 2


def test_importing_the_package_is_cheap() -> None:
    """Nothing heavy, and none of our own modules either."""
    before = loaded_after("pass")
    assert loaded_after("import wenshu_lint") == before
    code = "import wenshu_lint\nassert [m for m in sys.modules if m.startswith('wenshu_lint.')] == []"
    assert loaded_after(code) == before


def test_checking_a_clean_draft_is_cheap() -> None:
    """A draft without findings needs no segmenter, no converter and no validation."""
    text = "为做好有关工作，现将有关事项通知如下。"
    code = f"import wenshu_lint as wl\nassert not wl.check_text({text!r}).failures"
    assert set(loaded_after(code)) - set(loaded_after("pass")) == set()
