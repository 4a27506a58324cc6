import { namesOf } from './person-name';

describe('a name', () => {
  it.each([
    'María José',
    "D'Alessandro",
    'O’Higgins',
    'Peña-Güiza',
    'Ma. del Pilar',
    'J.R. Ospina',
    'Ñ',
    '李明',
    'محمد',
  ])('is what people are called: %s', (firstNames) =>
    expect(namesOf({ firstNames })).toEqual({ firstNames }),
  );

  it('has one spelling, however it was typed', () => {
    const typed = { firstNames: 'Jose\u0301\u00a0Luis', lastNames: 'Ｒｏｊａｓ' };
    expect(namesOf(typed)).toEqual({ firstNames: 'José Luis', lastNames: 'Rojas' });
  });

  it('that is absent stays absent', () => {
    expect(namesOf({ firstNames: undefined })).toEqual({ firstNames: undefined });
  });

  it.each(['gane en premios.com', 'https://x', 'rosa@example.co', 'ver t.co ya', 'ver t．co ya'])(
    'is not a link or an address, which a mail would carry to a stranger: %s',
    (lastNames) =>
      expect(() => namesOf({ firstNames: 'Rosa', lastNames })).toThrow('request.invalid'),
  );

  it.each([
    ['digits', 'Rosa 2'],
    ['digits in another shape', 'llame al ３００'],
    ['markup', '<b>Rosa</b>'],
    ['a line break', 'Rosa\nMaría'],
    ['a line separator', 'Rosa\u2028María'],
    ['what turns the text around', 'Rosa\u202eaíraM'],
    ['what joins without being seen', 'Ro\u200dsa'],
    ['a letter that nobody sees', 'Rosa\u3164'],
    ['a mark that nobody sees', 'Rosa\ufe0f'],
    ['an emoji', 'Rosa 🎁'],
    ['no letter', "-.'"],
    ['nothing', '   '],
    ['too much in its one spelling', 'ﷺ'.repeat(10)],
  ])('has no %s', (_, firstNames) =>
    expect(() => namesOf({ firstNames })).toThrow('request.invalid'),
  );
});
