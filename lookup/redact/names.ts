import { capitalName, farewellName, greetedName, lastName, ownName, wordAt } from './name-forms';
import {
  accountLabels,
  everybodysUser,
  farewells,
  fromTown,
  greetings,
  myNameIs,
  nameLabels,
  noLastName,
  personsWord,
  shortFarewells,
  shortUserLabels,
  spokeTo,
  sureTitles,
  thanks,
  thisIs,
  titledProducts,
  userLabels,
} from './name-words';
import { saidOfPasswords } from './secrets';
import { anyCase, exactCase, withoutEnd, wordStart, type Rule } from './rule';

/** The title is part of it: "Dr.", "K.". */
const word = "\\p{L}[\\p{L}\\p{M}'-]{0,29}(?:\\.(?:ra|ssa)(?!\\p{L}))?\\.?";
const words = `(?<words>${word}(?: ${word}){0,5})`;
/** A sentence's beginning: in "Windows Hello Face" nobody is greeted. */
const sentenceStart = "(?<![\\p{L}\\p{M}\\p{N}_'-]|[\\p{L}\\p{M}\\p{N}_] )";

/** Names of people, by the words beside them; what is greeted and no person stays: "Hi Alexa", "Hallo zusammen". */
export const names: Rule[] = [
  {
    kind: 'name',
    pattern: anyCase(`${sentenceStart}(?<greeting>${greetings})(?<cut>(?<comma> ?[,!])?[ \\n]{1,2}${words})`),
    meantIn: greetedName,
  },
  {
    kind: 'name',
    pattern: exactCase(`${wordStart}(?:${sureTitles})\\.?(?<cut> ${words})`),
    meantIn: (found) => (titledProducts.test(wordAt(found, 0)) ? '' : capitalName(found, 1)),
  },
  {
    kind: 'name',
    pattern: anyCase(`${wordStart}(?:${farewells})${fromTown}(?<cut>[ \\n,.!:-]{1,4}${words})`),
    meantIn: farewellName,
  },
  {
    kind: 'name',
    pattern: anyCase(`${wordStart}(?:${thanks})(?<cut>[ \\n,.!:-]{1,4}${words})`),
    meantIn: lastName,
  },
  // "Merci pour votre aide, Sandrine".
  {
    kind: 'name',
    pattern: anyCase(
      `${wordStart}(?:${thanks})(?: [\\p{L}\\p{M}']{1,20}){1,7}(?<cut>[,.!\\n] {0,2}${words})`,
    ),
    meantIn: (found) => (capitalName(found, 1) === '' ? '' : lastName(found)),
  },
  // A text that begins with "LG" is about the maker, one that begins with "Best, " is not.
  {
    kind: 'name',
    pattern: anyCase(
      `(?:(?<start>^)|(?<=[.,;!?)\\n] {0,3}))(?:${shortFarewells})(?<cut>[ \\n,.!:-]{1,4}${words})`,
    ),
    meantIn: (found) =>
      found.groups['start'] !== undefined && !found.text.startsWith(',') ? '' : lastName(found),
  },
  {
    kind: 'name',
    pattern: anyCase(`${wordStart}(?:${myNameIs})(?<cut>:? ${words})`),
    meantIn: ownName,
  },
  {
    kind: 'name',
    pattern: anyCase(`${wordStart}(?:${thisIs})(?<cut> ${words})`),
    meantIn: (found) => (noLastName.test(wordAt(found, 1)) ? '' : capitalName(found, 2)),
  },
  {
    kind: 'name',
    pattern: anyCase(`${wordStart}(?:${spokeTo})(?<cut> ${words})`),
    meantIn: (found) => {
      const name = capitalName(found, 1);
      return personsWord.test(found.text.slice(name.length) + found.after) ? name : '';
    },
  },
  {
    kind: 'name',
    pattern: anyCase(`${wordStart}(?:${nameLabels})(?<cut> ?: ?${words})`),
    meantIn: (found) => capitalName(found, 1),
  },
  // "username: priya.r88"; `recipient.UserName = aName` is somebody's program.
  {
    kind: 'name',
    pattern: anyCase(
      `(?<![\\p{L}\\p{N}.$])(?:${userLabels})`,
      '(?<cut> ?(?:[:=]| (?:is|ist|est|es|è|é) ) ?(?<user>[\\w.@+-]{3,40}))',
    ),
    meantIn: ({ text, groups }) => (isOwnUser(groups['user'] ?? '', text) ? withoutEnd(text) : ''),
  },
  // "user: dkessler", "mi cuenta es maria.lopez77".
  {
    kind: 'name',
    pattern: anyCase(
      `(?<![\\p{L}\\p{N}.$])(?:${shortUserLabels})(?<cut> ?: ?(?<user>[a-z][\\w.-]{2,39}))(?! \\p{L})`,
    ),
    meantIn: ({ text, groups }) => (isOwnUser(groups['user'] ?? '', text) ? withoutEnd(text) : ''),
  },
  {
    kind: 'name',
    pattern: anyCase(
      `(?<![\\p{L}\\p{N}.$])(?:${shortUserLabels}|${accountLabels})`,
      '(?<cut> ?(?:[:=]| (?:is|ist|est|es|è|é) ) ?(?<user>(?=[a-z._-]{0,38}[\\d._])[a-z][\\w.-]{2,39}))',
    ),
    meantIn: ({ text, groups }) => (isOwnUser(groups['user'] ?? '', text) ? withoutEnd(text) : ''),
  },
  // "C:\Users\anna\AppData": the folder of one's own, not the path.
  {
    kind: 'name',
    pattern: anyCase(
      '(?:[a-z]:[\\\\/]users[\\\\/]|(?<![\\w.])\\/(?:home|users)\\/)(?<cut>(?<user>[^ \\n\\\\/:*?"<>|]{1,40})[\\\\/]?)',
    ),
    meantIn: ({ text, groups }) => (everybodysUser.test(groups['user'] ?? '') ? '' : text),
  },
  // "田中と申します", "佐藤様": nobody in person are お客様 and 皆様.
  {
    kind: 'name',
    pattern: exactCase(
      '(?<![\\p{Script=Han}\\p{Script=Katakana}])[\\p{Script=Han}\\p{Script=Katakana}ー]{1,8}(?=と申します|と言います|といいます|(?:様|さん)(?:[、,。! ]|$))',
    ),
    meantIn: ({ text }) => (/^(?:客|皆|神|奥|王|何|担当者|各位|業者)$/.test(text) ? '' : text),
  },
  {
    kind: 'name',
    pattern: exactCase(
      '(?:お?名前|氏名|姓名|收件人|联系人)(?<cut> ?: ?[\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}]{2,10})',
    ),
  },
  {
    kind: 'name',
    pattern: exactCase(
      '(?:私の)?名前は(?<cut>[\\p{Script=Han}\\p{Script=Katakana}ー]{2,10})(?=です|と|。|$)',
    ),
  },
  {
    kind: 'name',
    pattern: exactCase(
      '(?:我叫|我的名字(?:是|叫)|本人姓名)(?<cut>:?\\p{Script=Han}{2,4})(?![\\p{Script=Han}])',
    ),
  },
  {
    kind: 'name',
    pattern: exactCase(
      '(?<![\\p{Script=Han}])(?:我姓(?<cut>\\p{Script=Han})|\\p{Script=Han}{1,3}(?=先生|女士|小姐))',
    ),
  },
  {
    kind: 'name',
    pattern: exactCase('(?<!\\p{L})اسمي(?<cut> \\p{Script=Arabic}{2,20}(?: (?!و)\\p{Script=Arabic}{2,20})?)'),
  },
];

/** In "username is wrong" none is named. */
function isOwnUser(user: string, text: string): boolean {
  if (everybodysUser.test(user) || saidOfPasswords.test(withoutEnd(user))) return false;
  return /[:=]/.test(text) || /[\d._@]/.test(withoutEnd(user));
}
