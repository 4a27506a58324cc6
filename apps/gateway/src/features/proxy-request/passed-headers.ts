import type { IncomingHttpHeaders } from 'node:http';
import { headerIn } from '../../infrastructure/answers';
import type { Answer, Service } from '../../infrastructure/upstream';
import { cookieIn, cookies, setCookie } from '../exchange-session/cookies';

const inward = ['content-type', 'idempotency-key', 'if-match', 'accept-language'] as const;
const outward = ['content-type', 'etag', 'retry-after'] as const;

/**
 * What a service hears of a browser's headers; identity also hears of the device, the registration cookie and the
 * network that the request came from, by which it counts tries.
 */
export function headersForService(
  service: Service,
  given: IncomingHttpHeaders,
  clientNetwork: string,
): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const name of inward) if (typeof given[name] === 'string') passed[name] = given[name];
  if (service !== 'identity') return passed;
  passed['secop-client-network'] = clientNetwork;
  if (given['user-agent']) passed['user-agent'] = given['user-agent'].slice(0, 500);
  const registration = cookieIn(given.cookie, cookies.registration.cookie);
  if (registration) passed[cookies.registration.header] = registration;
  return passed;
}

/** What a browser hears of a service's headers; only identity sets cookies. */
export function headersForBrowser(
  service: Service,
  given: Answer['headers'],
  apiPrefix: string,
): Record<string, string | string[]> {
  const passed: Record<string, string | string[]> = {};
  for (const name of outward) {
    const value = headerIn(given, name);
    if (value !== undefined) passed[name] = value;
  }
  const location = headerIn(given, 'location');
  if (location?.startsWith('/')) passed['location'] = apiPrefix + location;
  if (service === 'identity') {
    const told = Object.values(cookies).flatMap(({ cookie, header }) => {
      const value = headerIn(given, header);
      return value === undefined ? [] : [setCookie(cookie, value)];
    });
    if (told.length > 0) passed['set-cookie'] = told;
  }
  return passed;
}
