import type { LanguageWords } from './language-words';

export const it: LanguageWords = {
  language: 'it',
  help: 'aiuto, centro aiuto, centro di aiuto, centro assistenza, centro di assistenza, guida in linea, pagina di aiuto, pagine di aiuto, serve aiuto, ti serve aiuto, hai bisogno di aiuto, bisogno di aiuto, assistenza, assistenza clienti, assistenza tecnica, assistenza e supporto, supporto, supporto tecnico, supporto clienti, centro di supporto, servizio clienti, servizio assistenza, customer care, domande, domande frequenti, domande e risposte, domande comuni, domande più frequenti, base di conoscenza, knowledge base, risoluzione dei problemi, risoluzione problemi, risolvere i problemi, aiuto e contatti, aiuto e supporto, assistenza e contatti',
  guide:
    'guida, guide, manuale, manuali, istruzioni, tutorial, primi passi, come fare, passo passo, documentazione',
  contact:
    'contatti, contatto, contattare, contattaci, contattateci, come contattarci, modulo di contatto, modulo contatti, scrivici, scriveteci, mettiti in contatto, entra in contatto, inviaci un messaggio, invia un messaggio, richiesta informazioni, richiesta di informazioni, richiedi informazioni, chiamaci, segnalazioni, segnalazioni e reclami, parla con noi, recapiti',
  ticket:
    'invia una richiesta, invia richiesta, nuova richiesta, apri un ticket, apri ticket, apri una richiesta, nuovo ticket, crea ticket, le mie richieste, i miei ticket, richiesta di assistenza, richiedi assistenza, segnala un problema, segnala un guasto, reclamo, reclami',
  greeting:
    'possiamo aiutarti, possiamo aiutarla, possiamo aiutarvi, possiamo aiutare, posso aiutarti, di cosa hai bisogno, qui per aiutarti, serve una mano',
  helpful: "utile, utili, d'aiuto, ti ha aiutato, risolto il problema, risposto alla tua domanda",
  results:
    'risultati della ricerca, risultati di ricerca, risultati ricerca, risultati per, nessun risultato',
  asks: "come, perché, cosa, che cosa, cos'è, dove, quando, quanto, quale, quali, chi, posso, devo, non riesco, non funziona, il mio, la mia, ho dimenticato, è possibile, si può",
  community: 'community, comunità, forum, discussioni, discussione, forum di assistenza, forum di supporto',
  error: 'errore, impossibile, non riuscito, non valido, non trovato',
  otherHelp:
    'primo soccorso, aiuto umanitario, assistenza sociale, assistenza sanitaria, assistenza domiciliare, assistenza agli anziani, aiuti, gruppo di sostegno, gruppi di sostegno, sostegno psicologico, con il sostegno di, con il supporto di, auto mutuo aiuto, servizi sociali, sostegno al reddito, aiuto compiti, assistenza familiare',
  donate:
    'donazione, donazioni, dona, sostienici, sostieni, sostenitori, aiutaci, come aiutare, come aiutarci, volontariato, volontari, diventa volontario, diventa socio, cinque per mille, 5x1000, 5 per mille, raccolta fondi',
  jobs: 'lavora con noi, lavoro, offerte di lavoro, posizioni aperte, carriera, carriere, candidati, candidature, unisciti a noi, tirocinio, stage, assunzioni, operatore call center, addetto assistenza clienti',
  politics:
    'senatore, senatrice, deputato, deputata, camera dei deputati, senato, parlamento, sindaco, consiglio comunale, elezioni, campagna elettorale, candidato, candidata, partito',
  press: 'stampa, contatti stampa, notizie, notizia, novità, rivista, casi di successo, storie di successo',
  developers:
    'sviluppatori, sviluppatore, codice sorgente, note di rilascio, note di versione, riferimento api',
  login:
    'accedi, accesso, area riservata, area clienti, registrati, registrazione, iscriviti, crea un account, crea account, password dimenticata, hai dimenticato la password, recupera password, reimposta password',
  legal:
    'informativa privacy, informativa sulla privacy, privacy policy, note legali, termini e condizioni, condizioni generali, condizioni di vendita, termini di utilizzo, termini di servizio, condizioni d uso, informativa sui cookie, cookie policy, protezione dei dati, trattamento dei dati, informazioni legali, diritto di recesso, linee guida, dichiarazione di accessibilità',
  shop: 'negozio, negozi, carrello, acquista, compra, prezzi, prezzo, tariffe, offerte, promozioni, prova gratuita, richiedi una demo, preventivo',
  status: 'stato del servizio, stato dei servizi, stato del sistema, manutenzione programmata',
  addresses: { help: 'domande-frequenti, servizio-clienti, assistenza-clienti', contact: 'contattaci' },
  stopWords:
    "abbiamo adesso ai al alcuni alla alle allo allora altra altre altri altro anche ancora avere aveva bene c'è che chi ci ciò col come con contro cosa cosi così cui da dagli dai dal dalla dalle davanti degli dei del dell della delle dello dentro deve devo di dopo dove dovrebbe due dunque durante e è ecco ed era erano essere fa fare fatto fino fra già gli ha hai hanno ho il in infatti invece io l'ho la le lei li lo loro lui ma me meno mentre mi mia mie miei mio molto ne nei nel nell nella nelle nessun nessuna niente no noi non nostra nostro o ogni oppure ora per perché però più poi possiamo posso prima proprio può puoi qua qual quale quali qualche quando quanto quasi quella quelle quelli quello questa queste questi questo qui quindi se sei sempre senza si sia siamo sì solo sono sopra sotto sta stai stata state stati stato su sua sue sugli sui sul sulla sulle suo suoi te ti tra troppo tu tua tue tuo tuoi tutta tutte tutti tutto un una uno verso vi via voi vostra vostro",
};
