import { overLibrary } from '../workflow/library';
import { overNest } from './nest';

export const contestant = overLibrary(
  overNest({ queueOptions: { durable: false } }, () => undefined),
);
