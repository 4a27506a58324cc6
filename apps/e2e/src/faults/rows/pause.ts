import { setTimeout as after } from 'node:timers/promises';

export const pause = (milliseconds: number): Promise<void> => after(milliseconds);
