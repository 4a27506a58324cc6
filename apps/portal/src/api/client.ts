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

async function withDeadline(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(deadline) });
  } catch (error) {
    throw new Unreachable(error);
  }
}

async function refusedForSession(response: Response): Promise<boolean> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return (body as { code?: unknown } | undefined)?.code === 'session.required';
}

/** What a call answered. Throws `Problem` or `Unreachable`. */
export async function answerOf<Data>(
  call: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemIn(error);
  return data as Data;
}
