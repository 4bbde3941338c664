"""A return is a hostile file: a few damaged ones here, 100,000 of them in `tests/fuzz`."""

from fuzz.fuzz_opgaven import run


def test_every_damaged_file_is_read_or_refused_with_a_sentence() -> None:
    counts, found = run(1500, seed=1)
    assert not found, counts
    assert {kind for kind, _ in counts} == {"uitvraag", "opgave", "inhoud", "besloten"}
    assert {(kind, ended) for kind, ended in counts if ended == "read"} >= {
        ("inhoud", "read"),
        ("besloten", "read"),
        ("uitvraag", "read"),
    }
