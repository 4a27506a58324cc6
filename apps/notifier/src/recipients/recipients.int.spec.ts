import { UserContactChangedV1 } from '@secop/contracts';
import type { RunningApp } from '@secop/platform';
import { eventually } from '@secop/testing';
import { NotifierWorld } from '../a-notifier.builder';
import { Recipients, type RecipientVersion } from './recipients';

const userId = 'ana';

describe('a refused address', () => {
  let world: NotifierWorld;
  let notifier: RunningApp;

  beforeAll(async () => {
    world = await NotifierWorld.create();
    notifier = await world.start('smtp://127.0.0.1:1');
  });
  beforeEach(() => world.forget());
  afterAll(() => world.stop());

  const recipients = () => notifier.app.get(Recipients);
  const state = async () => (await recipients().find([userId])).get(userId)?.state;
  const verified = async (email: string, sequence: number): Promise<RecipientVersion> => {
    const contact = await world.seal('user-contact', { email, firstNames: 'A', lastNames: 'B' });
    await world.say(UserContactChangedV1, { userId, locale: 'es-CO', contact }, { sequence });
    await eventually('the contact is known', () =>
      world.recipients.findOne({ contact }).then(Boolean),
    );
    return { userId, version: sequence };
  };

  it('is suppressed, and is not when the suppression is lifted', async () => {
    const address = await verified('old@correo.example', 1);
    await recipients().suppress(address);
    expect(await state()).toBe('suppressed');
    await recipients().liftSuppression([address]);
    expect(await state()).toBe('known');
  });

  it('says nothing about the address that was verified since', async () => {
    const old = await verified('old@correo.example', 1);
    await verified('new@correo.example', 2);
    await recipients().suppress(old);
    expect(await state()).toBe('known');
  });

  it('that turns out to be right does not free the one that was refused since', async () => {
    const old = await verified('old@correo.example', 1);
    await recipients().suppress(await verified('new@correo.example', 2));
    await recipients().liftSuppression([old]);
    expect(await state()).toBe('suppressed');
  });
});
