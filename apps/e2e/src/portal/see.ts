import { expect } from '@playwright/test';
import { patience } from '@secop/testing';

/** Waits for what a person would see. */
export const see = expect.configure({ timeout: patience });
