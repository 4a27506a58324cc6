import { runCommand, timesAsked } from '../command-line';
import { runningSystem } from '../system/system';
import { faultsOf, race, rivals } from './race';

/** `--times N` races, 200 unless told otherwise. */
runCommand(async () => {
  const times = timesAsked(200);
  const people = await rivals(runningSystem());
  const faults: string[] = [];
  let accepted = 0;
  for (let turn = 0; turn < times; turn += 1) {
    const outcome = await race(people, turn % 2 === 0);
    if (outcome.acceptance.status === 200) accepted += 1;
    faults.push(...(await faultsOf(people, outcome)).map((fault) => `race ${turn + 1}: ${fault}`));
    if ((turn + 1) % 20 === 0)
      console.log(`${turn + 1} of ${times} races, ${faults.length} faults`);
  }
  for (const fault of faults) console.log(fault);
  console.log(
    `${times} races: ${accepted} accepted, ${times - accepted} rejected, ${faults.length} faults ` +
      `(rate below ${((3 / times) * 100).toFixed(1)} % with 95 % confidence when there are none).`,
  );
  return faults.length === 0;
});
