import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** The browser's cookies, each with the header in which identity and the gateway speak of it. */
export const cookies = {
  session: { cookie: '__Host-session', header: 'secop-session' },
  registration: { cookie: '__Host-registration', header: 'secop-registration' },
} as const;

const valueShape = /^[\w.~-]{1,200}$/;

/** The value of a cookie; undefined unless it can be one of ours. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== name) continue;
    const value = pair.slice(at + 1).trim();
    return valueShape.test(value) ? value : undefined;
  }
  return undefined;
}

/** The `Set-Cookie` for identity's `<value>[; expires <instant>]`; an empty value takes the cookie away. */
export function setCookie(name: string, told: string): string {
  const [, value = '', expires] = /^([\w.~-]{1,200})?(?:;\s*expires (\S+))?$/.exec(told) ?? [];
  const end = expires === undefined ? undefined : new Date(expires);
  const lasting = value === '' ? '; Max-Age=0' : end ? `; Expires=${end.toUTCString()}` : '';
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${lasting}`;
}

export const sessionOf = ({ headers }: Request) => cookieIn(headers.cookie, cookies.session.cookie);

/** Injects the value of the session cookie, if there is one. */
export const Session = createParamDecorator((_: unknown, context: ExecutionContext) =>
  sessionOf(context.switchToHttp().getRequest<Request>()),
);
