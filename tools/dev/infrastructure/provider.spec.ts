import { Lifetime } from '../processes/lifetime';
import { CannotDeliver, GivenButUnusable, provide, type Provider } from './provider';
import type { Setting } from './setting';

const setting = { lifetime: new Lifetime() } as Setting;
const asked: string[] = [];
const provider = (name: string, outcome: string | Error): Provider<string> => ({
  name,
  provide() {
    asked.push(name);
    if (outcome instanceof Error) return Promise.reject(outcome);
    return Promise.resolve({ value: outcome, description: `from ${name}` });
  },
});
const component = (...providers: Provider<string>[]) => ({
  name: 'Store',
  providers,
  ways: 'one, two or three',
});

describe('the providers of a component', () => {
  let said: jest.SpyInstance;
  const lines = () => said.mock.calls.map(([line]) => String(line));
  beforeEach(() => {
    asked.length = 0;
    said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterEach(() => said.mockRestore());

  it('are asked in order until one delivers, and one line says which', async () => {
    const provided = await provide(
      component(provider('first', 'a'), provider('second', 'b')),
      setting,
    );
    expect(provided.value).toBe('a');
    expect(asked).toEqual(['first']);
    expect(lines()).toEqual([expect.stringMatching(/^Store +first: from first$/)]);
  });

  it('hand over with a line each, whatever went wrong', async () => {
    const { value } = await provide(
      component(
        provider('url', new CannotDeliver('not set', true)),
        provider('docker', new CannotDeliver('no engine answers')),
        provider('download', new Error('403')),
        provider('local', 'c'),
      ),
      setting,
    );
    expect(value).toBe('c');
    expect(lines()).toEqual([
      expect.stringContaining('docker cannot deliver: no engine answers'),
      expect.stringContaining('download cannot deliver: 403'),
      expect.stringContaining('local: from local'),
    ]);
  });

  it('end with one sentence that names what is missing and three ways when none delivers', async () => {
    const nothing = provide(component(provider('docker', new CannotDeliver('no engine'))), setting);
    await expect(nothing).rejects.toThrow(
      'Store is missing (docker: no engine); provide it in one of three ways: one, two or three.',
    );
  });

  it('do not replace what somebody gave and does not work', async () => {
    const given = provider('url', new GivenButUnusable('its server cannot be used'));
    await expect(provide(component(given, provider('local', 'c')), setting)).rejects.toThrow(
      'its server cannot be used',
    );
    expect(asked).toEqual(['url']);
  });
});
