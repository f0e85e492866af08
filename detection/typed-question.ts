import { attribute, closest, contains, has, isInside, own, select, selectIn } from './own-property';
import { shadowRoots } from './shadow-roots';
import { typedBounds } from './typed-question-bounds';
import { descriptionWords, privateWords, subjectWords, type FieldWords } from './typed-question-words';
import { labelText, oneLine } from './visible-text';

/** What somebody has written into a contact form so far: its subject, and what happened. '' where there is none. */
export type TypedQuestion = { subject: string; description: string };

type Fields = { subject: Element | null; description: Element | null };

const lineFields = 'input:not([type]),input[type=text i],input[type=""]';
const textFields = 'textarea,[contenteditable]:not([contenteditable=false i]),[role=textbox]';
const maxFields = 200;
const labelChars = 120;
/** So far around a field its label is looked for. */
const labelDepth = 4;
/** What browsers fill in for somebody is about that person. */
const filledIn =
  /name|password|one-time|organization|street|address|country|postal|cc-|bday|sex|tel|mail|impp|url|photo/i;
const searches = '[role=search],[role=searchbox],[role=combobox],[type=search i],[aria-autocomplete=list i]';

/** Reads the two fields at this moment, in the page and in its open shadow roots. Everything else is passed over. */
export function typedQuestion(document: Document): TypedQuestion {
  const { subject, description } = questionFields(document);
  return {
    subject: oneLine(writtenIn(subject), typedBounds.subjectChars),
    description: cleanLines(writtenIn(description), typedBounds.descriptionChars),
  };
}

/**
 * The fields in which somebody says what they need help with: found by their labels, else by their names, in whatever
 * form has the most of them. Never a field for passwords, addresses, names, numbers or searches, whatever its label.
 */
export function questionFields(document: Document): Fields {
  const roots = [document, ...shadowRoots(document)];
  const usableLines = selectIn(roots, lineFields, maxFields).filter(isUsable);
  const usableTexts = selectIn(roots, textFields, maxFields).filter(isUsable);
  const all = [...usableLines, ...usableTexts];
  const described = usableTexts.map((field) => ({ field, worth: descriptionWorth(field, all) }));
  const headed = usableLines.map((field) => ({ field, worth: subjectWorth(field, all) }));
  const description = bestOf(described) ?? loneText(usableTexts, all);
  const isBeside = ({ field }: Rated) => description === null || formOf(field) === formOf(description);
  return { subject: bestOf(headed.filter(isBeside)), description };
}

type Rated = { field: Element; worth: number };

function bestOf(fields: Rated[]): Element | null {
  const best = Math.max(0, ...fields.map(({ worth }) => worth));
  return best > 0 ? (fields.find(({ worth }) => worth === best)?.field ?? null) : null;
}

function isUsable(field: Element): boolean {
  if (isInside(field, `[hidden],[disabled],[readonly],[aria-hidden=true],${searches}`)) return false;
  if (filledIn.test(attribute(field, 'autocomplete')) || !isShown(field)) return false;
  const form = formOf(field);
  return form === null || !has(form, 'input[type=password i]');
}

/** Editors keep a hidden field beside the one that is written in. */
function isShown(field: Element): boolean {
  const { checkVisibility } = field as { checkVisibility?: Element['checkVisibility'] };
  return checkVisibility?.call(field) ?? true;
}

function subjectWorth(field: Element, all: Element[]): number {
  const [told, named] = [labelOf(field, all), nameOf(field)];
  if (speaksOf(told, privateWords)) return 0;
  if (speaksOf(told, subjectWords)) return 2;
  return told === '' || !speaksOf(named, privateWords) ? Number(speaksOf(named, subjectWords)) : 0;
}

/** At length people are asked for other things beside their question: what is told of the question counts. */
function descriptionWorth(field: Element, all: Element[]): number {
  const [told, named] = [labelOf(field, all), nameOf(field)];
  if (speaksOf(told, descriptionWords)) return 2;
  return speaksOf(told, privateWords) ? 0 : Number(speaksOf(named, descriptionWords));
}

/** Where a page has one place to write at length, and nothing says that it is for something else. */
function loneText(usable: Element[], all: Element[]): Element | null {
  const [lone, ...others] = usable;
  if (lone === undefined || others.length > 0) return null;
  return speaksOf(`${labelOf(lone, all)} ${nameOf(lone)}`, privateWords) ? null : lone;
}

function formOf(field: Element): Element | null {
  return closest(field, 'form');
}

/** The words for people beside a field. */
function labelOf(field: Element, all: Element[]): string {
  const told = ['aria-label', 'placeholder', 'data-placeholder', 'title'].map((name) =>
    attribute(field, name),
  );
  const labels = [...labelsOf(field), ...referred(field)];
  const texts = (labels.length > 0 ? labels : labelAround(field, all)).map((label) =>
    labelText(label, labelChars),
  );
  return [...texts, ...told].join(' ').slice(0, 600);
}

/** `labels` can't be hidden by the page, unlike what is named in its form. */
function labelsOf(field: Element): Element[] {
  return hasLabels(field) ? Array.from(field.labels ?? []).slice(0, 3) : [];
}

function hasLabels(field: Element): field is Element & { labels: NodeListOf<Element> | null } {
  return 'labels' in field;
}

/** Only within the page itself: a shadow root's labels stand around its field. */
function referred(field: Element): Element[] {
  const document = own<Node, 'ownerDocument'>(field, 'ownerDocument');
  const ids = attribute(field, 'aria-labelledby').slice(0, 300).split(/\s+/).slice(0, 3);
  return ids.flatMap((id) => (document && /^[^"\\]+$/.test(id) ? select(document, `[id="${id}"]`, 1) : []));
}

/** The nearest label around a field that has nobody else's field beside it. */
function labelAround(field: Element, all: Element[]): Element[] {
  let around = own<Node, 'parentElement'>(field, 'parentElement');
  for (let depth = 0; around && depth < labelDepth; depth += 1) {
    const place = around;
    if (all.some((other) => other !== field && contains(place, other))) break;
    const [label] = select(place, 'label,legend,[class*=label i],[slot=label],dt,th,h2,h3,h4', 1);
    if (label) return [label];
    around = own<Node, 'parentElement'>(around, 'parentElement');
  }
  return [];
}

/** The words for machines: 'request[subject]', 'contactMessage'. */
function nameOf(field: Element): string {
  return `${attribute(field, 'name')} ${attribute(field, 'id')}`
    .slice(0, 200)
    .replace(/([\p{Ll}\d])(?=\p{Lu})/gu, '$1 ');
}

const known = new Map<FieldWords, RegExp>();

function speaksOf(text: string, list: FieldWords): boolean {
  const pattern = known.get(list) ?? patternOf(list);
  known.set(list, pattern);
  return pattern.test(fold(text));
}

function patternOf({ words, within }: FieldWords): RegExp {
  return new RegExp(`(?:^|[^\\p{L}])(?:${fold(words)})|${fold(within)}`, 'u');
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}|]+/gu, ' ');
}

/** Lines stay: a greeting and a signature are known by theirs. */
function cleanLines(text: string, maxChars: number): string {
  const written = text.split('\n').map((line) => oneLine(line, maxChars));
  return written.filter(Boolean).join('\n').slice(0, maxChars);
}

/** Bounded before it is looked at: somebody may paste a book. */
function writtenIn(field: Element | null): string {
  if (field === null) return '';
  const { value, innerText, textContent } = field as { value?: unknown } & Partial<HTMLElement>;
  const text = typeof value === 'string' ? value : (innerText ?? textContent ?? '');
  return text.slice(0, 2 * typedBounds.descriptionChars);
}
