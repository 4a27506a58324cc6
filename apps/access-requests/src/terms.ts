import type { Config } from './config';
import { colombianBusinessDays, shortBusinessDays } from './domain/business-days/business-days';
import type { Terms } from './domain/occasion';

export const termsToken = Symbol('Terms');

export const termsOf = (config: Config): Terms => ({
  calendar: config.BUSINESS_DAY_MS
    ? shortBusinessDays(config.BUSINESS_DAY_MS)
    : colombianBusinessDays,
  repeatAcceptanceAfter: config.REPEAT_ACCEPTANCE_AFTER_MS,
});
