import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { patience } from '@secop/testing';
import type { System } from '../system/system';
import { lookAt } from './pictures';
import { desktop, type Screen } from './screens';

/** A real Chromium. Every person has a profile of their own, and what goes wrong in any page is kept. */
export class PortalBrowser {
  /** Errors of scripts and policies, requests to anybody else, barriers on a screen: there must be none. */
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
    context.setDefaultTimeout(patience);
    context.on('page', (page) => this.watch(page));
    return context;
  }

  /** Keeps pictures of a screen as it is now, and finds what is wrong with it. */
  async look(page: Page, name: string): Promise<void> {
    this.faults.push(...(await lookAt(page, name)));
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
