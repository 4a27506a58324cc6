import type { AccessRequestView, AccountView } from '@secop/contracts';
import { answerOf, api } from '../../api/client';
import { Problem } from '../../api/problem';
import { useCommand } from '../../api/use-command';
import { checkedBy } from '../../forms/checked-by';
import { ErrorSummary } from '../../forms/error-summary';
import { useSectionForm } from '../../forms/use-section-form';
import type { FindingPart } from './finding';
import { isCalm, Refusal } from './refusal';
import type { RequestBody, RequestDraft } from './request-draft';
import { RequestFields } from './request-fields';
import { ReviewRequest } from './review-request';

interface RequestAccessProps {
  readonly account: AccountView;
  readonly draft: RequestDraft;
  readonly part: FindingPart;
  readonly go: (part: FindingPart) => void;
  /** Called with what is typed when it is left, by whatever way. */
  readonly keep: (typed: RequestDraft) => void;
  readonly onFiled: (request: AccessRequestView) => void;
}

const check = checkedBy<RequestBody>(async () => (await import('./request-check')).checkRequest);

/** *Solicitud de acceso*: first the answers, then a look over them, then it is filed. */
export function RequestAccess(props: RequestAccessProps) {
  const { account, draft, part, go, keep, onFiled } = props;
  const reviewing = part === 'review-request';
  const form = useSectionForm<RequestBody>({
    check,
    typed: { accountId: account.id, ...draft },
    problem: undefined,
    keep: ({ message = '', position = '', role = 'provider' }) => keep({ message, position, role }),
  });
  const command = useCommand(
    (body: RequestBody, key) =>
      answerOf(
        api.POST('/access-requests', { body, params: { header: { 'idempotency-key': key } } }),
      ),
    { onSuccess: onFiled },
  );
  const file = async (body: RequestBody) => {
    try {
      await command.attempt(body);
    } catch (error) {
      if (isCalm(error)) return;
      if (error instanceof Problem && error.document.errors) go('request');
      throw error;
    }
  };
  const review = () => {
    command.reset();
    go('review-request');
  };
  const submit = form.onSubmit((body) => (reviewing ? file(body) : review()));
  const back = () => go('search');
  if (reviewing && isCalm(command.error)) {
    return <Refusal problem={command.error} onBack={back} />;
  }
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary form={form} />
      {reviewing ? (
        <ReviewRequest
          account={account}
          answers={form.getValues()}
          sending={form.isSending}
          onChange={() => go('request')}
        />
      ) : (
        <RequestFields form={form} account={account} onBack={back} />
      )}
    </form>
  );
}
