import type { LanguageWords } from './language-words';

export const nl: LanguageWords = {
  language: 'nl',
  help: "hulp, hulp nodig, help centrum, hulpcentrum, helppagina, helppagina's, hulppagina, hulp en contact, hulp en ondersteuning, hulp bij, ondersteuning, technische ondersteuning, klantenondersteuning, klantendienst, klantcontact, klantondersteuning, service en contact, service en ondersteuning, servicedesk, servicepunt, veelgestelde vragen, veel gestelde vragen, meest gestelde vragen, vaak gestelde vragen, vragen, vragen en antwoorden, vraag en antwoord, kennisbank, kennisbase, kenniscentrum, probleemoplossing, problemen oplossen, storing oplossen, storingen, zelfservice, helpdesk, klantenservice*, helpcent*, klantenservice, helpcentrum, helpcenter",
  guide:
    'handleiding, handleidingen, gebruiksaanwijzing, gebruiksaanwijzingen, gids, gidsen, uitleg, instructie, instructies, stappenplan, aan de slag, eerste stappen, stap voor stap, documentatie',
  contact:
    'contacteer ons, contact opnemen, neem contact op, neem contact met ons op, stel je vraag, stel uw vraag, stel een vraag, stuur ons een bericht, stuur een bericht, mail ons, bel ons, schrijf ons, bereikbaarheid, reageer, reactieformulier, terugbelverzoek, bel mij terug, contact*, contact, contacteer, contactformulier',
  ticket:
    'aanvraag indienen, verzoek indienen, nieuw ticket, ticket aanmaken, ticket openen, mijn aanvragen, mijn tickets, supportaanvraag, meld een probleem, probleem melden, storing melden, meldingsformulier, melding doen, klacht, klachten, klachtenformulier',
  greeting:
    'kunnen we je, kunnen we u, kunnen wij je, kunnen wij u, kunnen we helpen, kunnen wij helpen, kan ik je helpen, kan ik u helpen, helpen je graag, helpen u graag, wat is je vraag, wat is uw vraag',
  helpful: 'nuttig, behulpzaam, geholpen, iets aan, wat aan, hielp, vraag beantwoord, probleem opgelost',
  results:
    'zoekresultaten, zoekresultaat, resultaten voor, geen resultaten, gevonden resultaten, zoeken naar',
  asks: 'hoe, waarom, wat, waar, wanneer, wie, welke, welk, kan ik, moet ik, mag ik, ik kan, ik heb, mijn, werkt niet, lukt niet, hoeveel, hoelang',
  community: 'community, forum, forums, discussie, discussies, gemeenschap, gebruikersforum, hulpforum',
  error: 'fout, foutcode, foutmelding, mislukt, ongeldig, niet gevonden, geweigerd, storing',
  otherHelp:
    'eerste hulp, ontwikkelingshulp, hulpverlening, huishoudelijke hulp, thuishulp, noodhulp, rechtshulp, rechtsbijstand, voedselhulp, humanitaire hulp, slachtofferhulp, psychologische hulp, mantelzorg, mantelzorgondersteuning, hulp aan vluchtelingen, maatschappelijke ondersteuning, jeugdhulp, opvoedingsondersteuning, financiële ondersteuning, met steun van, huiswerkbegeleiding, zelfhulpgroep*, lotgenotencontact',
  donate:
    'doneer, doneren, steun, word lid, sponsor ons, sponsoren, geef nu, help mee, wat kun je doen, donat*, vrijwillig*, donatie, donaties, vrijwilliger',
  jobs: 'werken bij, solliciteer, solliciteren, sollicitatie, carrière, banen, baan, medewerker klantenservice, word collega, vacature*, vacature, vacatures',
  politics:
    'tweede kamer, eerste kamer, kamerlid, gemeenteraad, raadslid, burgemeester, wethouder, verkiezingen, verkiezing, kandidaat, kandidaten, politieke partij, provinciale staten, fractie',
  press:
    'pers, persbericht, persberichten, perscontact, perskamer, nieuws, nieuwsbericht, nieuwsberichten, actueel, weblog, magazine, klantverhalen, praktijkverhalen, referenties',
  developers:
    'ontwikkelaar, ontwikkelaars, broncode, ontwikkelaarsdocumentatie, versiegeschiedenis, release informatie',
  login:
    'inloggen, aanmelden, log in, registreren, registreer, account aanmaken, maak een account, wachtwoord vergeten, wachtwoord opnieuw instellen, mijn account',
  legal:
    'privacyverklaring, privacybeleid, privacystatement, gebruiksvoorwaarden, voorwaarden, disclaimer, cookieverklaring, cookiebeleid, colofon, juridisch, juridische informatie, huisregels, richtlijnen, herroepingsrecht, toegankelijkheidsverklaring, gegevensbescherming, retourbeleid',
  shop: 'webshop, webwinkel, winkelwagen, winkelmand, winkelmandje, winkel, winkels, bestellen, nu kopen, prijzen, prijslijst, tarieven, aanbiedingen, actie, gratis proberen, demo aanvragen, offerte',
  status: 'systeemstatus, servicestatus, actuele storingen, statuspagina, gepland onderhoud',
  addresses: {
    help: 'klantenservice, veelgesteldevragen, veelgestelde-vragen, helpcentrum',
    contact: 'contactformulier, contact-opnemen',
  },
  stopWords:
    'aan aangezien achter af al alle alleen alles als altijd ander andere anders ben bent bij binnen blijft boven buiten daar daarna dan dat de deze die dit doe doen doet door dus een eens eerst elke en er erg even ga gaan gaat gebruik geen geweest haar had hadden heb hebben hebt heeft hem hen het hier hij hoe hun iedere iemand iets ik in is ja je jij jou jouw jullie kan kon kun kunnen kunt maar maken me meer men met mij mijn moet moeten na naar niet niets nog nooit nu of om omdat onder ons onze ook op over per sinds te tegen ten ter terug tijdens toch toen tot tussen u uit uw van vanaf veel via volgens voor waar waarom wanneer want waren was wat we weer wel welke werd werden wie wij wil worden wordt zal ze zelf zich zij zijn zo zoals zonder zou zullen zult',
};
