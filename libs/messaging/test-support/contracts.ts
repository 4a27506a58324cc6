import { defineEvent } from '@secop/contracts';
import { z } from 'zod';

const data = z.object({ step: z.int(), note: z.string().optional() });

/** Said by accounts, heard by the notifier. */
export const StepTakenV1 = defineEvent({
  type: 'accounts.step.taken.v1',
  version: '1.0',
  consumers: ['notifier'],
  hint: true,
  summary: 'A step was taken.',
  data,
});

/** Heard by the notifier too, so that two events can have different fates. */
export const StepUndoneV1 = defineEvent({
  type: 'accounts.step.undone.v1',
  version: '1.0',
  consumers: ['notifier'],
  summary: 'A step was undone.',
  data,
});

/** Only open screens hear it. */
export const StepShownV1 = defineEvent({
  type: 'accounts.step.shown.v1',
  version: '1.0',
  consumers: [],
  hint: true,
  summary: 'A step can be seen.',
  data,
});

/** A major that the consumer under test does not know. */
export const StepTakenV2 = defineEvent({
  type: 'accounts.step.taken.v2',
  version: '2.0',
  consumers: ['notifier'],
  summary: 'A step was taken, in another shape.',
  data: z.object({ steps: z.array(z.int()) }),
});

/** Said by identity, whose events never reach the log. */
export const SecretSharedV1 = defineEvent({
  type: 'identity.secret.shared.v1',
  version: '1.0',
  consumers: ['notifier'],
  summary: 'Something that the log must not keep.',
  data,
});

export const testContracts = [StepTakenV1, StepUndoneV1, StepShownV1, StepTakenV2, SecretSharedV1];
