import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@secop/messaging';
import { messagingOptions, PlatformModule, rotating, storeModule } from '@secop/platform';
import { config as configToken, requiresTls, type Config } from './config';
import { ChannelFigures } from './channel/channel-figures';
import { ChannelGate } from './channel/channel-gate';
import { SharedChannel } from './channel/shared-channel';
import { TakingBack } from './channel/taking-back';
import { Deliveries } from './deliveries/deliveries';
import { DeliveryBell } from './deliveries/delivery-bell';
import { Journal } from './deliveries/journal';
import { JournalFigures } from './deliveries/journal-figures';
import { Leases } from './deliveries/leases';
import { MailCounts } from './deliveries/mail-counts';
import { Outcomes } from './deliveries/outcomes';
import { emailConsumerOf } from './emails/email.consumer';
import { allEmails } from './emails/emails';
import { EmailRenderer } from './emails/rendering/email-renderer';
import { Links } from './emails/rendering/links';
import { migrations } from './migrations/migrations';
import { JwksController } from './recipients/jwks.controller';
import { RecipientConsumer } from './recipients/recipient.consumer';
import { Recipients } from './recipients/recipients';
import { SealingKeys, sealingKeysOf } from './recipients/sealing-keys';
import { DeliveryAttempt } from './sending/delivery-attempt';
import { Letters } from './sending/letters';
import { defaultSenderOptions, Sender, senderOptions, type SenderOptions } from './sending/sender';
import { Settlement } from './sending/settlement';
import { SmtpChannel } from './sending/smtp-channel';

const deliveries = {
  providers: [Journal, Leases, MailCounts, JournalFigures, Outcomes, Deliveries, DeliveryBell],
};
const recipients = {
  controllers: [RecipientConsumer, JwksController],
  providers: [Recipients],
};
const emails = { controllers: [emailConsumerOf(allEmails)] };
const sending = { providers: [Letters, Settlement, DeliveryAttempt, Sender] };
const channel = { providers: [SharedChannel, TakingBack, ChannelGate, ChannelFigures] };

@Module({
  controllers: [...emails.controllers, ...recipients.controllers],
  providers: [
    ...deliveries.providers,
    ...recipients.providers,
    ...channel.providers,
    ...sending.providers,
  ],
})
export class AppModule {
  static forRoot(config: Config, sender: SenderOptions = defaultSenderOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        storeModule(config, migrations),
        MessagingModule.forRoot({ service: 'notifier', ...messagingOptions(config) }),
        PlatformModule.forRoot({ service: 'notifier', logLevel: config.LOG_LEVEL }),
      ],
      providers: [
        { provide: configToken, useValue: config },
        { provide: senderOptions, useValue: sender },
        { provide: SealingKeys, useValue: sealingKeysOf(config) },
        { provide: EmailRenderer, useValue: rendererOf(config) },
        { provide: SmtpChannel, useFactory: () => smtpChannelOf(config) },
      ],
    };
  }
}

const rendererOf = ({ PUBLIC_ORIGIN, DEMONSTRATION }: Config) =>
  new EmailRenderer(allEmails, new Links(PUBLIC_ORIGIN), DEMONSTRATION);

function smtpChannelOf(config: Config): SmtpChannel {
  const { SMTP_DEADLINE_MS: beforeDot, SMTP_REPLY_DEADLINE_MS: afterDot } = config;
  const address = rotating(config, 'SMTP_URL');
  const relay = () => {
    const SMTP_URL = address.current;
    return { url: SMTP_URL, requireTls: requiresTls({ ...config, SMTP_URL }) };
  };
  return new SmtpChannel({ relay, deadlines: { beforeDot, afterDot } });
}
