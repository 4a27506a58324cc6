import type { BusinessDays } from '../domain/business-days/business-days';
import type { Terms } from '../domain/occasion';

/** The service's terms, for commands that ask for things by their class. */
export class OperatorTerms implements Pick<Terms, 'calendar'> {
  constructor(readonly calendar: BusinessDays) {}
}
