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
  const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  const said = async (
    sequence: number,
    { email = 'old@correo.example', verifiedAt }: { email?: string; verifiedAt?: Date } = {},
  ): Promise<RecipientVersion> => {
    const contact = await world.seal('user-contact', { email, firstNames: 'A', lastNames: 'B' });
    const data = { userId, locale: 'es-CO', contact } as const;
    await world.say(
      UserContactChangedV1,
      { ...data, verifiedAt: verifiedAt?.toISOString() },
      { sequence },
    );
    await eventually('the contact is known', () =>
      world.recipients.findOne({ contact }).then(Boolean),
    );
    return { userId, version: sequence };
  };

  it('is suppressed, and is not when the suppression is lifted', async () => {
    await recipients().suppress(await said(1), 'refusal');
    expect(await state()).toBe('suppressed');
    await recipients().liftSuppression(userId, 'refusal');
    expect(await state()).toBe('known');
  });

  it('gets mail again when it, or another, is verified after the refusal', async () => {
    await recipients().suppress(await said(1), 'refusal');
    await said(2, { email: 'new@correo.example', verifiedAt: minutesFromNow(1) });
    expect(await state()).toBe('known');
  });

  it('does not when the same verification is said again, or an event tells of none', async () => {
    const verifiedAt = minutesFromNow(-1);
    await recipients().suppress(await said(1, { verifiedAt }), 'refusal');
    await said(2, { verifiedAt });
    expect(await state()).toBe('suppressed');
    await said(3);
    expect(await state()).toBe('suppressed');
    await recipients().liftSuppression(userId, 'refusal');
    expect(await state()).toBe('known');
  });

  it('says nothing about the address that was verified since', async () => {
    const old = await said(1);
    await said(2, { email: 'new@correo.example' });
    await recipients().suppress(old, 'refusal');
    expect(await state()).toBe('known');
  });

  it('that turns out to be right does not free the one that was refused since', async () => {
    await recipients().suppress(await said(1), 'refusal');
    const verifiedAt = minutesFromNow(1);
    const other = await said(2, { email: 'new@correo.example', verifiedAt });
    await recipients().suppress(other, 'another refusal');
    await recipients().liftSuppression(userId, 'refusal');
    expect(await state()).toBe('suppressed');
  });

  it('says by which attempt and since when, and an order about an earlier one frees nothing', async () => {
    const recipient = await said(1);
    expect(await recipients().suppression(userId)).toEqual({});
    expect(await recipients().suppression('nobody')).toBeUndefined();
    await recipients().suppress(recipient, 'refusal');
    const { attempt = '' } = (await recipients().suppression(userId))!;
    await recipients().suppress(recipient, 'another refusal');
    expect(await recipients().liftSuppression(userId, attempt)).toBe(false);
    expect(await recipients().suppression(userId)).toEqual({
      attempt: 'another refusal',
      since: expect.any(Date) as Date,
    });
    expect(await recipients().liftSuppression(userId, 'another refusal')).toBe(true);
    expect(await state()).toBe('known');
  });
});
