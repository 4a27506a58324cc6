import type { DecisionResult } from '@secop/contracts';
import { momentOf } from '../../../texts/dates';
import { useDeciderName } from '../people';
import { manageUsersTexts } from '../texts';

/** One sentence on what became of a row, calm about what others decided before. */
export function useRowWords(accountId: string): (result: DecisionResult) => string {
  const t = manageUsersTexts();
  const nameOf = useDeciderName(accountId);
  return ({ accessRequest, problem }) => {
    if (!problem) {
      return t(accessRequest?.status === 'rejected' ? 'resultRejected' : 'resultAccepted');
    }
    switch (problem.code) {
      case 'access-request.already-decided': {
        const { decision, decidedBy, decidedByName, decidedAt } = problem as Partial<
          Record<string, string>
        >;
        return t(decision === 'rejected' ? 'resultOvertakenRejected' : 'resultOvertakenAccepted', {
          who: nameOf(decidedBy ?? null, decidedByName),
          when: momentOf(decidedAt!),
        });
      }
      case 'access-request.not-pending':
      case 'access-request.not-found':
        return t('resultGone');
      default:
        return problem.status >= 500 ? t('resultRetry') : `${problem.title}. ${problem.detail}`;
    }
  };
}
