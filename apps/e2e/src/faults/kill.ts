import { eventually } from '@secop/testing';
import { runCommand, timesAsked } from '../command-line';
import { aUser, type User } from '../people/user';
import { runningSystem, type System } from '../system/system';
import { examine } from './examine';
import { accept, prepare, somewhereIn, type Trial } from './trial';
import { verdict, type Finding } from './verdict';

const victims = ['access-requests', 'accounts', 'notifier', 'identity', 'gateway'];
/** Acceptances under way at each kill. */
const atOnce = 3;
/** About twice what the chain takes from the acceptance to the mail. */
const window = 300;

/** `--times N` kills of each service while acceptances are on their way, then the checker. */
runCommand(async () => {
  const times = timesAsked(20);
  const system = runningSystem();
  const administrator = await aUser(system);
  const requesters: User[] = [];
  while (requesters.length < atOnce) requesters.push(await aUser(system));

  const trials: Trial[] = [];
  for (let round = 1; round <= times; round += 1) {
    for (const victim of victims) {
      trials.push(...(await killDuring(victim, administrator, requesters)));
    }
    console.log(`${round} of ${times}: each of ${victims.join(', ')} was killed`);
  }
  return report(trials, await findingsOf(system, trials), times);
});

async function killDuring(
  victim: string,
  administrator: User,
  requesters: User[],
): Promise<Trial[]> {
  const prepared = [];
  for (const requester of requesters) prepared.push(await prepare(administrator, requester));
  const before = processOf(victim);
  const acceptances = prepared.map(async (one) => {
    await somewhereIn(window);
    const outcome = await accept(administrator, one);
    return { killed: victim, ...one, outcome } satisfies Trial;
  });
  await somewhereIn(window);
  process.kill(before, 'SIGKILL');
  const trials = await Promise.all(acceptances);
  await eventually(`${victim} runs again`, () => processOf(victim) !== before, 60_000);
  return trials;
}

function processOf(service: string): number {
  const id = runningSystem().processes[service];
  if (!id) throw new Error(`the system's description names no process for ${service}`);
  return id;
}

async function findingsOf(system: System, trials: readonly Trial[]): Promise<Finding[][]> {
  return (await examine(system, trials)).map(verdict);
}

function report(trials: readonly Trial[], findings: readonly Finding[][], times: number): boolean {
  findings.forEach((found, index) => {
    const { killed, request, outcome } = trials[index]!;
    if (found.length > 0) {
      console.log(
        `${found.join(', ')}: request ${request.reference}, ${killed} killed, client: ${outcome}`,
      );
    }
  });
  const count = (finding: Finding) => findings.filter((found) => found.includes(finding)).length;
  const acknowledged = trials.filter(({ outcome }) => outcome === 'ok').length;
  console.log(
    [
      '',
      `kills           ${times * victims.length} (${times} each of ${victims.join(', ')})`,
      `attempted       ${trials.length} acceptances`,
      `acknowledged    ${acknowledged}`,
      `lost            ${count('lost')}`,
      `duplicated      ${count('unexplained duplicate')} unexplained, ${count('explained duplicate')} that the journal admits`,
      `in doubt        ${count('in doubt')}`,
      `acausal         ${count('acausal')}`,
      `a zero of ${trials.length} bounds a rate below ${((3 / trials.length) * 100).toFixed(1)} % (95 % confidence)`,
    ].join('\n'),
  );
  return count('lost') + count('unexplained duplicate') + count('acausal') === 0;
}
