"""Dutch words for what Qt's own Dutch translation lacks: in its dialogs for files and printing."""

from PySide6.QtCore import QTranslator

_WORDS = {
    "QFileDialog": {
        "&Look in:": "&Zoeken in:",
        "Files of &type:": "Bestands&type:",
    },
    "QAbstractFileIconProvider": {
        "Drive": "Schijf",
        "File": "Bestand",
        "Folder": "Map",
        "Shortcut": "Snelkoppeling",
        "Unknown": "Onbekend",
    },
    "QPrintDialog": {"Automatic": "Automatisch"},
    "QPrintSettingsOutput": {
        "Double Sided Printing": "Dubbelzijdig afdrukken",
        "Off": "Uit",
        "Long side binding": "Over de lange zijde",
        "Short side binding": "Over de korte zijde",
        "Page &Set:": "&Welke pagina’s:",
    },
    "QPageSetupWidget": {
        "Page &order:": "&Volgorde van de pagina’s:",
        "Pages &per sheet:": "&Pagina’s per vel:",
    },
    "QCupsJobWidget": {
        "&Billing information:": "&Factuurgegevens:",
        "&End:": "&Slotpagina:",
        "&Start:": "&Beginpagina:",
        "Job &priority:": "&Voorrang:",
        "Scheduled &printing:": "&Tijdstip van afdrukken:",
    },
}


class QtWords(QTranslator):
    """Knows only what is missing; install it before Qt's own, which is then asked first."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Without this Qt would not ask."""
        return False

    def translate(
        self,
        context: str,
        text: str,
        _disambiguation: str | None = None,
        _number: int = -1,
    ) -> str:
        """The Dutch words; nothing, which Qt tells from an empty text, when they are not here."""
        return _WORDS.get(context, {}).get(text)  # type: ignore[return-value]
