"""The forms of work: all that the law says of each, read from `parameters/vormen.toml`.

No other module knows a form by its name: it asks here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from banen_desktop import dutch
from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.model import Vorm
from banen_desktop.quota.law.parameter_tables import (
    all_keys,
    checked_on,
    choice_of,
    choices_of,
    only_known,
    optional_of,
    refuse,
    text_of,
    texts_of,
)


class Zekerheid(Choice):
    """How sure we are of what the source says."""

    H = "H", "gelezen in de wet of bij de uitgever"
    M = "M", "één andere bron, of afgeleid"
    I = "I", "onze uitleg"  # noqa: E741 - the letter of the classification


class Telregel(Choice):
    """When a form counts."""

    JA = "ja", "telt mee"
    NA_TOEREKENING = "na_toerekening", "telt mee na afgesproken toerekening"
    NA_VRAGEN = "na_vragen", "telt mee na twee vragen over de uitlener en afgesproken toerekening"
    NA_BESLUIT = "na_besluit", "telt mee na eigen besluit"
    NEE = "nee", "telt niet mee"


class Groep(Choice):
    """Where the hours of a form belong: in a part of what counts, or in none."""

    EIGEN = "eigen", "eigen dienst"
    INLEEN = "inleen", "inleen"
    APART = "apart", "apart"


class Vraag(Choice):
    """What “Telt deze baan mee?” asks of a form, beside the register and the form itself.

    The value of a question is the key of the field that answers it, but for the own decision.
    """

    UITLENER_7_690 = (
        "uitlener_7_690",
        "Levert de uitlener mensen op grond van BW art. 7:690 (uitzendovereenkomst, ook payroll)?",
    )
    UITLENER_HANDELSREGISTER = (
        "uitlener_handelsregister",
        "Stond de uitlener op 31 december van het jaar ervoor als uitlener in het handelsregister?",
    )
    TOEREKENING = "toerekening", "Is de toerekening afgesproken met de uitlener?"
    BESLUIT = "besluit", "Besluit u zelf dat de baan meetelt?"


class Rol(Choice):
    """What a form is for in questions and cards that are about one kind of work."""

    GEWOON = "gewoon", "geen bijzondere rol"
    BUITEN_REGISTER = "buiten_register", "mensen die niet in het register staan"
    SOCIAL_RETURN = "social_return", "ingekochte diensten"


@dataclass(frozen=True, slots=True)
class FormRule:
    """What the law says of a form, and how the program names and reads it.

    `uitlener` is who can allocate its hours (Besluit Wfsv 2.27), empty where there is nothing to
    allocate. `in_tekst` names the work where it does not count; `woorden` are the words with which
    lists of others name the form.
    """

    telt: Telregel
    groep: Groep
    uitlener: str
    vragen: tuple[Vraag, ...]
    rol: Rol
    in_tekst: str
    woorden: tuple[str, ...]
    artikel: str
    zekerheid: Zekerheid
    reden: str
    toelichting: str = ""

    def asks(self, vraag: Vraag) -> bool:
        """Whether a question is asked about this form."""
        return vraag in self.vragen

    @property
    def doubts_form(self) -> bool:
        """Whether work of this form, which never counts, may be that of a lender after all."""
        return self.telt is Telregel.NEE and self.asks(Vraag.UITLENER_7_690)

    @property
    def doubts_lender(self) -> bool:
        """Whether it first has to be known that the lender can allocate (Besluit Wfsv 2.27)."""
        return self.telt is Telregel.NA_VRAGEN


ABOUT_LENDER = (Vraag.UITLENER_7_690, Vraag.UITLENER_HANDELSREGISTER)
"""What makes an employer an uitlener in the sense of Besluit Wfsv 2.27."""
Forms = Mapping[Vorm, FormRule]
_KEYS = {
    *("telt", "groep", "uitlener", "vragen", "rol", "in_tekst", "woorden"),
    *("artikel", "zekerheid", "reden", "toelichting", "gecontroleerd_op"),
}
_SURE = {Telregel.JA, Telregel.NA_TOEREKENING}
_LENDS = {Telregel.NA_TOEREKENING, Telregel.NA_VRAGEN}
_DECIDES: Mapping[Telregel, tuple[tuple[Vraag, ...], ...]] = {
    Telregel.JA: ((),),
    Telregel.NA_TOEREKENING: ((Vraag.TOEREKENING,),),
    Telregel.NA_VRAGEN: ((*ABOUT_LENDER, Vraag.TOEREKENING),),
    Telregel.NA_BESLUIT: ((Vraag.BESLUIT,),),
    Telregel.NEE: ((), (Vraag.UITLENER_7_690,)),
}
"""The questions that a form can have: one that never counts may be of a lender after all."""


def with_role(forms: Forms, rol: Rol) -> tuple[Vorm, ...]:
    """The forms with a role, in the order of the model."""
    return tuple(vorm for vorm in Vorm if forms[vorm].rol is rol)


def allocated(forms: Forms) -> tuple[Vorm, ...]:
    """The forms whose hours a lender can allocate, in the order of the model."""
    return tuple(vorm for vorm in Vorm if forms[vorm].asks(Vraag.TOEREKENING))


def counting_at_once(forms: Forms, groep: Groep) -> Vorm:
    """The first form of a group that counts by itself, or once its hours are allocated."""
    return next(vorm for vorm in Vorm if forms[vorm].groep is groep and forms[vorm].telt in _SURE)


def lacking(forms: Forms) -> Iterable[str]:
    """What has to be in the table and is not: each form, each role, and work of both groups."""
    yield from sorted(set(Vorm) - forms.keys())
    rules = forms.values()
    yield from (f"de rol {rol}" for rol in sorted(set(Rol) - {rule.rol for rule in rules}))
    groups = sorted({*Groep} - {Groep.APART} - {rule.groep for rule in rules if rule.telt in _SURE})
    yield from (f"een vorm die meetelt in de groep {groep}" for groep in groups)


def read_forms(name: str, tables: Any) -> dict[Vorm, FormRule]:
    """The rule of each form in a parameter file, in its order; raises `ParameterError`."""
    only_known(name, tables, Vorm)
    forms: dict[Vorm, FormRule] = {}
    for key, table in tables.items():
        forms[Vorm(key)] = _rule(f"{name}, {key}", table)
    _each_word_once(name, forms.values())
    return forms


def _rule(place: str, table: Any) -> FormRule:
    only_known(place, table, _KEYS)
    all_keys(place, table, _KEYS)
    checked_on(place, table)
    rule = FormRule(
        telt=choice_of(place, table, "telt", Telregel),
        groep=choice_of(place, table, "groep", Groep),
        uitlener=optional_of(place, table, "uitlener").strip(),
        vragen=choices_of(place, table, "vragen", Vraag),
        rol=choice_of(place, table, "rol", Rol),
        in_tekst=text_of(place, table, "in_tekst"),
        woorden=tuple(texts_of(place, table, "woorden")),
        artikel=text_of(place, table, "artikel"),
        zekerheid=choice_of(place, table, "zekerheid", Zekerheid),
        reden=text_of(place, table, "reden"),
        toelichting=optional_of(place, table, "toelichting"),
    )
    _check(place, rule)
    return rule


def _check(place: str, rule: FormRule) -> None:
    """Refuse a form of which the keys contradict each other."""
    wanted = _DECIDES[rule.telt]
    if rule.vragen not in wanted:
        asked = dutch.join_list([dutch.join_list(each) or "geen vraag" for each in wanted], "of")
        refuse(place, f"bij telt = {rule.telt} hoort in vragen: {asked}")
    lends = rule.telt in _LENDS
    if bool(rule.uitlener) is not lends:
        refuse(place, "een uitlener hoort bij telt = na_toerekening of na_vragen, en alleen daar")
    if lends and rule.groep is not Groep.INLEEN:
        refuse(place, "wat een uitlener toerekent, is van de groep inleen")
    if rule.telt is not Telregel.NEE and rule.groep is Groep.APART:
        refuse(place, "wat kan meetellen, is van de groep eigen of inleen")
    if rule.telt is not Telregel.NEE and rule.rol is not Rol.GEWOON:
        refuse(place, "wat kan meetellen, heeft de rol gewoon")
    if any(not word.strip() or word != word.lower() for word in rule.woorden):
        refuse(place, "een woord in woorden is leeg of heeft een hoofdletter")


def _each_word_once(name: str, rules: Iterable[FormRule]) -> None:
    words = [word for rule in rules for word in rule.woorden]
    twice = sorted({word for word in words if words.count(word) > 1})
    if twice:
        refuse(name, f"{dutch.join_list(twice)} staat er twee keer in woorden")
