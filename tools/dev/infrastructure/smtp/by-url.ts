import { CannotDeliver, type Provider } from '../provider';
import type { Inbox } from './inbox';

export const smtpByUrl: Provider<Inbox> = {
  name: 'SMTP_URL',
  provide() {
    const { SMTP_URL, INBOX_URL } = process.env;
    if (!SMTP_URL) return Promise.reject(new CannotDeliver('not set', true));
    const readable = INBOX_URL
      ? `read at ${INBOX_URL}`
      : 'not readable here: INBOX_URL names no maildev';
    return Promise.resolve({
      value: { smtpUrl: SMTP_URL, url: INBOX_URL },
      description: `the server that you gave, ${readable}`,
      given: true,
    });
  },
};
