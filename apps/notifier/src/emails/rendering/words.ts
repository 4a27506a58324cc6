import type { Role } from '@secop/contracts';

const zone = 'America/Bogota';
const day = new Intl.DateTimeFormat('es-CO', { timeZone: zone, dateStyle: 'full' });
const time = new Intl.DateTimeFormat('es-CO', {
  timeZone: zone,
  hour: 'numeric',
  minute: '2-digit',
});

/** `jueves, 26 de noviembre de 2026`, as it is in Colombia. */
export const onDay = (instant: string | Date): string => day.format(new Date(instant));

/** `jueves, 26 de noviembre de 2026, 3:05 p. m.`, as it is in Colombia. */
export const onDayAt = (instant: string | Date): string =>
  `${onDay(instant)}, ${time.format(new Date(instant))}`.replace(/[\u00a0\u202f]/g, '\u00a0');

export const roleName = (role: Role): string =>
  role === 'accountAdmin' ? 'Usuario administrador' : 'Usuario Proveedor';

/**
 * Mail programs turn anything like an address into a link. In a mail that looks official, a person's text must not
 * become one: a zero-width space after the dot or the colon keeps it readable and dead.
 */
export const withoutLinks = (text: string): string =>
  text
    .replace(/:\/\//g, ':\u200b//')
    .replace(/([\p{L}\p{N}-]{2,})\.(?=\p{L}{2,})/gu, '$1.\u200b')
    .replace(/@(?=[\p{L}\p{N}-]+\.)/gu, '@\u200b');

/** One line without control characters, for subjects and names. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
