import { z } from 'zod';
import { defineEvent } from '../events';
import { breaks, shapeOf } from './event-shape';

const shape = (data: z.ZodType) =>
  shapeOf(
    defineEvent({
      type: 'accounts.thing.happened.v1',
      version: '1.0',
      consumers: [],
      summary: '',
      data,
    }),
  );
const frozen = shape(
  z.object({
    thing: z.object({
      id: z.string(),
      state: z.enum(['on', 'off']),
      note: z.string().optional(),
      tags: z.array(z.string()),
    }),
  }),
);
const thing = (fields: z.ZodRawShape) =>
  shape(
    z.object({
      thing: z.object({
        id: z.string(),
        state: z.enum(['on', 'off']),
        note: z.string().optional(),
        tags: z.array(z.string()),
        ...fields,
      }),
    }),
  );

describe('a frozen event', () => {
  it('may gain an optional field, with fields of its own', () => {
    expect(breaks(frozen, thing({ place: z.object({ city: z.string() }).optional() }))).toEqual([]);
  });

  it('may gain an optional list', () => {
    expect(breaks(frozen, thing({ places: z.array(z.string()).optional() }))).toEqual([]);
  });

  it.each([
    ['loses a field', shape(z.object({ thing: z.object({ id: z.string() }) }))],
    ['renames a field', thing({ note: z.never(), remark: z.string().optional() })],
    ['retypes a field', thing({ id: z.number() })],
    ['drops a value of an enumeration', thing({ state: z.enum(['on']) })],
    ['makes an optional field required', thing({ note: z.string() })],
    ['makes a required field optional', thing({ id: z.string().optional() })],
    ['retypes the items of a list', thing({ tags: z.array(z.number()) })],
    ['gains a required field', thing({ place: z.string() })],
    ['gains a required list', thing({ places: z.array(z.string()) })],
  ])('is broken when it %s', (_change, present) => {
    expect(breaks(frozen, present)).not.toEqual([]);
  });
});
