import type { IncomingMessage, ServerResponse } from 'node:http';
import { activeTrace, traceIdOf } from '@secop/messaging';
import { Logger, type Params, type PinoLogger } from 'nestjs-pino';
import { pino, type LoggerOptions } from 'pino';
import { pinoHttp, type HttpLogger, type Options } from 'pino-http';
import { isProbe } from '../health/probes';
import { describeError } from '../problems/describe-error';
import { traceIdHeader } from './trace';

const secret = ['authorization', 'cookie', 'set-cookie', 'secop-session', 'secop-registration'];
const places = ['headers', 'req.headers', 'res.headers', 'request.headers', 'response.headers'];

const lines = (level: string, service?: string): LoggerOptions => ({
  level,
  base: { service },
  redact: places.flatMap((place) => secret.map((name) => `${place}["${name}"]`)),
  serializers: { err: describeError },
});

/** A client may write an address anywhere. */
const pathOf = (url = '') =>
  url
    .split('?', 1)[0]!
    .slice(0, 200)
    .replace(/[^/]*(?:@|%40)[^/]*/g, '…');

/** What is said while a request or a delivery is handled carries its trace. */
export const ownLines = (service: string, level: string): LoggerOptions => ({
  ...lines(level, service),
  mixin: () => {
    const trace = activeTrace();
    return trace ? { traceId: traceIdOf(trace) } : {};
  },
});

/** JSON lines on stdout. */
export const logging = (service: string, level = 'info'): Params => ({
  pinoHttp: ownLines(service, level),
  // Requests are logged by `requestLog`, which stands before the body parser; no middleware of the module's own.
  useExisting: true,
  forRoutes: [],
});

/** A line per request, with method, path and status: no query, no body, no header. */
export const requestLog = (
  service: string,
  level = 'info',
  stream?: NodeJS.WritableStream,
): HttpLogger => {
  const options: Options = {
    ...lines(level, service),
    wrapSerializers: false,
    serializers: {
      err: describeError,
      req: ({ method, url }: IncomingMessage) => ({ method, path: pathOf(url) }),
      res: ({ statusCode }: ServerResponse) => ({ statusCode }),
    },
    quietReqLogger: true,
    genReqId: (_request: IncomingMessage, response: ServerResponse) =>
      String(response.getHeader(traceIdHeader) ?? ''),
    customAttributeKeys: { reqId: 'traceId' },
    autoLogging: { ignore: ({ url }) => isProbe(url) },
    customLogLevel: (_request, { statusCode }, error) => {
      if (statusCode > 500) return 'warn';
      return error || statusCode === 500 ? 'error' : 'info';
    },
  };
  return pinoHttp(options, stream);
};

/** For what happens before the service has its own logger, a failing start above all. */
export const startLogger = (level: string): Logger =>
  // Nest's adapter calls nothing of the logger that it is given but pino's own methods.
  new Logger(pino(lines(level)) as unknown as PinoLogger, {});
