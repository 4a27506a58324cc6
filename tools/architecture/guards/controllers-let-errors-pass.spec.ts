import { controllersLetErrorsPass } from './controllers-let-errors-pass';

const text = 'class Accept {\n  run() {\n    try { act(); } catch { return 1; }\n  }\n}';

describe('the guard of controllers', () => {
  it('reports a try in a controller', () => {
    expect(
      controllersLetErrorsPass.check([{ path: 'apps/a/src/accept.controller.ts', text }]),
    ).toMatchObject([{ line: 3 }]);
  });

  it('lets other files catch', () => {
    expect(controllersLetErrorsPass.check([{ path: 'apps/a/src/accept.ts', text }])).toEqual([]);
  });
});
