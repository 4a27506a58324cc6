import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answerOf, api } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { signIn } from '../../session/sign-in';
import { digitsOf } from './verification-code';

export interface Verification {
  readonly email: string;
  readonly code: string;
  readonly password: string;
}

/**
 * Verifies the address, then signs in. A code is good once: when only signing in failed, the next attempt does not
 * verify again.
 */
export function useVerification(onSignedIn: () => void) {
  const queries = useQueryClient();
  const verified = useRef<string>(undefined);
  const command = useCommand(
    async ({ email, code, password }: Verification) => {
      if (verified.current !== email) {
        const body = { email, code: digitsOf(code), password };
        await answerOf(api.POST('/email-verifications', { body }));
        verified.current = email;
      }
      await signIn({ email, password });
    },
    {
      onSuccess: () => {
        queries.clear();
        onSignedIn();
      },
    },
  );
  return { ...command, isVerified: () => verified.current !== undefined };
}
