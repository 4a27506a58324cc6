import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { desktop, phone, scrollsSideways, violationsOf } from './portal-browser';

const folder = join(__dirname, '../../../../.run/portal-pictures');

/**
 * Looks at a screen as it is now, on a phone and on a desktop: keeps a picture of each, and says what is wrong with
 * it for people who cannot see it well.
 */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  const faults: string[] = [];
  for (const screen of [phone, desktop]) {
    await page.setViewportSize(screen);
    await page.screenshot({ path: join(folder, `${name}-${screen.width}.png`), fullPage: true });
    const violations = await violationsOf(page);
    faults.push(...violations.map((violation) => `${name} ${screen.width}: ${violation}`));
  }
  await page.setViewportSize({ width: 320, height: 640 });
  if (await scrollsSideways(page)) faults.push(`${name} scrolls sideways at 320 px`);
  if (before) await page.setViewportSize(before);
  return faults;
}
