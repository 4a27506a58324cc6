import { z } from 'zod';
import { formTexts } from './texts';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/** Words for what a contract finds wrong; a form may say it better for one of its fields. */
export function textOfIssue(issue: Issue): string {
  const text = formTexts();
  if (issue.input === undefined || issue.input === '') return text('required');
  if (issue.code === 'too_small') return text('required');
  if (issue.code === 'too_big') return text('tooLong', { count: Number(issue.maximum) });
  if (issue.code === 'invalid_format' && issue.format === 'email') return text('email');
  if (issue.code === 'invalid_value') return text('choice');
  return text('invalid');
}

z.config({ customError: textOfIssue });
