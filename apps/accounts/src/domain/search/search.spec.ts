import { accountName } from '../name/account-name';
import { askedNumber } from './asked-number';
import { ranked } from './relevance';

const candidate = (name: string, active = true) => ({
  id: name,
  bareKey: accountName(name).bareKey,
  active,
});
const order = (query: string, ...names: string[]) =>
  ranked(
    accountName(query),
    names.map((name) => candidate(name)),
  ).map(({ id }) => id);

describe('the order of answers', () => {
  it('puts the exact name first, then the shorter one, then fragments and typing errors', () => {
    expect(
      order(
        'exito',
        'EXITOSA LTDA',
        'ALMACENES EXITO S.A.',
        'EXITO DE TODOS LOS DIAS SAS',
        'EXITO SA',
        'EXITA LTDA',
      ),
    ).toEqual([
      'EXITO SA',
      'EXITO DE TODOS LOS DIAS SAS',
      'ALMACENES EXITO S.A.',
      'EXITOSA LTDA',
      'EXITA LTDA',
    ]);
  });

  it('does not depend on the order of the words', () => {
    expect(order('exito almacenes', 'ALMACENES LEY', 'ALMACENES EXITO')[0]).toBe('ALMACENES EXITO');
  });

  it('puts inactive accounts after active ones of the same name', () => {
    const [first] = ranked(accountName('exito'), [
      { ...candidate('EXITO', false), id: 'a' },
      { ...candidate('EXITO'), id: 'b' },
    ]);
    expect(first?.id).toBe('b');
  });
});

describe('a number that is asked for', () => {
  it.each(['899.999.068-1', '899999068', '8999990681', 'CO 899999068-1', 'nit 899 999 068'])(
    'finds its NIT in any format: %s',
    (query) => expect(askedNumber(query)?.variants).toContain('899999068'),
  );

  it('finds a natural person only as it is', () => {
    expect(askedNumber('52.123.456')?.exact).toBe('52123456');
  });

  it.each(['ECOPETROL', '123', '2026-consorcio', '', '123456789012345678901'])(
    'is none: %s',
    (query) => expect(askedNumber(query)).toBeUndefined(),
  );
});
