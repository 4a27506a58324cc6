import { randomUUID } from 'node:crypto';

/** A person at the gateway: keeps cookies, sends the public origin. For what happens before anything is measured. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly url: string,
    private readonly origin: string,
  ) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async post<Body>(path: string, body: unknown, status: number): Promise<Body> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        origin: this.origin,
        cookie: this.cookie,
      },
      body: JSON.stringify(body),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';', 1)[0]!.split('=', 2) as [string, string];
      this.cookies.set(name, value);
    }
    const text = await response.text();
    if (response.status !== status) {
      throw new Error(`POST ${path} answered ${response.status}: ${text}`);
    }
    return (text ? JSON.parse(text) : undefined) as Body;
  }
}
