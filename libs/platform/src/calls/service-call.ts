import { beginSpan } from '@secop/messaging';
import { Agent } from 'undici';
import { CallFailed } from './call-failed';
import { Exchange } from './exchange';

/** A request to another service of ours. */
export interface ServiceCall {
  readonly method: string;
  /** Absolute, with the query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** Milliseconds for all of it, from the wait for a connection to the last byte of the answer. */
  readonly deadline: number;
}

/** What the service said, whatever its status; a redirection is an answer and is not followed. */
export interface ServiceAnswer {
  readonly status: number;
  /** Names in lower case; a header that came more than once is an array. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Per origin. Sizes in bytes, times in milliseconds; the deadline of a call stands in for undici's coarser ones. */
const limits = {
  connections: 256,
  maxResponseSize: 8 * 1024 * 1024,
  connectTimeout: 5_000,
  headersTimeout: 0,
  bodyTimeout: 0,
};
const keptConnections = new Agent(limits);
/** A connection for one request only. */
const freshConnections = new Agent({ ...limits, pipelining: 0 });

/**
 * Calls another service over a kept connection. Rejects with `CallFailed` when there is no whole answer of at most
 * 8 MiB before the deadline.
 *
 * A service that stops closes its kept connections, perhaps at the moment in which a request is on its way, and
 * nobody knows then whether it was heard (RFC 9112 §9.3.1). What may be repeated (GET, HEAD, whatever carries an
 * Idempotency-Key) is, once, within the same deadline.
 */
export async function callService(call: ServiceCall): Promise<ServiceAnswer> {
  const end = performance.now() + call.deadline;
  try {
    return await dispatch(keptConnections, call, call.deadline);
  } catch (error) {
    if (!wasClosed(error) || !mayBeRepeated(call)) throw error;
    return dispatch(freshConnections, call, end - performance.now());
  }
}

/** A span of its own each time. Its name is the method alone: nobody here knows the route, and a path has ids in it. */
async function dispatch(
  connections: Agent,
  { method, url, headers: given, body }: ServiceCall,
  deadline: number,
): Promise<ServiceAnswer> {
  const { origin, hostname, pathname, search } = new URL(url);
  const span = beginSpan({ kind: 'client', verb: method }, given['traceparent']);
  const headers = span ? { ...given, traceparent: span.traceparent } : given;
  const exchange = new Exchange(deadline);
  connections.dispatch({ origin, path: pathname + search, method, headers, body }, exchange);
  const asked = { 'http.request.method': method, 'server.address': hostname };
  try {
    const answer = await exchange.answer;
    const { status } = answer;
    const attributes = { ...asked, 'http.response.status_code': status };
    span?.end({ attributes, failed: status >= 500 });
    return answer;
  } catch (error) {
    span?.end({ attributes: asked, failed: true });
    throw error;
  }
}

const wasClosed = (error: unknown) =>
  error instanceof CallFailed && error.reason === 'connection closed';

const mayBeRepeated = ({ method, headers }: ServiceCall) =>
  method === 'GET' ||
  method === 'HEAD' ||
  Object.keys(headers).some((name) => name.toLowerCase() === 'idempotency-key');
