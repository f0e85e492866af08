import { splitSentences } from '../sentences';
import { englishStem } from '../stem';
import { locateWords, type LocatedWord } from '../words';
import {
  aboutWords,
  determiners,
  emptyWords,
  failurePattern,
  kindWords,
  nameEnds,
  readVerbs,
  stepVerbs,
  successPattern,
  uselessPattern,
} from './advice-words';

/** One thing that an answer says to do, or not to do. Offsets are UTF-16 indices into its text, end exclusive. */
export type Advice = {
  /** The class of its verb: `advice-words.ts`. */
  act: string;
  /** What is acted on: stems, the head last. Never empty. */
  object: readonly string[];
  isAgainst: boolean;
  /** It holds only where something else does ("if you use a VPN, …"). */
  isConditional: boolean;
  /** As an order ("clear the cache"), which quotes better than a report ("clearing the cache fixed it"). */
  isOrder: boolean;
  /** From the verb to the end of what is acted on. */
  start: number;
  end: number;
  /** The whole sentence. */
  sentence: { start: number; end: number };
};

type Word = { text: string; stem: string; start: number; end: number };
type Found = { act: string; next: number; particleAt: number };
type Mood = 'order' | 'report' | null;

const mostChars = 6000;
const longestName = 6;
const verbs = readVerbs(englishStem);

const leadIns = new Set(
  'then just please simply also next first firstly second secondly third finally lastly now so instead and or but either try maybe perhaps ok okay otherwise alternatively again afterwards basically actually anyway yes no well'.split(
    ' ',
  ),
);
/** "You need to", "I had to", "the fix is to", "make sure to": what follows is meant to be done. */
const cue =
  /(?:\b(?:you|we|people|users|i)(?:['’](?:ll|d|ve))?\s+(?:(?:just|only|simply|really|also|then|first|will|may|might|should|would)\s+){0,2}(?:need|have|had|ought|want|got)\s+to|\b(?:you|i)(?:['’]d)?\s+(?:should|must|can|could)(?:\s+(?:also|just|simply|first|then|try|always))?|\b(?:fix|solution|trick|answer|workaround|cure|remedy|thing|way|best|easiest|advice|suggestion|recommend(?:ation)?|key)\s+(?:for me\s+|here\s+|to do\s+)?(?:is|was|would be)\s+to|\b(?:worked|helped|helps|works|fixed it|fixes it|solved it|did it|trick)(?:\s+for (?:me|us))?(?:\s+in the end)?\s+(?:is|was)\s+to|\b(?:make sure|be sure|remember|have|need|try|recommended|necessary|required|enough|advised|better|suggest you|recommend you|suggest that you)\s+to|\b(?:suggest|recommend|advise)(?:\s+(?:that\s+)?you)?|\blet['’]?s)$/i;
const gerundCue =
  /\b(?:by|try|tried|suggest|recommend|advise|start by|begin by|after|means|worth|consider|requires?|needs?|(?:helped|worked|works|helps|trick|solution|fix|cure|thing)(?: for me)? (?:is|was))$/i;
const reportCue = /\b(?:i|we|he|she|they)(?:['’]ve)?(?:\s+(?:just|simply|then|finally|also|have|had))?$/i;
const againstCue =
  /\b(?:do\s?n['’]?t|do not|never|avoid|stop|should\s?n['’]?t|should not|must\s?n['’]?t|must not|no need to|not to|please don['’]t|wouldn['’]t)(?:\s+(?:ever|just|simply|try to|bother|want to))?$/i;
/** "They do not clear logs" tells what is, not what to do. */
const describedCue =
  /\b(?!(?:you|please|so|and|but|then|also|just|really|definitely|always|to|or|now|instead|although|though|however)\b)[a-z'’]+\s+(?:do|does|did|have|has|had|will|would|is|are|was|were|can|could)\s?(?:n['’]?t|not|\s+not)(?:\s+\w+)?$|\b(?:i|he|she|it|they|we|that|which|who)\s+(?:never|avoid|avoided|stop|stopped)$/i;
/** "You don't have to": neither for nor against. */
const needlessCue =
  /\b(?:(?:do|does)\s?n['’]?t|do not|does not|never|no)\s+(?:have|need)(?:\s+to)?(?:\s+\w+)?$|\bneed\s?n['’]?t$|\bno (?:need|reason|point)\s+(?:to|in)$/i;
const notAgainst =
  /\b(?:don['’]?t|do not)\s+(?:forget|hesitate|worry|be afraid|only|just)\b|\bnot only\b|\bwhy (?:not|don)\b/i;
const asideCue =
  /\b(?:instead of|rather than|without|tried|trying|already|unable to|cannot|can['’]?t|couldn['’]?t|could not|how to|used to|wanted to|going to|wants? to|before|when|whenever|while|since|if)(?:\s+(?:i|you|it|we|they))?(?:\s+\w{1,12})?$/i;
const conditional = /(?:^|[,;:]\s*|\b(?:and|but|or)\s+)(?:if|unless|when|in case|where|only if|for those)\b/i;
const isQuoted = /^\s*(?:>|\|)/;

/**
 * What an answer in English says to do: orders, and reports of what worked. Questions, quotes of others, what was tried
 * in vain and what is only mentioned are left out; when in doubt nothing is found. Linear in the text's length.
 */
export function readAdvice(text: string): Advice[] {
  const found: Advice[] = [];
  let offset = 0;
  for (const line of text.slice(0, mostChars).split('\n')) {
    if (!isQuoted.test(line)) {
      let at = offset;
      for (const sentence of splitSentences(line, 'en')) {
        found.push(...readSentence(sentence, at));
        at += sentence.length;
      }
    }
    offset += line.length + 1;
  }
  return markToggles(found);
}

function readSentence(sentence: string, offset: number): Advice[] {
  if (sentence.length > 600 || /\?\s*$/.test(sentence)) return [];
  const words = locateWords(sentence, 'en').flatMap((word) => wordOf(word, sentence));
  const advice = readStates(sentence, offset);
  const hasState = advice.length > 0;
  const conditionAt = conditional.exec(sentence)?.index ?? -1;
  const hasSuccess = successPattern.test(sentence);
  const isFailure = hasSuccess && failurePattern.test(sentence);
  for (let at = 0; at < words.length; at += 1) {
    const found = verbAt(words, at);
    const word = words[at];
    if (found === null || word === undefined) continue;
    // "Leave it on" has been read as a state already.
    if (hasState && /^(?:leave|keep)$/.test(found.act)) continue;
    const before = sentence.slice(0, word.start).trimEnd();
    const mood =
      describedCue.test(before) || needlessCue.test(before)
        ? null
        : moodOf(words, at, sentence, hasSuccess && !isFailure);
    if (mood === null) continue;
    const isAgainst = againstCue.test(before) && !notAgainst.test(sentence.slice(0, word.end + 20));
    const named = namesAfter(words, found.next, sentence, found.particleAt);
    const names = named.some((name) => stemsOf(name).length > 0)
      ? named
      : aboutNames(words, found.next, sentence);
    for (const name of names) {
      const object = stemsOf(name);
      if (object.length === 0) continue;
      const last = Math.max(name.at(-1)?.end ?? word.end, words[found.particleAt]?.end ?? 0);
      advice.push({
        act: found.act,
        object,
        isAgainst,
        isConditional: conditionAt >= 0 && conditionAt <= word.start,
        isOrder: mood === 'order',
        start: offset + word.start,
        end: offset + last,
        sentence: { start: offset, end: offset + sentence.trimEnd().length },
      });
    }
  }
  return [...advice, ...reinstalls(advice, sentence)];
}

/** "I uninstalled the driver and installed it again": that is what others call to reinstall it. */
function reinstalls(advice: readonly Advice[], sentence: string): Advice[] {
  if (
    !/\binstall(?:ed|ing)? (?:it|them)\b[^.]{0,20}\b(?:again|anew|back|fresh)|\bre-?install/i.test(sentence)
  )
    return [];
  return advice.flatMap((one) =>
    one.act === 'uninstall' && !one.isAgainst ? [{ ...one, act: 'reinstall' }] : [],
  );
}

/** "Make sure UPnP is enabled", "auto-update should be off", "leave Bluetooth on", "set it to Disabled". */
const states: readonly RegExp[] = [
  /\b(?:make sure|ensure|be sure|check|see to it|verify)(?: that)? (?:you have |you've got )?(?<name>[^,.;:!?]{2,60}?) (?:is|are)(?: (?:set to|switched|turned))? (?<state>enabled|on|active|ticked|checked|disabled|off|inactive|unticked|unchecked|deactivated)\b/gi,
  /(?:^|[,;:] )(?<name>[^,.;:!?]{2,60}?) (?:should|must|needs? to|has to|have to|ought to) (?:always |never |be left |stay |remain |be )+(?:switched |turned |set to )?(?<state>enabled|on|active|ticked|disabled|off|inactive|unticked|deactivated)\b/gi,
  /\b(?:keep|leave|want|leaving|keeping) (?<name>[^,.;:!?]{2,50}?) (?:switched |turned |set to )?(?<state>enabled|on|active|ticked|disabled|off|inactive|unticked|deactivated)\b(?! (?:the|a|my|your|top|it)\b)/gi,
  /\b(?:set|setting|put) (?<name>[^,.;:!?]{2,50}?) to ["'“‘]?(?<state>on|off|enabled|disabled)\b/gi,
];

function readStates(sentence: string, offset: number): Advice[] {
  const conditionAt = conditional.exec(sentence)?.index ?? -1;
  return states.flatMap((pattern) =>
    [...sentence.matchAll(pattern)].flatMap((match): Advice[] => {
      const { name = '', state = '' } = match.groups ?? {};
      const before = sentence.slice(0, match.index).trimEnd();
      if (describedCue.test(before) || needlessCue.test(before) || asideCue.test(before)) return [];
      const words = locateWords(name, 'en').flatMap((word) => wordOf(word, name));
      const object = stemsOf(words.filter(({ text }) => !determiners.has(text) && !nameEnds.has(text)));
      if (object.length === 0) return [];
      const isOn = /^(?:enabled|on|active|ticked|checked)$/i.test(state);
      const isNot = againstCue.test(before) || /\bnever\b/i.test(match[0]);
      return [
        {
          act: isOn === isNot ? 'off' : 'on',
          object,
          isAgainst: false,
          isConditional: conditionAt >= 0 && conditionAt <= match.index,
          isOrder: true,
          start: offset + match.index,
          end: offset + match.index + match[0].length,
          sentence: { start: offset, end: offset + sentence.trimEnd().length },
        },
      ];
    }),
  );
}

function wordOf({ start, end }: LocatedWord, sentence: string): Word[] {
  const text = sentence.slice(start, end).toLowerCase().replaceAll('’', "'");
  return [{ text, stem: englishStem(text.replaceAll(/[^a-z\d]/g, '')), start, end }];
}

/** The verb that begins at this word, and where what it acts on begins. */
function verbAt(words: readonly Word[], at: number): Found | null {
  const word = words[at];
  if (word === undefined) return null;
  const particles = verbs.particles.get(word.stem);
  const last = particles ? Math.min(at + longestName, words.length - 1) : at;
  for (let next = at + 1; next <= last; next += 1) {
    const act = particles?.get(words[next]?.text ?? '');
    if (act !== undefined) return { act, next: next === at + 1 ? next + 1 : at + 1, particleAt: next };
    if (next > at + 1 && nameEnds.has(words[next]?.text ?? '') && words[next]?.text !== 'it') break;
  }
  const act = verbs.classes.get(word.stem);
  return act === undefined ? null : { act, next: at + 1, particleAt: -1 };
}

/** Is it told as something to do, or as what worked? A word that only looks like a verb is neither. */
function moodOf(words: readonly Word[], at: number, sentence: string, hasSuccess: boolean): Mood {
  const word = words[at];
  if (word === undefined) return null;
  const before = sentence.slice(0, word.start);
  const clause = before.replace(/^.*[;:.!(–—]\s*/s, '').trim();
  const isBase =
    !/(?:ing|ed|s)$/.test(word.text) || /^(?:press|use|address|bleed|seed|need|string)$/.test(word.text);
  if (isBase) {
    if (cue.test(clause) || againstCue.test(clause)) return 'order';
    if (asideCue.test(clause)) return null;
    return startsClause(words, at, sentence) ? 'order' : null;
  }
  if (asideCue.test(clause) && !/\b(?:try|tried)$/i.test(clause)) {
    if (!hasSuccess || !/\b(?:after|when|once)(?:\s+(?:i|we))?$/i.test(clause)) return null;
  }
  if (word.text.endsWith('ing')) {
    if (againstCue.test(clause)) return 'order';
    if (/\btry$/i.test(clause) || /\b(?:suggest|recommend|advise|consider|worth)$/i.test(clause))
      return 'order';
    if (clause === '' && !uselessPattern.test(sentence)) return 'report';
    return hasSuccess && gerundCue.test(clause) ? 'report' : null;
  }
  return hasSuccess && word.text.endsWith('ed') && reportCue.test(clause) ? 'report' : null;
}

/** Nothing before it in its clause but words that lead in: an order, most likely. */
function startsClause(words: readonly Word[], at: number, sentence: string): boolean {
  for (let place = at - 1; place >= 0; place -= 1) {
    const word = words[place];
    const next = words[place + 1];
    if (word === undefined || next === undefined) return false;
    const between = sentence.slice(word.end, next.start);
    if (/[,;:.!()>\u2192–—]/.test(between)) return true;
    if (leadIns.has(word.text) || /^\d{1,2}$/.test(word.text)) {
      // "… and clear the cache": what stands before must be an order itself.
      if (word.text !== 'and' && word.text !== 'or') continue;
      return isAfterOrder(words, place, sentence);
    }
    return false;
  }
  return true;
}

function isAfterOrder(words: readonly Word[], end: number, sentence: string): boolean {
  for (let place = end - 1; place >= 0; place -= 1) {
    if (
      verbAt(words, place) === null &&
      !/^(?:go|open|click|tap|press|navigate|scroll|find|look|check|make|let|take|put|give|get|leave|keep|set)$/.test(
        words[place]?.text ?? '',
      )
    )
      continue;
    return (
      place === 0 ||
      startsClause(words, place, sentence) ||
      cue.test(sentence.slice(0, words[place]?.start).trimEnd())
    );
  }
  return false;
}

/** The names of the things acted on: "the cache and the cookies" are two. */
function namesAfter(words: readonly Word[], from: number, sentence: string, particleAt: number): Word[][] {
  const names: Word[][] = [];
  let name: Word[] = [];
  const end = Math.min(words.length, from + 3 * longestName);
  for (let at = from; at < end && at !== particleAt; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const gap = sentence.slice(words[at - 1]?.end, word.start);
    // A sign that no sentence has there: code, or the next clause.
    if (/[^\s,'"“”‘’«»*`-]/.test(gap) || (/["“`]/.test(gap) && name.length > 0)) break;
    const isAnd = word.text === 'and' || word.text === 'or';
    if (isAnd || gap.includes(',')) {
      if (name.length === 0 || startsAnother(words, isAnd ? at + 1 : at)) break;
      names.push(name);
      name = [];
      if (isAnd) continue;
    }
    if (word.text === 'of' && name.length > 0) {
      // "The cache of the shop's app": what it belongs to stands before it otherwise.
      const [owner = []] = namesAfter(words, at + 1, sentence, particleAt);
      name = [...owner, ...name];
      break;
    }
    if (endsName(word) || name.length >= longestName) {
      // "… and the page worked": the page does something, nothing is done to it.
      if (names.length > 0 && successPattern.test(word.text)) name = [];
      break;
    }
    if (!determiners.has(word.text)) name.push(word);
    else if (name.length > 0) break;
  }
  return name.length > 0 ? [...names, name] : names;
}

/** "Update to 4.2", "flash it over Wi-Fi": where nothing is named at once, what it is about. */
function aboutNames(words: readonly Word[], from: number, sentence: string): Word[][] {
  const at = /^(?:it|them|this|that)$/.test(words[from]?.text ?? '') ? from + 1 : from;
  const isAbout = aboutWords.has(words[at]?.text ?? '');
  const gap = sentence.slice(words[from - 1]?.end, words[at]?.start);
  return isAbout && !/[.,;:!?()]/.test(gap) ? namesAfter(words, at + 1, sentence, -1).slice(0, 1) : [];
}

/** What follows the joint is another clause, not another thing. */
function startsAnother(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || nameEnds.has(word.text) || leadIns.has(word.text)) return true;
  return (
    verbAt(words, at) !== null ||
    stepVerbs.has(word.text) ||
    /^(?:it|that|this|look)$/.test(word.text) ||
    isSubject(words, at)
  );
}

function endsName({ text }: Word): boolean {
  return nameEnds.has(text) || text.includes("'") || /..ly$/.test(text);
}

/** "…, the phone isn't to blame": it does something itself. */
function isSubject(words: readonly Word[], at: number): boolean {
  const rest = words.slice(at, at + longestName).map(({ text }) => text);
  const end = rest.findIndex((text) => nameEnds.has(text) || text.includes("'"));
  return (
    end > 0 &&
    /^(?:is|are|was|were|does|did|has|had|will|would|can|could|may|might|should|isn't|aren't|wasn't|doesn't|didn't|won't|can't|works|worked|seems|makes|gets|got)$/.test(
      rest[end] ?? '',
    )
  );
}

/** The words that name it, the head last; none where they name nothing in particular. */
function stemsOf(name: readonly Word[]): string[] {
  const words = [...name];
  while (words.length > 1 && kindWords.has(words.at(-1)?.text ?? '')) words.pop();
  const head = words.at(-1);
  if (
    head === undefined ||
    emptyWords.has(head.text) ||
    kindWords.has(head.text) ||
    /^\d{1,2}$/.test(head.text)
  )
    return [];
  return [...new Set(words.filter(({ text }) => !emptyWords.has(text)).map(({ stem }) => stem))].filter(
    (stem) => stem.length > 1,
  );
}

/** "Turn it off and on again" says neither to turn it off nor to turn it on. */
function markToggles(advice: readonly Advice[]): Advice[] {
  return advice.map((one) => {
    const isUndone = advice.some(
      (other) => other !== one && isFlip(one.act, other.act) && one.object.at(-1) === other.object.at(-1),
    );
    return isUndone ? { ...one, act: 'toggle' } : one;
  });
}

function isFlip(one: string, other: string): boolean {
  return (
    (one === 'on' && other === 'off') ||
    (one === 'off' && other === 'on') ||
    (one === 'unplug' && other === 'plug') ||
    (one === 'plug' && other === 'unplug')
  );
}
