import { BaseRpcContext } from '@nestjs/microservices';
import type { ConsumeMessage } from 'amqplib';
import { attemptsOf } from './delivery-history';

/** What `@Ctx()` gives to a handler, a guard or an interceptor. */
export class EventContext extends BaseRpcContext<[ConsumeMessage]> {
  constructor(message: ConsumeMessage) {
    super([message]);
  }

  /** 1 for the first delivery. */
  get attempt(): number {
    return attemptsOf(this.getArgs()[0].properties.headers) + 1;
  }
}
