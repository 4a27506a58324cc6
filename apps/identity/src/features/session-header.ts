import type { Response } from 'express';

/** Tells the gateway which session the browser's cookie holds from now on. */
export function setSession(response: Response, secret: string, endsAt: Date): void {
  response.setHeader('secop-session', `${secret}; expires ${endsAt.toISOString()}`);
}

/** Tells the gateway to take the cookie away. */
export function clearSession(response: Response): void {
  response.setHeader('secop-session', '');
}
