import { boundText, isMet, valueText, type Figure } from './figures';
import type { PartName } from './plan';
import type { Kept } from './results';

/** What each part compares, for readers of the page. */
const explained: Record<PartName, { readonly title: string; readonly text: string }> = {
  publish: {
    title: 'Publishing',
    text: 'Changes of distinct aggregates of about 1 KiB, 100 under way, each recording one event of about 1 KiB, until every event is confirmed and removed. Ours: `AggregateRepository` and its relay (contract check, trace, idempotency record, mandatory publication, copies for the replay log and for open screens, topology and store watched). Bare: the MongoDB driver loads the document, compares and sets it with the same event in one write, amqplib publishes what the relay publishes (the event with a confirm that is waited for, then the two copies), one `updateMany` per 100 removes. Beside it the same loop without the copies.',
  },
  consume: {
    title: 'Consuming',
    text: 'A queue filled beforehand. Ours: a Nest application with the event transport and an empty handler; every message is checked against its envelope and its contract, and acknowledged by itself. Bare: amqplib, prefetch 50, `JSON.parse`, `ack`.',
  },
  poison: {
    title: 'One poison message',
    text: 'Healthy messages arrive at a steady rate; in every other round one message whose handler always throws is among them and climbs the retry ladder, and one that is not JSON is parked.',
  },
  drain: {
    title: 'Draining a backlog',
    text: 'The poll publishes and removes 5,000 events out of so many documents that all wait, with the indexes that the product has. Cost per event, without the bell.',
  },
  sizing: {
    title: 'What one machine carries',
    text: 'One process for each service as its image runs it, with the store, the broker, the SMTP sink and the clients on the same machine. What each of them takes, and what follows for requests and limits, stands in [sizing](operations/sizing.md).',
  },
  chain: {
    title: 'Acceptance to mail',
    text: 'From the intended moment of an administrator’s click to the SMTP server’s acceptance of the confirmation, open loop, the product’s five services against a bare chain of five processes (see bench/README.md for what exactly it does).',
  },
  sustained: {
    title: 'Highest sustained rate',
    text: 'Acceptances per second that were offered for a minute and all of which became mails without a growing backlog.',
  },
  overload: {
    title: 'Overload',
    text: 'Twice the sustained rate is offered. The excess must be refused with 503 and Retry-After, and useful throughput (mails accepted per second) must not fall.',
  },
};

/** docs/benchmarks.md. */
export function page({ cores, parts }: Kept): string {
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; the figures are in `benchmarks.json`. Both sides of every ratio were measured in one run, by',
    'turns; each figure is the median of its rounds, with the least and the greatest. Ratios are what counts: milliseconds of',
    'one machine say little about another. Nothing here is asserted by a test.',
    '',
    `Machine: ${cores} cores for clients, services, servers and SMTP sink together.`,
    '',
    ...parts.flatMap(({ name, figures, notes, others, seconds, measuredAt, node }) => [
      `## ${explained[name].title}`,
      '',
      explained[name].text,
      '',
      '| measured | target | figure | |',
      '| --- | --- | --- | --- |',
      ...figures.map(row),
      '',
      ...[
        ...notes,
        `measured ${measuredAt} in ${seconds} s, by Node ${node}${others === undefined ? '' : `; right before, others took ${others.toFixed(2)} cores`}`,
      ].map((note) => `- ${note}`),
      '',
    ]),
  ].join('\n');
}

function row(figure: Figure): string {
  const met = isMet(figure);
  const verdict = met === undefined ? '' : met ? 'met' : '**not met**';
  return `| ${figure.what} | ${boundText(figure.target)} | ${valueText(figure)} | ${verdict} |`;
}
