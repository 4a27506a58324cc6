import { Lifetime } from '../../processes/lifetime';
import { RunFolder } from '../../run-folder';
import { GivenButUnusable } from '../provider';
import { resolvePromtool } from './resolve-promtool';

const setting = { run: RunFolder.ofTest(), lifetime: new Lifetime(), keepData: false };

describe('a promtool that somebody names', () => {
  const before = process.env['PROMTOOL'];
  afterEach(() => {
    if (before === undefined) delete process.env['PROMTOOL'];
    else process.env['PROMTOOL'] = before;
  });

  it('is taken when it can be executed', async () => {
    process.env['PROMTOOL'] = process.execPath;
    expect(await resolvePromtool(setting)).toBe(process.execPath);
  });

  it('is not silently replaced when it cannot', async () => {
    process.env['PROMTOOL'] = '/nowhere/promtool';
    await expect(resolvePromtool(setting)).rejects.toThrow(GivenButUnusable);
  });
});
