/** A thread as a page shows it, and one passage of one of its answers. */
export type HardThread = {
  title: string;
  question: string;
  /** Bodies, in the page's order. */
  answers: string[];
  /** The answer that is linked. */
  chosen: number;
};

export type Chance = { below: (count: number) => number; oneOf: <Item>(items: readonly Item[]) => Item };

/** The same numbers in every run (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    below,
    oneOf: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('Nothing to choose from');
      return item;
    },
  };
}

const sentences = [
  'Rebuild the radio table, then wait about three minutes.',
  'Hold the reset button for 10&nbsp;seconds (not longer), until the lamp blinks twice.',
  'This re-pairs every dimmer&mdash;even those on a non-default channel.',
  'Set <code>retry-after</code> to <code>3.14</code>, or to <code>0x1F</code>, and save.',
  'The hub&rsquo;s address is 192.168.0.1, its port is 8443; don&#39;t mix them up!',
  'It <b>really</b> works, <i>as <u>long as</u></i> you <a href="#x">update the firmware</a> first.',
  'Error E<b>0</b>4 means H<sub>2</sub>O got in: 100&nbsp;% of ours had that.',
  'Is it &quot;A&amp;B&quot; or &quot;A &lt; B&quot;? Both, I think.',
  'Open Settings &gt; Devices &gt; Advanced, and choose &ldquo;Forget all&rdquo;.',
  'My caf\u0065\u0301 uses the na\u00EFve r\u00F4le of the \u00C5ngstr\u00F6m relay.',
  'Gr\u00F6\u00DFe und Stra\u00DFe bleiben, wie sie sind; \u00DCbung macht den Meister.',
  'Use C++ or F#, e.g. v2.0.1-beta, with snake_case_names and foo/bar paths.',
  'Well\u00ADknown trick: un\u00ADplug, count to ten, re\u00ADplug.',
  'I did this \u{1F642} and it helped \u{1F44D}\u{1F3FD} a lot.',
  'That fixed it <img class="emoji" alt=":tada:" width="20" height="20"> for me at once.',
  'The first line ends here<br>and the second one goes on.',
  'Do not press it more than once.',
  'Press it once more.',
  'Then it works.',
  'Yes.',
  '\u518D\u8D77\u52D5\u3057\u3066\u304B\u3089\u3001\u4E09\u5206\u307B\u3069\u5F85\u3063\u3066\u304F\u3060\u3055\u3044\u3002',
  '\u30EF\u30A4\u30E4\u30EC\u30B9\u306E<b>\u8A2D\u5B9A\u753B\u9762</b>\u3092\u958B\u304D\u3001\u300C\u521D\u671F\u5316\u300D\u3092\u62BC\u3057\u307E\u3059\u3002',
  '\u5148\u628A\u8DEF\u7531\u5668\u5173\u6389\uFF0C\u518D\u7B49\u5341\u79D2\u949F\uFF0C\u7136\u540E\u91CD\u65B0\u914D\u5BF9\u6240\u6709\u706F\u6CE1\u3002',
  '\u8FD9\u4E2A\u65B9\u6CD5\u5BF9\u6211<code>\u6709\u6548</code>\uFF1A\u7248\u672C 3.2 \u4E5F\u53EF\u4EE5\u3002',
  '\u0E01\u0E14\u0E1B\u0E38\u0E48\u0E21\u0E23\u0E35\u0E40\u0E0B\u0E47\u0E15\u0E04\u0E49\u0E32\u0E07\u0E44\u0E27\u0E49\u0E2A\u0E34\u0E1A\u0E27\u0E34\u0E19\u0E32\u0E17\u0E35',
  '<bdi dir="rtl">\u0623\u0639\u062F \u062A\u0634\u063A\u064A\u0644 \u0627\u0644\u062C\u0647\u0627\u0632\u060C \u062B\u0645 \u0627\u0646\u062A\u0638\u0631 \u062B\u0644\u0627\u062B \u062F\u0642\u0627\u0626\u0642.</bdi>',
  '<span dir="rtl">\u05DB\u05D1\u05D4 \u05D0\u05EA \u05D4\u05E0\u05EA\u05D1, \u05D7\u05DB\u05D4 \u05E2\u05E9\u05E8 \u05E9\u05E0\u05D9\u05D5\u05EA.</span>',
  '\uD604\uAD00\uC758 \uD5C8\uBE0C\uB97C \uB2E4\uC2DC \uC5F0\uACB0\uD55C \uB4A4 \uC0BC \uBD84\uC744 \uAE30\uB2E4\uB9AC\uC138\uC694.',
  '\u041F\u0435\u0440\u0435\u0437\u0430\u0433\u0440\u0443\u0437\u0438\u0442\u0435 \u0445\u0430\u0431, \u0437\u0430\u0442\u0435\u043C \u0434\u043E\u0431\u0430\u0432\u044C\u0442\u0435 \u043B\u0430\u043C\u043F\u044B \u0437\u0430\u043D\u043E\u0432\u043E.',
  '\u0130stanbul&#39;da \u0131\u015F\u0131k yanm\u0131yorsa mod\u00FCl\u00FC de\u011Fi\u015Ftirin.',
  'See https://help.lumenhome.example/a?b=c&amp;d=e#f-g, section 4.2, for the rest.',
  `Paste ${'deadbeef'.repeat(34)} as the key and nothing else.`,
  'Wait&hellip; then, and only then, turn the -- yes, the left -- knob, fully.',
  'Costs: $5, \u20AC4.99 or \u00A33,50 (~10&thinsp;%), plus tax*; *as of May.',
  'On Windows   run\n    the tool twice, and on   Linux once.',
] as const;

const codes = [
  'curl -X POST  http://hub.local/reset \\\n  -H "Accept: */*"\n\n# wait\nsleep   30',
  'if (a &lt; b &amp;&amp; c) {\n    retry();\n    retry();\n}\nretry();',
  'name\tvalue\nmode\tauto\nname\tvalue',
] as const;

const subjects = [
  'The hub',
  'My lamp',
  'Our dimmer',
  'Their bridge',
  'This sensor',
  'The old relay',
  'That switch',
] as const;
const deeds = ['lost', 'found', 'forgot', 'kept', 'doubled', 'moved', 'renamed', 'dropped'] as const;
const things = [
  'its channel',
  'the scene',
  'two rooms',
  'the timer',
  'all groups',
  'the (long) name',
  'a "ghost" entry',
] as const;

/** A sentence that is hardly met twice, as most are. */
function fresh(chance: Chance): string {
  const { oneOf, below } = chance;
  return `${oneOf(subjects)} ${oneOf(deeds)} ${oneOf(things)} after ${below(90) + 10} ${oneOf(['minutes', 'hours', 'days'])}${oneOf(['.', '!', ', sadly.'])}`;
}

/** One thread full of what makes a passage hard to find: repeated sentences, all kinds of blocks, many scripts. */
export function hardThread(chance: Chance): HardThread {
  // Few different sentences, so that they meet again within an answer, in the question and in other answers.
  const known = Array.from({ length: 3 + chance.below(6) }, () => chance.oneOf(sentences));
  const answers = Array.from({ length: 1 + chance.below(4) }, () => post(chance, known));
  return {
    title: chance.oneOf(known).replaceAll(/<[^<>]*>/g, ''),
    question: post(chance, known),
    answers,
    chosen: chance.below(answers.length),
  };
}

function post(chance: Chance, known: readonly string[]): string {
  const blocks = Array.from({ length: 1 + chance.below(6) }, () => block(chance, known));
  return blocks.join(chance.oneOf(['', '\n', '\n  ']));
}

function block(chance: Chance, known: readonly string[]): string {
  const said = (): string => (chance.below(5) > 1 ? fresh(chance) : chance.oneOf(known));
  const several = (): string => Array.from({ length: 1 + chance.below(4) }, said).join(' ');
  const items = (): string =>
    Array.from({ length: 1 + chance.below(4) }, () => `<li>${chance.oneOf([said, several])()}</li>`).join(
      '\n',
    );
  return chance.oneOf([
    () => `<p>${several()}</p>`,
    () => `<p>${several()}</p>`,
    () => `<ul>${items()}</ul>`,
    () => `<ol>${items()}</ol>`,
    () => `<ol><li><p>${said()}</p><ul>${items()}</ul></li>${items()}</ol>`,
    () => `<blockquote><p>${several()}</p></blockquote>`,
    () => `<h2>${said()}</h2>`,
    () => `<pre><code>${chance.oneOf(codes)}</code></pre>`,
    () => `<table><tr><th>Step</th><td>${said()}</td></tr><tr><th>Step</th><td>${said()}</td></tr></table>`,
    () => `<p>${said()}<br>\n${said()}<br/>${said()}</p>`,
    () => `<div>${said()}<div>${said()}</div>${said()}</div>`,
    () => `<details open><summary>${said()}</summary><p>${said()}</p></details>`,
    () => `<p><em>${said()}</em> <strong>${said()}</strong></p><hr>`,
  ])();
}
