import { randomBytes, randomInt } from 'node:crypto';
import type { Worker } from '../workers/worker';
import { Browser } from './browser';
import type { SinkTask } from './smtp-sink.worker';
import type { Product } from './product';

/** What was made through the public API; all other requests of a measurement are copies of it. */
export interface FirstRequest {
  readonly requestId: string;
  readonly accountId: string;
  readonly requesterId: string;
  readonly requesterEmail: string;
  readonly requesterPassword: string;
  readonly administratorId: string;
  /** The administrator's, for the acceptances. */
  readonly cookie: string;
}

/** Registers an administrator with an account, and a requester who asks for access to it. */
export async function makeFirstRequest(product: Product, sink: Worker): Promise<FirstRequest> {
  const administrator = await signedIn(product, sink);
  const requester = await signedIn(product, sink);
  const account = await administrator.browser.post<{ id: string }>(
    '/accounts',
    {
      legalName: `Ingeniería y Construcción ${randomBytes(4).toString('hex')} S.A.S.`,
      nit: aNit(),
      organizationType: 'SAS',
      municipality: 'Ibagué',
      department: 'Tolima',
      notificationEmail: 'licitaciones@empresa.example',
    },
    201,
  );
  const request = await requester.browser.post<{ id: string }>(
    '/access-requests',
    { accountId: account.id, message: 'Soy la coordinadora de licitaciones de la empresa.' },
    201,
  );
  return {
    requestId: request.id,
    accountId: account.id,
    requesterId: requester.id,
    requesterEmail: requester.email,
    requesterPassword: requester.password,
    administratorId: administrator.id,
    cookie: administrator.browser.cookie,
  };
}

async function signedIn({ url, origin }: Product, sink: Worker) {
  const browser = new Browser(url, origin);
  const email = `persona.${randomBytes(5).toString('hex')}@correo.example`;
  const password = `siete faroles junto al muelle ${randomInt(1_000_000)}`;
  await browser.post(
    '/users',
    {
      documentType: 'CC',
      documentNumber: String(randomInt(1_000_000_000, 1_999_999_999)),
      firstNames: 'María José',
      lastNames: 'Peña Ordóñez',
      email,
      password,
      acceptedTermsVersion: '2026-01',
    },
    202,
  );
  const code = await verificationCode(sink, email);
  await browser.post('/email-verifications', { email, code }, 204);
  const { user } = await browser.post<{ user: { id: string } }>(
    '/sessions',
    { email, password },
    201,
  );
  return { browser, email, password, id: user.id };
}

async function verificationCode(sink: Worker, mailTo: string): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    const mail = await sink.ask<string | undefined>({ mailTo } satisfies SinkTask);
    const code = /\b\d{8}\b/.exec(mail?.slice(mail.indexOf('\r\n\r\n')) ?? '')?.[0];
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The mail with the verification code did not arrive');
}

/** Nine digits with their check digit (DIAN, Orden Administrativa 4 de 1989). */
function aNit(): string {
  const nit = String(randomInt(920_000_000, 989_999_999));
  const weights = [3, 7, 13, 17, 19, 23, 29, 37, 41];
  const sum = [...nit].reverse().reduce((total, d, i) => total + Number(d) * weights[i]!, 0);
  const rest = sum % 11;
  return `${nit.replace(/(\d{3})(?=\d)/g, '$1.')}-${rest < 2 ? rest : 11 - rest}`;
}
