"""Commands that load when they are called, and that speak the user's language."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from ..source import WenshuError
from .layout import Formatter
from .terminal import warn
from .words import complaint, say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_Function = Callable[..., Any]
_Any = TypeVar("_Any", bound=Callable[..., Any])

LANGUAGE = "WENSHU_LINT_LANG"
"""The variable that chooses the language of the command line, ``zh`` or ``en``."""

COMPLETING = "_WENSHU_LINT_COMPLETE"
"""What the script of a shell sets when it asks for completions, as click names it."""

FAILED = 2
"""Exit status of a run that could not do what it was asked."""
INTERRUPTED = 130


def language_of(args: Sequence[str], environ: Mapping[str, str] | None = None) -> str:
    """Return ``en`` where ``--lang en`` or the environment asks for it, else ``zh``."""
    environ = os.environ if environ is None else environ
    chosen = environ.get(LANGUAGE, "zh")
    for arg, following in zip(args, (*args[1:], ""), strict=False):
        if arg == "--lang":
            chosen = following
        elif arg.startswith("--lang="):
            chosen = arg[7:]
    return "en" if chosen == "en" else "zh"


def spoken(ctx: click.Context | None = None) -> str:
    """Return the language of the running command."""
    ctx = ctx or click.get_current_context(silent=True)
    return str(ctx.obj) if ctx is not None and ctx.obj else "zh"


class Context(click.Context):
    """A context that lays help out by cells."""

    formatter_class = Formatter


def _place(language: str, metavar: str) -> str:
    """Return what stands for a value in help, as in ``[路径…]``, in a language."""
    word = metavar.strip("[ …]")
    named = any(ord(character) > 127 for character in word)
    return metavar.replace(word, say(language, word)) if named else metavar


class Argument(click.Argument):
    """An argument that is named in the user's language."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Return its name in the language of the context."""
        return _place(spoken(ctx), super().make_metavar(ctx))


class Option(click.Option):
    """An option whose help is looked up in the user's language."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Return what stands for its value in the language of the context."""
        return _place(spoken(ctx), super().make_metavar(ctx))

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the names and the help in the language of the context."""
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        return record[0], say(spoken(ctx), self.help)


def _show_help(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


class Speaking(click.Command):
    """A command with help in the user's language and ``--lang`` to choose it.

    It has a ``--help`` of its own: that of click asks gettext for its words at every start.
    """

    context_class = Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "")
        kwargs["add_help_option"] = False
        super().__init__(*args, **kwargs)
        language = Option(
            ["--lang"],
            type=click.Choice(["zh", "en"]),
            expose_value=False,
            help="帮助和固定用语的语言；规则的话总是中文",
        )
        about = Option(
            ["--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            help="显示这份说明",
        )
        self.params += [language, about]

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Start a context; where a shell asks for completions, parameters know what they may become."""
        if extra.get("resilient_parsing"):
            from .completing import understood

            for param in self.params:
                understood(param)
        return super().make_context(info_name, args, parent, **extra)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer commands and options, explained in the user's language."""
        found = click.Command.shell_complete(self, ctx, incomplete)
        for item in found:
            item.help = say(spoken(ctx), item.help) if item.help else None
        return found

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        language = spoken(ctx)
        pieces = [_place(language, piece) for piece in self.collect_usage_pieces(ctx) if piece]
        usage = " ".join([say(language, "[选项]"), *pieces])
        formatter.write_usage(ctx.command_path, usage, prefix=say(language, "用法：") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command is for."""
        if self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(say(spoken(ctx), self.help))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [param.get_help_record(ctx) for param in options]
        with formatter.section(say(spoken(ctx), "选项")):
            formatter.write_dl([record for record in records if record])

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write nothing: the help explains the arguments."""


class Command(Speaking):
    """A command; made by :func:`command`."""


class LazyGroup(Speaking, click.Group):
    """A group whose commands are imported when they are called.

    :param lazy: name → module, function of the command, and one line about it.
    :param fallback: the command meant when a word names none of them.
    :param empty: the command meant when no word is given.
    """

    def __init__(
        self,
        *args: Any,
        lazy: Mapping[str, tuple[str, str, str]],
        fallback: str = "",
        empty: str = "",
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("subcommand_metavar", "命令名 …")
        if empty:
            kwargs["no_args_is_help"] = False
        super().__init__(*args, **kwargs)
        self.lazy, self.fallback, self.empty = lazy, fallback, empty

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the command that is meant when no word is given."""
        super().parse_args(ctx, args)
        if self.empty and not ctx._protected_args and not ctx.resilient_parsing:
            ctx._protected_args = [self.empty]
        return ctx.args

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in the order they were given."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in self.lazy:
            return None
        module, attribute, _ = self.lazy[cmd_name]
        found: click.Command = getattr(importlib.import_module(f".{module}", __package__), attribute)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or take the first word as an argument of the fallback."""
        if self.fallback and args and args[0] not in self.lazy:
            args = [self.fallback, *args]
        unknown = bool(args) and args[0] not in self.lazy and not args[0].startswith("-")
        if unknown and not ctx.resilient_parsing:
            raise click.UsageError(self._unknown(args[0], spoken(ctx)), ctx)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the commands, without importing them, and what the fallback takes."""
        from click.shell_completion import CompletionItem

        found = [
            CompletionItem(name, help=say(spoken(ctx), about))
            for name, (_, _, about) in self.lazy.items()
            if name.startswith(incomplete)
        ]
        meant = self.get_command(ctx, self.fallback) if incomplete else None
        if meant is not None:
            with meant.make_context(self.fallback, [], ctx, resilient_parsing=True) as inner:
                found += meant.params[0].shell_complete(inner, incomplete)
        return [*found, *super().shell_complete(ctx, incomplete)]

    def _unknown(self, word: str, language: str) -> str:
        from ..nearest import nearest

        if os.path.exists(word):  # noqa: PTH110
            return say(language, "没有“{0}”这个命令；要检查文稿，请写 wenshu-lint check {0}", word)
        near = nearest(word, self.lazy)
        advice = say(language, "；是不是 {0}？", near[0]) if near else ""
        return say(language, "没有“{0}”这个命令", word) + advice

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, without importing them, then the options."""
        with formatter.section(say(spoken(ctx), "命令")):
            formatter.write_dl([(name, say(spoken(ctx), about)) for name, (_, _, about) in self.lazy.items()])
        super().format_options(ctx, formatter)


class Root(LazyGroup):
    """The program: chooses the language, and turns every error into one line and a status."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Start a context that knows the language."""
        extra.setdefault("obj", language_of(args))
        return super().make_context(info_name, args, parent, **extra)

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> NoReturn:
        """Run and exit: 0 clean, 1 findings, 2 failed, 130 interrupted."""
        given = list(sys.argv[1:] if args is None else args)
        extra |= {"standalone_mode": False, "windows_expand_args": False}
        language = language_of(given)
        try:
            status = super().main(given, **extra)
        except click.Abort:
            warn(say(language, "已中断"))
            status = INTERRUPTED
        except click.ClickException as error:
            from .errors import explained

            status = FAILED
            for line in explained(error, language):
                warn(line)
        except WenshuError as error:
            status = FAILED
            warn(complaint(language, error))
        except Exception as error:
            from .errors import DEBUG, crash

            if os.environ.get(DEBUG):
                raise
            status = FAILED
            warn(crash(error, language))
        sys.exit(status if isinstance(status, int) else 0)


def command(name: str, **kwargs: Any) -> Callable[[_Function], Command]:
    """Return the decorator that makes a function a command, as :func:`click.command` does."""
    return click.command(name, cls=Command, **kwargs)


def argument(*names: str, **kwargs: Any) -> Callable[[_Any], _Any]:
    """Return the decorator that adds an argument, named in two languages."""
    return click.argument(*names, cls=Argument, **kwargs)


def option(*names: str, **kwargs: Any) -> Callable[[_Any], _Any]:
    """Return the decorator that adds an option with help in two languages."""
    return click.option(*names, cls=Option, **kwargs)


def usage_error(message: str) -> click.UsageError:
    """Return an error about how a command was called."""
    return click.UsageError(message, click.get_current_context(silent=True))
