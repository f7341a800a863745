"""The language server: editors see findings while a draft is written.

A thin room over the library: it holds no rule and no configuration of its own. The protocol comes
from pygls, which is imported here and nowhere else.
"""

from __future__ import annotations
