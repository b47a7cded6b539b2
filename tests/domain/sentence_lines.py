"""Lines labelled by hand: `¦` stands where one sentence ends and the next begins.

Written before the rules were, and not fitted to them: where the rules are wrong, the
line stays as it is labelled and is named in `NOT_RIGHT_YET`.
"""

from __future__ import annotations

BOKMAL = (
    # Abbreviations within a sentence
    "Vi trenger f.eks. flere veiledere på kontoret.¦ Det sier alle.",
    "Det gjelder bl.a. Oslo og Bergen.¦ Andre byer har valgt annerledes.",
    "Dvs. at kommunen betaler selv.¦ Slik var det ikke før.",
    "Reformen, jf. St.prp. nr. 12, ble vedtatt om våren.¦ Så begynte arbeidet.",
    "Se Ot.prp. nr. 47 og Innst. O. nr. 5 for begrunnelsen.¦ Den er lang.",
    "Ca. 40 kontorer svarte.¦ 12 av dem ville ikke være med.",
    "Møtet er kl. 10.30 på rådhuset.¦ Etterpå spiser vi.",
    "Hun er cand.polit. fra Bergen.¦ Nå leder hun avdelingen.",
    "Dr. Hansen og prof. Lie var til stede.¦ Begge holdt innlegg.",
    "Fru Dahl og hr. Berg kom for sent.¦ Ingen sa noe.",
    "Saken er nevnt i kap. 3 og pkt. 4.2 i planen.¦ Les den.",
    "Avtalen gjelder t.o.m. juni.¦ Deretter må den fornyes.",
    "Vi fikk hjelp fra bl. a. Trondheim.¦ F. eks. lånte vi en leder derfra.",
    "Fylkesmannen, ev. departementet, avgjør klagen.¦ Fristen er tre uker.",
    "Tjenesten koster maks. 500 kroner per mnd. for hver bruker.¦ Det er lite.",
    "Nr. 4 på listen er viktigst.¦ Nr. 5 kan vente.",
    "Vedtaket er hjemlet i forvaltningsloven § 17 første ledd jf. § 28.¦ Slik er det.",
    "Vi har to ansatte, hhv. Kari og Ola.¦ Begge er nye.",
    # Abbreviations that may end a sentence
    "De hadde skjemaer, brev, maler osv.¦ Alt det andre lå i en perm.",
    "Det kostet 9 000 kr.¦ Alle syntes det var dyrt.",
    "Det kostet 9 000 kr. i måneden.¦ Alle syntes det var dyrt.",
    "Vi snakket om budsjett, lokaler m.m.¦ Til slutt ble vi enige.",
    "Bygget er på 400 kvm.¦ Det er for lite.",
    "Der satt Hansen, Olsen m.fl. og ventet.¦ Ingen kom.",
    "De ga oss 3 mill. kroner.¦ Vi hadde bedt om 5 mill.¦ Det ble det bråk av.",
    "Søknader, klager o.l. går til fylket.¦ Resten tar vi.",
    "Om lag 20 pst.¦ Det er alt vi får.",
    "Andelen var 20 pst. i fjor.¦ I år er den lavere.",
    # Numbers, dates, ordinals
    "Kontoret åpnet 1.6. 2006.¦ Det var fullt hus.",
    "Kontoret åpnet 1. juni 2006.¦ Det var fullt hus.",
    "Den 17. mai er vi stengt.¦ Ellers er det åpent.",
    "Det var i 2006.¦ 14 kontorer var med.",
    "Jeg begynte i 2007.¦ Da var jeg 42.¦ Nå er jeg eldre.",
    "Se NOU 2004: 13.¦ Den forklarer alt.",
    "Vi er på 3. plass.¦ I fjor var vi på 12. plass.",
    "Kong Harald 5. åpnet bygget.¦ Det regnet.",
    "På 1990-tallet var alt annerledes.¦ På 2000-tallet kom pengene.",
    "Tallet er 3.14.¦ Ikke noe annet.",
    "Loven trådte i kraft 01.07.2010.¦ Siden har ingen rørt den.",
    "De var 7.¦ Vi var 9.¦ Likevel vant de.",
    "I perioden 1.1.–30.6. fikk vi 200 saker.¦ Det er en dobling.",
    # Initials, numerals, names
    "Per A. Hansen ledet møtet.¦ O. K. Moe skrev referat.",
    "J. Berg svarte først.¦ Så svarte de andre.",
    "Vi gikk for plan B.¦ Det angret vi på.",
    "Karl XII. falt ved Fredriksten.¦ Det vet alle.",
    "Det står i del IV.¦ Der står det mye rart.",
    "Han bor i St. Olavs gate.¦ Hun bor i Kr. Augusts gate.",
    # Questions, exclamations, ellipses
    "Hva?¦ Nei!¦ Det kan ikke stemme.",
    "Hvem bestemmer?¦ Staten eller kommunen?¦ Det er spørsmålet.",
    "Vi prøvde … men det gikk ikke.¦ Så ga vi opp.",
    "Jeg vet ikke …¦ Kanskje var det best slik.",
    "Det var ... ja, det var rart.¦ Veldig rart ...¦ Men vi gjorde det.",
    "Hva i all verden?!¦ Det sa han faktisk.",
    "Ja…¦ Nei…¦ Jeg husker ikke.",
    # Quotes and speech
    "«Dette går ikke», sa hun.¦ Det gjorde det heller ikke.",
    "«Hvem bestemmer her?» spurte hun.¦ Ingen svarte.",
    "Han sa: «Det går bra.»¦ Det gjorde det ikke.",
    "«Det går bra.¦ Vi får det til», sa han.¦ Så gikk han.",
    "– Hva mener du? spurte hun.¦ – Ingenting, sa han.",
    "– Det går ikke, sier lederen.¦ – Vi må tenke nytt.¦ Hun rister på hodet.",
    "Hun kalte det «partnerskap».¦ Jeg kalte det noe annet.",
    '"Kom inn!" ropte han.¦ "Vi venter på deg."¦ Jeg kom.',
    "“Er det sant?”¦ “Ja.”¦ Mer ble ikke sagt.",
    "Han spurte: Hvem eier dette?¦ Vi svarte: Ingen.",
    "«Hvorfor?»¦ Spørsmålet kom fra salen.",
    # Brackets and transcribers' notes
    "Ja.¦ [latter] Det var litt av en dag.¦ [pause] Ja.",
    "Det er bra (jf. kap. 2).¦ Men det er dyrt (se vedlegg).¦ Slik er det.",
    "Vi er enige.¦ (De andre er ikke det.)¦ Derfor går det fremover.",
    "Vi sa ja [...] og så nei.¦ Ingen forsto det.",
    "Det var [uhørlig] som kom.¦ Eller … [utydelig 12:30] kanskje.¦ Ja.",
    "Jeg tror [navn] sa det.¦ [Navn] er leder der.",
    # Spoken language
    "Ja.¦ Ja, nei, altså.¦ Vi gjorde jo det.¦ Ikke sant?",
    "Mhm.¦ Mm.¦ Ok.¦ Da går vi videre.",
    "Eh.. det vet jeg ikke.¦ Spør lederen.",
    "Det var sånn at– nei, glem det.¦ Vi tar neste.",
    "nei.¦ det er bare tull.¦ sånn er det.",
    # Web addresses, files, names with marks
    "Alt står på nav.no.¦ Der finner du skjemaet.",
    "Send det til post@kommune.no innen fredag.¦ Da rekker vi det.",
    "Åpne filen notat.docx og les.¦ Den er kort.",
    "Yahoo! ble kjøpt opp.¦ Ingen gråt.",
    # Lines, lists, paragraphs
    "Innledning¦\n\nDette er første avsnitt.¦ Det er kort.",
    "Tre ting er viktige:¦\n- penger¦\n- folk¦\n- tid",
    "Kravene er:¦\n1. Fast kontor¦\n2. Felles leder.¦ Det er krevende.¦\n3. Avtale",
    (
        "Dette er en lang linje som er brutt av et program fordi den ikke fikk\n"
        "plass på siden, og den fortsetter her.¦ Så kommer neste setning, som\n"
        "også er brutt.¦ Slutt."
    ),
    "Takk for i dag¦\n\nVi ses i neste uke",
    "Intervju med leder¦\nSted: Oslo¦\nDato: 3. mai 2010",
    "Første linje uten punktum¦\nAndre linje uten punktum",
    "Vi møtte flere fra\nkommunen.¦ De var hyggelige.",
    "a) Hva er saken?¦\nb) Hvem eier den?¦\nc) Hva nå?",
    # Other hard ones
    "Kommunen v/ordfører Lie svarte.¦ Brevet var kort.",
    "Vi er ferdige kl. 16.¦ Kl. 17 stenger bygget.",
    "Partnerskapet er en gåte.¦ Iblant virker det.¦ E-post er verre.",
    "Vi har to nivåer: 1) staten og 2) kommunen.¦ 3) er fylket.",
    "Det koster 1,5 mill. pr. år.¦ Hvert år.",
    "Han kom kl. 8.¦ Hun kom kl. 9.",
    "Hun ringte tlf. 22 33 44 55.¦ Ingen svarte.",
    "Ifølge adm.dir. Moe er alt i orden.¦ Ass. direktør Lie er uenig.",
    "Det ble sagt av avd.leder Berg m.v. at alt er bra.¦ Er det det?",
    "Avisen skrev om «Nav-skandalen» (s. 4 flg.).¦ Vi lo.",
    "Møtet ble holdt i jan. 2008.¦ I feb. skjedde ingenting.",
    "Kilde: SSB, tab. 3.¦ Tallene er foreløpige.",
    "Han er f. 1950 og d. 2001.¦ Han ble 51.",
    "Dette er et forslag, ikke et vedtak!¦ Skjønner du?¦ ja, kanskje.",
    "Det tok seks mnd.¦ Etter det var alt glemt.",
    "Rapporten (2008, s. 14) er klar.¦ Tabell 2 viser det.¦ Se også note 3.",
    "Vi delte ansvaret.¦ Staten tok sitt.¦ Kommunen tok sitt.¦ Brukeren ble glemt.",
    "Var det i 2008?¦ Nei, i 2009.¦ Eller var det 2010?¦ Jeg husker ikke.",
    "Hun jobber i Nav.¦ NAV skrev vi før.¦ Nå heter det Nav.",
    "De fikk 4. plass, sa noen.¦ Det var feil.",
    "Det var trangt.¦ Øystein flyttet ut.¦ Åse ble.¦ Ærlig talt var det greit.",
)
"""Bokmål."""

NYNORSK = (
    "Vi treng t.d. fleire rettleiarar.¦ Det seier alle.",
    "Det gjeld m.a. Bergen og Voss.¦ Andre stader er det ulikt.",
    "Kommunen vert, jf. St.meld. nr. 9, ikkje større.¦ Eg er samd.",
    "Me begynte 1. august 2007.¦ Då var me fire.",
    "Kva meiner du?¦ Eg veit ikkje …¦ Spør heller leiaren.",
    "– Det går ikkje, seier ho.¦ – Kvifor det? spør eg.",
    "Det kosta 400 kr.¦ Ingen hadde så mykje.",
    "Det vart skjema, brev o.a. i hopetal.¦ Me drukna.",
    "Ho heiter Anne B. Lie.¦ Ho er frå Sogn.",
    "«Dette er vårt», sa han.¦ Ingen tok til motmæle.",
    "Dvs. at staten betaler.¦ Slik var det ikkje før.",
    "Ja.¦ [ler] Det hugsar eg godt.",
    "Me var ca. 30 stk. på møtet.¦ Fleire ville ha ordet.",
    "Sjå kap. 4, pkt. 2.¦ Der står det.",
    "Mm.¦ Ja.¦ Nei, det var ikkje eg.",
    "Han kom kl. 9.¦ Eg kom kl. 10.",
)
"""Nynorsk."""

ENGLISH = (
    "Mr. Smith met Dr. Jones in St. Louis.¦ They talked for hours.",
    "We need more staff, e.g. counsellors.¦ Everybody says so.",
    "The office opened at 9 a.m. on Monday.¦ It closed at 5 p.m.¦ Nobody came.",
    "He works for Acme Inc. in the U.S. and abroad.¦ She does not.",
    '"Who decides?" she asked.¦ Nobody answered.',
    '"I do not know."¦ "Neither do I."¦ We left.',
    "It was … well, it was odd.¦ Very odd …¦ But we did it.",
    "See Fig. 3 and pp. 12–14.¦ They explain it.",
    "J. R. Brown chaired.¦ It rained.",
    "Yeah.¦ [laughter] That was a day.¦ (pause) Right.",
    "It cost 3.5 million.¦ We had asked for more.",
    "Smith et al. 2004 disagree.¦ So do we.",
    "Forms, letters, etc. were lost.¦ Nobody cared.",
    "We kept forms, letters, etc.¦ The rest was lost.",
    "I was there in 2006.¦ 14 others came.",
    "We went for plan B.¦ It failed.",
    "Is it Sect. 4 vs. Sect. 5?¦ I think so.",
    "Wait!¦ What?¦ No.",
    "She said: “It works.”¦ It did not.",
    "No. 4 is best.¦ No.¦ I do not agree.",
)
"""English."""

DANISH = (
    "Vi mangler f.eks. folk.¦ Det siger alle.",
    "Han bor i Kbh. og arbejder i Odense.¦ Hun gør det omvendt.",
    "Mødet er den 23. november kl. 10.00.¦ Alle er velkomne.",
    "Hr. Juhl får ordet.¦ Er der flere, der ønsker ordet?¦ Det er der ikke.",
)
"""Danish."""

SWEDISH = (
    "Vi behöver t.ex. fler handläggare.¦ Det säger alla.",
    "Det gäller bl.a. Stockholm.¦ Övriga län väntar.",
    "Fru talman!¦ Det är typiskt.¦ Vi vet det.",
    "Kostnaden är ca. 40 kr. per person, dvs. mycket.¦ Det är allt.",
)
"""Swedish."""

GERMAN = (
    "Wir brauchen z.B. mehr Personal.¦ Das sagen alle.",
    "Am 3. Oktober ist geschlossen.¦ Sonst ist offen.",
    "Dr. Meier und Prof. Huber kamen.¦ Beide redeten.",
    "Das gilt u.a. für Köln.¦ Vgl. Kap. 3 dazu.",
)
"""German."""

LINES = {
    "nb": BOKMAL,
    "nn": NYNORSK,
    "en": ENGLISH,
    "da": DANISH,
    "sv": SWEDISH,
    "de": GERMAN,
}

NOT_RIGHT_YET = frozenset(
    {
        "nei.¦ det er bare tull.¦ sånn er det.",
        "Dette er et forslag, ikke et vedtak!¦ Skjønner du?¦ ja, kanskje.",
    }
)
"""Lines, as labelled, that the rules get wrong."""
