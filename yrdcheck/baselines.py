"""A file of findings that are known and left alone, so that only new ones count: by document, code and fingerprint, never by line.

A sentence that moves stays known; one that is reworded, or judged otherwise, is new. The file is JSON with a finding a line, so that
two people's changes merge.
"""

from __future__ import annotations

import os

from yrdcheck import codes
from yrdcheck.diagnostics import fingerprint
from yrdcheck.files import read_file
from yrdcheck.model import TYPE_CHECKING, ConfigError, record, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from yrdcheck.model import CheckedStatement, Report, Verdict

SCHEMA = "yrdcheck.baseline/1"
FILE = "yrdcheck-baseline.json"  # where it is written unless something else is said
TAG = "baseline"
EXCERPT = 200  # characters of a sentence that are kept for whoever reads the file


@record
class Known:
    """Findings that are known: so many of one code and fingerprint in one document."""

    path: str
    code: str
    fingerprint: str
    count: int
    text: str


def read_baseline(path: str) -> tuple[Known, ...]:
    """The findings that a baseline lists. Raises `ConfigError` where it is missing or malformed."""
    from json import loads

    try:
        data = loads(read_file(path, failure=ConfigError).decode("utf-8-sig"))
    except ConfigError as error:
        raise ConfigError(f"{error}; write it with 'yrdcheck verify PATH --write-baseline'") from None
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: not valid JSON: {error}") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("findings"), list):
        raise ConfigError(f"{path}: not a baseline of schema {SCHEMA}; write it anew with --write-baseline")
    try:
        return tuple(Known(str(f["path"]), str(f["code"]), str(f["fingerprint"]), int(f["count"]), str(f.get("text", ""))) for f in data["findings"])
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ConfigError(f"{path}: a finding lacks something ({error}); write the file anew with --write-baseline") from None


def format_baseline(known: Iterable[Known]) -> str:
    """A baseline as text, sorted, a finding a line."""
    from json import dumps

    rows = [dumps(k._asdict(), ensure_ascii=False) for k in sorted(known)]  # type: ignore[attr-defined,type-var]
    body = "".join(f"\n    {row}{',' if n + 1 < len(rows) else ''}" for n, row in enumerate(rows))
    return f'{{\n  "schema": "{SCHEMA}",\n  "findings": [{body}{chr(10) + "  " if rows else ""}]\n}}\n'


def make_baseline(reports: Iterable[Report], failing: Callable[[CheckedStatement], bool], name: Callable[[str], str]) -> tuple[Known, ...]:
    """What fails in the reports, counted; ``name`` gives a document's path as the baseline writes it."""
    counts: dict[tuple[str, str, str], tuple[int, str]] = {}
    for report in reports:
        for s in report.statements:
            if failing(s):
                code = codes.code_of(s)
                key = (name(report.path), code, fingerprint(code, s.text))
                counts[key] = (counts.get(key, (0, ""))[0] + 1, " ".join(s.text.split())[:EXCERPT])
    return tuple(Known(*key, n, text) for key, (n, text) in sorted(counts.items()))


def apply_baseline(
    reports: Sequence[Report], known: Sequence[Known], fails: Callable[[CheckedStatement], bool], name: Callable[[str], str],
    gone: Callable[[str], bool],
) -> tuple[tuple[Report, ...], int]:  # fmt: skip
    """The reports with the tag ``baseline`` where a finding is known, and how many known ones of these documents are no more.

    ``gone``: whether a document of the baseline exists no longer; its findings are then looked for under other names, so that a renamed
    document's stay known.
    """
    left = {(k.path, k.code, k.fingerprint): k.count for k in known}
    checked = {name(r.path) for r in reports}
    moved: dict[tuple[str, str], list[str]] = {}
    for k in known:
        if k.path not in checked and gone(k.path):
            moved.setdefault((k.code, k.fingerprint), []).append(k.path)

    def take(path: str, code: str, mark: str) -> bool:
        for old in (path, *moved.get((code, mark), ())):
            if left.get((old, code, mark), 0):
                left[old, code, mark] -= 1
                return True
        return False

    def tagged(report: Report) -> Iterator[CheckedStatement]:
        for s in report.statements:
            code = codes.code_of(s)
            known_one = code and fails(s) and take(name(report.path), code, fingerprint(code, s.text))
            yield replace(s, tags=(*s.tags, TAG)) if known_one else s

    out = tuple(replace(r, statements=tuple(tagged(r))) for r in reports)
    return out, sum(n for (path, _, _), n in left.items() if path in checked)


def failing(verdicts: Sequence[Verdict], hidden: Sequence[str]) -> Callable[[CheckedStatement], bool]:
    """Whether a statement fails, unless it is hidden otherwise."""
    return lambda s: s.verdict in verdicts and not any(t in hidden for t in s.tags)


def relative_to(folder: str) -> Callable[[str], str]:
    """Names of documents relative to a folder, with slashes, as a baseline in that folder writes them."""

    def name(path: str) -> str:
        if path.startswith("<"):
            return path
        try:
            return os.path.relpath(path, folder or ".").replace(os.sep, "/")
        except ValueError:  # another drive
            return path.replace(os.sep, "/")

    return name
