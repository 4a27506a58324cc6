import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@secop/messaging';
import {
  messagingOptions,
  OperatorAudit,
  PlatformModule,
  rotating,
  storeModule,
} from '@secop/platform';
import { config as configToken, type Config } from './config';
import { ChangeProfile } from './features/change-profile/change-profile';
import { ChangeProfileController } from './features/change-profile/change-profile.controller';
import { CompletePasswordReset } from './features/complete-password-reset/complete-password-reset';
import { CompletePasswordResetController } from './features/complete-password-reset/complete-password-reset.controller';
import { EndSession } from './features/end-session/end-session';
import { EndSessionController } from './features/end-session/end-session.controller';
import { ExchangeSession } from './features/exchange-session/exchange-session';
import { ExchangeSessionController } from './features/exchange-session/exchange-session.controller';
import { ListSessionsController } from './features/list-sessions/list-sessions.controller';
import { LookUpNamesController } from './features/look-up-names/look-up-names.controller';
import { PublishSigningKeysController } from './features/publish-signing-keys/publish-signing-keys.controller';
import { ReadAccessHistoryController } from './features/read-access-history/read-access-history.controller';
import { ReadProfileController } from './features/read-profile/read-profile.controller';
import { RequestPasswordReset } from './features/request-password-reset/request-password-reset';
import { RequestPasswordResetController } from './features/request-password-reset/request-password-reset.controller';
import { ResendVerification } from './features/resend-verification/resend-verification';
import { ResendVerificationController } from './features/resend-verification/resend-verification.controller';
import { SignIn } from './features/sign-in/sign-in';
import { SignInController } from './features/sign-in/sign-in.controller';
import { SignInTries } from './features/sign-in/sign-in-tries';
import { StartRegistration } from './features/start-registration/start-registration';
import { StartRegistrationController } from './features/start-registration/start-registration.controller';
import { AttemptToVerify } from './features/verify-email/attempt-to-verify';
import { VerifyEmail } from './features/verify-email/verify-email';
import { VerifyEmailController } from './features/verify-email/verify-email.controller';
import { MongoAccessHistory } from './infrastructure/access-history.mongo-repository';
import { CountedLimits } from './infrastructure/counted-limits';
import { MailLimits } from './infrastructure/mail-limits';
import { PasswordHasher } from './infrastructure/password-hasher';
import { MongoPasswordResets } from './infrastructure/password-resets.mongo-repository';
import { MongoRegistrationAttempts } from './infrastructure/registration-attempts.mongo-repository';
import { RegistrationMails } from './infrastructure/registration-mails';
import { Sealer } from './infrastructure/sealer';
import { VerificationCodes } from './infrastructure/secrets';
import { MongoSessions } from './infrastructure/sessions.mongo-repository';
import { publishedKeys, SigningKeys } from './infrastructure/signing-keys';
import { MongoUsers } from './infrastructure/users.mongo-repository';
import { migrations } from './migrations/migrations';
import { CloseUser } from './ops/close-user';
import { ForgetPassword } from './ops/forget-password';
import { FindUser } from './ops/find-user';

const registration = {
  controllers: [StartRegistrationController, VerifyEmailController, ResendVerificationController],
  providers: [StartRegistration, AttemptToVerify, VerifyEmail, ResendVerification],
};
const passwordResets = {
  controllers: [RequestPasswordResetController, CompletePasswordResetController],
  providers: [RequestPasswordReset, CompletePasswordReset],
};
const sessions = {
  controllers: [
    SignInController,
    ListSessionsController,
    EndSessionController,
    ExchangeSessionController,
    ReadAccessHistoryController,
  ],
  providers: [SignIn, SignInTries, EndSession, ExchangeSession],
};
const users = {
  controllers: [ReadProfileController, ChangeProfileController, LookUpNamesController],
  providers: [ChangeProfile],
};
const keys = { controllers: [PublishSigningKeysController], providers: [SigningKeys] };
const operators = { providers: [FindUser, CloseUser, ForgetPassword, OperatorAudit] };
const infrastructure = [
  MongoRegistrationAttempts,
  MongoUsers,
  MongoSessions,
  MongoPasswordResets,
  MongoAccessHistory,
  CountedLimits,
  MailLimits,
  PasswordHasher,
  RegistrationMails,
  Sealer,
  VerificationCodes,
];

@Module({
  controllers: [
    ...registration.controllers,
    ...passwordResets.controllers,
    ...sessions.controllers,
    ...users.controllers,
    ...keys.controllers,
  ],
  providers: [
    ...registration.providers,
    ...passwordResets.providers,
    ...sessions.providers,
    ...users.providers,
    ...keys.providers,
    ...operators.providers,
    ...infrastructure,
  ],
})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    const gatewayKeys = rotating(config, 'GATEWAY_JWKS');
    return {
      module: AppModule,
      imports: [
        storeModule(config, migrations),
        MessagingModule.forRoot({ service: 'identity', ...messagingOptions(config) }),
        PlatformModule.forRoot({
          service: 'identity',
          logLevel: config.LOG_LEVEL,
          identityJwks: publishedKeys(config),
          gatewayJwks: () => gatewayKeys.current,
        }),
      ],
      providers: [{ provide: configToken, useValue: config }],
    };
  }
}
