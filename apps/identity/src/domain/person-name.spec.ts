import { assertNames } from './person-name';

describe('a name', () => {
  it.each([
    'María José',
    "D'Alessandro",
    'Peña-Güiza',
    'Ma. del Pilar',
    'J.R. Ospina',
    'Ñ',
    '李明',
  ])('is what people are called: %s', (firstNames) =>
    expect(() => assertNames({ firstNames })).not.toThrow(),
  );

  it.each(['gane en premios.com', 'https://x', 'rosa@example.co', '<b>Rosa</b>', 'ver t.co ya'])(
    'is not a link or an address, which a mail would carry to a stranger: %s',
    (lastNames) =>
      expect(() => assertNames({ firstNames: 'Rosa', lastNames })).toThrow('request.invalid'),
  );
});
