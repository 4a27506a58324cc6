import type { BrowserContext, Page } from '@playwright/test';
import { see } from './see';

export interface Scripts {
  /** Asked for until the screen could be used. */
  readonly before: readonly string[];
  /** And until nothing more was. */
  readonly all: readonly string[];
}

/** By somebody who never was here: nothing comes from a cache. */
export async function scriptsOf(
  visitor: BrowserContext,
  path: string,
  controls: readonly string[],
): Promise<Scripts> {
  const page = await visitor.newPage();
  await page.addInitScript(noteWhenThere(['h1', ...controls]));
  await page.goto(path);
  await see.poll(() => page.evaluate(nothingMore)).toBe(true);
  const found: Scripts = await page.evaluate(loaded);
  await visitor.close();
  return found;
}

/** Opens the screen with nothing but these scripts, and uses it. */
export async function onlyWith(
  scripts: readonly string[],
  visitor: BrowserContext,
  path: string,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await visitor.newPage();
  await page.route('**/*.js', (route) =>
    scripts.includes(route.request().url()) ? route.continue() : route.abort(),
  );
  await page.goto(path);
  await use(page);
  await visitor.close();
}

export async function weightOf(scripts: readonly string[]): Promise<number> {
  const weights = await Promise.all(scripts.map(gzipped));
  return weights.reduce((sum, weight) => sum + weight, 0);
}

async function gzipped(url: string): Promise<number> {
  const answer = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } });
  if (answer.headers.get('content-encoding') !== 'gzip') throw new Error(`Not compressed: ${url}`);
  return Number(answer.headers.get('content-length'));
}

/** In the page: marks when all of it is on the screen. */
const noteWhenThere = (parts: readonly string[]): string => `
  new MutationObserver((_, observer) => {
    if (!${JSON.stringify(parts)}.every((part) => document.querySelector(part))) return;
    observer.disconnect();
    performance.mark('usable');
  }).observe(document, { childList: true, subtree: true, attributes: true });`;

const scripts = `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))`;

/** In the page: it is usable, and no script came for longer than the portal waits before it loads what may be wanted next. */
const nothingMore = `performance.getEntriesByName('usable').length > 0
  && performance.now() - Math.max(...${scripts}.map((one) => one.responseEnd)) > 3000`;

/** In the page: what it has loaded. */
const loaded = `(() => {
  const [{ startTime: usable }] = performance.getEntriesByName('usable');
  const names = (some) => some.map(({ name }) => name);
  const all = ${scripts};
  return { before: names(all.filter(({ startTime }) => startTime <= usable)), all: names(all) };
})()`;
