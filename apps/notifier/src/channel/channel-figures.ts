import { Injectable } from '@nestjs/common';
import { metrics as catalogue } from '@secop/contracts';
import { Metrics } from '@secop/platform';
import { SmtpChannel } from '../sending/smtp-channel';
import { ChannelGate } from './channel-gate';
import { SharedChannel } from './shared-channel';

/** What operators see of the way to the mail server. */
@Injectable()
export class ChannelFigures {
  constructor(metrics: Metrics, shared: SharedChannel, gate: ChannelGate, smtp: SmtpChannel) {
    metrics.read(catalogue.breakerOpen, () => Number(shared.seen.breaker !== undefined));
    metrics.read(catalogue.smtpFaults, () => gate.faults);
    metrics.read(catalogue.smtpConnections, () => smtp.open);
  }
}
