import type { LanguageWords } from './language-words';

export const da: LanguageWords = {
  language: 'da',
  help: 'hjælp, hjælp og support, hjælp og kontakt, få hjælp, kundecenter, kundehjælp, teknisk support, teknisk hjælp, supportcenter, support og hjælp, servicecenter, spørgsmål, spørgsmål og svar, ofte stillede spørgsmål, ofte stillede spørgsmål og svar, vidensbase, videnbase, vidensdatabase, videnscenter, fejlfinding, problemløsning, selvbetjening, har du brug for hjælp, brug for hjælp, hjælpec*, hjælpes*, kundeservice*, kundesupport*, hjælpecenter, kundeservice, kundesupport',
  guide:
    'guide, guides, brugsanvisning, brugsanvisninger, brugervejledning, brugermanual, vejledning, vejledninger, manual, manualer, håndbog, instruktioner, kom godt i gang, kom i gang, sådan gør du, trin for trin, dokumentation',
  contact:
    'kontakt os, kontakt support, kontakt kundeservice, skriv til os, ring til os, tag kontakt, send os en besked, send en besked, send besked, stil et spørgsmål, stil dit spørgsmål, giv feedback, henvendelse, bliv ringet op, kontakt*, kontakt',
  ticket:
    'send en anmodning, indsend en anmodning, send en forespørgsel, ny anmodning, ny sag, opret sag, opret en sag, opret ticket, mine anmodninger, mine sager, supportsag, anmeld fejl, fejlmelding, rapporter et problem, rapportér et problem, meld en fejl, reklamation, reklamér, klage, klager',
  greeting:
    'kan vi hjælpe, kan jeg hjælpe, brug for hjælp, have hjælp til, klar til at hjælpe, her for at hjælpe',
  helpful: 'nyttig, nyttigt, nyttige, en hjælp, til hjælp, hjalp, brugbar, brugbart, fandt du, fik du svar',
  results: 'søgeresultater, søgeresultat, resultater for, ingen resultater, søgning',
  asks: 'hvordan, hvorfor, hvad, hvor, hvornår, hvem, hvilke, hvilken, hvilket, kan jeg, skal jeg, må jeg, jeg kan ikke, jeg har, min, mit, mine, virker ikke',
  community:
    'community, fællesskab, fællesskabet, forum, fora og grupper, debat, debatforum, diskussion, diskussioner, brugerforum',
  error: 'fejl, fejlkode, fejlmeddelelse, fejlbesked, mislykkedes, ugyldig, ikke fundet, afvist',
  otherHelp:
    'førstehjælp, nødhjælp, økonomisk hjælp, økonomisk støtte, psykologhjælp, retshjælp, hjemmehjælp, lektiehjælp, humanitær hjælp, støttegruppe, støttegrupper, ulandshjælp, hjælp til børn, kontanthjælp, hjælpemidler, med støtte fra',
  donate:
    'donér, doner, støt, bidrag, bliv medlem, indsamling, sponsorer, sådan kan du hjælpe, hjælp os, donation*, frivillig*, frivillig',
  jobs: 'job, ledige stillinger, karriere, bliv en del af, arbejd hos os, rekruttering, ansøg, praktik, kundeservicemedarbejder, stillingsopslag',
  politics:
    'folketing, folketinget, folketingsmedlem, byråd, byrådet, kommunalbestyrelse, borgmester, folketingsvalg, valgkamp, kandidat, kandidater, parti, politiker',
  press:
    'presse, pressemeddelelse, pressemeddelelser, pressekontakt, presserum, nyheder, nyhed, aktuelt, blog, bloggen, magasin, kundehistorier',
  developers: 'udvikler, udviklere, kildekode, versionsnoter, ændringslog',
  login:
    'log ind, log på, login, opret konto, opret en konto, opret bruger, tilmeld, glemt adgangskode, glemt kodeord, nulstil adgangskode, selvbetjening login',
  legal:
    'privatlivspolitik, persondatapolitik, persondata, databeskyttelse, cookiepolitik, vilkår, betingelser, handelsbetingelser, brugsvilkår, brugerbetingelser, juridisk, retningslinjer, fortrydelsesret, tilgængelighedserklæring',
  shop: 'butik, butikker, webshop, netbutik, kurv, indkøbskurv, til kassen, køb, pris, priser, prisliste, tilbud, prøv gratis, book en demo',
  status: 'driftsstatus, driftstatus, driftsinformation, systemstatus, planlagt vedligeholdelse',
  addresses: { help: 'ofte-stillede-spoergsmaal, hjaelp, hjaelpecenter, spoergsmaal', contact: 'kontakt-os' },
  stopWords:
    'af alle allerede alt altid anden andet andre at bare begge bliver blev både da de dem den denne der deres det dette dig din dine dit dog du efter eller en end endnu er et fik find flere for fordi fra få får før gennem gerne gør god ham han hans har havde have hele hende hendes her hver hvis hvad hvem hver hvilken hvilke hvor hvordan hvorfor hvornår i igen ikke ind inden ingen intet ja jeg jer jeres jo kan kommer kun kunne lige lidt man mange med meget mellem men mere mest mig min mine mit mod måske måtte ned nej nogen noget nogle nok nu når ny nye og også om op os over på samme se ser selv ses sig sin sine sit skal skulle som stadig så sådan tage til ud uden under var ved vi vil ville vor vores være været',
};
