import { noMachineTraces } from './no-machine-traces';

const check = (text: string) => noMachineTraces.check([{ path: 'docs/planted.md', text }]);

describe('the guard of machine traces', () => {
  afterEach(() => {
    delete process.env.planted_registry;
  });

  it.each([
    `cd ${['', 'home', 'ana', 'secop'].join('/')}`,
    `const file = '${['', 'work', 'main', 'x'].join('/')}';`,
    `"resolved": "https://${['registry', 'npmjs', 'org'].join('.')}/zod"`,
  ])('reports %s', (text) => {
    expect(check(text)).toHaveLength(1);
  });

  it('reports the registry that the machine’s own settings name', () => {
    process.env.planted_registry = 'https://packages.planted.example/npm/';

    expect(check('from packages.planted.example')).toHaveLength(1);
  });

  it.each(['see docs/homework/plan.md', 'GET /api/v1/users/me', '~/secop'])(
    'lets %s pass',
    (text) => {
      expect(check(text)).toEqual([]);
    },
  );
});
