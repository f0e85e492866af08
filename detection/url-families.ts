import type { Concept } from './languages/language-words';

/** Which kind of page a finding speaks for; none: for or against every kind. */
export type Lane = 'help' | 'contact';

/** Words of addresses that mean the same thing: what a finding calls them, and the lane they speak for. */
export type UrlFamily = { text: string; lane?: Lane; concept?: Concept; words: string };

/**
 * The families. One with a concept has that concept's words in every language too (`languages/`); what stands here is
 * what only addresses say. Where two families list a word, the upper one keeps it. Commas part the terms.
 */
export const urlFamilies = {
  safety: {
    text: 'is about signing in safely',
    lane: 'help',
    words:
      '2fa, mfa, tfa, otp, totp, duo, passkey, passkeys, 2factor, twofactor, 2step, 2sv, psd2, two factor, two step, 2 factor, 2 step, multi factor, multifactor, authenticator, yubikey, zwei faktor, 2 faktor, zweistufig, deux facteurs, double authentification, deux étapes, 2 étapes, dos pasos, dos factores, 2 pasos, dois fatores, duas etapas, due fattori, due passaggi, twee factor, tweestaps, tweefactor, tweestapsverificatie, 2 staps, tvåfaktor, tvåstegs, tofaktor, totrinns, totrinnsbekreftelse, dwuskładnikowe, dwuetapowa, dvoufázové, iki adımlı, двухфакторная, двухэтапная, 二段階認証, 2段階認証, 二要素認証, 两步验证, 双重验证, 二步驗證, 2단계 인증, xác thực 2',
  },
  dataRequest: {
    text: 'asks for one’s own data',
    lane: 'contact',
    words:
      'data subject, data request, subject request, privacy request, personal data, subject access, privacy form, privacy portal, privacyportal, privacy inquiry, dsar, dsr, dsarwebform, data rights, selbstauskunft, eigenauskunft, auskunft, datenauskunft, datenschutzanfrage, datenschutzformular, datenschutz anfrage, datenschutz formular, datenschutz kontakt, betroffenenrechte, your rights',
  },
  security: {
    text: 'is about security',
    words:
      'security, secure, secured, safe, safety, protect, protection, protecting, protected, fraud, phishing, sicherheit, sécurité, seguridad, segurança, sicurezza, veiligheid, bezpieczeństwo, säkerhet, sikkerhed, sikkerhet, identity, verification, verify',
  },
  form: {
    text: 'is a form to write to the company',
    lane: 'contact',
    words:
      'form, forms, webform, formular, formulaire, formulario, formulário, contactform, request form, webformular',
  },
  you: { text: 'speaks to its reader', words: 'your, you, ihre, ihr, deine, dein, votre, vos, jouw, uw' },
  service: {
    text: 'is of a service',
    words: 'service, services, servicios, serviços, servizi, diensten, resources, cs',
  },
  request: {
    text: 'takes requests',
    lane: 'contact',
    words: 'request, requests, solicitud, anfrage, demande, rights, subject, dsar',
  },
  documentation: {
    text: 'is documentation',
    words: 'docs, doc, documentation, wiki, wikis, learn, documentación, dokumentation',
  },
  disclosure: {
    text: 'is about reporting weaknesses',
    words:
      'disclosure, responsible disclosure, vulnerability, vulnerabilities, bug bounty, vulnerability disclosure, security txt, report vulnerability, security policy, bugbounty',
  },
  tracker: {
    text: 'is of an issue tracker',
    words:
      'issues, bugs, bug, issue tracker, bugzilla, tracker, issue, reporting issues, pull, commit, milestones',
  },
  account: {
    text: 'is of an account',
    words:
      'account, accounts, settings, profile, myaccount, my account, preferences, dashboard, user, users, my, konto, compte, cuenta, conta, password, passwords, passwort',
  },
  game: { text: 'is of games', words: 'games, game, spiele, jeux, juegos, jogos' },
  product: {
    text: 'shows a product',
    words: 'features, feature, product, products, plans, download, downloads, projects, project, solutions',
  },
  translation: {
    text: 'asks for translations',
    words: 'translate, translation, translations, localization, l10n, weblate, crowdin, transifex',
  },
  codeHost: {
    text: 'is where code is kept',
    words: 'github, gitlab, sourceforge, launchpad, bitbucket, osdn, codeberg, savannah',
  },
  social: {
    text: 'is of a social network',
    words:
      'twitter, facebook, youtube, reddit, discord, telegram, t, steamcommunity, linkedin, instagram, vk, weibo, medium, wikipedia, stackexchange, stackoverflow, blogspot, wordpress, tumblr, patreon, kofi, change',
  },
  status: { text: 'tells the state of a service', concept: 'status', words: 'status' },
  donate: {
    text: 'asks for donations',
    concept: 'donate',
    words: 'get involved, opencollective, doar, don, contribution',
  },
  otherHelp: { text: 'is of another kind of help', concept: 'otherHelp', words: '' },
  community: {
    text: 'is of a community',
    concept: 'community',
    words:
      'discussions, discussion, discuss, discourse, board, boards, groups, threads, thread, viewtopic, showthread, viewforum, slack, chat, irc, mailing list, reddit, boards, bbs, topics',
  },
  jobs: { text: 'offers jobs', concept: 'jobs', words: 'intern, positions, opening, openings, recruiting' },
  politics: { text: 'is of a politician', concept: 'politics', words: 'government, parliament, congress' },
  blog: {
    text: 'is of a blog or the news',
    words:
      'blog, blogs, blogg, news, nieuws, story, stories, post, posts, magazine, archive, archives, podcast, podcasts, video, videos, watch, media, opinion, announcement, announcements, article',
  },
  press: { text: 'is for the press', concept: 'press', words: '' },
  developers: {
    text: 'is for developers',
    concept: 'developers',
    words: 'dev, git, source, reference, release, releases, release notes, getting started',
  },
  login: {
    text: 'is a log-in',
    concept: 'login',
    words: 'auth, sso, oauth, change password, changepassword, lostpassword, logon, signout, logout',
  },
  legal: {
    text: 'is of legal terms',
    concept: 'legal',
    words: 'license, licence, compliance, rules, regulations, standards',
  },
  shop: { text: 'sells', concept: 'shop', words: 'prices, buy, order, orders' },
  help: {
    text: 'says help',
    lane: 'help',
    concept: 'help',
    words:
      'kb, kbase, faq, faqs, question, questions, sss, f a q, fragen, knowledge, knowledgecenter, helps, helpandsupport, onlinehelp, techsupport, servicedesk, helpcenter, support overview, support page, support pages, hc, kundecenter',
  },
  contact: {
    text: 'says contact',
    lane: 'contact',
    concept: 'contact',
    words:
      'contact me, contact page, contact info, contact en, contact eng, email me, email us, kontaktai, feedback',
  },
  ticket: {
    text: 'opens a ticket',
    lane: 'contact',
    concept: 'ticket',
    words: 'tickets, ticket, submitticket',
  },
  guide: {
    text: 'is a guide',
    lane: 'help',
    concept: 'guide',
    words:
      'howto, howtos, how tos, userguide, help articles, help topics, handleiding, guida, guia, help doc, contents',
  },
} as const satisfies Record<string, UrlFamily>;
