"""The command `newsexport`: finds the command, runs it, and turns what happens into an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence

from newsexport.cli.commands import COMMANDS, load
from newsexport.version import VERSION

SUMMARY = "Raw news articles in; clean, versioned, validated structured news out."

CONTAINERS = 5_000
"""New objects before Python looks for cycles: importing makes many and leaves none. With more of them the
trees of a long feed pile up before they are let go: 100,000 cost 100 MB."""


class _Ended(BaseException):
    """A signal asked us to stop."""

    def __init__(self, number: int) -> None:
        self.code = 128 + number


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; never shows a traceback unasked."""
    if arguments is None:  # this process is ours
        gc.set_threshold(CONTAINERS)
    given = sys.argv[1:] if arguments is None else list(arguments)
    restore = _on_signals() if given and given[0] in COMMANDS else None
    try:
        code = _run(given)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return _ended("interrupted", 130)
    except _Ended as end:
        return _ended("terminated", end.code)
    except BrokenPipeError:
        _silence_stdout()
        return 141
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    except Exception as error:
        return _failed(error)
    finally:
        if restore is not None:
            restore()


def _run(given: list[str]) -> int:
    if given[:1] and given[0] in {"-h", "--help", "help"} and given[1:]:
        given = [given[1], "--help"]
    if not given or given[0] in {"-h", "--help", "help"}:
        print(overview())
        return 0 if given else 2
    if given[0] in {"--version", "-V"}:
        return _version(given[1:])
    name = given[0]
    if name not in COMMANDS:
        return _unknown(name)
    from newsexport.cli.arguments import command_line

    module = load(name)
    args = command_line(name, module).parse_intermixed_args(_named(given[1:]))
    run: Callable[[object], int] = module.run
    return run(args)


def _named(words: list[str]) -> list[str]:
    """Arguments behind `--` are names, also those that begin with a hyphen: argparse forgets it when it mixes them."""
    if "--" not in words:
        return words
    end = words.index("--")
    names = (f"./{each}" if each[:1] == "-" and each != "-" else each for each in words[end + 1 :])
    return [*words[:end], *names]


def overview() -> str:
    """What `newsexport --help` prints."""
    width = max(map(len, COMMANDS)) + 2
    lines = [f"  {name:<{width}}{summary}" for name, summary in COMMANDS.items()]
    return "\n".join(
        [
            "usage: newsexport COMMAND [ARGUMENTS]",
            "",
            SUMMARY,
            "",
            "commands:",
            *lines,
            "",
            "options:",
            "  -h, --help              this text; `newsexport COMMAND --help` tells all of a command",
            "  -V, --version [--json]  this release (with --json: its engines and standards packs too)",
            "",
            "examples:",
            "  newsexport convert story.txt --to json,newsml-g2,json-ld --out out",
            "  newsexport validate feed.xml",
            "  newsexport explain IO003",
        ]
    )


def _version(rest: list[str]) -> int:
    if not rest:
        print(f"newsexport {VERSION}")
        return 0
    if rest == ["--json"]:
        from newsexport.cli.installation import version_record
        from newsexport.cli.printing import print_json

        print_json(version_record())
        return 0
    return _complain(f"--version takes only --json, not {' '.join(rest)}", 2)


def _unknown(name: str) -> int:
    from newsexport.misspelling import did_you_mean

    kind = "option" if name.startswith("-") else "command"
    return _complain(f"no {kind} {name!r}{did_you_mean(name, COMMANDS)}; see newsexport --help", 2)


def _failed(error: Exception) -> int:
    """Say what stopped the run. Our own faults say where, and what to report."""
    from newsexport.cli.exit_codes import FAULT, OUTPUT, of_error
    from newsexport.errors import NewsexportError

    if isinstance(error, NewsexportError):
        return _complain(str(error), of_error(error))
    if (
        isinstance(error, OSError) and error.filename is None
    ):  # named files have errors of their own
        _silence_stdout()
        return _complain(f"an output could not be written: {error.strerror or error}", OUTPUT)
    if os.environ.get("NEWSEXPORT_DEBUG"):
        import traceback

        traceback.print_exception(error)
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" ({place.tb_frame.f_code.co_qualname}, line {place.tb_lineno})" if place else ""
    return _complain(
        f"our own fault: {type(error).__name__}: {error}{where}\n"
        "Please report this line, the input, and what `newsexport --version --json` prints; "
        "NEWSEXPORT_DEBUG=1 shows the traceback.",
        FAULT,
    )


def _complain(message: str, code: int) -> int:
    from newsexport.cli.printing import complain

    complain(message)
    return code


def _ended(word: str, code: int) -> int:
    _silence_stdout()
    return _complain(word, code)


def _silence_stdout() -> None:
    from newsexport.cli.printing import silence

    silence(sys.stdout)


def _on_signals() -> Callable[[], None]:
    """Let SIGTERM, and SIGHUP of a terminal that is closed, unwind the stack, so that temporary files go; how to undo that.

    A signal that is ignored, as SIGHUP is below nohup, stays so.
    """
    import signal

    def ended(number: int, frame: object) -> None:
        raise _Ended(number)

    names = ("SIGTERM", "SIGHUP")  # Windows has no SIGHUP
    wanted = [getattr(signal, name) for name in names if hasattr(signal, name)]
    try:
        before = [
            (each, signal.signal(each, ended))
            for each in wanted
            if signal.getsignal(each) != signal.SIG_IGN
        ]
    except ValueError:  # not the main thread: whoever runs us looks after signals
        return lambda: None

    def restore() -> None:
        for number, handler in before:
            signal.signal(number, handler)

    return restore
