import { readFileSync } from 'node:fs';
import { allEvents } from '@secop/contracts';
import { definitions, definitionsFile, definitionsText } from './definitions';

const made = definitions();
const permissionOf = (user: string) => made.permissions.find((each) => each.user === user)!;
const may = (user: string, right: 'configure' | 'write' | 'read', name: string) =>
  new RegExp(permissionOf(user)[right]).test(name);
const maySay = (user: string, exchange: string, key: string) =>
  made.topic_permissions
    .filter((each) => each.user === user && each.exchange === exchange)
    .every(({ write }) => new RegExp(write).test(key)) && may(user, 'write', exchange);
const services = ['identity', 'accounts', 'access-requests', 'notifier'];

describe("the broker's definitions", () => {
  it('are what the contracts need: `node -r @swc-node/register deploy/rabbitmq/main.ts` writes them', () => {
    expect(readFileSync(definitionsFile, 'utf8')).toBe(definitionsText());
  });

  it('hold no password', () => {
    expect(readFileSync(definitionsFile, 'utf8')).not.toMatch(/password_hash|"password"/);
  });

  it('let a service say each of its events, and nobody else', () => {
    const sayers = allEvents.map(({ type, source }) => ({
      source: [source],
      able: [...services, 'gateway'].filter((user) => maySay(user, 'secop.events', type)),
    }));
    expect(sayers.map(({ able }) => able)).toEqual(sayers.map(({ source }) => source));
  });

  it("keep identity's events out of the log", () => {
    const logged = allEvents.filter(({ source, type }) => maySay(source, 'secop.log', type));
    expect(logged).toEqual(allEvents.filter((event) => event.logged));
  });

  it('let a service make nothing, and a gateway its own queues', () => {
    const names = [...made.queues, ...made.exchanges].map(({ name }) => name);
    const makers = services.filter((user) =>
      [...names, `gateway.1`].some((name) => may(user, 'configure', name)),
    );
    expect(makers).toEqual([]);
    expect(names.filter((name) => may('gateway', 'configure', name))).toEqual([]);
    expect(may('gateway', 'configure', 'gateway.1')).toBe(true);
  });

  it('let a service read its own queues and the log, as its operators do', () => {
    const readable = (user: string) =>
      made.queues.map(({ name }) => name).filter((name) => may(user, 'read', name));
    expect(readable('accounts')).toEqual(['secop.log', 'accounts.events', 'accounts.parked']);
    expect(readable('identity')).toEqual([]);
    expect(readable('gateway')).toEqual([]);
  });

  it('let a service see every queue that its events need, which takes a right to it', () => {
    const unseen = allEvents.flatMap(({ source, consumers }) =>
      consumers
        .map((consumer) => `${consumer}.events`)
        .filter((queue) => !may(source, 'write', queue) && !may(source, 'read', queue)),
    );
    expect(unseen).toEqual([]);
    expect(may('accounts', 'write', 'accounts.retry.10m')).toBe(true);
    expect(may('notifier', 'write', 'accounts.parked')).toBe(false);
  });

  it('let nobody bind a queue, so that a right to write to one is a right to see it', () => {
    const binders = services.filter((user) =>
      made.exchanges.some(({ name, type }) => {
        const topics = made.topic_permissions.find(
          (each) => each.user === user && each.exchange === name,
        );
        const mayHear = type !== 'topic' || new RegExp(topics!.read).test('accounts.x.v1');
        return may(user, 'read', name) && mayHear;
      }),
    );
    expect(binders).toEqual([]);
  });

  it('let a service write to no exchange of another one', () => {
    const writable = (user: string) =>
      made.exchanges.map(({ name }) => name).filter((name) => may(user, 'write', name));
    const own = ['secop.events', 'secop.log', 'secop.hints', 'notifier.retry'];
    expect(writable('notifier')).toEqual(own);
    expect(writable('identity')).toEqual(['secop.events', 'secop.hints']);
    expect(writable('gateway')).toEqual([]);
    expect(services.filter((user) => may(user, 'write', ''))).toEqual([]);
  });
});
