import fc from 'fast-check';

import type { Library, LibraryPin } from '@/sharing/library-schema';

/** What strangers write into titles, names, texts and notes. */
const hostileTexts = [
  '',
  '-->',
  '--!><script>alert(1)</script>',
  '<!-- commonplace-pin {"id":"x"} -->',
  '</blockquote></DL><p>',
  '"><img src=x onerror=alert(1)>',
  '" DATA-COMMONPLACE="{}',
  '&quot;&amp;lt;',
  '[a](javascript:alert(1)) ![b](https://x.example/y.png) `c` | d',
  '# no heading\n> no quote\n- no list\n1. none\n---\n    no code',
  'two\r\nlines\u2028and\u2029more\u0085still\u0000',
  '\uD800 half \uDC00 pairs',
  '\u202Eright to left\u202C',
  '__proto__',
  '\u{1F469}\u200D\u{1F52C} 日本語 العربية \u0065\u0301',
];

export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(...hostileTexts),
);
const anyId = fc.oneof(anyText, fc.uuid()).filter((text) => text !== '');
const anyMoment = fc.oneof(
  fc.integer({ min: 0, max: 4_102_444_800_000 }),
  fc.double({ min: 0, max: 1e12, noNaN: true }),
);
const anyUrl = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom(
    'https://forum.parcelo.example/t/a(b)/7#"><',
    'HTTP://x.example/日本?a=-->&b',
    'https://x.example/two\nlines\t"><script>',
  ),
);
const anyTags = fc.array(anyText, { maxLength: 4 });
const anyHighlights = fc.array(fc.record({ start: fc.nat({ max: 50 }), end: fc.nat({ max: 100 }) }), {
  maxLength: 3,
});
const anyLicense = fc.record({ name: anyText, url: anyUrl }, { requiredKeys: ['name'] });

const anyChange = fc.oneof(
  fc.record({ kind: fc.constant('edited' as const), html: anyText, text: anyText, editedAt: anyMoment }),
  fc.record({ kind: fc.constant('deleted' as const) }),
  fc.record({ kind: fc.constant('acceptance-moved' as const), url: anyUrl }, { requiredKeys: ['kind'] }),
  fc.record({
    kind: fc.constant('better-answer' as const),
    url: anyUrl,
    author: fc.option(anyText),
    text: anyText,
  }),
);

/** Any pin that could stand in a library, whoever wrote what is in it. */
export const anyPin: fc.Arbitrary<LibraryPin> = fc.record(
  {
    id: anyId,
    pinnedAt: anyMoment,
    answer: fc.record(
      {
        id: anyId,
        url: anyUrl,
        html: anyText,
        text: anyText,
        author: fc.record(
          { name: fc.option(anyText), url: anyUrl, isStaff: fc.boolean() },
          { requiredKeys: ['name'] },
        ),
        agreement: fc.record({
          value: fc.integer(),
          unit: fc.constantFrom('votes' as const, 'kudos' as const),
        }),
        acceptedBy: fc.option(fc.constantFrom('asker' as const, 'staff' as const)),
        postedAt: anyMoment,
        license: anyLicense,
        isByAsker: fc.boolean(),
      },
      { requiredKeys: ['id', 'url', 'html', 'text', 'author', 'acceptedBy'] },
    ),
    thread: fc.record(
      {
        id: anyId,
        title: anyText,
        url: anyUrl,
        communityId: anyId,
        communityName: anyText,
        platform: fc.constantFrom('stack-exchange' as const, 'discourse' as const),
        tags: anyTags,
        license: anyLicense,
        askedAt: anyMoment,
      },
      { requiredKeys: ['id', 'title', 'url', 'communityId', 'communityName', 'platform', 'tags'] },
    ),
    topic: fc.record({ question: anyText, brand: anyText }, { requiredKeys: ['question'] }),
    pageUrl: anyUrl,
    origin: fc.constant('selection' as const),
    note: anyText,
    tags: anyTags,
    highlights: anyHighlights,
    changedAt: anyMoment,
    pageKey: anyText,
    topicKey: anyText,
    check: fc.record(
      { at: anyMoment, changes: fc.array(anyChange, { maxLength: 3 }), dismissedAt: anyMoment },
      { requiredKeys: ['at', 'changes'] },
    ),
  },
  { requiredKeys: ['id', 'pinnedAt', 'answer', 'thread', 'topic'] },
);

/** Any library; its keys are unique, as a database's are. */
export const anyLibrary: fc.Arbitrary<Library> = fc.record(
  {
    pins: fc.uniqueArray(anyPin, { selector: ({ id }) => id, maxLength: 8 }),
    verdicts: fc.uniqueArray(
      fc.record({
        answerId: anyId,
        threadId: anyId,
        communityId: anyId,
        verdict: fc.constantFrom('helped' as const, 'did-not-help' as const),
        saidAt: anyMoment,
      }),
      { selector: ({ answerId }) => answerId, maxLength: 4 },
    ),
    standings: fc.uniqueArray(
      fc.record({
        key: anyId,
        level: fc.constantFrom('muted' as const, 'raised' as const),
        name: anyText,
        saidAt: anyMoment,
      }),
      { selector: ({ key }) => key, maxLength: 4 },
    ),
    removals: fc.constant([]),
    settings: fc.dictionary(
      // No setting has the name that sets an object's own nature; a reader of files has to drop it.
      fc.string({ maxLength: 20 }).filter((name) => name !== '__proto__'),
      fc.oneof(fc.boolean(), anyText, fc.array(anyText, { maxLength: 3 })),
    ),
  },
  { requiredKeys: ['pins', 'verdicts', 'standings', 'removals'] },
);
