import type { LanguageWords } from './language-words';

export const de: LanguageWords = {
  language: 'de',
  help: 'hilfe center, hilfe und kontakt, onlinehilfe, online hilfe, kundenbetreuung, kundencenter, service center, servicebereich, serviceportal, serviceseiten, supportbereich, technischer support, fragen, fragen und antworten, häufige fragen, häufig gestellte fragen, oft gestellte fragen, wissensdatenbank, wissensbasis, wissensportal, problemlösung, problembehebung, fehlerbehebung, fehlersuche, störungshilfe, erste schritte, selbsthilfeportal, hilfe*, kundenservice*, kundendienst*, kundensupport*, supportcenter*, servicecenter*, hilfe, hilfecenter, kundenservice, kundendienst, supportcenter, servicecenter',
  guide:
    'anleitung, anleitungen, bedienungsanleitung, gebrauchsanleitung, handbuch, handbücher, benutzerhandbuch, ratgeber, schritt für schritt, einrichtung, einrichten, kurzanleitung',
  contact:
    'kontakt aufnehmen, kontaktieren sie uns, kontaktiere uns, nehmen sie kontakt auf, schreiben sie uns, schreib uns, so erreichen sie uns, ansprechpartner, anfrage, anfrageformular, rückruf, rückmeldung, nachricht senden, ihre nachricht, ihre anfrage, feedback geben, callback, rückrufservice, kontakt*, kontakt, kontaktformular',
  ticket:
    'anfrage einreichen, anfrage senden, anfrage stellen, ticket erstellen, ticket eröffnen, neues ticket, neue anfrage, meine tickets, meine anfragen, supportanfrage, serviceanfrage, problem melden, störung melden, fehler melden, reklamation, beschwerde, beschwerdeformular',
  greeting:
    'wie können wir, wie kann ich ihnen, wie kann ich dir, wobei können wir, womit können wir, was können wir für sie tun, wobei brauchst du hilfe, wobei benötigen sie hilfe, wir sind für sie da, wir helfen ihnen, wir helfen dir',
  helpful: 'hilfreich, nützlich, geholfen, weitergeholfen, beantwortet, problem gelöst',
  results: 'suchergebnis, suchergebnisse, ergebnisse für, treffer für, keine ergebnisse, suche nach',
  asks: 'wie, warum, weshalb, wieso, was, wo, wann, wer, welche, welcher, welches, kann ich, muss ich, darf ich, ich kann, ich habe, mein, meine, lässt sich nicht, funktioniert nicht, geht nicht, woher, wohin',
  community:
    'community, forum, foren, diskussion*, gemeinschaft, nutzerforum, hilfe community, kunden helfen kunden, benutzerforum, supportforum, hilfeforum',
  error: 'fehler, fehlercode, fehlermeldung, fehlgeschlagen, ungültig, nicht gefunden, verweigert',
  otherHelp:
    'erste hilfe, entwicklungshilfe, sozialhilfe, soforthilfe, nachbarschaftshilfe, hilfe für die ukraine, ukraine hilfe, hilfe zur pflege, hilfe zum lebensunterhalt, jugendhilfe, kinderhilfe, katastrophenhilfe, humanitäre hilfe, psychologische hilfe, seelsorge, beihilfe, finanzhilfe, finanzhilfen, selbsthilfegruppe*, haushaltshilfe, hausaufgabenhilfe, nachhilfe, pflegehilfe, mit unterstützung von, flüchtlingshilfe',
  donate:
    'unterstütze uns, unterstützen sie uns, unterstützer, förderer, förderverein, mitglied werden, sponsoren, ehrenamt, freiwillige, patenschaft, so können sie helfen, spende*, spende, spenden',
  jobs: 'stellenanzeige, offene stellen, jobangebote, jobs, ausbildung, praktikum, bewerbung, bewerben, wir stellen ein, mitarbeiter im kundenservice, kundenberater, m w d, w m d, m f d, stellenangebot*, stellenausschreib*, karriere*, stellenangebote, karriere',
  politics:
    'bundestag, landtag, abgeordnete, abgeordneter, wahl, wahlen, wahlkampf, partei, kandidat, kandidatin, bürgermeister, stadtrat, gemeinderat',
  press:
    'presse, pressemitteilung*, pressemeldung*, pressekontakt, presseanfragen, pressestelle, nachrichten, aktuelles, neuigkeiten, magazin, referenzen, erfolgsgeschichte*',
  developers:
    'entwickler, entwicklerdokumentation, schnittstelle, schnittstellen, programmierschnittstelle, quellcode, versionshinweise, änderungsprotokoll',
  login:
    'anmelden, anmeldung, einloggen, registrieren, registrierung, passwort vergessen, kennwort vergessen, konto erstellen, benutzerkonto anlegen',
  legal:
    'impressum, agb, allgemeine geschäftsbedingungen, nutzungsbestimmungen, rechtliches, rechtliche hinweise, richtlinie, richtlinien, haftungsausschluss, barrierefreiheitserklärung, verbraucherinformationen, lizenzvertrag, datenschutz*, nutzungsbedingung*, widerruf*, datenschutz, nutzungsbedingungen, widerruf',
  shop: 'onlineshop, warenkorb, kasse, jetzt kaufen, preise, preisliste, tarife, angebote, sonderangebote, kostenlos testen',
  status: 'systemstatus, dienststatus, störungsmeldungen, betriebsstatus, wartungsarbeiten',
  addresses: { help: 'faq-de, service-hilfe', contact: 'kontaktformular', legal: 'datenschutz' },
  stopWords:
    'aber alle allem allen aller alles als also am an ander andere anderem anderen anderer auch auf aus bei beim bin bis bist da dabei damit dann das dass daß dein deine deinem deinen deiner dem den denn der des dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines einfach er es etwas euch euer eure für gegen geht gibt habe haben hat hatte hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist jede jedem jeden jeder jedes jetzt kann kannst kein keine keinem keinen keiner können könnte lässt machen man mehr mein meine meinem meinen meiner mich mir mit muss müssen nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit sich sie sind so solche soll sollte sondern sonst über um und uns unser unsere unter viel vom von vor war waren warum was weil welche welchem welchen welcher welches wenn wer werde werden wie wieder will wir wird wo wollen worden wurde wurden während zu zum zur zwar zwischen',
};
