import { expect } from '@playwright/test';

/** Milliseconds. Long, because it is waited for only where something is wrong: a test must not fail on a busy machine. */
export const patience = 60_000;

/** Waits for what a person would see. */
export const see = expect.configure({ timeout: patience });
