import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';

import { languages } from '@/detection/languages';
import { typedQuestion } from '@/detection/typed-question';
import { typedBounds } from '@/detection/typed-question-bounds';

const url = 'https://support.acme.example/contact';
const documentOf = (html: string): Document => new JSDOM(html, { url }).window.document;
const readIn = (html: string) => typedQuestion(documentOf(html));

/** What is typed into fields that say who somebody is. */
const secret = 'secret-words';
const subject = 'Hub shows E04';
const description = 'Since the update all lights are offline.';
const both = { subject, description };

describe('the question is found in forms as help desks build them:', () => {
  test('names in brackets, and an editor beside its hidden field', () => {
    expect(
      readIn(`<form class="request-form" action="/requests">
        <div class="form-field"><label for="r_email">Your email address</label><input id="r_email" name="request[anonymous_requester_email]" value="${secret}"></div>
        <div class="form-field"><label for="r_subject">Subject</label><input type="text" name="request[subject]" id="r_subject" value="${subject}"></div>
        <div class="form-field"><label id="dl" for="r_desc">Description</label>
          <textarea name="request[description]" id="r_desc" hidden>${secret}</textarea>
          <div class="editor"><div contenteditable="true" role="textbox" aria-label="Rich text">${description}</div></div></div>
        <div class="form-field"><label for="r_order">Order number</label><input id="r_order" name="request[custom_fields][360]" value="${secret}"></div>
      </form>`),
    ).toEqual(both);
  });

  test('a ticket form with an editor and no label for it', () => {
    expect(
      readIn(`<form id="ticket_form"><div class="control"><label for="n">Requester</label><input id="n" name="desk_ticket[email]" value="${secret}"></div>
        <div class="control"><label for="s">Subject *</label><input id="s" name="desk_ticket[subject]" value="${subject}"></div>
        <div class="control"><label>Description</label><div class="wrap"><div contenteditable="" class="redactor">${description}</div></div></div></form>`),
    ).toEqual(both);
  });

  test('a form that is sent straight to a sales system, told by its names alone', () => {
    expect(
      readIn(`<form action="https://sales.example/servlet"><input name="orgid" type="hidden" value="${secret}">
        <input id="name" name="name" value="${secret}"><input id="phone" name="phone" value="${secret}">
        <input id="subject" name="subject" value="${subject}"><textarea name="description">${description}</textarea></form>`),
    ).toEqual(both);
  });

  test('fields with generated ids and a ticket’s names', () => {
    expect(
      readIn(`<form><div><label id="l1" for="x1"><span>First name</span></label><input id="x1" name="firstname" value="${secret}"></div>
        <div><input name="TICKET.subject" id="TICKET.subject-9f" value="${subject}"></div>
        <div><textarea name="TICKET.content" id="TICKET.content-9f">${description}</textarea></div></form>`),
    ).toEqual(both);
  });

  test('a messenger with one place to write, and no form', () => {
    expect(
      readIn(
        `<div role="dialog" aria-label="Chat"><div contenteditable="true" data-placeholder="Ask us anything">${description}</div></div>`,
      ),
    ).toEqual({ subject: '', description });
  });

  test('web components, with labels in their open shadow roots', () => {
    const document = documentOf('<acme-input></acme-input><acme-textarea></acme-textarea>');
    const [line, text] = [document.querySelector('acme-input'), document.querySelector('acme-textarea')];
    const fill = (host: Element | null | undefined, inside: string): void => {
      const template = document.createElement('template');
      template.innerHTML = inside;
      host?.attachShadow({ mode: 'open' }).append(template.content);
    };
    fill(line, `<label for="i">Subject</label><input id="i" value="${subject}">`);
    fill(
      text,
      `<div><span class="slds-form-element__label">Description</span><div><textarea>${description}</textarea></div></div>`,
    );
    expect(typedQuestion(document)).toEqual(both);
  });

  test('labels by reference, and labels around', () => {
    expect(
      readIn(`<h2 id="s1">What is it about?</h2><input aria-labelledby="s1" value="${subject}">
        <label>How can we help?<textarea name="f_12">${description}</textarea></label>`),
    ).toEqual(both);
  });

  test('placeholders and nothing else', () => {
    expect(
      readIn(`<form><input placeholder="Your name" value="${secret}"><input placeholder="Subject" value="${subject}">
        <textarea placeholder="Your message">${description}</textarea></form>`),
    ).toEqual(both);
  });
});

const labels: Record<string, [line: string, text: string]> = {
  en: ['Subject', 'Your message'],
  de: ['Betreff', 'Ihre Nachricht an uns'],
  fr: ['Objet de votre demande', 'Décrivez votre problème'],
  es: ['Asunto', 'Descripción'],
  pt: ['Assunto', 'Descrição do problema'],
  it: ['Oggetto', 'Descrizione'],
  nl: ['Onderwerp', 'Omschrijving'],
  pl: ['Temat', 'Treść wiadomości'],
  sv: ['Ämne', 'Beskriv ditt ärende'],
  da: ['Emne', 'Beskrivelse'],
  no: ['Emne', 'Spørsmål'],
  fi: ['Aihe', 'Viesti'],
  cs: ['Předmět', 'Zpráva'],
  tr: ['Konu', 'Açıklama'],
  ru: ['Тема обращения', 'Опишите проблему'],
  uk: ['Тема', 'Повідомлення'],
  ja: ['件名', 'お問い合わせ内容'],
  zh: ['主题', '问题描述'],
  ko: ['제목', '문의 내용'],
  ar: ['الموضوع', 'وصف المشكلة'],
  vi: ['Tiêu đề', 'Nội dung'],
  id: ['Subjek', 'Deskripsi'],
};

test.each(languages.map(({ language }) => language))(
  'a form in %s is understood by its labels',
  (language) => {
    const [line = '', text = ''] = labels[language] ?? [];
    expect(
      readIn(`<form><p><label for="a1">E-mail</label><input id="a1" value="${secret}"></p>
      <p><label for="a2">${line}</label><input id="a2" value="${subject}"></p>
      <p><label for="a3">${text}</label><textarea id="a3">${description}</textarea></p>
      <p><label for="a4">PS</label><textarea id="a4">${secret}</textarea></p></form>`),
    ).toEqual(both);
  },
);

describe('never read is', () => {
  const fields: [what: string, html: string][] = [
    ['a password', `<input type="password" name="subject" value="${secret}">`],
    ['an e-mail address', `<label>Subject <input type="email" value="${secret}"></label>`],
    ['a telephone number', `<label>Subject <input type="tel" value="${secret}"></label>`],
    ['a number', `<label>Subject <input type="number" value="12"></label>`],
    ['a hidden field', `<input type="hidden" name="subject" value="${secret}">`],
    [
      'a search',
      `<form role="search"><input name="topic" placeholder="Search topics" value="${secret}"></form>`,
    ],
    ['what the browser fills in', `<input name="subject" autocomplete="cc-number" value="${secret}">`],
    [
      'a name that the browser fills in',
      `<input name="subject" autocomplete="section-a given-name" value="${secret}">`,
    ],
    [
      'a postal address at length',
      `<label>Postal address<textarea name="message">${secret}</textarea></label>`,
    ],
    ['a lone place for an address', `<textarea name="shipping_address">${secret}</textarea>`],
    [
      'a line for the name, whatever it is called inside',
      `<label>Your name <input name="subject_line" value="${secret}"></label>`,
    ],
    ['a log-in', `<form><textarea name="message">${secret}</textarea><input type="password"></form>`],
    ['a disabled field', `<fieldset disabled><textarea name="message">${secret}</textarea></fieldset>`],
    ['a field that is not to be seen', `<div hidden><textarea name="message">${secret}</textarea></div>`],
    ['a line without any word for a subject', `<input name="field_1" value="${secret}">`],
  ];
  test.each(fields)('%s', (_, html) => {
    expect(readIn(html)).toEqual({ subject: '', description: '' });
  });

  test('the subject of another form than the one with the question', () => {
    expect(
      readIn(`<form><label>Topic <input value="${secret}"></label></form>
        <form><label>Subject <input value="${subject}"></label><label>Message <textarea>${description}</textarea></label></form>`),
    ).toEqual(both);
  });

  test('one of two places to write, when nothing says which is the question', () => {
    expect(
      readIn(`<textarea name="f1">${secret}</textarea><textarea name="f2">${secret}</textarea>`),
    ).toEqual({
      subject: '',
      description: '',
    });
  });
});

describe('what was written', () => {
  test('is cut at a bounded length, however much was pasted', () => {
    const read = readIn(
      `<form><label>Subject <input value="${'long '.repeat(5000)}"></label><label>Message <textarea>${'word '.repeat(100_000)}</textarea></label></form>`,
    );
    expect(read.subject.length).toBeLessThanOrEqual(typedBounds.subjectChars);
    expect(read.description.length).toBeLessThanOrEqual(typedBounds.descriptionChars);
    expect(read.description.startsWith('word word')).toBe(true);
  });

  test('keeps its lines, by which greetings and signatures are told', () => {
    const { description: read } = readIn(
      '<textarea name="message">Hello,\n\n the  hub is off.\nKind regards\nMira</textarea>',
    );
    expect(read).toBe('Hello,\nthe hub is off.\nKind regards\nMira');
  });

  test('is found although the page names its fields like the browser’s own properties', () => {
    expect(
      readIn(`<form><input name="closest"><input name="querySelector"><input name="parentElement"><input name="elements">
        <label>Subject <input value="${subject}"></label><label>Message <textarea>${description}</textarea></label></form>`),
    ).toEqual(both);
  });
});
