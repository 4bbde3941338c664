"""No BSN in any text that a person types or pastes; the fields that may hold numbers are few."""

import pytest

from banen_desktop.dossier import fields, imported_fields, verslag_fields
from banen_desktop.dossier.fields import Field, FieldError, Kind, from_user

EVERY = [
    field
    for module in (fields, imported_fields, verslag_fields)
    for name, known in vars(module).items()
    if name.isupper() and isinstance(known, tuple)
    for field in known
    if isinstance(field, Field) and field.kind is Kind.TEXT
]
TYPED = [field for field in EVERY if not field.holds_numbers]
EXEMPT = {
    *("loonheffingennummers", "loonheffingennummer"),  # numbers of the employer itself
    *("reeks", "bestand", "sha256", "indeling", "berekend"),  # made by the program, not typed
    *("versie", "sleutel", "inhoud", "moment", "aanleiding"),
}
BSN = "111222333"


def test_the_fields_that_may_hold_nine_digits_are_known() -> None:
    assert {field.key for field in EVERY if field.holds_numbers} == EXEMPT
    assert len(TYPED) > 20


@pytest.mark.parametrize("field", TYPED, ids=lambda field: field.key)
@pytest.mark.parametrize(
    "text", [BSN, f"zie {BSN}.", "111 222 333", "111.222.333", "1112-22333", "x\n111222333\ty"]
)
def test_a_bsn_is_refused_in_every_free_text_with_the_reason(field: Field, text: str) -> None:
    if field.length < len(text):
        text = BSN
    with pytest.raises(FieldError, match="BSN"):
        from_user(field, text)


@pytest.mark.parametrize("field", TYPED, ids=lambda field: field.key)
def test_other_numbers_are_welcome(field: Field) -> None:
    for text in ("111222334", "1234567890", "0612345678", "20241231"):
        assert from_user(field, text) == text
