import { describe, expect, it } from 'vitest';

import { createSend, serve, type Handlers, type MessagePort, type MessageSender } from '@/messaging/bus';

import { aTopic } from '../lookup/world';

const page: MessageSender = { id: 'ours', url: 'chrome-extension://ours/sidepanel.html' };

/** A channel as the browser gives it: what is sent is cloned, and a listener that returns false answers nothing later. */
function aPort(sender: MessageSender = page): MessagePort {
  let hear: Parameters<MessagePort['listen']>[0] = () => false;
  return {
    id: 'ours',
    origin: 'chrome-extension://ours',
    listen: (listener) => {
      hear = listener;
    },
    send: (envelope) =>
      new Promise((resolve) => {
        const isLater = hear(structuredClone(envelope), sender, (reply) => resolve(structuredClone(reply)));
        if (!isLater) resolve(undefined);
      }),
  };
}

const handlers: Handlers = {
  'lookup:ask': ({ tabId }) => Promise.resolve({ lookupId: `of tab ${tabId}` }),
  'lookup:retry': () => Promise.reject(new Error('the disk is full')),
  'lookup:search-again': () => Promise.resolve({}),
  'lookup:ask-page': () =>
    Promise.resolve({ url: 'https://x.example', isTitleTaken: true, isBodyTaken: true }),
  'model:fetch': () => Promise.resolve({}),
  'pin:check': () => Promise.resolve({ checked: 0, changed: 0, failed: 0, notAsked: 0 }),
  'follow:look': () => Promise.resolve({ answered: 0, failed: 0, notAsked: 0 }),
  'draft:similar': () => Promise.resolve(null),
  'wait:measure': () => Promise.resolve({ read: null }),
  'help:look': () => Promise.resolve({}),
  'people:look': () => Promise.resolve({}),
  'pin:fetch': () => Promise.resolve({ outcome: 'fetched' }),
  'pins:changed': () => Promise.resolve({}),
  'sync:now': () => Promise.resolve({}),
  'folder:sync': () => Promise.resolve({}),
  'folder:test': () => Promise.resolve({ pins: null }),
  'page:arrived': (_, { tab }) => Promise.resolve({ next: tab?.id === 7 ? 'look' : 'leave' }),
  'page:glance': () => Promise.resolve({ next: 'pass' }),
};

describe('messages', () => {
  it('bring the handler’s answer back', async () => {
    const port = aPort();
    serve(port, handlers);
    expect(await createSend(port)('lookup:ask', { tabId: 7, topic: aTopic('lights') })).toEqual({
      lookupId: 'of tab 7',
    });
  });

  it('bring a handler’s failure back in its own words', async () => {
    const port = aPort();
    serve(port, handlers);
    await expect(createSend(port)('lookup:retry', { lookupId: 'x' })).rejects.toThrow('the disk is full');
  });

  it.each([
    ['a content script beside a page', { id: 'ours', url: 'https://evil.example/' }],
    ['a page whose address only begins alike', { id: 'ours', url: 'chrome-extension://ours.evil/' }],
    ['another extension', { id: 'theirs', url: 'chrome-extension://ours/sidepanel.html' }],
    ['a sender without an address', { id: 'ours' }],
  ])('of %s are refused', async (_, sender) => {
    const port = aPort(sender);
    serve(port, handlers);
    const sent = createSend(port)('lookup:ask', { tabId: 7, topic: aTopic('lights') });
    await expect(sent).rejects.toThrow();
  });

  it('of a content script reach what is meant for one, with the tab that the browser says it stands in', async () => {
    const port = aPort({ id: 'ours', url: 'https://help.example/', tab: { id: 7, incognito: false } });
    serve(port, handlers);
    expect(await createSend(port)('page:arrived', { url: 'https://help.example/' })).toEqual({
      next: 'look',
    });
  });

  it('that are meant for content scripts are refused to pages of the extension itself', async () => {
    const port = aPort();
    serve(port, handlers);
    await expect(createSend(port)('page:arrived', { url: 'https://help.example/' })).rejects.toThrow(
      'not for this sender',
    );
  });

  it('with a request of another shape never reach the handler', async () => {
    const port = aPort();
    serve(port, handlers);
    const reply = await port.send({ name: 'lookup:ask', request: { tabId: 'seven', topic: {} } });
    expect(reply).toMatchObject({ ok: false });
  });

  it.each(['toString', '__proto__', 'constructor', 'nothing:known'])(
    'named %s are left to others',
    async (name) => {
      const port = aPort();
      serve(port, handlers);
      expect(await port.send({ name, request: {} })).toBeUndefined();
    },
  );
});
