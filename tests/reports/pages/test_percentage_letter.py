"""The letter that asks for a percentage: it names none, and nobody."""

from builders import baan, dossier, jaar

from banen_desktop.dossier.bsn import has_bsn
from banen_desktop.reports.pages.percentage_letter import percentage_letter


def test_it_asks_for_one_year_and_names_no_percentage() -> None:
    made = dossier(jaar(2025, baan(kenmerk="P-77"), quotumpercentage="2.6"), naam="De [Es]")
    letter = percentage_letter(made, 2025)
    assert letter.subject == "Quotumpercentage 2025 voor de banenafspraak"
    assert "2,6" not in letter.text
    assert "P-77" not in letter.text
    assert not has_bsn(letter.text)
    assert "Wfsv art. 38f" in letter.text
    assert letter.text.rstrip().endswith("De (Es)")
    assert "[datum]" in letter.to_fill_in
