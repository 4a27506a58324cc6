import { checkedBy } from '../../forms/checked-by';

/** People paste it with spaces or a hyphen. */
export const digitsOf = (typed: string): string => typed.replace(/\D/g, '');

const checks = () => import('./verification-check');
export const checkCode = checkedBy<{ code: string }>(async () => (await checks()).checkCode);
export const checkVerification = checkedBy<{ email: string; code: string; password: string }>(
  async () => (await checks()).checkVerification,
);
