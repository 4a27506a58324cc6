import { cookieIn, setCookie } from './cookies';

describe('a cookie in a request', () => {
  it.each([
    ['__Host-session=abc', 'abc'],
    ['a=1; __Host-session=a_b-C ; c=2', 'a_b-C'],
    ['x__Host-session=abc', undefined],
    ['__Host-session', undefined],
    ['__Host-session="abc"', undefined],
    [undefined, undefined],
  ])('is found in %s: %s', (header, value) => {
    expect(cookieIn(header, '__Host-session')).toBe(value);
  });
});

describe('a cookie in an answer', () => {
  it.each(['', 'abc\r\nx: y', 'a b', `${'a'.repeat(201)}`, 'abc; Domain=evil.example'])(
    'is taken away when identity says %j',
    (told) => {
      expect(setCookie('__Host-session', told)).toBe(
        '__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0',
      );
    },
  );
});
