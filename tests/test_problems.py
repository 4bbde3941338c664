"""A known problem keeps its sentences apart and together."""

from banen_desktop.problems import KnownProblem


def test_the_sentences_stand_apart_and_together() -> None:
    problem = KnownProblem("Dit ging mis.", "Uw dossier is heel.", "Probeer het opnieuw.")
    assert problem.message == "Dit ging mis."
    assert problem.safe == "Uw dossier is heel."
    assert problem.advice == "Probeer het opnieuw."
    assert str(problem) == "Dit ging mis. Uw dossier is heel. Probeer het opnieuw."


def test_a_part_that_is_not_there_leaves_no_gap() -> None:
    assert str(KnownProblem("Dit ging mis.", advice="Kijk hier.")) == "Dit ging mis. Kijk hier."
    assert str(KnownProblem("Dit ging mis.")) == "Dit ging mis."
