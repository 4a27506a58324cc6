/** In the order of the table. */
export const contestantNames = [
  'nest-defaults',
  'nest-tuned',
  'golevelup',
  'rascal',
  'ours',
] as const;
export type ContestantName = (typeof contestantNames)[number];

/** What each is set to, and where its documentation says so. */
export const settings: Record<ContestantName, string> = {
  'nest-defaults':
    'stock `Transport.RMQ` of @nestjs/microservices 11.2.6 as on docs.nestjs.com/microservices/rabbitmq: `emit`, ' +
    '`queueOptions: { durable: false }`, acknowledged on delivery',
  'nest-tuned':
    'the same transport with what that page offers: `noAck: false` and an explicit ack after the handler, requeue on an ' +
    'error, `persistent`, `prefetchCount: 50`, quorum queues with delivery limit and dead letters through `queueOptions`',
  golevelup:
    '@golevelup/nestjs-rabbitmq 9.0.2 (golevelup.github.io/nestjs/modules/rabbitmq): topic exchange, confirmed and ' +
    'persistent publications, prefetch 50, error behaviour REQUEUE on quorum queues with delivery limit and dead letters',
  rascal:
    'rascal 21.0.1 (its README): default configuration (confirms, mandatory, persistent), awaited `success`, `return` and ' +
    '`error` taken as failures, recovery `republish` ten times with 1 s between, then dead letters, prefetch 50',
  ours: 'libs/messaging of this repository with its defaults',
};
