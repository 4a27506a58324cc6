import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@secop/messaging';
import {
  messagingOptions,
  OperatorAudit,
  PlatformModule,
  rotating,
  storeModule,
} from '@secop/platform';
import { AccountsStoreModule } from './accounts-store.module';
import { config as configToken, type Config } from './config';
import { AnswerQuestionsController } from './features/answer-questions/answer-questions.controller';
import { CancelMembershipController } from './features/cancel-membership/cancel-membership.controller';
import { ChangeMemberRoleController } from './features/change-member-role/change-member-role.controller';
import { EndMemberships } from './features/end-memberships-on-user-closed/end-memberships';
import { EndMembershipsOnUserClosed } from './features/end-memberships-on-user-closed/end-memberships-on-user-closed.consumer';
import { FollowAccountInDirectory } from './features/follow-account-in-directory/follow-account-in-directory.consumer';
import { GrantMembership } from './features/grant-membership-on-access-request-accepted/grant-membership';
import { GrantMembershipOnAccessRequestAccepted } from './features/grant-membership-on-access-request-accepted/grant-membership-on-access-request-accepted.consumer';
import { ListMembersController } from './features/list-members/list-members.controller';
import { ListOwnMembershipsController } from './features/list-own-memberships/list-own-memberships.controller';
import { FindExistingAccounts } from './features/register-account/find-existing-accounts';
import { RegisterAccount } from './features/register-account/register-account';
import { RegisterAccountController } from './features/register-account/register-account.controller';
import { RegistrationLimit } from './features/register-account/registration-limit';
import { SearchAccounts } from './features/search-accounts/search-accounts';
import { SearchAccountsController } from './features/search-accounts/search-accounts.controller';
import { ShowAccountController } from './features/show-account/show-account.controller';
import { ShowActingController } from './features/show-acting/show-acting.controller';
import { migrations } from './migrations/migrations';
import { AppointAdministrator } from './ops/appoint-administrator';
import { CloseAccount } from './ops/close-account';
import { FindAccount } from './ops/find-account';
import { ImportDirectory } from './ops/import-directory/import-directory';

const nobody = { keys: [] };

@Module({
  controllers: [
    SearchAccountsController,
    ShowAccountController,
    RegisterAccountController,
    ShowActingController,
    ChangeMemberRoleController,
    CancelMembershipController,
    AnswerQuestionsController,
    ListOwnMembershipsController,
    ListMembersController,
    GrantMembershipOnAccessRequestAccepted,
    EndMembershipsOnUserClosed,
    FollowAccountInDirectory,
  ],
  providers: [
    SearchAccounts,
    FindExistingAccounts,
    RegistrationLimit,
    RegisterAccount,
    GrantMembership,
    EndMemberships,
    FindAccount,
    AppointAdministrator,
    CloseAccount,
    ImportDirectory,
    OperatorAudit,
  ],
})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    const gatewayKeys = rotating(config, 'GATEWAY_JWKS');
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({
          service: 'accounts',
          logLevel: config.LOG_LEVEL,
          identityJwksUrl: config.IDENTITY_JWKS_URL,
          gatewayJwks: () => gatewayKeys.current ?? nobody,
        }),
        storeModule(config, migrations),
        MessagingModule.forRoot({ service: 'accounts', ...messagingOptions(config) }),
        AccountsStoreModule,
      ],
      providers: [{ provide: configToken, useValue: config }],
    };
  }
}
