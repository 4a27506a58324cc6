import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { hasCode } from '../../api/problem';
import { useCommand } from '../../api/use-command';
import { Button } from '../../controls/button';
import { Notice } from '../../controls/notice';
import { checkedBy } from '../../forms/checked-by';
import { ErrorSummary } from '../../forms/error-summary';
import { TextField } from '../../forms/text-field';
import { useProblemForm } from '../../forms/use-problem-form';
import { meQuery } from '../../session/me';
import {
  changeProfile,
  profileQuery,
  type Profile,
  type ProfileChange,
  type ProfileValues,
} from './profile';
import { settingsTexts } from './texts';

interface ProfileFormProps {
  readonly profile: Profile;
}

const load = () => import('./profile-check');
const checks = {
  withoutPhone: checkedBy<ProfileValues>(async () => (await load()).checkWithoutPhone),
  withPhone: checkedBy<ProfileValues>(async () => (await load()).checkWithPhone),
};

export function ProfileForm({ profile }: ProfileFormProps) {
  const t = settingsTexts();
  const queries = useQueryClient();
  const [seen, setSeen] = useState(profile);
  const [conflict, setConflict] = useState<Profile>();
  const { firstNames, lastNames, phone } = seen.user;
  const form = useProblemForm<ProfileValues>({
    check: phone === null ? checks.withoutPhone : checks.withPhone,
    defaultValues: { firstNames, lastNames, phone: phone ?? '' },
  });
  const saving = useCommand((change: ProfileChange) => changeProfile(change, seen.etag));
  const save = form.onSubmit(async (values) => {
    const change = { ...values, phone: values.phone || undefined };
    setConflict(undefined);
    try {
      const saved = await saving.attempt(change);
      setSeen(saved);
      queries.setQueryData(profileQuery.queryKey, saved);
      queries.setQueryData(meQuery.queryKey, saved.user);
    } catch (error) {
      if (!hasCode(error, 'precondition.failed')) throw error;
      const fresh = await queries.fetchQuery({ ...profileQuery, staleTime: 0 });
      setSeen(fresh);
      setConflict(fresh);
    }
  });
  return (
    <form onSubmit={save} noValidate>
      <ErrorSummary form={form} />
      <div role="status">
        {saving.isSuccess ? (
          <Notice kind="success">
            <p>{t('saved')}</p>
          </Notice>
        ) : null}
        {conflict ? (
          <Notice kind="warning" title={t('conflictTitle')}>
            <p>{t('conflict', { now: wordsOf(conflict) })}</p>
          </Notice>
        ) : null}
      </div>
      <TextField
        control={form.control}
        name="firstNames"
        label={t('firstNames')}
        autoComplete="given-name"
      />
      <TextField
        control={form.control}
        name="lastNames"
        label={t('lastNames')}
        autoComplete="family-name"
      />
      <TextField
        control={form.control}
        name="phone"
        type="tel"
        inputMode="tel"
        label={t('phone')}
        hint={t('phoneHint')}
        optional={phone === null}
        autoComplete="tel"
      />
      <Button type="submit" isPending={form.isSending}>
        {form.isSending ? t('saving') : t('save')}
      </Button>
    </form>
  );
}

const wordsOf = ({ user }: Profile) =>
  [user.firstNames, user.lastNames, user.phone].filter(Boolean).join(', ');
