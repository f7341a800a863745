"""Remembers which drafts came out clean, by keyed digests alone, so that they need not be read again."""

from __future__ import annotations

import hashlib
import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

FOLDER_VARIABLE = "WENSHU_LINT_CACHE_DIR"
"""Names the folder of the cache; empty for none at all."""

_LIMIT = 100_000
_SCHEMA = 1
_FLUSH = 256
_PATIENCE = 1.0
"""Seconds to wait for another process."""


def cache_folder() -> Path | None:
    """Return the folder of the cache, which need not exist; ``None`` where the user wants none."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "wenshu-lint"


def run_digest(rules: str, config: str) -> str:
    """Return a digest of everything besides the draft that decides what a check says.

    :param rules: digest of the rulebook.
    :param config: digest of the configuration, as it is for the file.
    """
    code = hashlib.blake2b(repr((sys.version_info[:3], rules, config)).encode(), digest_size=16)
    package = Path(__file__).parent
    code.update((package / "__init__.py").read_bytes())  # the version stands there
    for path in sorted(package.rglob("*.py")):
        found = path.stat()
        code.update(repr((path.name, found.st_size, found.st_mtime_ns)).encode())
    return code.hexdigest()


class CleanCache:
    """Drafts that came out clean under one digest of rules and configuration.

    What is stored are digests under a random key that lies beside them: no word of a draft can
    be had from them; who has the cache and a draft can tell that this draft came out clean.
    Whatever goes wrong with the file, the check goes on without a cache.
    """

    def __init__(self, database: sqlite3.Connection | None, secret: bytes, digest: str) -> None:
        self._database = database
        self._secret = secret
        self._digest = digest.encode()
        self._new: list[bytes] = []

    @classmethod
    def open(cls, digest: str, folder: Path | None = None) -> CleanCache:
        """Open the cache, anew where its file is broken.

        :param digest: as :func:`run_digest` returns it.
        :param folder: where it lies; by default :func:`cache_folder`.
        """
        folder = folder or cache_folder()
        if folder is None:
            return cls(None, b"", digest)
        file = folder / f"clean-{_SCHEMA}.sqlite"
        for _ in range(2):
            try:
                return cls(*_opened(file), digest)
            except _trouble():  # another process holds it, or we may not write
                break
            except _error():
                with suppress(OSError):
                    file.unlink()
        return cls(None, b"", digest)

    def is_clean(self, data: bytes, kind: str = "") -> bool:
        """Tell whether these bytes came out clean before.

        :param kind: what else decides how they are read: the suffix of the file.
        """
        if self._database is None:
            return False
        key = self._key(data, kind)
        try:
            row = self._database.execute("SELECT 1 FROM clean WHERE key = ?", (key,)).fetchone()
        except _error():
            self._give_up()
            return False
        return row is not None

    def remember(self, data: bytes, kind: str = "") -> None:
        """Note that these bytes came out clean, without findings and without notices."""
        if self._database is None:
            return
        self._new.append(self._key(data, kind))
        if len(self._new) >= _FLUSH:
            self.flush()

    def flush(self) -> None:
        """Write what was noted; the oldest entries go when there are too many."""
        if self._database is None or not self._new:
            return
        try:
            with self._database as database:
                database.executemany(
                    "INSERT OR IGNORE INTO clean (key) VALUES (?)", ((k,) for k in self._new)
                )
                database.execute(
                    "DELETE FROM clean WHERE number <= (SELECT max(number) FROM clean) - ?", (_LIMIT,)
                )
        except _error():
            self._give_up()
        self._new.clear()

    def close(self) -> None:
        """Write what was noted and let go of the file."""
        self.flush()
        self._give_up()

    def __enter__(self) -> CleanCache:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _key(self, data: bytes, kind: str) -> bytes:
        total = hashlib.blake2b(key=self._secret, digest_size=20)
        for part in (self._digest, kind.encode(), data):
            total.update(len(part).to_bytes(8, "big"))
            total.update(part)
        return total.digest()

    def _give_up(self) -> None:
        if self._database is not None:
            with suppress(_error()):
                self._database.close()
            self._database = None


def _opened(file: Path) -> tuple[sqlite3.Connection, bytes]:
    import sqlite3

    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch(mode=0o600)
    database = sqlite3.connect(file, timeout=_PATIENCE)
    try:
        with database:
            database.execute(
                "CREATE TABLE IF NOT EXISTS secret (one INTEGER PRIMARY KEY CHECK (one = 1), key BLOB)"
            )
            database.execute(
                "CREATE TABLE IF NOT EXISTS clean (number INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB UNIQUE)"
            )
            database.execute("INSERT OR IGNORE INTO secret VALUES (1, ?)", (secrets.token_bytes(32),))
        (secret,) = database.execute("SELECT key FROM secret").fetchone()
        if not isinstance(secret, bytes) or len(secret) != 32:
            raise sqlite3.DatabaseError("no key")
    except BaseException:
        database.close()
        raise
    return database, secret


def _error() -> type[Exception]:
    import sqlite3

    return sqlite3.Error


def _trouble() -> tuple[type[Exception], ...]:
    import sqlite3

    return OSError, sqlite3.OperationalError
