import { services, type ServiceName } from '@secop/contracts';
import { endOnSignals, Lifetime, say, type Setting } from '@secop/dev';
import { parseArgs } from 'node:util';
import { runCommand } from '../command-line';
import { newRunFolder } from '../faults/run-folders';
import { startServers } from '../faults/world/held-servers';
import { startWorld } from '../faults/world/start-world';
import { Rehearsal, type Outcome } from './rehearsal';

/** `npm run rehearse:restore -- [--lose SERVICE,SERVICE] … [--without-restored]`: each loss after the other on one system; all services unless said. */
runCommand(async () => {
  const { values } = parseArgs({
    options: {
      lose: { type: 'string', multiple: true },
      'without-restored': { type: 'boolean', default: false },
      protocol: { type: 'boolean', default: false },
    },
  });
  const everyOne = [...services.filter((owner) => owner !== 'identity').map((owner) => [owner])];
  const losses = values.lose?.map(readOwners) ?? [...everyOne, ['identity'], [...services]];
  const lifetime = new Lifetime();
  endOnSignals(lifetime);
  try {
    const setting: Setting = { run: await newRunFolder(lifetime), lifetime, keepData: false };
    const servers = await startServers(setting, { ownServers: false, nodes: 1 });
    const world = await startWorld(setting, servers);
    const rehearsal = new Rehearsal(world, values['without-restored']);
    await rehearsal.prepare();
    const outcomes: Outcome[] = [];
    for (const lost of losses) {
      const outcome = await rehearsal.lose(lost);
      outcomes.push(outcome);
      tell(outcome);
      if (values.protocol) console.log(rehearsal.operators.protocol.splice(0).join('\n'));
    }
    const silent = outcomes.flatMap((outcome) => [...outcome.silent, ...outcome.mailedTwice]);
    console.log(silent.length === 0 ? '\nnothing silent' : `\nsilent: ${silent.length}`);
    return silent.length === 0;
  } finally {
    await lifetime.end();
  }
});

function readOwners(text: string): ServiceName[] {
  return text.split(',').map((name) => {
    const owner = services.find((known) => known === name);
    if (!owner) throw new Error(`${name} is none of ${services.join(', ')}`);
    return owner;
  });
}

function tell({
  lost,
  behind,
  healed,
  named,
  silent,
  mailedTwice,
  secondsAway,
  seconds,
}: Outcome): void {
  say('lost', lost.join(', '));
  console.log(
    `  ${behind} things behind; ${healed} healed; in the end ${named.length} otherwise and named, ` +
      `${silent.length} silent, ${mailedTwice.length} mails twice; away ${secondsAway} s, done in ${seconds} s`,
  );
  for (const thing of named) console.log(`  named   ${thing}`);
  for (const thing of silent) console.log(`  SILENT  ${thing}`);
  for (const id of mailedTwice) console.log(`  TWICE   ${id}`);
}
