/** Why a page is left alone until the reader presses on it. */
export type SkipCategory = 'bank' | 'health' | 'login' | 'checkout' | 'account' | 'mail' | 'private-network';
/** Or because the reader said so. */
export type Silence = SkipCategory | 'wish';

/** The reader's own additions and exceptions: hosts, each with everything below it. */
export type SilenceWishes = { silentHosts: string[]; unsilentHosts: string[] };

type SkipRule = {
  category: SkipCategory;
  /** A label of the host is this word, or has it between hyphens. */
  labels?: string;
  /** The host's first label is this word. */
  firstLabel?: string;
  /** A label, or a part of it between hyphens, begins or ends so. */
  stems?: string;
  /** The label before the top-level domain: the name of a well-known house. */
  names?: string;
  /** The host ends so, or is this. */
  hosts?: string;
  /** One of the first two segments of the path, or three with a language before them, is this word. */
  segments?: string;
};

/** Words stand between spaces. Where a rule is in doubt it is silent: a press on the page overrides it. */
const rules: SkipRule[] = [
  {
    category: 'private-network',
    labels: 'intranet intra corp vpn',
    hosts: 'localhost local internal lan home corp intranet private home.arpa sharepoint.com',
  },
  {
    category: 'mail',
    firstLabel: 'mail webmail owa roundcube navigator imap email',
    hosts:
      'outlook.live.com outlook.office.com outlook.office365.com outlook.com app.fastmail.com app.tuta.com mailbox.org hey.com',
  },
  {
    category: 'bank',
    labels: 'bank banking ebanking netbank onlinebanking banco bancos banca banque banques banka banken',
    stems: 'bank sparkasse creditunion raiffeisen kreditbank bankofamerica',
    names:
      'chase wellsfargo paypal hsbc barclays ing ing-diba revolut n26 wise capitalone americanexpress santander bbva unicredit intesasanpaolo bnpparibas societegenerale credit-agricole creditmutuel caixabank lloydsbankinggroup natwest halifax monzo dkb comdirect fidelity schwab vanguard coinbase binance kraken klarna venmo ubs swedbank nordea handelsbanken seb danskebank abnamro itau bradesco nubank pkobp mbank ipko sberbank tinkoff td rbc scotiabank cibc bmo',
  },
  {
    category: 'health',
    labels:
      'hospital hospitals klinik kliniken klinikum clinic clinics mychart patient patients patientportal krankenkasse krankenhaus hopital medical medizin nhs pharmacy apotheke pharmacie farmacia',
    stems: 'hospital klinik mychart krankenhaus',
    names:
      'kaiserpermanente anthem cigna aetna humana unitedhealthcare uhc webmd zocdoc teladoc doctolib ameli aok barmer dak tk ada betterhelp mayoclinic clevelandclinic cvs walgreens',
  },
  {
    category: 'login',
    firstLabel: 'login signin logon sso auth oauth idp accounts identity id passport secure',
    segments:
      'login log-in signin sign-in sign_in signup sign-up register logon sso oauth oauth2 auth saml password reset-password forgot-password connexion anmelden anmeldung inloggen iniciar-sesion entrar accedi logowanie',
  },
  {
    category: 'checkout',
    firstLabel: 'checkout pay payment payments pos kasse',
    segments:
      'checkout cart basket warenkorb kasse panier caisse carrito carrinho carrello winkelwagen koszyk payment payments pay zahlung paiement pago pagamento',
  },
  {
    category: 'account',
    firstLabel: 'account myaccount billing dashboard console admin',
    segments:
      'account my-account myaccount accounts profile billing orders order-history wallet dashboard admin wp-admin konto mein-konto meinkonto mon-compte moncompte compte mi-cuenta micuenta minha-conta area-clienti mijn mijn-account moje-konto wishlist settings',
  },
];

/** Where help is written, pages about an account or a password are help, and not the account. */
const helpWords =
  /^(?:help|support|faqs?|kb|hc|docs?|guides?|articles?|answers?|hilfe|aide|ayuda|ajuda|aiuto|hulp|pomoc|assistance|knowledge-?base|customer-?(?:service|care|support)|contact.{0,10}|kontakt|contacto|contato|contatti|how-?to.{0,80}|solutions|questions?)$/;

/**
 * Why nothing is read on this page by itself, or null. The reader's own wishes come first; where two of them speak of
 * the page, the one whose host is the nearer.
 */
export function silenceOf(url: URL, { silentHosts, unsilentHosts }: SilenceWishes): Silence | null {
  const nearest = (hosts: string[]) =>
    Math.max(0, ...hosts.filter((host) => isWithin(url.hostname, host)).map((host) => host.length));
  const silent = nearest(silentHosts);
  const unsilent = nearest(unsilentHosts);
  if (silent > 0 && silent >= unsilent) return 'wish';
  return unsilent > 0 ? null : skipCategoryOf(url);
}

/** What kind of private place an address looks like: by its words alone, nothing is read. */
export function skipCategoryOf({ hostname, pathname }: URL): SkipCategory | null {
  const host = hostname.replace(/\.$/, '');
  if (isPrivateAddress(host)) return 'private-network';
  const place = placeOf(host, pathname);
  return rules.find((rule) => applies(rule, place))?.category ?? null;
}

type Place = {
  host: string;
  /** Without the top-level domain. */
  labels: string[];
  /** The first segments of the path that may be of a private place; none on a help page. */
  segments: string[];
};

function placeOf(host: string, pathname: string): Place {
  const labels = host.split('.').slice(0, -1);
  const parts = pathname.toLowerCase().slice(0, 500).split('/').filter(Boolean);
  if (/^[a-z]{2}(?:[-_][a-z]{2})?$/.test(parts[0] ?? '')) parts.shift();
  const isHelp = labels.slice(0, 2).some((label) => helpWords.test(label));
  const help = isHelp ? 0 : parts.findIndex((part) => helpWords.test(part));
  return { host, labels, segments: parts.slice(0, help < 0 ? 2 : Math.min(help, 2)) };
}

function applies(rule: SkipRule, { host, labels, segments }: Place): boolean {
  const isIn = (words: string | undefined, word: string) => words?.split(' ').includes(word) ?? false;
  const parts = labels.flatMap((label) => label.split('-'));
  return (
    parts.some((part) => isIn(rule.labels, part)) ||
    isIn(rule.firstLabel, labels[0] ?? '') ||
    (rule.stems?.split(' ').some((stem) => parts.some((part) => touches(part, stem))) ?? false) ||
    isIn(rule.names, houseOf(host)) ||
    (rule.hosts?.split(' ').some((suffix) => isWithin(host, suffix)) ?? false) ||
    segments.some((segment) => isIn(rule.segments, segment.replace(/\.\w{1,5}$/, '')))
  );
}

function touches(label: string, stem: string): boolean {
  return label.startsWith(stem) || label.endsWith(stem);
}

/** 'barclays' of www.barclays.co.uk: the label before the top-level domain, however that is made. */
function houseOf(host: string): string {
  return /(?:^|\.)([a-z0-9-]+)\.(?:(?:com?|org|net|gov|ac)\.)?[a-z]{2,12}$/.exec(host)?.[1] ?? '';
}

function isWithin(host: string, suffix: string): boolean {
  return host === suffix || host.endsWith(`.${suffix}`);
}

/** A name without a dot, or an address of a network of one's own (RFC 1918, 6598, 3927, 4193, 4291). */
function isPrivateAddress(host: string): boolean {
  if (host.startsWith('['))
    return /^\[(?:::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*|::ffff:.*)\]$/.test(host);
  if (!host.includes('.')) return true;
  return /^(?:10|127|0)\.[\d.]+$|^192\.168\.[\d.]+$|^169\.254\.[\d.]+$|^172\.(?:1[6-9]|2\d|3[01])\.[\d.]+$|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.[\d.]+$/.test(
    host,
  );
}
