import { get, type ClientRequest } from 'node:http';

const atOnce = 40;

/** Open screens at a gateway: each hears hints over a connection of its own. */
export class OpenScreens {
  private readonly open: ClientRequest[] = [];

  constructor(private readonly url: string) {}

  /** One for each session; resolves when all have been told that they are ready. */
  async add(cookies: readonly string[]): Promise<void> {
    for (let at = 0; at < cookies.length; at += atOnce) {
      await Promise.all(cookies.slice(at, at + atOnce).map((cookie) => this.one(cookie)));
    }
  }

  close(): void {
    for (const screen of this.open) screen.destroy();
  }

  private one(cookie: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const asked = get(
        `${this.url}/api/v1/events`,
        { headers: { cookie }, agent: false },
        (answer) => {
          if (answer.statusCode !== 200) {
            reject(new Error(`A stream was answered ${answer.statusCode}`));
          }
          answer.on('error', () => undefined);
          answer.on('data', () => resolve());
        },
      );
      asked.on('error', reject);
      this.open.push(asked);
    });
  }
}
