import createClient from 'openapi-fetch';
import { renewal } from '../session/renewal';
import type { Paths } from './paths';
import { problemIn, Unreachable } from './problem';

const deadline = 20_000;

/** The public API of the same origin; the session is a cookie that scripts cannot read. */
export const api = createClient<Paths>({ baseUrl: '/api/v1', fetch: fetchAsSignedIn });

/** A session that ended in the middle of something is renewed over the page, and the request goes out once more. */
async function fetchAsSignedIn(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await withDeadline(request);
  if (response.status !== 401 || !(await refusedForSession(response))) return response;
  return (await renewal.ask()) ? withDeadline(again) : response;
}

/** Sends it as it is, for what must not ask anybody to sign in again. */
export const withDeadline = (request: Request): Promise<Response> =>
  fetch(request, { signal: untilDeadline(request.signal) });

/** Ends with the request's own signal too. (Phones that are in use have no `AbortSignal.any`.) */
function untilDeadline(own: AbortSignal): AbortSignal {
  const ending = new AbortController();
  const end = () => ending.abort(own.reason);
  if (own.aborted) end();
  own.addEventListener('abort', end);
  setTimeout(() => ending.abort(new DOMException('No answer', 'TimeoutError')), deadline);
  return ending.signal;
}

async function refusedForSession(response: Response): Promise<boolean> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return (body as { code?: unknown } | undefined)?.code === 'session.required';
}

interface Called<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** What a call answered. Throws `Problem` or `Unreachable`. */
export const answerOf = async <Data>(call: Promise<Called<Data>>): Promise<Data> =>
  (await answerWithHeaders(call)).data;

/** The same, for who needs to know its version. */
export async function answerWithHeaders<Data>(
  call: Promise<Called<Data>>,
): Promise<{ readonly data: Data; readonly headers: Headers }> {
  // The line may break in the middle of an answer, and a hotel's network answers with a page of its own.
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw new Unreachable(cause);
  });
  if (!response.ok) throw problemIn(error);
  return { data: data as Data, headers: response.headers };
}
