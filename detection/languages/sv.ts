import type { LanguageWords } from './language-words';

export const sv: LanguageWords = {
  language: 'sv',
  help: 'hjälp, hjälp och support, hjälp och kontakt, få hjälp, kundcenter, kundhjälp, teknisk support, teknisk hjälp, supportcenter, support och hjälp, servicecenter, frågor, frågor och svar, vanliga frågor, vanliga frågor och svar, kunskapsbas, kunskapsbank, felsökning, självservice, självhjälp, behöver du hjälp, hjälpc*, hjälps*, hjälpa*, kundservice*, kundtjänst*, kundsupport*, hjälpcenter, kundservice, kundtjänst, kundsupport',
  guide:
    'guide, guider, bruksanvisning, bruksanvisningar, användarhandbok, användarmanual, handbok, manual, manualer, instruktion, instruktioner, kom igång, så här gör du, steg för steg, dokumentation',
  contact:
    'kontakta oss, kontakta support, kontakta kundservice, kontakta kundtjänst, hör av dig, ta kontakt, skriv till oss, mejla oss, maila oss, ring oss, skicka ett meddelande, skicka meddelande, ställ en fråga, ställ din fråga, synpunkter, lämna synpunkter, ge feedback, återkoppling, bli uppringd, kontakt*, kontakt, kontakta',
  ticket:
    'skicka en förfrågan, skicka förfrågan, skicka in en begäran, skicka in ett ärende, nytt ärende, skapa ärende, skapa ett ärende, öppna ett ärende, mina ärenden, supportärende, anmäl fel, felanmälan, rapportera ett problem, rapportera problem, reklamation, reklamera, klagomål',
  greeting: 'kan vi hjälpa, kan jag hjälpa, behöver du hjälp, vill du ha hjälp, vi hjälper dig, vi finns här',
  helpful: 'till hjälp, hjälpte, användbar, användbart, nytta av, fick du svar, hittade du',
  results: 'sökresultat, resultat för, inga resultat, inga träffar, träffar för, sökning',
  asks: 'hur, varför, vad, var, när, vem, vilka, vilken, vilket, kan jag, måste jag, får jag, jag kan inte, jag har, min, mitt, mina, fungerar inte, går inte',
  community: 'community, forum, forumet, diskussion, diskussioner, gemenskap, användarforum, supportforum',
  error: 'fel, felkod, felmeddelande, misslyckades, ogiltig, ogiltigt, hittades inte, nekad',
  otherHelp:
    'första hjälpen, ekonomiskt stöd, ekonomisk hjälp, psykologiskt stöd, stöd och hjälp, stöd till, hemtjänst, läxhjälp, humanitär hjälp, rättshjälp, stödgrupp, stödgrupper, bistånd, nödhjälp, anhörigstöd, brottsofferstöd, med stöd av, försörjningsstöd',
  donate:
    'donera, gåva, gåvor, stöd oss, stötta oss, bli medlem, månadsgivare, insamling, sponsorer, så kan du hjälpa, hjälp oss, donation*, volontär*',
  jobs: 'jobba hos oss, jobba med oss, lediga tjänster, karriär, jobb, rekrytering, ansök, sök jobbet, praktik, kundtjänstmedarbetare, arbeta hos oss',
  politics:
    'riksdag, riksdagen, riksdagsledamot, kommunfullmäktige, kommunstyrelse, borgmästare, riksdagsval, valkampanj, kandidat, kandidater, parti, politiker, landsting',
  press:
    'press, pressmeddelande, pressmeddelanden, pressrum, presskontakt, presskontakter, nyheter, nyhet, aktuellt, blogg, bloggen, tidning, kundcase, kundberättelser',
  developers: 'utvecklare, källkod, versionsinformation, ändringslogg, utvecklardokumentation',
  login:
    'logga in, inloggning, mina sidor, registrera, skapa konto, skapa ett konto, glömt lösenord, glömt lösenordet, återställ lösenord',
  legal:
    'integritetspolicy, sekretesspolicy, personuppgifter, personuppgiftspolicy, dataskydd, användarvillkor, villkor, köpvillkor, juridisk information, cookiepolicy, kakor, ångerrätt, riktlinjer, tillgänglighetsredogörelse, om cookies',
  shop: 'butik, butiker, webbutik, nätbutik, kundvagn, varukorg, till kassan, köp, pris, priser, prislista, erbjudanden, erbjudande, prova gratis, boka demo, offert',
  status: 'driftstatus, driftinformation, driftstörningar, systemstatus, planerat underhåll',
  addresses: { help: 'vanliga-fragor, kundtjanst, fragor-och-svar', contact: 'kontakta-oss' },
  stopWords:
    'alla allt att av bara behöver bli blir blivit både båda de dem den denna deras dess det detta dig din dina ditt du där därför då efter eller en er era ert ett finns fler flera fram från får för före genom gör göra går ha hade han har hela henne hennes hit hon honom hur här i igen in ingen inget innan inom inte ja jag just kan kanske kommer kunde lite långt man med medan mellan men mer mest mig min mina mitt mot mycket måste många ned nej ni nog nu nya när någon något några och också om oss på redan sedan ser sig sin sina sitt ska skall skulle så sådan sådana tills till tog två under upp ut utan utanför vad var vara varför varit varje vars vart vem vi vid vidare vilka vilken vilket vill vilja väl är även över',
};
