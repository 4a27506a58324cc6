import { applyDecorators, Catch, UseFilters, type ExceptionFilter } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import type { EventContract } from '@secop/contracts';
import { throwError, type Observable } from 'rxjs';

/** Handlers of other transports are not ours, and ours are not theirs. */
export const eventTransportId = Symbol('secop-events');

/** Nest turns every error into "Internal server error"; the transport decides by the real one. */
@Catch()
class ErrorsReachTheTransport implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * The method handles this event; one method per event in a service. Pipes, guards and interceptors work as usual.
 * It returns → the delivery is acknowledged. It throws a `DomainError` → by its kind: refused events are parked,
 * early and unlucky ones are retried. Anything else is retried, then parked.
 */
export function OnEvent(contract: EventContract): MethodDecorator {
  return applyDecorators(
    EventPattern(contract.type, eventTransportId),
    UseFilters(new ErrorsReachTheTransport()),
  );
}
