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
  const onTop: boolean = await page.evaluate(somethingOpaqueIsOnTop);
  const whole = new AxeBuilder({ page })
    .options({
      rules: {
        'label-content-name-mismatch': { enabled: true },
        'color-contrast': { enabled: !onTop },
      },
    })
    .withTags(rules);
  const parts = [await whole.analyze(), ...(onTop ? [await contrastOnTop(page)] : [])];
  return {
    violations: parts.flatMap(({ violations }) =>
      violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary}`),
      ),
    ),
    passed: parts.reduce((sum, { passes }) => sum + passes.length, 0),
    undecided: parts.flatMap(({ incomplete }) =>
      incomplete.flatMap(({ id, nodes }) =>
        nodes.map(({ target, any }) => `${id} ${String(target)}: ${any[0]?.message}`),
      ),
    ),
  };
}

/** axe looks through what is on top, and cannot decide when two lines of it lie over different things of the page. */
async function contrastOnTop(page: Page) {
  await page.evaluate(pageShown(false));
  const found = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
  await page.evaluate(pageShown(true));
  return found;
}

/** In the page: a dialog or a menu lies over it, and one does not see the page through it. */
const somethingOpaqueIsOnTop = `(() => {
  const opaque = (element) => element !== document.body &&
    (getComputedStyle(element).backgroundColor.startsWith('rgb(') || opaque(element.parentElement));
  const layers = [...document.querySelectorAll('[role=dialog], [role=menu]')];
  return layers.some((layer) => !layer.closest('#portal')) && layers.every(opaque);
})()`;

const pageShown = (shown: boolean) =>
  `document.getElementById('portal').style.display = '${shown ? '' : 'none'}'`;

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
