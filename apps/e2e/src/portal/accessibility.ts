import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const letters = { usual: 16, double: 32 } as const;

interface Examination {
  readonly violations: string[];
  readonly passed: number;
  /** What axe cannot decide by itself. */
  readonly undecided: string[];
}

/** What axe says of the page as it is now, by WCAG 2.0, 2.1 and 2.2, A and AA. */
export async function examine(page: Page): Promise<Examination> {
  const { violations, passes, incomplete } = await new AxeBuilder({ page })
    .options({ rules: { 'label-content-name-mismatch': { enabled: true } } })
    .withTags(rules)
    .analyze();
  return {
    violations: violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary ?? ''}`),
    ),
    passed: passes.length,
    undecided: incomplete.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, any }) =>
          `${id} ${String(target)}: ${any.map(({ message }) => message).join(' ')}`,
      ),
    ),
  };
}

/** Says where one must scroll sideways to read the page: at 320 px, and with letters of twice their size. */
export async function readsWithoutScrollingSideways(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.setViewportSize({ width: 320, height: 640 });
  faults.push(...(await tooWide(page, 'at 320 px')));
  const browser = await page.context().newCDPSession(page);
  const write = (standard: number) =>
    browser.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });
  await write(letters.double);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    faults.push(...(await tooWide(page, `at ${width} px with text of 200 %`)));
  }
  await write(letters.usual);
  await browser.detach();
  return faults;
}

async function tooWide(page: Page, where: string): Promise<string[]> {
  const found: string[] = await page.evaluate(widest);
  return found.length > 0 ? [`is too wide ${where}: ${found.join(', ')}`] : [];
}

/** In the page, once it has been laid out: what reaches beyond its right edge, innermost first named. */
const widest = `new Promise((answer) => {
  const page = document.documentElement;
  const clipped = (element) => element && (getComputedStyle(element).clipPath !== 'none' || clipped(element.parentElement));
  const look = (patience) => {
    if (page.scrollWidth <= window.innerWidth) return answer([]);
    if (patience > 0) return setTimeout(look, 50, patience - 1);
    const beyond = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth + 1 && !clipped(element),
    );
    const inner = beyond.filter((element) => !beyond.some((other) => other !== element && element.contains(other)));
    answer([page.scrollWidth, ...inner.slice(0, 3).map(({ tagName, textContent }) => tagName + ' ' + textContent.slice(0, 60))]);
  };
  setTimeout(look, 50, 20);
})`;
