"""A return that the council types: what a member told by telephone or on paper."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from banen_desktop.dossier.fields import number_field, text_field
from banen_desktop.reports.opgave.reading import LONGEST_TEXT
from banen_desktop.reports.opgave.records import HONDERDSTEN, Opgave, Stand, Veld, Weg
from banen_desktop.sector.facts.model import Langs, Ontvangst
from banen_desktop.window.dialogs.field_dialog import FieldDialog

_WHAT = "Laat leeg wat het lid niet zei: leeg is onbekend, en geen nul. Noem van wie u het hebt."
_SOURCE = text_field("bron", "Van wie en hoe", length=LONGEST_TEXT)
_LARGEST = Decimal(10**9)
_BY_KEY = {str(veld): veld for veld in Veld}


class ReturnDialog(FieldDialog):
    """The numbers of one member, as many as were asked."""

    def __init__(self, name: str, asked: Sequence[Veld], parent: QWidget) -> None:
        """Empty fields."""
        numbers = tuple(
            number_field(str(veld), veld.label, maximum=_LARGEST, decimals=2)
            for veld in (asked or tuple(Veld))
        )
        super().__init__(f"Opgave van {name}", _WHAT, (_SOURCE, *numbers), {}, parent)

    def problem_of(self, values: Mapping[str, Any]) -> str:
        """Something has to be told, and by somebody."""
        if not values["bron"]:
            return "Noem van wie u deze getallen hebt."
        numbers = [value for key, value in values.items() if key != "bron"]
        return "" if any(value is not None for value in numbers) else "Typ ten minste één getal."


def typed_return(code: str, jaar: int, values: Mapping[str, Any], today: date) -> Ontvangst:
    """The return that these values are, received today."""
    told = {
        _BY_KEY[key]: int(value * HONDERDSTEN) if value is not None else Weg.ONBEKEND
        for key, value in values.items()
        if key != "bron"
    }
    opgave = Opgave(code, jaar, stand=Stand.VOORLOPIG, waarden=told)
    return Ontvangst(opgave, Langs.GETYPT, today, bron=values["bron"])
