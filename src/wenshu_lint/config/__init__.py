"""Which rules run on a draft, with which levels and options, and where that is written."""

from __future__ import annotations

from .choosing import profile_names
from .load import config_as_written, load_config
from .schema import config_schema
from .special import PerGenre, PerPath
from .value import DEFAULT_PROFILE, Config

__all__ = [
    "DEFAULT_PROFILE",
    "Config",
    "PerGenre",
    "PerPath",
    "config_as_written",
    "config_schema",
    "load_config",
    "profile_names",
]
