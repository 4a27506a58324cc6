import { randomUUID } from 'node:crypto';
import type { ServiceName } from '@secop/contracts';
import {
  ParkedDesk,
  type OperatorSession,
  type ParkedChoice,
  type ParkedMessage,
  type ParkedOutcome,
  type ParkedWork,
} from '@secop/messaging';
import {
  operatorCommand,
  OperatorRefusal,
  type OperatorCall,
  type OperatorCommand,
  type OperatorReport,
} from '../operator-command';
import { counted, onBroker, type BrokerConfig } from './broker-work';

const choice = { type: { value: 'TYPE' } } as const;
const chosen = { ...choice, all: {} } as const;

/** `parked list|show|redrive|discard`: what a service could not handle, and what becomes of it. */
export function parkedCommands(service: ServiceName): OperatorCommand<BrokerConfig>[] {
  const atDesk = <T>(
    config: BrokerConfig,
    work: (desk: ParkedDesk, session: OperatorSession) => Promise<T>,
  ) => onBroker(config, service, (session) => work(new ParkedDesk(session, service), session));
  return [
    operatorCommand<BrokerConfig, { type: { value: 'TYPE' }; limit: { value: 'N' } }>({
      name: 'parked list',
      words: [],
      options: { ...choice, limit: { value: 'N', pattern: /^[1-9]\d{0,3}$/ } as { value: 'N' } },
      help: 'what is parked and why, oldest first; up to 100, or N; changes nothing',
      change: false,
      async run({ options: { type, limit = '100' }, config }) {
        const found = await atDesk(config, (desk) => desk.list({ ids: [], type }, Number(limit)));
        const lines = [
          `${found.depth} parked${found.messages.length < found.depth ? `, ${found.messages.length} shown` : ''}`,
          ...found.messages.map(lineOf),
        ];
        return { lines, data: found };
      },
    }),
    operatorCommand({
      name: 'parked show',
      words: ['ID'],
      options: {},
      help: 'one parked message; --reveal shows its body, which may hold personal data, and is recorded',
      change: false,
      reveals: true,
      async run({ words: [id = ''], reveal, audit, config }) {
        const found = await atDesk(config, (desk) => desk.find(id));
        if (!found) throw new OperatorRefusal('No such message is parked.');
        if (reveal) await audit({ act: 'reveal-parked', ...recordOf(found.parked) });
        const data = { ...found.parked, ...(reveal ? { body: found.body.toString('utf8') } : {}) };
        return {
          lines: Object.entries(data).map(([name, value]) => `${name.padEnd(10)} ${value}`),
          data,
        };
      },
    }),
    operatorCommand({
      name: 'parked redrive',
      words: ['[ID…]'],
      options: chosen,
      help: 'puts parked messages back into the queue, as if new; the consumer bears what comes twice',
      change: true,
      run: (call) =>
        atDesk(call.config, (desk) => deed(call, (work) => desk.redrive(work), 'redriven')),
    }),
    operatorCommand({
      name: 'parked discard',
      words: ['[ID…]'],
      options: { ...chosen, reason: { value: 'TEXT', required: true } },
      help: 'removes parked messages for good; the audit keeps id, type, reason and hash of each',
      change: true,
      run: (call) =>
        atDesk(call.config, (desk) =>
          deed(call, (work) => desk.discard(work), 'discarded', { grounds: call.options.reason }),
        ),
    }),
  ];
}

type Chosen = { readonly type: { readonly value: string }; readonly all: object };

async function deed(
  call: OperatorCall<BrokerConfig, Chosen>,
  work: (work: ParkedWork) => Promise<ParkedOutcome>,
  done: string,
  grounds: object = {},
): Promise<OperatorReport> {
  const run = randomUUID();
  const outcome = await work({
    choice: choiceOf(call),
    dryRun: call.dryRun,
    run,
    signal: call.signal,
    before: (parked) => call.audit({ run, ...recordOf(parked), ...grounds }),
  });
  const { failed, missing, interrupted, unseen } = outcome;
  const lines = [
    `${counted(outcome.done.length, 'message')} ${call.dryRun ? 'would be ' : ''}${done}`,
    ...missing.map((id) => `${id} is not parked${unseen > 0 ? ' among the first ones' : ''}`),
    ...(unseen > 0 ? [`${counted(unseen, 'message')} further behind: run it again`] : []),
    ...(failed ? [`${failed.id} stays parked: the broker did not take it (${failed.reason})`] : []),
    ...(interrupted ? ['Interrupted: run it again to finish'] : []),
  ];
  const data = { ...outcome, run, dryRun: call.dryRun };
  return { lines, data, failed: Boolean(failed) || interrupted || missing.length > 0 };
}

function choiceOf({ words, options }: OperatorCall<BrokerConfig, Chosen>): ParkedChoice {
  const { type, all } = options;
  if (words.length > 0 === all) {
    throw new OperatorRefusal(
      'Name the messages by their ids, or say --all (of one --type or of any).',
    );
  }
  return { ids: words, type };
}

/** What remains of a message in the audit: never its body. */
const recordOf = ({ id, type, reason, code, bodyHash }: ParkedMessage) => ({
  messageId: id,
  type,
  reason,
  code,
  bodyHash,
});

const lineOf = ({ id, type, reason, code, attempts, at, looks }: ParkedMessage) =>
  [
    id,
    type || '–',
    reason || '–',
    code || '–',
    counted(attempts, 'attempt'),
    at || '–',
    `seen ${looks}×`,
  ].join('  ');
