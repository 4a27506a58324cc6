import type { ProblemCode, RouteContract } from '@secop/contracts';
import type { z } from 'zod';
import type { Sending } from '../client/browser';
import { soundBody } from './sound-bodies';

/** A way to get a request wrong, and the codes that may answer it. */
export interface Fault {
  readonly name: string;
  /** Whether this route can be got wrong so. */
  readonly concerns: (route: RouteContract) => boolean;
  readonly sending: (route: RouteContract) => Sending;
  /** Replaces the route's query. */
  readonly query?: string;
  readonly codes: readonly ProblemCode[];
  readonly signedIn?: false;
}

const takesBody = ({ body }: RouteContract) => body !== undefined;
const takesQuery = ({ query }: RouteContract) => query !== undefined;
const changes = ({ method }: RouteContract) => method !== 'GET';
function fieldsOf({ body }: RouteContract): [string, z.ZodType][] {
  const shape: Record<string, z.ZodType> = body?.shape ?? {};
  return Object.entries(shape);
}
const required = (route: RouteContract) =>
  fieldsOf(route).filter(([, schema]) => !schema.safeParse(undefined).success);

const sound = (route: RouteContract): Sending =>
  takesBody(route) ? { body: soundBody(route) } : {};
const withField = (route: RouteContract, name: string, value: unknown): Sending => ({
  body: { ...soundBody(route), [name]: value },
});
const raw = (text: string) => (): Sending => ({ raw: text });
const asType =
  (type: string) =>
  (route: RouteContract): Sending => ({
    raw: JSON.stringify(soundBody(route)),
    headers: { 'content-type': type },
  });

const wrongTypes: readonly (readonly [string, unknown])[] = [
  ['an object', { $ne: null }],
  ['a list', [['x']]],
  ['nothing', null],
  ['a number', 1e308],
];

const perField: readonly Fault[] = [
  {
    name: 'nothing of what is required',
    concerns: (route) => required(route).length > 0,
    sending: () => ({ body: {} }),
    codes: ['request.invalid'],
  },
  ...wrongTypes.map(([name, value]): Fault => ({
    name: `every field as ${name}`,
    concerns: (route) => fieldsOf(route).length > 0,
    sending: (route) => ({
      body: Object.fromEntries(fieldsOf(route).map(([field]) => [field, value])),
    }),
    codes: ['request.invalid'],
  })),
  {
    name: 'a text of 30,000 characters',
    concerns: (route) => fieldsOf(route).length > 0,
    sending: (route) => withField(route, fieldsOf(route)[0]![0], 'x'.repeat(30_000)),
    codes: ['request.invalid'],
  },
  {
    name: 'control characters',
    concerns: (route) => required(route).length > 0,
    sending: (route) => withField(route, required(route)[0]![0], 'a\u0000b\u001bc'),
    codes: ['request.invalid'],
  },
];

const wholeBody: readonly Fault[] = [
  {
    name: 'an unknown field',
    concerns: takesBody,
    sending: (route) => withField(route, 'administrator', true),
    codes: ['request.invalid'],
  },
  {
    name: 'a field called __proto__',
    concerns: takesBody,
    sending: raw('{"__proto__": {"administrator": true}, "constructor": {"prototype": {}}}'),
    codes: ['request.invalid', 'request.malformed'],
  },
  {
    name: 'more than 64 KB',
    concerns: takesBody,
    sending: (route) => withField(route, 'padding', 'x'.repeat(70_000)),
    codes: ['request.too-large'],
  },
  ...['[]', '"text"', '17', 'null'].map((text): Fault => ({
    name: `${text} as the body`,
    concerns: takesBody,
    sending: raw(text),
    codes: ['request.invalid', 'request.malformed'],
  })),
  {
    name: 'something that is not JSON',
    concerns: takesBody,
    sending: raw('{"email": '),
    codes: ['request.malformed'],
  },
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'].map(
    (type): Fault => ({
      name: `a body as ${type}`,
      concerns: takesBody,
      sending: asType(type),
      codes: ['request.unsupported-media-type'],
    }),
  ),
];

const around: readonly Fault[] = [
  {
    name: 'no session',
    concerns: ({ session }) => session === 'required',
    sending: sound,
    codes: ['session.required'],
    signedIn: false,
  },
  {
    name: 'an invented session',
    concerns: ({ session }) => session === 'required',
    sending: (route) => ({
      ...sound(route),
      headers: { cookie: `__Host-session=${'x'.repeat(43)}`, authorization: 'Bearer e30.e30.x' },
    }),
    codes: ['session.required'],
    signedIn: false,
  },
  {
    name: 'the origin of another site',
    concerns: changes,
    sending: (route) => ({ ...sound(route), headers: { origin: 'https://portal.example' } }),
    codes: ['request.origin-refused'],
  },
  {
    name: 'a click on another site',
    concerns: changes,
    sending: (route) => ({ ...sound(route), headers: { 'sec-fetch-site': 'cross-site' } }),
    codes: ['request.origin-refused'],
  },
  {
    name: 'an If-Match that is no version',
    concerns: ({ ifMatch }) => ifMatch === true,
    sending: (route) => ({ ...sound(route), headers: { 'if-match': 'W/"one"' } }),
    codes: ['request.malformed'],
  },
];

const queries: readonly Fault[] = [
  ['a limit that is none', '?q=x&limit=all'],
  ['a limit of 101', '?q=x&limit=101'],
  ['an unknown parameter', '?q=x&admin=1'],
  ['a parameter twice', '?q=x&q=y&limit=1&limit=2'],
  ['a parameter that is an object', '?q[$ne]=x&limit[$gt]=1'],
].map(([name, query]): Fault => ({
  name: name!,
  query: query!,
  concerns: takesQuery,
  sending: () => ({}),
  codes: ['request.invalid', 'request.malformed'],
}));

export const faults: readonly Fault[] = [...perField, ...wholeBody, ...around, ...queries];
