const zone = { timeZone: 'America/Bogota' } as const;
const day = new Intl.DateTimeFormat('es-CO', { ...zone, dateStyle: 'long' });
const weekday = new Intl.DateTimeFormat('es-CO', { ...zone, dateStyle: 'full' });
const moment = new Intl.DateTimeFormat('es-CO', { ...zone, dateStyle: 'long', timeStyle: 'short' });
const shortMoment = new Intl.DateTimeFormat('es-CO', {
  ...zone,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

/** A time of day stays on one line. */
const together = (text: string) => text.replace(/\s([ap]\.)\s(m\.)/, '\u00a0$1\u00a0$2');

/** `2 de marzo de 2026`, in Bogotá. */
export const dayOf = (instant: string): string => day.format(new Date(instant));
/** `lunes, 2 de marzo de 2026`, in Bogotá. */
export const weekdayOf = (instant: string): string => weekday.format(new Date(instant));
/** `2 de marzo de 2026, 9:58 a. m.`, in Bogotá. */
export const momentOf = (instant: string): string => together(moment.format(new Date(instant)));
/** `2 de mar de 2026, 9:58 a. m.`, in Bogotá: where there is little room. */
export const shortMomentOf = (instant: string): string =>
  together(shortMoment.format(new Date(instant)));
