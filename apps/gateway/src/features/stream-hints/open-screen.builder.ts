import { get, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

export interface Said {
  readonly event: string;
  readonly data: unknown;
  readonly retry: number | undefined;
}

/** A tab that listens to `/api/v1/events`, over a connection that a test may hold up. */
export class OpenScreen {
  ended = false;
  private text = '';

  private constructor(
    private readonly answer: IncomingMessage,
    readonly socket: Socket,
  ) {
    answer.setEncoding('utf8').on('data', (chunk: string) => (this.text += chunk));
    for (const ending of ['end', 'close', 'error']) answer.on(ending, () => (this.ended = true));
  }

  static open(gateway: string, session?: string, method = 'GET'): Promise<OpenScreen> {
    return new Promise((resolve, reject) => {
      const headers = session ? { cookie: `__Host-session=${session}` } : {};
      const asked = get(`${gateway}/api/v1/events`, { headers, method, agent: false }, (answer) =>
        resolve(new OpenScreen(answer, answer.socket)),
      );
      asked.on('error', reject);
    });
  }

  get status(): number | undefined {
    return this.answer.statusCode;
  }

  get headers() {
    return this.answer.headers;
  }

  get beats(): number {
    return this.text.split('\n').filter((line) => line.startsWith(':')).length;
  }

  /** Everything but heartbeats. */
  get said(): Said[] {
    return this.text
      .split('\n\n')
      .slice(0, -1)
      .filter((block) => !block.startsWith(':'))
      .map((block) => {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
        const retry = field('retry');
        return {
          event: field('event') ?? '',
          data: JSON.parse(field('data') ?? 'null') as unknown,
          retry: retry === undefined ? undefined : Number(retry),
        };
      });
  }

  heard(event: string): unknown[] {
    return this.said.filter((said) => said.event === event).map(({ data }) => data);
  }

  get problem(): { code: string } {
    return JSON.parse(this.text) as { code: string };
  }

  close(): void {
    this.socket.destroy();
  }
}
