import { aSealingKey, sealedFor, type PrivateKey } from './sealed.builder';
import { SealingKeys } from './sealing-keys';

const keysOf = (...keys: PrivateKey[]) => new SealingKeys(() => keys);

describe('the sealing keys', () => {
  it('publish their public halves only, newest first', async () => {
    const keys = keysOf(await aSealingKey('new'), await aSealingKey('old'));
    const { keys: published } = keys.publicJwks();
    expect(published.map(({ kid }) => kid)).toEqual(['new', 'old']);
    expect(published.every((key) => !('d' in key) && key.use === 'enc')).toBe(true);
  });

  it('open what was sealed to what they publish, with an older key too', async () => {
    const keys = keysOf(await aSealingKey('new'), await aSealingKey('old'));
    for (const published of keys.publicJwks().keys) {
      const jwe = await sealedFor(published as PrivateKey, 'user-contact', { email: 'a@b.co' });
      expect(await keys.open('user-contact', jwe)).toEqual({ email: 'a@b.co' });
    }
  });

  it('open nothing that was sealed for another purpose', async () => {
    const key = await aSealingKey();
    const jwe = await sealedFor(key, 'mail-wanted', { email: 'a@b.co', code: '12345678' });
    expect(await keysOf(key).open('user-contact', jwe)).toBeUndefined();
  });

  it('open nothing of strangers and nothing that was changed', async () => {
    const keys = keysOf(await aSealingKey('one'));
    const strangers = [
      await sealedFor(await aSealingKey('one'), 'user-contact', {}),
      await sealedFor(await aSealingKey('two'), 'user-contact', {}),
      'a.b.c.d.e',
    ];
    for (const jwe of strangers) expect(await keys.open('user-contact', jwe)).toBeUndefined();
  });

  it('tell a key that they do not have from damage', async () => {
    const keys = keysOf(await aSealingKey('one'));
    const newer = await sealedFor(await aSealingKey('two'), 'mail-wanted', {});
    const ours = await sealedFor(await aSealingKey('one'), 'mail-wanted', {});
    const lacking = [newer, ours, 'a.b.c.d.e'].map((jwe) => keys.lackKeyOf(jwe));
    expect(lacking).toEqual([true, false, false]);
  });
});
