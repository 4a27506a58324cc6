/** Keeps what `set-cookie` says, as a browser does for one origin. Loopback counts as secure. */
export class CookieJar {
  private readonly cookies = new Map<string, string>();
  /** The last `set-cookie` line of each name, with its attributes. */
  readonly lines = new Map<string, string>();

  keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [name, value] = line.split(';', 1)[0]!.split('=', 2) as [string, string];
      this.lines.set(name, line);
      const gone = value === '' || /max-age=0(;|$)/i.test(line) || isPast(line);
      if (gone) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }

  has(name: string): boolean {
    return this.cookies.has(name);
  }

  get header(): Record<string, string> {
    const pairs = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    return pairs.length > 0 ? { cookie: pairs.join('; ') } : {};
  }
}

function isPast(line: string): boolean {
  const expires = /expires=([^;]+)/i.exec(line)?.[1];
  return expires !== undefined && new Date(expires).getTime() < Date.now();
}
