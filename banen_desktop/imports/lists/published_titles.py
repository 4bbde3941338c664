"""Column titles from public texts about payroll and HR systems, each with where it was found.

`resources/kolomtitels.toml` holds them; what a title means is the work of `titles` and `personal`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from banen_desktop.resources import resource


@dataclass(frozen=True, slots=True)
class TitleSource:
    """A public text, when it was seen, and the titles in it as they are spelled there.

    `titels` has the kind of column (a value of `titles.Target`) of each; `anders` look like one
    that is known and are another thing; `persoonlijk` are about a person.
    """

    systeem: str
    pagina: str
    gezien: date
    titels: Mapping[str, tuple[str, ...]]
    anders: tuple[str, ...]
    persoonlijk: tuple[str, ...]


@cache
def title_sources() -> tuple[TitleSource, ...]:
    """Every source, in the order of the file."""
    found = tomllib.loads(resource("kolomtitels.toml").read_text(encoding="utf-8"))
    return tuple(map(_source, found["bron"]))


def _source(table: Mapping[str, Any]) -> TitleSource:
    return TitleSource(
        table["systeem"],
        table["pagina"],
        table["gezien"],
        {key: tuple(titles) for key, titles in table["titels"].items()},
        tuple(table.get("anders", ())),
        tuple(table.get("persoonlijk", ())),
    )
