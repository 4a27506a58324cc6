import { Inject, Injectable, Optional } from '@nestjs/common';
import { EventTransport, MessagingReadiness } from '@secop/messaging';

/** The parts of MessagingModule, in a service that imports it. */
@Injectable()
export class Events {
  constructor(
    @Optional() @Inject(EventTransport) readonly transport?: EventTransport,
    @Optional() @Inject(MessagingReadiness) readonly readiness?: MessagingReadiness,
  ) {}
}
