import { Module, type DynamicModule } from '@nestjs/common';
import { PlatformModule } from '@secop/platform';
import { config as configToken, type Config } from './config';
import { CallsForUser } from './features/exchange-session/calls-for-user';
import { SessionTokens } from './features/exchange-session/session-tokens';
import { Hints } from './features/hear-hints/hints';
import { LimitRequests } from './features/limit-requests/limit-requests';
import { TrustedProxies } from './features/limit-requests/trusted-proxies';
import { ListAccountAccessRequests } from './features/list-account-access-requests/list-account-access-requests';
import { ListAccountAccessRequestsController } from './features/list-account-access-requests/list-account-access-requests.controller';
import { ListAccountMembers } from './features/list-account-members/list-account-members';
import { ListAccountMembersController } from './features/list-account-members/list-account-members.controller';
import { ListMyMemberships } from './features/list-my-memberships/list-my-memberships';
import { ListMyMembershipsController } from './features/list-my-memberships/list-my-memberships.controller';
import { ProblemsForBrowser } from './features/proxy-request/problems-for-browser';
import { ProxyRequest } from './features/proxy-request/proxy-request';
import { ProxyRequestController } from './features/proxy-request/proxy-request.controller';
import { RefuseForeignOrigins } from './features/refuse-foreign-origins/refuse-foreign-origins';
import { OpenapiDescription } from './features/serve-openapi/openapi-description';
import { ServeOpenapiController } from './features/serve-openapi/serve-openapi.controller';
import { ServePortal } from './features/serve-portal/serve-portal';
import { ShowAccessRequest } from './features/show-access-request/show-access-request';
import { ShowAccessRequestController } from './features/show-access-request/show-access-request.controller';
import { EventStreams } from './features/stream-hints/event-streams';
import { StreamHints } from './features/stream-hints/stream-hints';
import { StreamHintsController } from './features/stream-hints/stream-hints.controller';
import { GatewayTokens } from './infrastructure/gateway-tokens';
import { Names } from './infrastructure/names';
import { Upstream } from './infrastructure/upstream';

const composed = {
  controllers: [
    ListMyMembershipsController,
    ListAccountMembersController,
    ListAccountAccessRequestsController,
    ShowAccessRequestController,
    ServeOpenapiController,
  ],
  providers: [
    ListMyMemberships,
    ListAccountMembers,
    ListAccountAccessRequests,
    ShowAccessRequest,
    OpenapiDescription,
  ],
};
const sessions = [SessionTokens, CallsForUser];
const hints = [Hints, EventStreams, StreamHints];
const proxy = [ProxyRequest, ProblemsForBrowser, TrustedProxies];
const beforeBody = [LimitRequests, RefuseForeignOrigins, ServePortal];
const infrastructure = [Upstream, GatewayTokens, Names];

@Module({
  controllers: [...composed.controllers, StreamHintsController, ProxyRequestController],
  providers: [
    ...composed.providers,
    ...sessions,
    ...hints,
    ...proxy,
    ...beforeBody,
    ...infrastructure,
  ],
})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({
          service: 'gateway',
          logLevel: config.LOG_LEVEL,
          edge: { beforeBody },
        }),
      ],
      providers: [{ provide: configToken, useValue: config }],
    };
  }
}
