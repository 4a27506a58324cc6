import { Lifetime } from '../../processes/lifetime';
import { RunFolder } from '../../run-folder';
import { GivenButUnusable } from '../provider';
import { givenBrowser } from './given';

const setting = { run: RunFolder.ofTest(), lifetime: new Lifetime(), keepData: false };

describe('a browser that somebody names', () => {
  const before = process.env['CHROMIUM'];
  afterEach(() => {
    if (before === undefined) delete process.env['CHROMIUM'];
    else process.env['CHROMIUM'] = before;
  });

  it('is taken when it can be executed', async () => {
    process.env['CHROMIUM'] = process.execPath;
    expect(await givenBrowser.provide(setting)).toMatchObject({ value: process.execPath });
  });

  it('is not silently replaced when it cannot', async () => {
    process.env['CHROMIUM'] = '/nowhere/chromium';
    await expect(givenBrowser.provide(setting)).rejects.toThrow(GivenButUnusable);
  });
});
