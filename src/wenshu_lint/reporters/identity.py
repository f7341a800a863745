"""Names files and findings so that another program recognises them the next time."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import PurePath
from urllib.parse import quote

from ..report import Entry
from .options import Options


def slashed(name: str) -> str:
    """Return the name of a file with forward slashes, as repositories write it."""
    return PurePath(name).as_posix()


def uri(name: str) -> str:
    """Return a file as a URI: relative where its name is; characters beyond ASCII by number."""
    path = PurePath(name)
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix(), errors="surrogateescape")


class Fingerprints:
    """Gives each finding of a run a name of its own that stays when lines are added above it.

    It is a hash of file, rule and the words around, blanks left out; like ones in the same words
    are counted. Redacted, the words are left out of it too: who guesses them could make sure by
    hashing his guess. Then all findings of the rule in the file are counted.
    """

    def __init__(self, options: Options) -> None:
        self._redact = options.redact
        self._seen: Counter[tuple[str, str, str]] = Counter()

    def of(self, name: str, entry: Entry) -> str:
        """Return the fingerprint of the next finding of a run, 32 hexadecimal digits."""
        words = "" if self._redact else "".join(entry.excerpt.split())
        key = (slashed(name), entry.diagnostic.rule, words)
        number = self._seen[key]
        self._seen[key] += 1
        whole = "\0".join((*key, str(number)))
        return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32]
