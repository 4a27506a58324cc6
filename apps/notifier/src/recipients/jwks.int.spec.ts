import type { RunningApp } from '@secop/platform';
import { eventually, SmtpInbox } from '@secop/testing';
import { NotifierWorld } from '../a-notifier.builder';

describe('the notifier over HTTP', () => {
  const inbox = new SmtpInbox();
  let world: NotifierWorld;
  let running: RunningApp;

  beforeAll(async () => {
    world = await NotifierWorld.create();
    running = await world.start(await inbox.start());
  });
  afterAll(async () => {
    await world.stop();
    await inbox.stop();
  });

  it('publishes the keys to seal to, without their secrets', async () => {
    const answer = await fetch(`${running.url}/.well-known/jwks.json`);
    expect(answer.status).toBe(200);
    const { keys } = (await answer.json()) as { keys: object[] };
    expect(keys).toEqual([
      expect.objectContaining({ kid: 'test', kty: 'EC', crv: 'P-256', use: 'enc' }),
    ]);
    expect(keys[0]).not.toHaveProperty('d');
  });

  it('has nothing else to offer', async () => {
    for (const path of ['/', '/deliveries', '/recipients']) {
      expect((await fetch(`${running.url}${path}`)).status).toBe(404);
    }
    await eventually('it is ready', async () => {
      const answer = await fetch(`${running.url}/readyz`);
      if (answer.ok) return true;
      throw new Error(await answer.text());
    });
  });
});
