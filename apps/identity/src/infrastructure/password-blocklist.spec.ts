import { acceptablePassword } from '../domain/password-rule';
import { compact } from '../domain/password-shapes';
import { passwordBlocklist } from './password-blocklist';

const context = { ownWords: [], blocklist: passwordBlocklist };

describe('the blocklist that is shipped', () => {
  it('has entries in the form in which passwords are looked up', () => {
    expect(passwordBlocklist.size).toBeGreaterThan(5_000);
    expect([...passwordBlocklist].filter((entry) => compact(entry) !== entry)).toEqual([]);
  });

  it.each(['Mi contraseña segura', 'passwordpassword', 'Dios es mi pastor', 'millonarios2024!!!'])(
    'refuses what many people choose: %s',
    (password) =>
      expect(() => acceptablePassword(password, context)).toThrow('password.too-common'),
  );

  it('lets a phrase of one’s own pass', () => {
    expect(() => acceptablePassword('el loro azul desayuna tarde', context)).not.toThrow();
  });
});
