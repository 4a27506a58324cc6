import { parseArgs } from 'node:util';
import type { Stage } from './scene';

/** As docker-compose.yml runs the services. */
const composed = 'docker compose exec -T SERVICE node apps/SERVICE/ops.js';

/** The system that the command line names; `undefined`: the one that `npm start` described. */
export function stageAsked(args: string[]): Stage | undefined {
  const { values } = parseArgs({
    args,
    options: {
      gateway: { type: 'string' },
      inbox: { type: 'string' },
      operators: { type: 'string', default: composed },
    },
  });
  const { gateway, inbox, operators } = values;
  if (gateway === undefined && inbox === undefined) return undefined;
  if (gateway === undefined || inbox === undefined) {
    throw new Error('usage: npm run story -- --gateway URL --inbox URL [--operators COMMAND]');
  }
  return { gateway: new URL(gateway).origin, inbox: inbox.replace(/\/$/, ''), operators };
}
