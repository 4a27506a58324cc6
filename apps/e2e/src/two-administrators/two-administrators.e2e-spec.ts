import { runningSystem } from '../system/system';
import { faultsOf, race, rivals } from './race';

const times = 20;

describe('two administrators who accept and reject at the same instant', () => {
  it(`make one decision with one effect, and the second is told who decided: ${times} times`, async () => {
    const people = await rivals(runningSystem());
    for (let turn = 0; turn < times; turn += 1) {
      const outcome = await race(people, turn % 2 === 0);

      expect(await faultsOf(people, outcome)).toEqual([]);
    }
  });
});
