/** Ways in which one answer comes to stand at two places; the same index gives the same text. */
type Change = (text: string, index: number) => string;

export const copyKinds: Record<string, Change> = {
  quoted: (text) =>
    `Somebody on another forum wrote:\n\n> ${text.replaceAll('\n', '\n> ')}\n\nThat did it for me.`,
  'cut short': (text) => {
    const words = text.split(/\s+/);
    return `${words.slice(0, Math.ceil(words.length * 0.6)).join(' ')}…`;
  },
  'other markup': (text, index) =>
    splitSentences(text)
      .map((sentence, place) => `- ${place % 2 === 0 ? markWord(sentence, index) : sentence}`)
      .join('\n'),
  'lightly edited': (text, index) =>
    text
      .split(' ')
      .filter((_, place) => chance(index, place) > 0.04)
      .map((word, place) => (chance(index + 7, place) < 0.03 ? `${word.slice(0, 1)}${word}` : word))
      .join(' '),
  signed: (text) =>
    `Hi there and welcome to the community!\n\n${text}\n\nHope that helps. Kind regards,\nAlex\n-- \nVolunteer, not an employee`,
  reworded: (text, index) => {
    const sentences = splitSentences(text).map((sentence) => reword(sentence, index));
    const [first = '', second = '', ...rest] = sentences;
    return (chance(index, 3) < 0.5 ? [second, first, ...rest] : sentences).filter(Boolean).join(' ');
  },
};

const synonyms: Record<string, string> = Object.fromEntries(
  `click=press choose=select select=pick settings=preferences remove=delete delete=erase use=take get=obtain want=wish
  need=require need=must big=large small=little help=assist show=display try=attempt fix=repair problem=issue issue=trouble
  start=begin begin=start stop=end find=locate look=check check=verify make=create create=make put=place go=head good=fine
  bad=poor many=several often=frequently also=too because=since however=but maybe=perhaps about=around think=believe
  know=am buy=purchase tell=inform people=folks like=such very=really can=could will=should would=might i'm=am don't=not
  cannot=can't quickly=fast usually=normally probably=likely only=just then=afterwards page=site website=site`
    .split(/\s+/)
    .map((pair) => pair.split('=')),
);

/** Other words of the same meaning, and some left out. */
export function reword(text: string, index: number): string {
  return text
    .split(' ')
    .filter((_, place) => chance(index + 1, place) > 0.06)
    .map((word) => {
      const bare = word.toLowerCase().replace(/[^a-z']/g, '');
      const other = Object.hasOwn(synonyms, bare) ? synonyms[bare] : undefined;
      return other === undefined ? word : word.toLowerCase().replace(bare, other);
    })
    .join(' ');
}

/** What people paste under anything. */
export const templates = [
  'Have you tried to switch it off and on again? Please restart your device, wait for a minute, and let us know whether the problem is still there.',
  'Thank you for your post. I am sorry to hear that you have this trouble. Please contact our support team through the form on the website with your account details, and they will be happy to look into this for you.',
  'Please clear the cache and the cookies of your browser, then sign out and sign in again. If that does not help, try another browser or a private window and tell us what you see.',
  'Update to the newest version first, restart, and try again. If it still happens afterwards, uninstall everything, restart once more, and install it anew from the official website.',
  'This question has been asked many times before. Please use the search before you post, and read the pinned topic at the top of this forum, where you find the answer to this and other common questions.',
  'I have the same problem. Did you ever find a solution for this? I have tried everything that I could find here and elsewhere and nothing has worked for me so far.',
];

function splitSentences(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/).filter(Boolean);
}

function markWord(sentence: string, index: number): string {
  const words = sentence.split(' ');
  const place = Math.floor(chance(index, words.length) * words.length);
  return words
    .map((word, at) =>
      at === place ? `**${word}**` : at === place + 2 ? `[${word}](https://example.com/a?b=${at})` : word,
    )
    .join(' ');
}

/** Looks like chance, from 0 to 1, and is the same in every run. */
function chance(index: number, place: number): number {
  const hash = Math.imul((index + 1) * 2_654_435_761 + place * 40_503, 0x85_eb_ca_6b) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}
