import type { Params } from 'nestjs-pino';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { traceIdHeader } from './trace';

const secret = ['authorization', 'cookie', 'set-cookie', 'secop-session', 'secop-registration'];
const places = ['headers', 'req.headers', 'res.headers', 'request.headers', 'response.headers'];

/** JSON lines on stdout. Requests are logged by method, path and status: no query, no body, no header. */
export const logging = (service: string, level = 'info'): Params => ({
  pinoHttp: {
    level,
    base: { service },
    redact: places.flatMap((place) => secret.map((name) => `${place}["${name}"]`)),
    quietReqLogger: true,
    genReqId: (_request: IncomingMessage, response: ServerResponse) =>
      String(response.getHeader(traceIdHeader) ?? ''),
    customAttributeKeys: { reqId: 'traceId' },
    serializers: {
      req: ({ method, url }: { method: string; url: string }) => ({
        method,
        path: url.split('?', 1)[0],
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    wrapSerializers: true,
    autoLogging: { ignore: ({ url }) => url === '/livez' || url === '/readyz' },
    customLogLevel: (_request, { statusCode }, error) =>
      error || statusCode >= 500 ? 'error' : 'info',
  },
});
