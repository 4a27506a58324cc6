import type { Guard } from '../source/source-file';
import { assertedProblemCodes } from './asserted-problem-codes';
import { contractsNeedZodOnly } from './contracts-need-zod-only';
import { controllersLetErrorsPass } from './controllers-let-errors-pass';
import { environmentIsReadOnce } from './environment-is-read-once';
import { errorKindsMatchStatuses } from './error-kinds-match-statuses';
import { fileNames } from './file-names';
import { fileSize } from './file-size';
import { finishedWork } from './finished-work';
import { folderNames } from './folder-names';
import { linksLeadSomewhere } from './links-lead-somewhere';
import { namedReExports } from './named-re-exports';
import { noMachineTraces } from './no-machine-traces';
import { oneDoor } from './one-door';
import { readmeLength } from './readme-length';
import { typeNames } from './type-names';

/** Every rule that is checked on the text of the tree. Each has a spec in which it reports a planted violation. */
export const allGuards: readonly Guard[] = [
  assertedProblemCodes,
  contractsNeedZodOnly,
  controllersLetErrorsPass,
  environmentIsReadOnce,
  errorKindsMatchStatuses,
  fileNames,
  fileSize,
  finishedWork,
  folderNames,
  linksLeadSomewhere,
  namedReExports,
  noMachineTraces,
  oneDoor,
  readmeLength,
  typeNames,
];
