import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { examine, readsWithoutScrollingSideways } from './accessibility';
import { desktop, phone, type Screen } from './screens';

/** What the journeys keep for people to look at. */
export const pictures = join(__dirname, '../../../../.run/portal-pictures');

/**
 * Looks at a screen as it is now, on a phone and on a desktop: keeps a picture of each and what axe says beside it, and
 * answers what is wrong for people who cannot see it well.
 */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  mkdirSync(pictures, { recursive: true });
  const before = page.viewportSize() ?? desktop;
  const faults: string[] = [];
  for (const screen of [phone, desktop]) {
    await page.setViewportSize(screen);
    await page.evaluate(settled);
    await takePicture(page, screen, `${name}-${screen.width}`);
    const { violations, ...counts } = await examine(page);
    writeFileSync(
      join(pictures, `${name}-${screen.width}.json`),
      JSON.stringify({ violations: violations.length, ...counts }),
    );
    const wrong = [...violations, ...counts.undecided];
    faults.push(...wrong.map((one) => `${name} ${screen.width}: ${one}`));
  }
  faults.push(...(await readsWithoutScrollingSideways(page)).map((fault) => `${name} ${fault}`));
  await page.setViewportSize(before);
  return faults;
}

/** Of the whole page; where a dialog is open, of the dialog, on a screen that is high enough for it. */
async function takePicture(page: Page, { width, height }: Screen, name: string): Promise<void> {
  const dialog: number = await page.evaluate(
    "Math.max(0, ...[...document.querySelectorAll('[role=dialog]')].map((one) => one.scrollHeight + 48))",
  );
  if (dialog > height) await page.setViewportSize({ width, height: dialog });
  const path = join(pictures, `${name}.png`);
  await page.screenshot({ path, fullPage: dialog === 0, animations: 'disabled' });
}

/** In the page: once nothing has been added or taken away for a while, and the letters are there. */
const settled = `new Promise((resolve) => {
  const rest = () => document.fonts.ready.then(() => { observer.disconnect(); resolve(); });
  let timer = setTimeout(rest, 400);
  const observer = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(rest, 400); });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(rest, 3000);
})`;
