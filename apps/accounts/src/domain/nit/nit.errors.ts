import { DomainError, problems } from '@secop/contracts';

type NitProblem = 'nit.invalid' | 'nit.check-digit-wrong' | 'nit.placeholder' | 'nit.required';

/** A refusal that a form can show at its NIT field. */
export function nitRefused(code: NitProblem): DomainError {
  const errors = [{ pointer: '/nit', code, detail: problems[code].detail }];
  return new DomainError('invalid', code, { errors });
}
