import type { Glance } from './glance-schema';
import { attribute, isLargerThan, own, select, selectAll } from './own-property';
import { pageBounds as most } from './page-bounds';
import { addressOf } from './page-links';
import { isUnfinished } from './page-text';
import { countChars, oneLine, visibleText } from './visible-text';

/** More of it is not asked for. */
const counted = { chars: 3001, nodes: 500, fields: 20, elements: 5000 } as const;
const looksAt = { jsonLdBlocks: 5, jsonLdChars: 20_000, assets: 15 } as const;

/** The few facts of a page by which it is decided whether it is worth reading: next to no work on any page. */
export function glance(document: Document, address: string): Glance {
  const heading = headingOf(document);
  // Null where a script has emptied the document, whatever the types say of XML ones.
  const root: Element | null = own(document, 'documentElement');
  const body: Element | null = own(document, 'body');
  const textChars = body ? countChars(body, counted.chars, counted.nodes) : 0;
  return {
    url: addressOf(address),
    title: oneLine(own(document, 'title'), most.titleChars),
    heading,
    language: root ? attribute(root, 'lang').slice(0, most.languageChars) : '',
    generator: metaOf(document, 'meta[name=generator i]'),
    ogType: metaOf(document, 'meta[property="og:type"]'),
    types: jsonLdTypesOf(document),
    assetHosts: assetHostsOf(document),
    textareas: countOf(document, 'textarea'),
    passwordFields: countOf(document, 'input[type=password i]'),
    isUnfinished:
      !isLargerThan(document, counted.elements) && isUnfinished([document], textChars, heading !== ''),
  };
}

function headingOf(document: Document): string {
  for (const heading of select(document, 'h1', 5)) {
    const text = visibleText(heading, most.headingChars);
    if (text !== '') return text;
  }
  return '';
}

function metaOf(document: Document, selector: string): string {
  const [meta] = select(document, selector, 1);
  return meta ? oneLine(attribute(meta, 'content'), 100) : '';
}

/** The types of things in JSON-LD, found without parsing it. */
function jsonLdTypesOf(document: Document): string[] {
  const blocks = select(document, 'script[type="application/ld+json"]', looksAt.jsonLdBlocks).map((script) =>
    (own<Node, 'textContent'>(script, 'textContent') ?? '').slice(0, looksAt.jsonLdChars),
  );
  const types = blocks.flatMap((block) =>
    Array.from(
      block.matchAll(/"@type"\s{0,5}:\s{0,5}\[?\s{0,5}"([\w:/.#]{1,40})"/g),
      ([, type = '']) => type,
    ),
  );
  return [...new Set(types)].slice(0, 20);
}

/** Where scripts and styles come from, with the beginning of their paths: 'static.zdassets.com/hc/assets'. */
function assetHostsOf(document: Document): string[] {
  const assets = [
    ...select(document, 'script[src]', looksAt.assets),
    ...select(document, 'link[rel~=stylesheet i][href]', looksAt.assets),
  ].map((asset) => attribute(asset, 'src') || attribute(asset, 'href'));
  const hosts = assets.flatMap((url) => /^(?:https?:)?\/\/([^?#]{1,60})/i.exec(url)?.[1] ?? []);
  return [...new Set(hosts)];
}

function countOf(document: Document, selector: string): number {
  return Math.min(selectAll(document, selector).length, counted.fields);
}
