import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { languages } from '@/detection/languages';
import { concepts } from '@/detection/languages/language-words';
import { fromPage } from '@/detection/from-page';
import { addressWords, mentionsIn, stopWordsOf, withoutWords } from '@/detection/words';

/** How sites of one language speak; in phrases as they stand on pages, not as the words are listed. */
type Speech = {
  question: string;
  /** The name of a company's help centre, behind its own. */
  site: string;
  helpful: string;
  contact: string;
  greeting: string;
  donation: string;
  job: string;
  privacy: string;
  forum: string;
};

const speeches: Record<string, Speech> = {
  en: {
    question: 'My kettle beeps twice and stops',
    site: 'Brewly Support',
    helpful: 'Was this page helpful?',
    contact: 'Get in touch with us',
    greeting: 'Hello, how can we help you today?',
    donation: 'Donate to the Otter Trust',
    job: 'We are hiring: Customer Support Specialist',
    privacy: 'Privacy Policy',
    forum: 'Brewly Community Forum',
  },
  de: {
    question: 'Wasserkocher piept zweimal und geht aus',
    site: 'Brewly Hilfe-Center',
    helpful: 'War dieser Beitrag hilfreich?',
    contact: 'Kontaktieren Sie uns',
    greeting: 'Wie können wir Ihnen heute helfen?',
    donation: 'Jetzt spenden für den Otterschutz',
    job: 'Stellenangebote im Kundenservice',
    privacy: 'Datenschutzerklärung',
    forum: 'Brewly Forum',
  },
  fr: {
    question: 'Ma bouilloire bipe deux fois puis s’arrête',
    site: 'Centre d’aide Brewly',
    helpful: 'Cette réponse vous a-t-elle été utile ?',
    contact: 'Contactez-nous',
    greeting: 'Comment pouvons-nous vous aider ?',
    donation: 'Faites un don pour les loutres',
    job: 'Offres d’emploi',
    privacy: 'Politique de confidentialité',
    forum: 'Communauté Brewly',
  },
  es: {
    question: 'El hervidor pita dos veces y se apaga',
    site: 'Centro de ayuda de Brewly',
    helpful: '¿Te ha resultado útil esta página?',
    contact: 'Contáctanos',
    greeting: '¿En qué podemos ayudarte?',
    donation: 'Haz una donación por las nutrias',
    job: 'Ofertas de empleo',
    privacy: 'Política de privacidad',
    forum: 'Comunidad Brewly',
  },
  pt: {
    question: 'A chaleira apita duas vezes e desliga',
    site: 'Central de Ajuda Brewly',
    helpful: 'Este artigo foi útil?',
    contact: 'Fale conosco',
    greeting: 'Olá! Como podemos ajudar você?',
    donation: 'Doe agora para as lontras',
    job: 'Vagas abertas',
    privacy: 'Política de Privacidade',
    forum: 'Comunidade Brewly',
  },
  it: {
    question: 'Il bollitore suona due volte e si spegne',
    site: 'Assistenza clienti Brewly',
    helpful: 'Questo articolo ti è stato utile?',
    contact: 'Contattaci',
    greeting: 'Come possiamo aiutarti?',
    donation: 'Fai una donazione per le lontre',
    job: 'Lavora con noi',
    privacy: 'Informativa sulla privacy',
    forum: 'Forum Brewly',
  },
  nl: {
    question: 'Waterkoker piept twee keer en stopt',
    site: 'Klantenservice Brewly',
    helpful: 'Heeft dit artikel je geholpen?',
    contact: 'Neem contact op',
    greeting: 'Waarmee kunnen we je helpen?',
    donation: 'Doneer voor de otters',
    job: 'Vacatures',
    privacy: 'Privacyverklaring',
    forum: 'Brewly forum',
  },
  pl: {
    question: 'Czajnik piszczy dwa razy i gaśnie',
    site: 'Centrum pomocy Brewly',
    helpful: 'Czy ten artykuł był pomocny?',
    contact: 'Skontaktuj się z nami',
    greeting: 'W czym możemy pomóc?',
    donation: 'Przekaż darowiznę dla wydr',
    job: 'Oferty pracy',
    privacy: 'Polityka prywatności',
    forum: 'Forum Brewly',
  },
  sv: {
    question: 'Vattenkokaren piper två gånger och stannar',
    site: 'Brewly kundtjänst',
    helpful: 'Var den här artikeln till hjälp?',
    contact: 'Kontakta oss',
    greeting: 'Hej! Vad kan vi hjälpa dig med?',
    donation: 'Skänk en gåva till uttrarna',
    job: 'Lediga tjänster',
    privacy: 'Integritetspolicy',
    forum: 'Brewly forum',
  },
  da: {
    question: 'Elkedlen bipper to gange og slukker',
    site: 'Brewly Hjælpecenter',
    helpful: 'Var artiklen nyttig?',
    contact: 'Kontakt os',
    greeting: 'Hvad kan vi hjælpe dig med?',
    donation: 'Støt os: hjælp odderne',
    job: 'Ledige stillinger',
    privacy: 'Privatlivspolitik',
    forum: 'Brewly forum',
  },
  no: {
    question: 'Vannkokeren piper to ganger og stopper',
    site: 'Brewly kundeservice',
    helpful: 'Var denne artikkelen nyttig?',
    contact: 'Ta kontakt',
    greeting: 'Hva kan vi hjelpe deg med?',
    donation: 'Gi en gave til oterne',
    job: 'Ledige stillinger',
    privacy: 'Personvernerklæring',
    forum: 'Brewly forum',
  },
  fi: {
    question: 'Vedenkeitin piippaa kahdesti ja sammuu',
    site: 'Brewly asiakaspalvelu',
    helpful: 'Oliko tästä artikkelista apua?',
    contact: 'Ota yhteyttä',
    greeting: 'Miten voimme auttaa?',
    donation: 'Lahjoita saukoille',
    job: 'Avoimet työpaikat',
    privacy: 'Tietosuojaseloste',
    forum: 'Brewly keskustelupalsta',
  },
  cs: {
    question: 'Konvice dvakrát pípne a vypne se',
    site: 'Zákaznická podpora Brewly',
    helpful: 'Byl pro vás tento článek užitečný?',
    contact: 'Kontaktujte nás',
    greeting: 'S čím vám můžeme pomoci?',
    donation: 'Podpořte nás a vydry',
    job: 'Volná místa',
    privacy: 'Zásady ochrany osobních údajů',
    forum: 'Diskuze Brewly',
  },
  tr: {
    question: 'Su ısıtıcısı iki kez ötüp kapanıyor',
    site: 'Brewly Yardım Merkezi',
    helpful: 'Bu makale yardımcı oldu mu?',
    contact: 'Bize Ulaşın',
    greeting: 'Size nasıl yardımcı olabiliriz?',
    donation: 'Su samurları için bağış yap',
    job: 'İş ilanları',
    privacy: 'Gizlilik Politikası',
    forum: 'Brewly Forumu',
  },
  ru: {
    question: 'Чайник пищит два раза и выключается',
    site: 'Служба поддержки Brewly',
    helpful: 'Была ли эта статья полезной?',
    contact: 'Свяжитесь с нами',
    greeting: 'Чем мы можем вам помочь?',
    donation: 'Сделать пожертвование',
    job: 'Вакансии',
    privacy: 'Политика конфиденциальности',
    forum: 'Форум Brewly',
  },
  uk: {
    question: 'Чайник двічі пищить і вимикається',
    site: 'Центр підтримки Brewly',
    helpful: 'Чи була ця стаття корисною?',
    contact: 'Зв’яжіться з нами',
    greeting: 'Чим ми можемо допомогти?',
    donation: 'Зробити внесок для видр',
    job: 'Вакансії',
    privacy: 'Політика конфіденційності',
    forum: 'Форум Brewly',
  },
  ja: {
    question: 'ケトルが二回鳴って止まります',
    site: 'Brewly ヘルプセンター',
    helpful: 'この記事は役に立ちましたか？',
    contact: 'お問い合わせ',
    greeting: '何かお困りですか？',
    donation: 'カワウソへのご寄付',
    job: '採用情報',
    privacy: 'プライバシーポリシー',
    forum: 'Brewly コミュニティ',
  },
  zh: {
    question: '水壶响两声后就断电',
    site: 'Brewly 帮助中心',
    helpful: '这篇文章对您有帮助吗？',
    contact: '联系我们',
    greeting: '您好，有什么可以帮您？',
    donation: '为水獭捐款',
    job: '招聘信息',
    privacy: '隐私政策',
    forum: 'Brewly 论坛',
  },
  ko: {
    question: '주전자가 두 번 울리고 꺼집니다',
    site: 'Brewly 고객센터',
    helpful: '도움이 되었나요?',
    contact: '문의하기',
    greeting: '무엇을 도와드릴까요?',
    donation: '수달을 위한 후원하기',
    job: '채용공고',
    privacy: '개인정보처리방침',
    forum: 'Brewly 커뮤니티',
  },
  ar: {
    question: 'الغلاية تصفر مرتين ثم تتوقف',
    site: 'مركز مساعدة بريولي',
    helpful: 'هل كانت هذه المقالة مفيدة؟',
    contact: 'اتصل بنا',
    greeting: 'كيف يمكننا مساعدتك؟',
    donation: 'تبرع الآن',
    job: 'وظائف شاغرة',
    privacy: 'سياسة الخصوصية',
    forum: 'منتدى بريولي',
  },
  vi: {
    question: 'Ấm điện kêu hai tiếng rồi tắt',
    site: 'Trung tâm trợ giúp Brewly',
    helpful: 'Bài viết này có hữu ích không?',
    contact: 'Liên hệ với chúng tôi',
    greeting: 'Chúng tôi có thể giúp gì cho bạn?',
    donation: 'Quyên góp cho rái cá',
    job: 'Tin tuyển dụng',
    privacy: 'Chính sách bảo mật',
    forum: 'Diễn đàn Brewly',
  },
  id: {
    question: 'Ketel berbunyi dua kali lalu mati',
    site: 'Pusat Bantuan Brewly',
    helpful: 'Apakah artikel ini membantu?',
    contact: 'Hubungi Kami',
    greeting: 'Ada yang bisa kami bantu?',
    donation: 'Donasi untuk berang-berang',
    job: 'Lowongan kerja',
    privacy: 'Kebijakan Privasi',
    forum: 'Forum Brewly',
  },
};

const form =
  '<form action="/send"><input name="name"><input type="email" name="email"><textarea name="text"></textarea></form>';

/** An address that tells nothing: what is read must be the page. */
function verdictOn(language: string, title: string, body: string, url = 'https://www.brewly.example/p/31') {
  const html = `<!doctype html><html lang="${language}"><head><title>${title}</title></head><body><main>${body}</main></body></html>`;
  return fromPage(new JSDOM(html, { url }).window.document, url);
}

describe.each(Object.entries(speeches))('pages in %s', (language, speech) => {
  it('an article is one by the name of its help centre', () => {
    const { question, site } = speech;
    const { kind, signals } = verdictOn(
      language,
      `${question} – ${site}`,
      `<h1>${question}</h1><p>${question}.</p>`,
    );
    expect(kind).toBe('article');
    expect(signals.map(({ text }) => text)).toContain('the site calls itself a help centre');
  });

  it('an article is one by what it asks at its end', () => {
    const { question, helpful } = speech;
    const vote = `<div class="feedback-box"><p>${helpful}</p><button>+</button><button>-</button></div>`;
    const { kind, signals } = verdictOn(language, question, `<h1>${question}</h1><p>${question}.</p>${vote}`);
    expect(kind).toBe('article');
    expect(signals.map(({ text }) => text)).toContain('asks whether it was helpful');
  });

  it('a contact page is told from an article', () => {
    const { contact } = speech;
    expect(verdictOn(language, `${contact} | Brewly`, `<h1>${contact}</h1>${form}`).kind).toBe('contact');
  });

  it('a help centre’s first page greets', () => {
    const { greeting, site } = speech;
    expect(verdictOn(language, site, `<h1>${greeting}</h1><input type="search">`).kind).toBe('help-home');
  });

  it.each(['donation', 'job', 'privacy'] as const)(
    'a page about a %s is none, even with a form',
    (purpose) => {
      const { [purpose]: text } = speech;
      const { kind, signals } = verdictOn(
        language,
        `${text} | Brewly`,
        `<h1>${text}</h1><p>Brewly.</p>${form}`,
      );
      expect(kind).toBe('other');
      expect(signals.some(({ weight }) => weight < 0)).toBe(true);
    },
  );

  it('a forum is a community', () => {
    const { forum, question } = speech;
    expect(verdictOn(language, forum, `<h1>${forum}</h1><ul><li>${question}</li></ul>`).kind).toBe(
      'community',
    );
  });

  it('a problem on a page of no help centre is no support page', () => {
    const { question } = speech;
    expect(verdictOn(language, `${question} – Brewly`, `<h1>${question}</h1><p>${question}.</p>`).kind).toBe(
      'other',
    );
  });
});

describe('the words of languages', () => {
  it('are there for every concept in every language', () => {
    for (const words of languages)
      for (const concept of concepts)
        expect(mentionsIn(words[concept].split(',')[0] ?? ''), `${words.language}: ${concept}`).not.toEqual(
          [],
        );
    expect(languages.map(({ language }) => language).toSorted()).toEqual(Object.keys(speeches).toSorted());
  });

  it.each([
    ['Support us today', 'donate'],
    ['Press contact', 'press'],
    ['Customer Support Engineer', 'jobs'],
    ['Erste Hilfe am Kind', 'otherHelp'],
    ['HJÄLPCENTER', 'help'],
    ['İLETİŞİM', 'contact'],
    ['centre d’aide', 'help'],
    ['أسئلة شائعة', 'help'],
    ['よくあるご質問はこちら', 'help'],
    ['고객 센터 안내', 'help'],
  ])('"%s" is read by its longest phrase', (text, concept) => {
    expect(mentionsIn(text)[0]?.concepts).toContain(concept);
  });

  it.each(['I don’t know', 'A helpless supporter', 'Contacting lenses', '支配人'])(
    '"%s" mentions no help',
    (text) => {
      expect(mentionsIn(text).flatMap((mention) => mention.concepts)).not.toContain('help');
    },
  );

  it('leave a company’s name when they are taken out of a title', () => {
    expect(withoutWords('Acme Help Center', ['help']).trim()).toBe('Acme');
    expect(withoutWords('ほしぞらヘルプセンター', ['help']).trim()).toBe('ほしぞら');
    expect(withoutWords('Kundenservice Tonwerk', ['help']).trim()).toBe('Tonwerk');
  });

  it('are written in addresses without accents, or with letters spelled out', () => {
    expect(addressWords('help')).toEqual(
      expect.arrayContaining([
        'hilfe',
        'haeufige-fragen',
        'haufige-fragen',
        'aide',
        'soporte',
        'podpora',
        'yardim',
        'bantuan',
        'ho-tro',
        'podderzhka',
      ]),
    );
    expect(addressWords('help').every((word) => /^[a-z\d-]+$/.test(word))).toBe(true);
  });

  it('know stop words by the language a page declares', () => {
    expect(stopWordsOf('nb').has('ikke')).toBe(true);
    expect(stopWordsOf('de').has('nicht')).toBe(true);
    expect(stopWordsOf('tlh').size).toBe(0);
  });

  it('are found in time in proportion to a hostile text', () => {
    const text = 'help-us-'.repeat(50_000);
    expect(mentionsIn(text).length).toBeLessThan(2000);
  });
});
