import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { System } from '../system/system';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export interface Screen {
  readonly width: number;
  readonly height: number;
}
export const phone: Screen = { width: 360, height: 740 };
export const desktop: Screen = { width: 1280, height: 900 };

/** A real Chromium. Every person has a profile of their own, and what goes wrong in any page is kept. */
export class PortalBrowser {
  /** Errors of scripts and policies, and requests to anybody else: there must be none. */
  readonly faults: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly origin: string,
  ) {}

  static async start({ gateway }: System): Promise<PortalBrowser> {
    const executablePath = process.env.CHROMIUM;
    if (!executablePath) {
      throw new Error('No browser: run `npm test`, which finds one, or set CHROMIUM to a Chromium');
    }
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return new PortalBrowser(await chromium.launch({ executablePath, args }), gateway);
  }

  async person(viewport: Screen = desktop): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      viewport,
      baseURL: this.origin,
      locale: 'es-CO',
      timezoneId: 'America/Bogota',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(20_000);
    context.on('page', (page) => this.watch(page));
    return context;
  }

  async stop(): Promise<void> {
    await this.browser.close();
  }

  private watch(page: Page): void {
    page.on('pageerror', (error) => this.faults.push(`script: ${error.message}`));
    page.on('console', (message) => {
      // Chromium itself writes a line for each refused or unanswered request.
      if (message.type() !== 'error' || message.text().startsWith('Failed to load resource'))
        return;
      this.faults.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== this.origin) {
        this.faults.push(`third party: ${request.url()}`);
      }
    });
  }
}

/** What axe finds wrong on the page as it is now, by WCAG 2.0, 2.1 and 2.2, A and AA. */
export async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary ?? ''}`),
  );
}

/** Whether one must scroll sideways to read the page. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
