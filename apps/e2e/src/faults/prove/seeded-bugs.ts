import * as rows from './proof-rows';
import { oldEventAgain } from './old-event';
import type { SeededBug } from './seeded-bug';

const consuming = 'libs/messaging/src/consuming/subscription.ts';
const recording = 'libs/messaging/src/recording/aggregate-repository.ts';
const publishing = 'libs/messaging/src/broker/confirmed-publisher.ts';
const relaying = 'libs/messaging/src/relay/document-publications.ts';
const writing = /const outbox = await this\.guarded\(\{ _id, v \}, update, document, entries\);/;

/** The mistakes of `reliability.md` §6. */
export const seededBugs: readonly SeededBug[] = [
  {
    name: 'ack before the effect',
    row: rows.diesInEffect,
    letters: ['L', 'S'],
    edits: [
      {
        file: consuming,
        from: /(const end = await this\.work\(delivery)/,
        to: "this.end(delivery, 'acknowledge'); await new Promise((resolve) => setTimeout(resolve, 20)); $1",
      },
      { file: consuming, from: /this\.end\(delivery, end\);/, to: '' },
    ],
  },
  {
    name: 'publish before the write',
    row: rows.writeNeverArrives,
    letters: ['O', 'I'],
    edits: [
      {
        file: recording,
        from: writing,
        to: 'this.aggregates.relay.publish(this.options.collection, { _id, v: v + 1, outbox: entries });\n$&',
      },
    ],
  },
  {
    name: 'no `mandatory`',
    row: rows.queueGone,
    letters: ['L', 'S'],
    edits: [
      {
        file: publishing,
        from: /\{ \.\.\.properties, headers, mandatory \}/,
        to: '{ ...properties, headers, mandatory: false }',
      },
    ],
  },
  {
    name: 'no dedupe',
    row: rows.diesBeforeAck,
    letters: ['D'],
    edits: [
      {
        file: 'apps/notifier/src/deliveries/journal.ts',
        from: /_id: (deliveryIdOf\(\{ template, \.\.\.notification \}\))/,
        to: '_id: $1 + String(Math.random()).slice(2)',
      },
    ],
  },
  {
    name: 'older version overwrites newer',
    row: oldEventAgain,
    letters: ['O'],
    edits: [
      {
        file: 'apps/notifier/src/recipients/recipients.ts',
        from: /\{ _id: userId, version: \{ \$lt: version \} \}/,
        to: '{ _id: userId }',
      },
    ],
  },
  {
    name: 'lease without fencing',
    row: rows.sleepsPastLease,
    letters: ['D'],
    edits: [
      {
        file: 'apps/notifier/src/deliveries/leases.ts',
        from: /\{ _id: row\._id, v: row\.v, lease: row\.lease, state: 'leased' \}/,
        to: '{ _id: row._id, v: (await this.journal.find(row._id))!.v }',
      },
    ],
  },
  {
    name: 'retry after the dot as if safe',
    row: rows.silentAfterDot,
    letters: ['D'],
    edits: [
      {
        file: 'apps/notifier/src/sending/outcome-of.ts',
        from: /return \{ do: 'doubt' \};/,
        to: "return retry('network');",
      },
    ],
  },
  {
    name: 'confirm without a deadline',
    row: rows.confirmLost,
    letters: ['S'],
    edits: [
      {
        file: publishing,
        from: /setTimeout\(\(\) => reject\(new PublishFailed\('unconfirmed'\)\), this\.deadline\)/,
        to: 'undefined',
      },
    ],
  },
  {
    name: '2xx before the write',
    row: rows.writeNeverArrives,
    letters: ['L'],
    edits: [
      {
        file: recording,
        from: writing,
        to: `void this.guarded({ _id, v }, update, document, entries).then(
          (late) => late && this.written({ ...creation.state, _id, v: v + 1, outbox: late }, creation.answer),
          () => undefined,
        );
        const outbox: OutboxEntry[] = [];`,
      },
    ],
  },
  {
    name: '`$pull` before the confirm',
    row: rows.publicationLost,
    letters: ['L', 'S'],
    edits: [
      {
        file: relaying,
        from: /await this\.deliver\(entry\)/,
        to: 'void this.deliver(entry).catch(() => undefined)',
      },
    ],
  },
];
