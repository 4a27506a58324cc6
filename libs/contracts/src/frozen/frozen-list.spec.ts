import { allEvents } from '../events';
import { problems } from '../problems';
import { breaks, shapeOf } from './event-shape';
import { withNewEntries } from './freeze';
import { frozen, lostCodes } from './frozen-list';
import { allSamples } from './samples';

const before = frozen();

describe('what is frozen', () => {
  it('covers every code, event and sample (otherwise: npm run generate)', () => {
    expect(withNewEntries(before)).toEqual(before);
  });

  it('is never overwritten by what is new', () => {
    const changed = { ...before, problemCodes: { ...before.problemCodes, 'nit.invalid': 400 } };

    expect(withNewEntries(changed).problemCodes['nit.invalid']).toBe(400);
  });
});

describe('the frozen problem codes', () => {
  it('all exist, with the same status', () => {
    expect(lostCodes(before.problemCodes, problems)).toEqual([]);
  });

  it('are missed when one is renamed or answers otherwise', () => {
    const { 'nit.invalid': invalid, 'nit.required': required, ...others } = problems;
    const changed = {
      ...others,
      'nit.wrong': invalid,
      'nit.required': { ...required, status: 400 },
    };

    expect(lostCodes(before.problemCodes, changed)).toEqual(['nit.invalid', 'nit.required']);
  });
});

describe('a frozen event', () => {
  it.each(Object.entries(before.events))('%s breaks nobody', (type, shape) => {
    const contract = allEvents.find((event) => event.type === type);

    expect(contract).toBeDefined();
    expect(breaks(shape, shapeOf(contract!))).toEqual([]);
  });
});

describe('a frozen sample', () => {
  it.each(Object.entries(before.samples))('%s is what it was', (file, digest) => {
    expect(allSamples().find((sample) => sample.file === file)?.digest).toBe(digest);
  });
});
