import {
  submitAccessRequestBody,
  type AccessRequestView,
  type AccountView,
} from '@secop/contracts';
import { useState } from 'react';
import { answerOf, api } from '../../api/client';
import { Problem } from '../../api/problem';
import { useCommand } from '../../api/use-command';
import { checkedBy } from '../../forms/checked-by';
import { ErrorSummary } from '../../forms/error-summary';
import { useProblemForm } from '../../forms/use-problem-form';
import { isCalm, Refusal } from './refusal';
import type { RequestBody, RequestDraft } from './request-draft';
import { RequestFields } from './request-fields';
import { ReviewRequest } from './review-request';

interface RequestAccessProps {
  readonly account: AccountView;
  readonly draft: RequestDraft;
  readonly onBack: (typed: RequestDraft) => void;
  readonly onFiled: (request: AccessRequestView) => void;
}

const check = checkedBy(submitAccessRequestBody);

/** *Solicitud de acceso*: first the answers, then a look over them, then it is filed. */
export function RequestAccess({ account, draft, onBack, onFiled }: RequestAccessProps) {
  const [reviewing, setReviewing] = useState(false);
  const form = useProblemForm({ check, defaultValues: { accountId: account.id, ...draft } });
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
      if (error instanceof Problem && error.document.errors) setReviewing(false);
      throw error;
    }
  };
  const submit = form.onSubmit(async (body) => (reviewing ? file(body) : setReviewing(true)));
  const back = () => {
    const { message = '', position = '', role = 'provider' } = form.getValues();
    onBack({ message, position, role });
  };
  if (isCalm(command.error)) return <Refusal problem={command.error} onBack={back} />;
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary form={form} />
      {reviewing ? (
        <ReviewRequest
          account={account}
          answers={form.getValues()}
          sending={command.isPending}
          onChange={() => setReviewing(false)}
        />
      ) : (
        <RequestFields control={form.control} account={account} onBack={back} />
      )}
    </form>
  );
}
