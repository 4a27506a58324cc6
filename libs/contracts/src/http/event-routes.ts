import { z } from 'zod';
import { defineRoute } from './define-route';
import { opaqueId } from './primitives';

/** What a hint is about; the stream's event carries this name. */
export const hintKinds = ['access-request', 'membership', 'session'] as const;
export type HintKind = (typeof hintKinds)[number];

/** Of an `access-request` its id, of a `membership` the account's id, of a `session` its id. */
export const hint = z.object({ id: opaqueId });

/** Why the gateway ends a stream, in the data of its last event, `end`. */
export type StreamEnding = 'session-ended' | 'replaced' | 'unconfirmed' | 'stopping';

export const eventRoutes = [
  defineRoute({
    method: 'GET',
    path: '/events',
    servedBy: 'gateway',
    session: 'required',
    summary:
      'Hints that something of mine changed. `ready` and `resync` mean: read again; `end` says why the stream ends.',
    stream: true,
    status: 200,
    answer: hint,
    problems: [],
  }),
] as const;
