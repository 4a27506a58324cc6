import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

const patience = 20_000;
const endedEarly = 'The browser could not be started, or ended early';

/** A headless Chromium that takes pictures; it is spoken to over its debugging pipe, so no package is needed. */
export class Browser {
  private readonly asked = new Map<number, (answer: Answer) => void>();
  private readonly awaited = new Map<string, () => void>();
  private heard = '';
  private ended = false;

  private constructor(
    private readonly process: ChildProcess,
    private readonly profile: string,
  ) {
    this.output.setEncoding('utf8').on('data', (text: string) => this.hear(text));
    this.input.on('error', () => undefined);
    process.on('error', () => this.fail()).on('exit', () => this.fail());
  }

  static async start(executable: string): Promise<Browser> {
    const profile = await mkdtemp(join(tmpdir(), 'mails-'));
    const flags = ['--headless', '--remote-debugging-pipe', '--disable-gpu', '--no-first-run'];
    // As root, as in a container, Chromium has no sandbox; it opens our own files only.
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const args = [...flags, ...root, '--hide-scrollbars', `--user-data-dir=${profile}`];
    const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] as const;
    return new Browser(spawn(executable, args, { stdio: [...stdio] }), profile);
  }

  /** The whole page as PNG, as wide as a screen of so many pixels. */
  async picture(url: string, width: number): Promise<Buffer> {
    const { targetId } = await this.ask('Target.createTarget', { url: 'about:blank' });
    const attached = await this.ask('Target.attachToTarget', { targetId, flatten: true });
    const session = String(attached['sessionId']);
    const screen = { width, height: 600, deviceScaleFactor: 1, mobile: false };
    await this.ask('Emulation.setDeviceMetricsOverride', screen, session);
    await this.ask('Page.enable', {}, session);
    const loaded = new Promise<void>((resolve) =>
      this.awaited.set(`${session} Page.loadEventFired`, resolve),
    );
    await this.ask('Page.navigate', { url }, session);
    await loaded;
    const { cssContentSize } = await this.ask('Page.getLayoutMetrics', {}, session);
    const { width: wide, height } = cssContentSize as { width: number; height: number };
    const clip = { x: 0, y: 0, width: wide, height, scale: 1 };
    const shot = await this.ask(
      'Page.captureScreenshot',
      { format: 'png', captureBeyondViewport: true, clip },
      session,
    );
    await this.ask('Target.closeTarget', { targetId });
    return Buffer.from(String(shot['data']), 'base64');
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.pid) {
      const ended = once(this.process, 'exit');
      this.process.kill('SIGKILL');
      await ended;
    }
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  private get input(): Writable {
    return this.process.stdio[3] as Writable;
  }

  private get output(): Readable {
    return this.process.stdio[4] as Readable;
  }

  private ask(
    method: string,
    params: object,
    sessionId?: string,
  ): Promise<Readonly<Record<string, unknown>>> {
    if (this.ended) return Promise.reject(new Error(endedEarly));
    const id = this.asked.size + 1;
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`The browser is silent: ${method}`)),
        patience,
      );
      this.asked.set(id, ({ result, error }) => {
        clearTimeout(late);
        if (result) resolve(result);
        else reject(new Error(error?.message ?? `The browser failed: ${method}`));
      });
      this.input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  private hear(text: string): void {
    const messages = (this.heard + text).split('\0');
    this.heard = messages.pop()!;
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer;
      if (answer.id) this.asked.get(answer.id)?.(answer);
      else this.awaited.get(`${answer.sessionId} ${answer.method}`)?.();
    }
  }

  private fail(): void {
    this.ended = true;
    for (const told of this.asked.values()) told({ error: { message: endedEarly } });
  }
}
