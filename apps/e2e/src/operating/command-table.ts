import type { ServiceName } from '@secop/contracts';

/** Where things lie that commands are tried on. */
export interface Targets {
  readonly account: string;
  readonly user: string;
  readonly closedUser: string;
  readonly email: string;
  readonly waiting: string;
  readonly heldRow: string;
  readonly suppressed: string;
  /** What is parked, by the number of the message. */
  readonly parked: (service: ServiceName, message: number) => string;
  /** An empty file for what a command writes, or orders for that service. */
  readonly file: (name: string) => string;
  readonly directory: string;
  readonly now: string;
}

type Words = (targets: Targets) => readonly string[];
/** How each command is tried, so that it does something; in this order. */
export type CommandTable = Readonly<Record<string, Words>>;

const none: Words = () => [];
const schema: CommandTable = {
  migrate: () => ['--again'],
  'migrate status': none,
};
const topology: CommandTable = {
  'topology declare': none,
  'topology check': none,
  'topology prune': none,
};
const owner = (service: ServiceName): CommandTable => ({
  facts: ({ file }) => [file(`${service}.jsonl`)],
  repair: ({ file }) => [file(`${service}-orders.jsonl`)],
  restored: ({ now }) => ['--taken', now],
});
const hearer = (service: ServiceName): CommandTable => ({
  ...schema,
  ...topology,
  'parked list': none,
  'parked show': ({ parked }) => [parked(service, 0)],
  'parked redrive': ({ parked }) => [parked(service, 0)],
  'parked discard': ({ parked }) => [parked(service, 1), '--reason', 'tried'],
  replay: () => ['--from', 'first'],
  ...owner(service),
});
const republish: CommandTable = { republish: () => ['--all'] };

export const commandTables: Readonly<Record<ServiceName, CommandTable>> = {
  identity: {
    ...schema,
    ...topology,
    find: ({ email }) => [email],
    republish: ({ closedUser }) => [closedUser],
    'forget-password': ({ user }) => [user, '--reason', 'tried'],
    close: ({ user }) => [user, '--reason', 'tried'],
    ...owner('identity'),
  },
  accounts: {
    ...hearer('accounts'),
    'directory import': ({ directory }) => [directory],
    appoint: ({ account, user }) => [account, user, '--evidence', 'tried'],
    ...republish,
    close: ({ account }) => [account, '--reason', 'tried'],
  },
  'access-requests': { ...hearer('access-requests'), ...republish },
  notifier: {
    'deliveries list': none,
    'deliveries show': ({ waiting }) => [waiting],
    'deliveries hold': ({ waiting }) => [waiting],
    'deliveries resend': ({ heldRow }) => [heldRow],
    ...owner('notifier'),
    'deliveries settle': () => ['--hold'],
    // Redriven and replayed messages stay in its queue here, and nothing is settled before they are heard.
    ...hearer('notifier'),
    'recipients suppressed': none,
    'recipients lift': ({ suppressed }) => [suppressed],
    'recipients reseal': none,
  },
};
