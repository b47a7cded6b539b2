"""Abbreviations by language, as the sentence rules need them.

Words are in lower case, without the mark at their end and without spaces (`f.eks`); one
with a capital is meant only so (`Kr` for Kristian, `kr` for kroner).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations:
    """What one language writes with a mark that may not end a sentence."""

    never: frozenset[str]
    """Something always follows: no sentence ends here."""
    maybe: frozenset[str]
    """Ends a sentence before a capital, not before a digit or a small letter."""
    numbered: frozenset[str]
    """Ends no sentence before a number; else it is a word like any other."""
    openers: frozenset[str]
    """Words that so often open a sentence that one ends before them."""
    ordinals: bool = False
    """Whether a capital after `3.` says nothing, since all nouns have one."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NB_NEVER = _set(
    "adm adm.dir adr ang ass avd avd.dir bl bl.a ca cand cand.jur cand.mag cand.med "
    "cand.philol cand.polit cand.real cand.theol d.v.s dipl dir dr dr.med dr.philos "
    "dvs ekskl ev evt f.eks f.o.m fhv fmr forts fr frk fung fvl gj gj.sn hhv hr henh "
    "i.f.m i.h.t i.st ifm ift iht inkl innst jf jfr jr kand kom.dir konst lic m.a.o "
    "m.h.t m.t.p mao medl mht mtp n.br off omtr ot ot.prp overing overl p.g.a p.t pga "
    "pgl pr prof prop prp prøvel pst.andel ref repr res s.k sekr siv siv.ing siv.øk "
    "sml spes st st.dok st.forh st.meld st.prp statsr stip stud sunn t.d t.o.m tidl "
    "tilh tils ts u.off univ utg v vedr vgs vit vs Chr Fr Joh Kr Kristj M Mr Mrs Th"
)
_NB_MAYBE = _set(
    "a.a aug cl cm d.d d.s d.å des dl e.kr e.l el.l el.lign etc f.kr feb febr flg "
    "g.nr gt ha jan jun km km2 kr kvm l.c m.m m.fl m.v m2 m3 mag maks md mfl mill "
    "milla min mld mm mnd mndr moh mrd mv n.n nov o.a o.fl o.l o.lign o.m.a o.s.v okt "
    "osv p.a pers pst sek sep sept sign stk t.h t.v tlgr tn ty u.a u.å v.s årg årh"
)
_NB_NUMBERED = _set(
    "anm art avsn b.nr bd bnr d f fig g.nr gnr ill innst.o innst.s kap kl l.nr lnr nr "
    "o org.nr p par pkt pos rundskr s sp spm tab telf tel tlf vedl vers vol §"
)
_NB_OPENERS = _set(
    "alle alt altså andre at av bare både begge da de den denne der derfor dermed det "
    "dette disse du en er et etter etterpå fem fire for fordi fra før han hele her "
    "hun hva hvem hver hvis hvor hvordan hvorfor i iblant ikke ingen ingenting ja jeg "
    "kanskje man mange med men mens mine min mye nei noe noen nå når og også om opp "
    "på resten selv siden slik som så til to tre under uten vi vår våre ved videre å"
)

_NN_NEVER = _NB_NEVER | _set("m.a m.o.t d.e s.a medr sokn")
_NN_MAYBE = _NB_MAYBE | _set("o.s.b osb o.likn")
_NN_OPENERS = _NB_OPENERS | _set(
    "berre difor då dei desse eg ein eit eitt frå ho inga ingen ikkje kva kven kvar "
    "korleis kvifor kor me medan mi min mykje nokre noko no når òg sidan slik so vår "
    "våre etterpå andre fleire"
)

_EN_NEVER = _set(
    "mr mrs ms messrs dr prof rev hon sen rep gov gen col maj capt lt sgt cmdr st mt "
    "ft e.g i.e cf viz vs approx ca esp incl resp asst assoc attn fr jun pres supt "
    "Ald Msgr Pvt Cpl"
)
_EN_MAYBE = _set(
    "etc al inc ltd co corp jr sr bros dept univ est ave blvd rd a.m p.m u.s u.k u.n "
    "e.u d.c ph.d m.d b.a m.a b.sc m.sc jan feb apr jun jul aug sept sep oct nov dec "
    "tue tues thu thur thurs min hr hrs sec kg km cm mm oz lb lbs"
)
_EN_NUMBERED = _set(
    "no nos fig figs p pp vol vols ch chap sec sect para art eq tab app ed eds pt par "
    "v §"
)
_EN_OPENERS = _set(
    "a after all also although an and are as at because before both but by can did do "
    "does each every everybody everyone few first for from he her here his how "
    "however i if in is it its later many maybe more most my never no nobody none not "
    "nothing now of on one or our people perhaps she since so some still that the "
    "their then there these they this those to two under we well what when where "
    "which while who why with yes you your"
)

_DA_NEVER = _NB_NEVER | _set("ang bl.a d.v.s fx f.eks hr fhv kbh kgl p.gr.a s.u t.eks")
_DA_NUMBERED = _NB_NUMBERED | _set("stk bind")
_DA_OPENERS = _NB_OPENERS | _set("hvad jeg nogle noget ikke nu også efter fordi af mig")

_SV_NEVER = _set(
    "t.ex bl.a d.v.s dvs ca fr.o.m f.d s.k resp ev prof dr hr st jfr jmf m.a.p p.g.a "
    "pga t.o.m inkl exkl ang betr enl f.ö fil forts fvt föreg i.o.m n.b obs p.s.s "
    "prop s.a s.a.s tf u.p.a vd äv fn f.n"
)
_SV_MAYBE = _set(
    "osv o.s.v m.m m.fl mfl etc o.d o.dyl dyl e.d e.dyl kr mkr mdr mån st tim tr jan "
    "feb febr apr jun aug sept sep okt nov dec f.kr e.kr ff sek kg km cm mm"
)
_SV_NUMBERED = _set("nr s sid kap kl tel fig tab art mom st punkt p vol f d §")
_SV_OPENERS = _set(
    "alla allt att av bara både de den denna dessa det detta där därför då efter en "
    "ett för från han har hon hur här i ibland ingen inte ja jag kanske man med men "
    "min när nej ni nu någon något några och också om på resten sedan som så till "
    "under utan vad var varför vem vi vid vår våra är övriga"
)

_DE_NEVER = _set(
    "z.b u.a d.h bzw vgl dr prof hr fr frl st ca inkl exkl evtl ggf i.d.r s.o s.u sog "
    "o.g v.a z.t u.u i.a i.s i.s.v dipl dipl.-ing mag med phil jur bspw insb insbes "
    "bes geb gest lt max min mind sen jun m.e allg eigtl einschl entspr gem i.v hl "
    "Univ Dir"
)
_DE_MAYBE = _set(
    "usw etc u.ä o.ä u.dgl dgl u.s.w m.w f ff mio mrd tsd std min mtl jhdt jh n.chr "
    "v.chr jan feb mär apr jun jul aug sept sep okt nov dez eur kg km cm mm str"
)
_DE_NUMBERED = _set("nr s kap abs abb tab art bd tel fig anm anl lit ziff zi §")
_DE_OPENERS = _set(
    "aber alle als am an auch auf aus bei beide da damit dann das dass dem den der "
    "des deshalb die dies diese dieser doch du ein eine einige er es für hier ich ihr "
    "im in ist ja jetzt kein keine man mit nach nein nicht noch nun nur oder sie so "
    "sonst und uns unser viele vielleicht von warum was weil wenn wer wie wir wo zu "
    "zwei"
)

_NORWEGIAN = Abbreviations(
    never=_NB_NEVER, maybe=_NB_MAYBE, numbered=_NB_NUMBERED, openers=_NB_OPENERS
)

BY_LANGUAGE: Mapping[str, Abbreviations] = {
    "nb": _NORWEGIAN,
    "no": _NORWEGIAN,
    "nn": Abbreviations(
        never=_NN_NEVER, maybe=_NN_MAYBE, numbered=_NB_NUMBERED, openers=_NN_OPENERS
    ),
    "en": Abbreviations(
        never=_EN_NEVER, maybe=_EN_MAYBE, numbered=_EN_NUMBERED, openers=_EN_OPENERS
    ),
    "da": Abbreviations(
        never=_DA_NEVER, maybe=_NB_MAYBE, numbered=_DA_NUMBERED, openers=_DA_OPENERS
    ),
    "sv": Abbreviations(
        never=_SV_NEVER, maybe=_SV_MAYBE, numbered=_SV_NUMBERED, openers=_SV_OPENERS
    ),
    "de": Abbreviations(
        never=_DE_NEVER,
        maybe=_DE_MAYBE,
        numbered=_DE_NUMBERED,
        openers=_DE_OPENERS,
        ordinals=True,
    ),
}
"""By ISO 639 code."""

OTHER = Abbreviations(
    never=_set("dr prof mr mrs st e.g i.e cf vs ca"),
    maybe=_set("etc al"),
    numbered=_set("no nr p pp s vol fig §"),
    openers=_EN_OPENERS,
)
"""For a language that is not known or not listed."""
