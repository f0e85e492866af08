import type { Topic } from '@/detection/topic';

import type { Lexicon } from '../lexicon';

/** Languages that write what others say in several words as one. */
const compounding = new Set(['de', 'nl', 'sv', 'da', 'nb', 'no', 'fi']);
/** Second halves that support pages join to a product's parts; a split needs one, or a word of the page itself. */
const heads = new Set(
  (
    'einstellung einstellungen verbindung aktualisierung update fehler meldung fehlermeldung gerät geräte konto passwort ' +
    'kennwort nummer dauer zeit status taste schalter sensor lampe leuchte karte daten datei dateien übertragung ' +
    'anzeige modus netz netzwerk problem probleme störung ausfall code kabel akku batterie anmeldung adresse rechnung ' +
    'bestellung lieferung sendung zahlung kündigung speicher server drucker kamera ton bild bildschirm programm ' +
    'instelling instellingen verbinding fout melding wachtwoord gegevens apparaat netwerk ' +
    'inställning inställningar anslutning fel lösenord enhet indstilling forbindelse fejl adgangskode'
  ).split(' '),
);
const SHORTEST_PART = 4;
const LONGEST_WORD = 40;
const LINKS = ['', 's', 'n', 'en', 'es', '-'];

/**
 * The parts of compounds among these words: "Bluetoothverbindung" gives "bluetooth" and "verbindung". A word is
 * split only where its second part is known, from the page or the list above, so that nothing is made up.
 */
export function compoundParts(words: readonly string[], topic: Topic, lexicon: Lexicon): string[] {
  if (!compounding.has(lexicon.language)) return [];
  const onPage = new Set(lexicon.words(`${topic.lead} ${topic.product ?? ''} ${topic.terms.join(' ')}`));
  const isKnown = (part: string): boolean =>
    part.length >= SHORTEST_PART && (heads.has(part) || onPage.has(part));
  return [...new Set(words.flatMap((word) => splitCompound(word, isKnown)))];
}

/** At the longest known second part. */
function splitCompound(word: string, isKnown: (part: string) => boolean): string[] {
  if (word.length < 2 * SHORTEST_PART || word.length > LONGEST_WORD) return [];
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    if (!isKnown(second)) continue;
    // The part before may end in a letter that only joins: the form that is known wins.
    const bare = LINKS.filter((link) => first.endsWith(link))
      .map((link) => first.slice(0, first.length - link.length))
      .find((part) => isKnown(part));
    return [bare ?? first, second];
  }
  return [];
}
