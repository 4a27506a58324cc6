import { Injectable, type RawBodyRequest } from '@nestjs/common';
import { allRoutes, DomainError } from '@secop/contracts';
import { nameRoute } from '@secop/platform';
import type { Request } from 'express';
import { GatewayTokens } from '../../infrastructure/gateway-tokens';
import { Upstream, type Answer, type Call, type Service } from '../../infrastructure/upstream';
import { CallsForUser } from '../exchange-session/calls-for-user';
import { sessionOf } from '../exchange-session/cookies';
import { SessionTokens } from '../exchange-session/session-tokens';
import { clientNetworkOf } from '../limit-requests/client-network';
import { headersForBrowser, headersForService } from './passed-headers';
import { ProblemsForBrowser } from './problems-for-browser';
import { apiPrefix, RouteTable } from './route-table';

export interface AnswerForBrowser {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
}

/** Passes a request of the public API on to the service that serves it. */
@Injectable()
export class ProxyRequest {
  private readonly routes = new RouteTable(allRoutes);

  constructor(
    private readonly upstream: Upstream,
    private readonly gatewayTokens: GatewayTokens,
    private readonly sessionTokens: SessionTokens,
    private readonly callsForUser: CallsForUser,
    private readonly problems: ProblemsForBrowser,
  ) {}

  async execute(request: RawBodyRequest<Request>): Promise<AnswerForBrowser> {
    const [address = '', query] = request.originalUrl.split('?', 2);
    const { route, path } = this.routes.match(request.method, address);
    nameRoute(request, apiPrefix + route.path);
    if (route.servedBy === 'gateway') throw new DomainError('not-found', 'route.not-found');
    const call: Call = {
      method: route.method,
      path: route.query && query ? `${path}?${query}` : path,
      headers: headersForService(
        route.servedBy,
        request.headers,
        clientNetworkOf(request.ip ?? ''),
      ),
      body: route.body ? request.rawBody : undefined,
    };
    const answer =
      route.session === 'required'
        ? await this.asUser(request, route.servedBy, call)
        : await this.upstream.call(
            route.servedBy,
            await this.gatewayTokens.for(route.servedBy),
            call,
          );
    return {
      status: answer.status,
      headers: headersForBrowser(route.servedBy, answer.headers, apiPrefix),
      body: await this.problems.readable(answer, address),
    };
  }

  private async asUser(request: Request, service: Service, call: Call): Promise<Answer> {
    const session = sessionOf(request);
    const answer = await this.callsForUser.call(session, service, call);
    if (session && service === 'identity' && call.method === 'DELETE') {
      this.sessionTokens.forget(session);
    }
    return answer;
  }
}
