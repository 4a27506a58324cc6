import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@secop/messaging';
import { messagingOptions, PlatformModule, storeModule } from '@secop/platform';
import { configToken, type Config } from './config';
import { AccessRequests } from './domain/access-requests';
import { Accounts } from './domain/accounts';
import { ClosedUsers } from './domain/closed-users';
import { KnownAccounts } from './domain/known-accounts';
import { ChangeAccessRequest } from './features/change-access-request/change-access-request';
import { ChangeOpenRequests } from './features/change-access-request/change-open-requests';
import { DecideAccessRequest } from './features/decide-access-request/decide-access-request';
import { DecideAccessRequestController } from './features/decide-access-request/decide-access-request.controller';
import { Deciders } from './features/decide-access-request/deciders';
import { DecideAccessRequests } from './features/decide-access-requests/decide-access-requests';
import { DecideAccessRequestsController } from './features/decide-access-requests/decide-access-requests.controller';
import { EndRequestsOnAccountClosed } from './features/end-requests-on-account-closed/end-requests-on-account-closed.consumer';
import { EndRequestsOnUserClosed } from './features/end-requests-on-user-closed/end-requests-on-user-closed.consumer';
import { ForgetAdministratorOnMembershipCancelled } from './features/forget-administrator-on-membership-cancelled/forget-administrator-on-membership-cancelled.consumer';
import { AwaitingGrants } from './features/limit-awaiting-grants/awaiting-grants';
import { InboxController } from './features/list-access-requests/inbox.controller';
import { ListAccessRequestsController } from './features/list-access-requests/list-access-requests.controller';
import { MarkEffectiveOnMembershipGranted } from './features/mark-effective-on-membership-granted/mark-effective-on-membership-granted.consumer';
import { NoteAdministratorOnMembershipRoleChanged } from './features/note-administrator-on-membership-role-changed/note-administrator-on-membership-role-changed.consumer';
import { CatchUpWithAccount } from './features/note-administrators/catch-up-with-account';
import { NoteAdministrator } from './features/note-administrators/note-administrator';
import { PassDeadlines } from './features/pass-deadlines/pass-deadlines';
import { Happenings } from './features/measure-requests/happenings';
import { WaitingRequests } from './features/measure-requests/waiting-requests';
import { RefuseOnMembershipRefused } from './features/refuse-on-membership-refused/refuse-on-membership-refused.consumer';
import { RemindAdministratorsController } from './features/remind-administrators/remind-administrators.controller';
import { RevertRejection } from './features/revert-rejection/revert-rejection';
import { RevertRejectionController } from './features/revert-rejection/revert-rejection.controller';
import { ShowAccessRequest } from './features/show-access-request/show-access-request';
import { ShowAccessRequestController } from './features/show-access-request/show-access-request.controller';
import { SubmitAccessRequest } from './features/submit-access-request/submit-access-request';
import { SubmitAccessRequestController } from './features/submit-access-request/submit-access-request.controller';
import { WithdrawAccessRequestController } from './features/withdraw-access-request/withdraw-access-request.controller';
import { MongoAccessRequests } from './infrastructure/access-requests.mongo-repository';
import { MongoClosedUsers } from './infrastructure/closed-users.mongo-repository';
import { HttpAccounts } from './infrastructure/http-accounts';
import { MongoKnownAccounts } from './infrastructure/known-accounts.mongo-repository';
import { migrations } from './migrations/migrations';
import { termsOf, termsToken } from './terms';

@Module({})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({
          service: 'access-requests',
          logLevel: config.LOG_LEVEL,
          identityJwksUrl: config.IDENTITY_JWKS_URL,
        }),
        storeModule(config, migrations),
        MessagingModule.forRoot({ service: 'access-requests', ...messagingOptions(config) }),
      ],
      controllers: [
        SubmitAccessRequestController,
        ListAccessRequestsController,
        InboxController,
        ShowAccessRequestController,
        DecideAccessRequestController,
        DecideAccessRequestsController,
        RevertRejectionController,
        WithdrawAccessRequestController,
        RemindAdministratorsController,
        MarkEffectiveOnMembershipGranted,
        RefuseOnMembershipRefused,
        NoteAdministratorOnMembershipRoleChanged,
        ForgetAdministratorOnMembershipCancelled,
        EndRequestsOnAccountClosed,
        EndRequestsOnUserClosed,
      ],
      providers: [
        SubmitAccessRequest,
        ShowAccessRequest,
        Deciders,
        DecideAccessRequest,
        DecideAccessRequests,
        RevertRejection,
        ChangeAccessRequest,
        ChangeOpenRequests,
        NoteAdministrator,
        CatchUpWithAccount,
        PassDeadlines,
        AwaitingGrants,
        Happenings,
        WaitingRequests,
        { provide: AccessRequests, useClass: MongoAccessRequests },
        { provide: ClosedUsers, useClass: MongoClosedUsers },
        { provide: KnownAccounts, useClass: MongoKnownAccounts },
        { provide: Accounts, useClass: HttpAccounts },
        { provide: configToken, useValue: config },
        { provide: termsToken, useValue: termsOf(config) },
      ],
    };
  }
}
