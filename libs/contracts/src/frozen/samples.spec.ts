import { allEvents, envelopeSchema } from '../events';
import { allSamples, samplesOf } from './samples';

describe.each(allEvents.map((contract) => [contract.type, contract] as const))(
  'the samples of %s',
  (type, contract) => {
    const samples = samplesOf(type);

    it('are there', () => {
      expect(samples).not.toEqual([]);
    });

    it.each(samples.map((sample) => [sample.file, sample] as const))(
      'parse: %s',
      (_file, sample) => {
        const envelope = envelopeSchema.parse(JSON.parse(sample.text));

        expect(envelope).toMatchObject({ type, source: `/${contract.source}` });
        expect(contract.data.parse(envelope.data)).toEqual(envelope.data);
      },
    );

    it('are not the only thing that the schema takes: an empty one is refused', () => {
      expect(contract.data.safeParse({}).success).toBe(false);
    });
  },
);

it('no sample is without an event', () => {
  const known = allEvents.flatMap(({ type }) => samplesOf(type).map(({ file }) => file));
  expect(allSamples().map(({ file }) => file)).toEqual([...known].sort());
});
