import { once } from 'node:events';
import { connect } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import { eventually } from '@secop/testing';
import { PlatformModule, Public, Readiness, startApp } from '../index';

let arrived: () => void;
let finish: () => void;

@Public()
@Controller()
class SlowController {
  @Get('slow')
  async slow() {
    arrived();
    await new Promise<void>((resolve) => (finish = resolve));
    return { done: true };
  }
}

@Module({
  imports: [PlatformModule.forRoot({ service: 'accounts', logLevel: 'silent' })],
  controllers: [SlowController],
})
class AppModule {}

const start = (deadline: number) =>
  startApp(AppModule, {
    HOST: '127.0.0.1',
    PORT: 0,
    LOG_LEVEL: 'silent',
    SHUTDOWN_WAIT_MS: 100,
    SHUTDOWN_DEADLINE_MS: deadline,
  });

describe('a service that stops', () => {
  it('says so before it refuses requests, and finishes those that run', async () => {
    const running = await start(20_000);
    const begun = new Promise<void>((resolve) => (arrived = resolve));
    const answer = fetch(`${running.url}/slow`);
    await begun;

    const stopped = running.stop();
    const ready = await fetch(`${running.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      code: 'service.stopping',
      checks: [{ name: 'process', problems: ['stopping'] }],
    });
    await eventually('new connections are refused', () =>
      fetch(`${running.url}/livez`).then(
        () => false,
        () => true,
      ),
    );
    finish();

    expect(await (await answer).json()).toEqual({ done: true });
    await stopped;
    await running.stop();
  });

  it('says with each answer that it is the last on its connection, so that nobody writes into one that closes', async () => {
    const running = await start(20_000);
    const keptAlive = async () => (await fetch(`${running.url}/livez`)).headers.get('connection');
    expect(await keptAlive()).toBe('keep-alive');
    const stopped = running.stop();
    expect(await keptAlive()).toBe('close');
    await stopped;
  });

  it('lets go of connections over which nothing was ever said, as browsers open them ahead', async () => {
    const running = await start(20_000);
    const silent = connect(Number(new URL(running.url).port), '127.0.0.1').resume();
    const over = once(silent, 'close');
    await once(running.app.getHttpServer(), 'connection');

    await running.stop();

    await over;
  }, 10_000);

  it('cuts off what outlives the deadline', async () => {
    const running = await start(200);
    const begun = new Promise<void>((resolve) => (arrived = resolve));
    const cut = expect(fetch(`${running.url}/slow`)).rejects.toThrow();
    await begun;

    await running.stop();

    await cut;
    finish();
  });
});

describe('a service with a part that does not work', () => {
  it('is alive but not ready, and says which part', async () => {
    const running = await start(1_000);
    running.app.get(Readiness).register('lantern', () => ['no oil']);
    running.app.get(Readiness).register('door', () => Promise.reject(new Error('secret')));
    running.app.get(Readiness).register('roof', () => []);

    expect((await fetch(`${running.url}/livez`)).status).toBe(200);
    const ready = await fetch(`${running.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      code: 'dependency.unavailable',
      checks: [
        { name: 'lantern', problems: ['no oil'] },
        { name: 'door', problems: ['failed'] },
      ],
    });
    await running.stop();
  });
});
