import type { LanguageWords } from './language-words';

/** Norwegian, both forms ('nb', 'nn'). */
export const no: LanguageWords = {
  language: 'no',
  help: 'hjelp, hjelp og støtte, hjelp og kontakt, hjelp og support, få hjelp, kundesupport, teknisk støtte, teknisk support, støttesenter, supportsenter, støtteside, spørsmål, spørsmål og svar, ofte stilte spørsmål, ofte stilte spørsmål og svar, vanlige spørsmål, vanlege spørsmål, kunnskapsbase, kunnskapsbank, feilsøking, problemløsing, selvbetjening, trenger du hjelp, treng du hjelp, hjelpes*, kundeservice*, kundestøtte*, kundesenter*, brukerstøtte*, hjelpesenter, kundeservice, kundesenter, brukerstøtte',
  guide:
    'guide, guider, veiledning, veiledninger, rettleiing, bruksanvisning, bruksanvisninger, brukerveiledning, brukermanual, brukerhåndbok, håndbok, manual, manualer, instruksjoner, kom i gang, slik gjør du, steg for steg, trinn for trinn, dokumentasjon',
  contact:
    'kontakt oss, kontakt kundeservice, kontakt support, ta kontakt, skriv til oss, ring oss, send oss en melding, send en melding, send melding, still et spørsmål, still spørsmål, gi tilbakemelding, tilbakemelding, tilbakemeldinger, henvendelse, bli oppringt, kontakt*, kontakt',
  ticket:
    'send inn en forespørsel, send en forespørsel, send inn en henvendelse, send en henvendelse, ny henvendelse, ny sak, opprett sak, opprett en sak, mine henvendelser, mine saker, supportsak, meld feil, feilmelding til oss, meld inn feil, rapporter et problem, rapporter problem, reklamasjon, reklamasjoner, klage, klager',
  greeting:
    'kan vi hjelpe, kan jeg hjelpe, trenger du hjelp, treng du hjelp, hva lurer du på, vi hjelper deg',
  helpful: 'nyttig, nyttige, til hjelp, hjalp, fant du, fikk du svar, hadde du nytte',
  results: 'søkeresultater, søkeresultat, resultater for, ingen resultater, ingen treff, treff for',
  asks: 'hvordan, korleis, hvorfor, kvifor, hva, kva, hvor, kvar, når, hvem, hvilke, hvilken, hvilket, kan jeg, kan eg, må jeg, får jeg, jeg kan ikke, jeg får ikke, jeg har, min, mitt, mine, virker ikke, fungerer ikke',
  community:
    'community, fellesskap, fellesskapet, forum, forumet, diskusjon, diskusjoner, brukerforum, debatt',
  error: 'feil, feilkode, feilmelding, mislyktes, ugyldig, ikke funnet, avvist',
  otherHelp:
    'førstehjelp, nødhjelp, økonomisk hjelp, økonomisk støtte, rettshjelp, hjemmehjelp, leksehjelp, humanitær hjelp, støttegruppe, støttegrupper, psykisk helsehjelp, psykologhjelp, sosialhjelp, barnevern, hjelpemidler, med støtte fra',
  donate:
    'doner, støtt oss, støtt arbeidet, støtt vårt arbeid, gi en gave, gi gave, bli medlem, bli fadder, fast giver, innsamling, sponsorer, slik kan du hjelpe, hjelp oss, donasjon*, frivillig*, donasjon, frivillig',
  jobs: 'jobb, jobbe hos oss, ledige stillinger, ledig stilling, karriere, rekruttering, søk på stillingen, praksisplass, kundeservicemedarbeider, stillingsannonse',
  politics:
    'storting, stortinget, stortingsrepresentant, kommunestyre, kommunestyret, bystyret, ordfører, stortingsvalg, valgkamp, kandidat, kandidater, parti, politiker',
  press:
    'presse, pressemelding, pressemeldinger, pressekontakt, presserom, nyheter, nyhet, nyhende, aktuelt, blogg, bloggen, magasin, kundehistorier',
  developers: 'utvikler, utviklere, kildekode, versjonsmerknader, endringslogg',
  login:
    'logg inn, logg på, innlogging, min side, mine sider, opprett konto, opprett en konto, registrer deg, glemt passord, tilbakestill passord',
  legal:
    'personvern, personvernerklæring, personvernpolicy, vilkår, brukervilkår, kjøpsvilkår, salgsvilkår, betingelser, informasjonskapsler, juridisk, retningslinjer, angrerett, tilgjengelighetserklæring, databehandling',
  shop: 'butikk, butikker, nettbutikk, handlekurv, handlevogn, til kassen, kjøp, pris, priser, prisliste, tilbud, prøv gratis, book demo, bestill demo',
  status: 'driftsstatus, driftsmeldinger, driftsinformasjon, systemstatus, planlagt vedlikehold',
  addresses: { help: 'ofte-stilte-sporsmal, hjelp, sporsmal-og-svar, sporsmal', contact: 'kontakt-oss' },
  stopWords:
    'alle alt andre annen at av bare begge ble blei bli blir blitt både da de deg dei deim deira dem den denne der dere deres det dette din dine ditt du du dykk eg ein eit eller elles en enda enn er et ett etter finne fra før får for fordi gjennom gjør gjøre gå går ha hadde han hans har hennar henne hennes her hjå ho hoe honom hun hva hvem hver hvilke hvilken hvis hvor hvordan hvorfor i ikke ikkje ingen inn inne ja jeg kan kanskje kom kommer korleis kunne kva kvar kven kvifor lage lang lik like man mange me med medan meg meget mellom men mens mer mest min mine mitt mot mye må måte nei noe noen nok ny nye nå når og også om opp oss over på rett samme se seg selv si siden sin sine sist sitt skal skulle slik slutt som så tid til under ut uten var ved vel vi vil ville vite være vært vår våre',
};
