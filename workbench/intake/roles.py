"""What people call those who ask and those who answer, in labels of transcripts."""

from __future__ import annotations

import re
from collections.abc import Collection

from workbench.domain.documents import Role

_ASKING = frozenset(
    "intervjuer intervjueren intervjuar intervjuaren intervjuere intervjuarar forsker "
    "forskeren forskar forskaren moderator moderatoren ordstyrer spørsmål spørsmålet "
    "spm int interviewer interviewers interviewar facilitator fasilitator researcher "
    "question q intervjuare intervieware intervjuledare forskare fråga interviewere "
    "intervieweren spørgsmål spørger interviewerin interviewende forscher forscherin "
    "frage moderatorin intervieweur intervieweuse enquêteur enquêtrice chercheur "
    "entrevistador entrevistadora intervistatore intervistatrice haastattelija "
    "kysymys spyrill מראיין מראיינת מנחה שאלה интервьюер вопрос prowadzący "
    "badacz".split()
)
_ANSWERING = frozenset(
    "informant informanten informantar informanter respondent respondenten deltaker "
    "deltakar deltakeren deltakaren deltager intervjuobjekt intervjuperson "
    "intervjuobjektet ip io svar bruker brukar rådmann interviewee participant "
    "subject answer a r speaker taler talar talare deltagare informantin befragte "
    "befragter antwort teilnehmer teilnehmerin enquêté enquêtée réponse entrevistado "
    "entrevistada intervistato haastateltava vastaus kvinne mann kvinna man woman "
    "person ukjent unknown alle flere fleire מרואיין מרואיינת תשובה משתתף респондент "
    "ответ".split()
)
_NOBODY = frozenset(
    "dato date datum sted stad place ort location tid time tidspunkt varighet "
    "varigheit duration navn namn name tema topic emne kilde kjelde source note notat "
    "nb obs merk kommentar comment transkribert transkripsjon transcribed transcript "
    "lydfil fil file prosjekt project tittel title tilstede referent http https side "
    "page kapittel kapitel chapter tabell table figur figure eksempel døme example "
    "vedlegg appendix subject fra frå til from to cc sv vs re ps innhold contents "
    "merknad viktig important advarsel warning sammendrag samandrag summary abstract "
    "nøkkelord keywords konklusjon conclusion metode method lenker kilder url email "
    "epost telefon tlf adresse address intervju interview språk language format "
    "versjon version status takk kontekst bakgrunn context background kjønn alder age "
    "ja nei nja jo men og så altså derfor fordi først dessuten konkret kort resultat "
    "yes no but and so because first second third finally also however then nein aber "
    "und erstens zweitens oui non mais mål goal oppgave task tips fakta fordeler "
    "ulemper pros cons steg step trinn punkt del part fase phase".split()
)
_PARTICLES = frozenset(
    "av af von van der den de la le du da di el og and und bin".split()
)
_BRACKETED = re.compile(r"\s*\([^()]*\)\s*$")
_NUMBERING = "0123456789 .#/_-"
_WORD = re.compile(r"[^\W\d_]+")


def key(name: str) -> str:
    """A label without case, numbers and what is in brackets: `Informant 2` and more."""
    return _BRACKETED.sub("", name).rstrip(_NUMBERING).strip().casefold()


def is_known(name: str, interviewers: Collection[str] = ()) -> bool:
    """Whether a label says by itself that it names somebody who speaks."""
    bare = key(name)
    return (
        bare in _ASKING
        or bare in _ANSWERING
        or bare == "i"
        or name.casefold() in {one.casefold() for one in interviewers}
    )


def is_nobody(name: str) -> bool:
    """Whether a label names no person: `Date`, `Place`, `Note`."""
    words = _WORD.findall(name.casefold())
    return bool(words) and words[0] in _NOBODY and key(name) not in _ANSWERING


def looks_like_name(name: str) -> bool:
    """Whether this could be how somebody is called: capitals, at most five words."""
    words = name.replace("(", " ").replace(")", " ").split()
    if not 1 <= len(words) <= 5:
        return False
    first = words[0][0]
    if first.islower() and key(name) not in _ASKING | _ANSWERING:
        return False
    return all(
        not word[0].islower() or word in _PARTICLES or key(word) in _ANSWERING | _ASKING
        for word in words[1:]
    )


def roles_of(
    speakers: Collection[str], interviewers: Collection[str] = ()
) -> dict[str, Role]:
    """Each speaker's role: interviewer by word or by request, else interviewee."""
    asked = {one.casefold() for one in interviewers}
    asking = {
        one
        for one in speakers
        if one.casefold() in asked or not _ASKING.isdisjoint(_words(one))
    }
    if not asking:
        asking = {one for one in speakers if key(one) in ("i", "f", "m")}
        letters = {key(one) for one in asking}
        if len(letters) > 1:
            asking = {one for one in asking if key(one) == _asks(letters)}
        if len(speakers) == 1 or letters in ({"m"}, {"f", "m"}):
            asking = set()
    return {
        one: Role.INTERVIEWER if one in asking else Role.INTERVIEWEE for one in speakers
    }


def _asks(letters: Collection[str]) -> str:
    """Who asks where letters are used: F (forsker) before I, which then answers."""
    return "f" if "f" in letters else "i"


def _words(name: str) -> set[str]:
    return {key(name), *(word.casefold() for word in _WORD.findall(name))} - {"q"} | (
        {"q"} if key(name) == "q" else set()
    )
