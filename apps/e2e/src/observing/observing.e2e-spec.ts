import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes, randomInt } from 'node:crypto';
import { allMetrics, type AccountView } from '@secop/contracts';
import { Lifetime, repository, RunFolder, serviceNames } from '@secop/dev';
import { eventually, Scrape } from '@secop/testing';
import { aCompany } from '../companies/company';
import { Inbox } from '../inbox/inbox';
import { aPerson } from '../people/person';
import { signIn, type User } from '../people/user';
import type { Scene } from '../story/scene';
import { confirmationArrives } from '../story/steps/access-is-confirmed';
import { readInbox } from '../story/steps/administrator-decides';
import { registerAccount } from '../story/steps/register-account';
import { registerPerson } from '../story/steps/register-person';
import { seenIn, type Canary, type Place } from './canaries';
import { EventEar } from './event-ear';
import { startObservedSystem, type ObservedSystem } from './observed-system';
import { TraceReceiver, wayTo } from './trace-receiver';

const chance = randomBytes(6).toString('hex');
const letters = chance.replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!);
const person = aPerson({
  firstNames: `Canaria${letters}`,
  lastNames: `Pájaro${letters}`,
  email: `canaria.${chance}@correo.example`,
  documentNumber: String(randomInt(2_000_000_000, 2_999_999_999)),
  password: `jaula abierta ${randomInt(1e9)} sobre el puente`,
});
const message = `Canto desde el balcón ${chance} cada mañana.`;

describe('a system that says all it can', () => {
  const lifetime = new Lifetime();
  let observed: ObservedSystem;
  let traces: TraceReceiver;
  let ear: EventEar;
  let scene: Scene;
  let administrator: User;
  let requester: User;
  let account: AccountView;
  /** Of the administrator's click. */
  let traceId: string;
  const canaries: Canary[] = [];

  beforeAll(async () => {
    const folder = await mkdtemp(join(repository, '.run/observed-'));
    await lifetime.add(() => rm(folder, { recursive: true, force: true }));
    traces = await TraceReceiver.start();
    await lifetime.add(() => traces.stop());
    const setting = { run: new RunFolder(folder), lifetime, keepData: false };
    observed = await startObservedSystem(setting, traces.endpoint);
    ear = await EventEar.open(observed.brokerUrl);
    await lifetime.add(() => ear.close());
    const { system } = observed;
    scene = { system, inbox: Inbox.of(system), tell: () => undefined };
    await play();
  });
  afterAll(() => lifetime.end());

  /** The story, with mistakes and a forgotten password in it: errors are what logs talk about. */
  async function play(): Promise<void> {
    administrator = await registerPerson(scene);
    account = await registerAccount(scene, administrator, aCompany());
    requester = await registerPerson(scene, person);
    const { browser } = requester;
    const code = await scene.inbox.verificationCode(person.email);
    await browser.post('/email-verifications', { email: person.email, code });
    await browser.post('/sessions', { email: person.email, password: `${person.password}!` });
    await browser.post('/users', { ...person, documentType: 'no such type' });
    await browser.get(`/me?email=${encodeURIComponent(person.email)}`);
    await browser.get(`/accounts/${encodeURIComponent(person.email)}`);
    (await browser.post('/password-resets', { email: person.email })).expect(202);
    const reset = await scene.inbox.arrival(person.email, 'contraseña');
    const token = /[?&#/]([\w-]{40,})/.exec(reset.text)?.[1] ?? '';
    await browser.post('/password-resets/completion', { token, password: 'x' });
    await signIn(browser, person);
    const asked = await browser.post('/access-requests', { accountId: account.id, message });
    const request = JSON.parse(asked.expect(201).text) as Parameters<typeof readInbox>[2];
    await scene.inbox.arrival(administrator.person.email, 'Nueva solicitud de acceso');
    const item = await readInbox(scene, administrator, request);
    const accepted = await administrator.browser.post(`/access-requests/${item.id}/acceptance`);
    traceId = accepted.expect(200).headers.get('x-trace-id') ?? '';
    await confirmationArrives(scene, requester, account.name);
    canaries.push(
      { what: 'the password', text: person.password },
      { what: 'the address', text: person.email },
      { what: 'the document number', text: person.documentNumber },
      { what: 'the first names', text: person.firstNames },
      { what: 'the last names', text: person.lastNames },
      { what: 'the code', text: code },
      { what: 'the token of the new password', text: token },
      { what: 'the session', text: sessionIn(browser.cookies.header) },
      {
        what: "the administrator's session",
        text: sessionIn(administrator.browser.cookies.header),
      },
      { what: "the person's own words", text: message, mayTravel: true },
    );
  }

  it('shows one trace from the click to the mail', async () => {
    const way = await eventually('every span on the way has arrived', () => {
      const spans = traces.of(traceId);
      const sent = spans.find(({ name }) => name === 'send access-confirmed');
      return sent && wayTo(sent, spans);
    });
    expect(way).toEqual([
      'gateway: POST /api/v1/access-requests/{id}/acceptance',
      'gateway: POST',
      'access-requests: POST /access-requests/{id}/acceptance',
      'access-requests: record access-requests.access-request.accepted.v1',
      'accounts: process access-requests.access-request.accepted.v1',
      'accounts: record accounts.membership.granted.v1',
      'notifier: process accounts.membership.granted.v1',
      'notifier: send access-confirmed',
    ]);
    const beside = [
      'access-requests: publish access-requests.access-request.accepted.v1',
      'accounts: publish accounts.membership.granted.v1',
      'access-requests: GET',
      'accounts: GET /internal/accounts/{id}/role',
      'access-requests: process accounts.membership.granted.v1',
    ];
    const spans = await eventually('the spans beside it have arrived', () => {
      const present = traces.of(traceId);
      const names = new Set(present.map(({ service, name }) => `${service}: ${name}`));
      return beside.every((name) => names.has(name)) && present;
    });
    expect(new Set(spans.map(({ service }) => service))).toEqual(
      new Set(['gateway', 'access-requests', 'accounts', 'notifier']),
    );
  });

  it('says the figures of the catalogue, and no other of its own', async () => {
    for (const service of serviceNames) {
      const { names } = await Scrape.of(observed.metrics[service]);
      const catalogued = allMetrics.filter(({ saidBy }) => saidBy.includes(service));
      expect(names).toEqual(expect.arrayContaining(catalogued.map(({ name }) => name)));
      const own = names.filter((name) => name.startsWith('secop_'));
      expect(own.filter((name) => !catalogued.some((metric) => metric.name === name))).toEqual([]);
    }
  });

  it('counts the funnel, the mails and the way of the events', async () => {
    const requests = await Scrape.of(observed.metrics['access-requests']);
    const happenings = (happening: string) =>
      requests.value('secop_access_request_happenings_total', { happening });
    expect(['submitted', 'accepted', 'effective', 'rejected'].map(happenings)).toEqual([
      1, 1, 1, 0,
    ]);
    expect(requests.value('secop_access_request_decision_seconds_count')).toBe(1);
    expect(requests.value('secop_access_request_grant_seconds_count')).toBe(1);
    const notifier = await Scrape.of(observed.metrics.notifier);
    const sent = notifier.value('secop_mails_total', { outcome: 'sent', zone: 'after-dot' });
    expect(notifier.value('secop_mail_delay_seconds_count')).toBe(sent);
    expect(sent).toBeGreaterThanOrEqual(6);
    const identity = await Scrape.of(observed.metrics.identity);
    expect(identity.value('secop_password_hashes_total')).toBeGreaterThan(3);
  });

  describe('says nothing about a person', () => {
    const places = async (): Promise<Place[]> => [
      ...(await Promise.all(
        serviceNames.map(async (name) => ({
          name: `the log of ${name}`,
          text: await readFile(observed.logs[name], 'utf8'),
          kind: 'log' as const,
        })),
      )),
      ...(await Promise.all(
        serviceNames.map(async (name) => ({
          name: `the figures of ${name}`,
          text: (await Scrape.of(observed.metrics[name])).text,
          kind: 'metrics' as const,
        })),
      )),
      { name: 'the spans', text: traces.bodies.join('\n'), kind: 'spans' },
      { name: 'the events', text: ear.heard.join('\n'), kind: 'events' },
    ];

    it('in any log line, figure, span or event', async () => {
      expect(canaries.filter(({ text }) => text.length < 8)).toEqual([]);
      expect(seenIn(await places(), canaries)).toEqual([]);
    });

    it('although it says much', async () => {
      const [gateway] = (await places()).filter(({ name }) => name === 'the log of gateway');
      for (const place of await places()) expect(place.text.length).toBeGreaterThan(500);
      expect(gateway!.text).toContain('/api/v1/password-resets');
      expect(ear.heard.join()).toContain('identity.mail.wanted.v1');
      expect(ear.heard.join()).toContain(message);
      expect(traces.bodies.join()).toContain('process identity.mail.wanted.v1');
    });

    it('or it would be found: each canary, in each place, however it is written', async () => {
      const clean = await places();
      const written = [
        (text: string) => text,
        encodeURIComponent,
        (text: string) => Buffer.from(text).toString('base64url'),
      ];
      for (const canary of canaries) {
        for (const place of clean.filter(({ kind }) => !canary.mayTravel || kind !== 'events')) {
          for (const write of written) {
            const planted = { ...place, text: `${place.text}{"msg":"${write(canary.text)}"}` };
            expect(seenIn([planted], canaries)).toEqual([`${canary.what} in ${place.name}`]);
          }
        }
      }
    });

    it('and is found when it comes as a leak would: in a line, in a span, in an event', async () => {
      const leak = { key: 'leak', value: { stringValue: person.documentNumber } };
      await appendFile(observed.logs.accounts, `{"level":30,"msg":"for ${person.email}"}\n`);
      await ear.say(JSON.stringify({ data: { secret: person.password } }));
      await traces.export({ traceId: '1', spanId: '2', name: 'planted', attributes: [leak] });

      await eventually('all of it has come', async () => {
        const seen = seenIn(await places(), canaries);
        expect(seen.sort()).toEqual([
          'the address in the log of accounts',
          'the document number in the spans',
          'the password in the events',
        ]);
        return true;
      });
    });
  });
});

const sessionIn = ({ cookie = '' }: Record<string, string>) =>
  /__Host-session=([^;]+)/.exec(cookie)?.[1] ?? '';
