import { randomUUID } from 'node:crypto';
import { allEvents, type ServiceName } from '@secop/contracts';
import { LogReplay, logRangeOf, type ReplayOutcome } from '@secop/messaging';
import { operatorCommand, type OperatorCommand } from '../operator-command';
import { counted, onBroker, waiting, type BrokerConfig } from './broker-work';

const options = {
  from: { value: 'POINT', required: true },
  to: { value: 'POINT' },
  type: { value: 'TYPE', repeated: true },
} as const;

/** `replay`: a range of the log once more, to this service alone. */
export const replayCommand = (service: ServiceName): OperatorCommand<BrokerConfig> =>
  operatorCommand<BrokerConfig, typeof options>({
    name: 'replay',
    words: [],
    options,
    help: 'hears a range of the log again; a POINT is "first", an offset or an ISO time, both ends included',
    change: true,
    run: ({ options: { from, to, type: types }, config, dryRun, signal, audit, progress }) =>
      onBroker(config, service, async (session) => {
        const range = logRangeOf(from, to);
        const run = randomUUID();
        if (!dryRun) await audit({ run, from, to, types });
        const outcome = await new LogReplay(session, service, allEvents).execute({
          range,
          types,
          run,
          dryRun,
          signal,
          waits: waiting(progress),
          progress: (so) => progress(`${so.replayed} replayed, next offset ${so.next}`),
        });
        const data = { ...outcome, run, dryRun };
        return {
          lines: linesOf(outcome, from, dryRun),
          data,
          failed: outcome.stopped !== undefined,
        };
      }),
  });

function linesOf(
  { replayed, leftOut, first, next, stopped }: ReplayOutcome,
  from: string,
  dryRun: boolean,
) {
  const lines = [
    `${counted(replayed, 'event')} ${dryRun ? 'would be ' : ''}replayed, ${leftOut} left out`,
  ];
  if (first === undefined) lines.push('The log has nothing there');
  else if (/^\d+$/.test(from) && first > Number(from)) {
    lines.push(`The log begins at offset ${first}: use republish for what is older`);
  }
  if (stopped) lines.push(`${stopped}: go on with --from ${next ?? from}`);
  return lines;
}
