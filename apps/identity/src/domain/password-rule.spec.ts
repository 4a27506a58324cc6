import { DomainError } from '@secop/contracts';
import fc from 'fast-check';
import { acceptablePassword, normalizedPassword } from './password-rule';
import { compact, repeatedUnit } from './password-shapes';

const blocklist = new Set([
  'password',
  'micontrasenasegura',
  'dragon',
  'qwerty',
  'correcthorsebatterystaple',
]);
const context = {
  ownWords: ['Rosa María', 'Güiza Peñaranda', 'rosaguiza@ferreteria-andina.co', '52841907'],
  blocklist,
};
const refusal = (password: string, own = context) => {
  try {
    acceptablePassword(password, own);
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

describe('a password', () => {
  it.each([
    'mi perro come pan los lunes',
    'una señora muy generosa canta',
    '¿por qué llueve tanto hoy?',
    'tres-tristes-tigres-tragan-trigo',
    'ΔύοΛέξειςΕλληνικά',
    'vgQ8 zK2m Wd7x Lp4r',
    '🌵🌋🦜🌽🐢🍍🥑🌊🎺🥁🪇🎻🪘🎷🪗',
  ])('may be a phrase of any characters: %s', (password) => {
    expect(refusal(password)).toBeUndefined();
  });

  it('needs fifteen characters, and characters are counted rather than bytes or units', () => {
    expect(refusal('casa verde luz')).toBe('password.too-short');
    expect(refusal('casa verde luz!')).toBeUndefined();
    expect(refusal('🌵🌋🦜🌽🐢🍍🥑🌊')).toBe('password.too-short');
  });

  it('is measured after normalisation, so that one visible character counts once', () => {
    expect(refusal('casa verde lu\u0301z')).toBe('password.too-short');
  });

  it('has at most 128 characters', () => {
    const phrase = 'colibrí, páramo y frailejón; '.repeat(8);
    expect(refusal(`${phrase.slice(0, 127)}z`)).toBeUndefined();
    expect(refusal(`${phrase.slice(0, 128)}z`)).toBe('password.too-long');
  });

  it.each([
    ['a listed one', 'correct horse battery staple'],
    ['a listed one with accents and capitals', 'Mi Contraseña Segura'],
    ['a listed one with digits around', '2024micontrasenasegura99'],
    ['a listed one in disguise', 'm1c0ntr4s3n4s3gur4'],
    ['a listed one repeated', 'dragondragondragon'],
    ['a listed one repeated in disguise', 'P4ssw0rd-P4ssw0rd'],
    ['a listed one and a row of digits', 'Password1234567890'],
    ['one character', 'aaaaaaaaaaaaaaaa'],
    ['few different characters', 'abababababababab'],
    ['a sequence', '12345678901234567890'],
    ['the alphabet', 'abcdefghijklmnopqr'],
    ['a walk on the keyboard', 'qwertyuiopasdfgh'],
    ['punctuation alone', '!!!!!!!!!!!!!!!!!!!!'],
  ])('is too common when it is %s', (_, password) => {
    expect(refusal(password)).toBe('password.too-common');
  });

  it.each([
    ['the product', 'mi clave de Secop favorita'],
    ['a long own word anywhere', 'xxlapenarandaqueteje'],
    ['a short own word as a word', 'el jardín de rosa florece'],
    ['the document number', 'tengo 52841907 gatos'],
    ['the address', 'correo.rosaguiza.siempre'],
    ['hardly more than own words', 'rosamariaguiza12'],
  ])('is personal when it has %s', (_, password) => {
    expect(refusal(password)).toBe('password.personal');
  });

  it('is one of four refusals or comes back in its normal form, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 140 }), (typed) => {
        const code = refusal(typed);
        if (code) expect(code).toMatch(/^password\.(too-short|too-long|too-common|personal)$/);
        else expect(acceptablePassword(typed, context)).toBe(normalizedPassword(typed));
      }),
    );
  });

  it('is judged alike in every Unicode form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 10, maxLength: 140 }), (typed) => {
        expect(refusal(typed.normalize('NFD'))).toBe(refusal(typed.normalize('NFC')));
      }),
    );
  });

  it('is too common when any unit of up to seven characters is repeated from the list', () => {
    fc.assert(
      fc.property(fc.constantFrom(...blocklist), fc.integer({ min: 3, max: 5 }), (entry, times) => {
        expect(repeatedUnit(compact(entry).repeat(times))).toBe(entry);
        expect(refusal(entry.repeat(times))).toMatch(/too-common|too-long/);
      }),
    );
  });
});
