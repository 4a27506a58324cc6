import { sampleMails } from '../preview/samples';
import { aContact, anAccessRequest, origin } from './email.builder';
import { allEmails } from './emails';
import { EmailRenderer } from './rendering/email-renderer';
import { Links } from './rendering/links';

const entities: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>' };
const shown = (html: string): string =>
  html
    .replace(/<head>[\s\S]*?<\/head>|<div style="display:none[\s\S]*?<\/div>/g, '')
    .replace(/<\/?[a-z!][^>]*>/gi, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&([a-z]+);/g, (entity, name: string) => entities[name] ?? entity);
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
const wordsOf = (text: string): string[] =>
  plain(text).match(/[\p{L}\p{N}][\p{L}\p{N}@.-]*/gu) ?? [];
const withoutDot = (word: string) => word.replace(/\.+$/, '');

/** Only the picture of a button needs these words. */
const aboutButtons = 'Si el botón no funciona, copie esta dirección en su navegador';

/** What the HTML part says and the text part does not: emphasised phrases whole, all others word by word. */
function missingIn(text: string, html: string): string[] {
  const facts = [...html.matchAll(/<(strong|b|blockquote)\b[^>]*>([\s\S]*?)<\/\1>/g)]
    .map(([, , fact]) => plain(shown(fact!)))
    .filter((fact) => !plain(text).includes(fact));
  const known = new Set(wordsOf(`${text} ${aboutButtons}`).map(withoutDot));
  const words = wordsOf(shown(html)).filter((word) => !known.has(withoutDot(word)));
  return [...new Set([...facts, ...words])];
}

/** Whatever a mail program could make a link of. */
const addressesIn = (text: string): string[] =>
  text.match(/[a-z][a-z+.-]*:\/\/[^\s"'<>]+|\bwww\.[^\s"'<>]+|\bmailto:[^\s"'<>]+/gi) ?? [];
const outside = (address: string) => address !== origin && !address.startsWith(`${origin}/`);

describe.each(sampleMails().map((mail) => [mail.name, mail] as const))('%s', (_, mail) => {
  it('says everything in its text part too', () => {
    expect(missingIn(mail.text, mail.html)).toEqual([]);
  });

  it('leads nowhere but to the portal, in both parts', () => {
    const addresses = [mail.subject, mail.text, mail.html].flatMap(addressesIn);
    expect(addresses.length).toBeGreaterThan(2);
    expect(addresses.filter(outside)).toEqual([]);
  });
});

describe('the check of the parts', () => {
  it('finds what the text part lacks', () => {
    const html = '<p>Vence el <strong>8 de mayo</strong> de S.A.S. <b>2026</b></p>';
    expect(missingIn('Vence el 8 de mayo de S.A.S., 2026.', html)).toEqual([]);
    expect(missingIn('Vence el 9 de mayo de S.A.S.', html)).toEqual(['8 de mayo', '2026', '8']);
  });

  it('finds addresses of others', () => {
    const text = `${origin}/a ${origin}.evil.co/b www.evil.co mailto:a@b.co http://evil.co`;
    expect(addressesIn(text).filter(outside)).toHaveLength(4);
  });
});

describe('a mail of another installation', () => {
  it('leads to the origin that was configured', () => {
    const other = new EmailRenderer(allEmails, new Links('https://otro.example'), false);
    const facts = anAccessRequest();
    const letter = { facts, recipient: aContact(), people: new Map() };
    const { html, text } = other.render('access-request-received', letter);
    const addresses = [text, html].flatMap(addressesIn);
    expect(addresses.every((address) => address.startsWith('https://otro.example'))).toBe(true);
    expect(`${html}${text}`).not.toContain('demostración');
  });
});

describe('the samples', () => {
  it('show every template', () => {
    const templates = sampleMails().map(({ name }) => name.split('.')[0]);
    expect([...new Set(templates)].sort()).toEqual(
      allEmails.map(({ template }) => template).sort(),
    );
  });
});
