import { DomainError, type RouteContract } from '@secop/contracts';
import { identifier } from './identifier';

export const apiPrefix = '/api/v1';

export interface Match {
  readonly route: RouteContract;
  /** As the service knows it, parameters checked and encoded again. */
  readonly path: string;
}

interface Entry {
  readonly route: RouteContract;
  readonly segments: readonly string[];
  readonly parameters: number;
}

const isParameter = (segment: string) => segment.startsWith('{');

/** Nothing outside of this table exists. A parameter is an identifier and never a piece of a path. */
export class RouteTable {
  private readonly entries: readonly Entry[];

  constructor(routes: readonly RouteContract[]) {
    this.entries = routes
      .map((route) => {
        const segments = route.path.split('/').slice(1);
        return { route, segments, parameters: segments.filter(isParameter).length };
      })
      .sort((a, b) => a.parameters - b.parameters);
  }

  /** Throws DomainError `route.not-found` or `route.method-not-allowed`. */
  match(method: string, path: string): Match {
    const given = path.startsWith(`${apiPrefix}/`)
      ? path.slice(apiPrefix.length + 1).split('/')
      : [];
    const found = this.entries.filter(({ segments }) => fits(segments, given));
    if (found.length === 0) throw new DomainError('not-found', 'route.not-found');
    const wanted = method === 'HEAD' ? 'GET' : method;
    const entry = found.find(({ route }) => route.method === wanted);
    if (!entry) {
      const allow = found.map(({ route }) => route.method);
      throw new DomainError('malformed', 'route.method-not-allowed', { allow });
    }
    return { route: entry.route, path: `/${given.join('/')}` };
  }
}

/** An identifier has no character that would be encoded, so what fits is passed on as it came. */
const fits = (segments: readonly string[], given: readonly string[]) =>
  segments.length === given.length &&
  segments.every((segment, at) =>
    isParameter(segment) ? identifier.test(given[at]!) : segment === given[at],
  );
