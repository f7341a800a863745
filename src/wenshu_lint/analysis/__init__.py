"""Pure functions from text and blocks to values; none knows what a document or a rule is.

The modules are imported when first used, so that a draft pays only for the views
its rules ask for.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import (
        blocks as blocks,
    )
    from . import (
        dates as dates,
    )
    from . import (
        dating as dating,
    )
    from . import (
        elements as elements,
    )
    from . import (
        genre as genre,
    )
    from . import (
        language as language,
    )
    from . import (
        longnumbers as longnumbers,
    )
    from . import (
        marks as marks,
    )
    from . import (
        outline as outline,
    )
    from . import (
        parts as parts,
    )
    from . import (
        protected as protected,
    )
    from . import (
        quotes as quotes,
    )
    from . import (
        script as script,
    )
    from . import (
        sentences as sentences,
    )
    from . import (
        sequence as sequence,
    )
    from . import (
        shortnames as shortnames,
    )
    from . import (
        taiwan as taiwan,
    )
    from . import (
        unusual as unusual,
    )
    from . import (
        words as words,
    )


def __getattr__(name: str) -> ModuleType:
    if name.startswith("_"):
        raise AttributeError(name)
    return importlib.import_module(f".{name}", __name__)
