import type { Page } from '@playwright/test';

const farthest = 60;

interface Place {
  readonly name: string;
  readonly seen: boolean;
}

/** Somebody who has no pointer: goes from one thing to the next, and must see where the focus is. */
export class Keyboard {
  /** Where the focus could not be seen. */
  readonly unseen: string[] = [];

  constructor(private readonly page: Page) {}

  /** Tabs until the thing of that name has the focus. */
  async to(name: RegExp): Promise<void> {
    const passed: string[] = [];
    for (let step = 0; step < farthest; step += 1) {
      await this.page.keyboard.press('Tab');
      const place: Place = await this.page.evaluate(whereFocusIs);
      if (!place.seen) this.unseen.push(place.name);
      if (name.test(place.name)) return;
      passed.push(place.name);
    }
    throw new Error(`Tab never came to ${String(name)}; it passed ${passed.join(' | ')}`);
  }

  async press(name: RegExp, key = 'Enter'): Promise<void> {
    await this.to(name);
    await this.page.keyboard.press(key);
  }

  async type(name: RegExp, text: string): Promise<void> {
    await this.to(name);
    await this.page.keyboard.type(text);
  }
}

/**
 * In the page, once the focus is drawn. A field is named by its label; the focus is seen by an outline on something that
 * is in the window, and that nothing else covers.
 */
const whereFocusIs = `new Promise((answer) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const element = document.activeElement;
  // Between the end of the page and its beginning.
  if (element === document.body) return answer({ name: '', seen: true });
  const label = element.labels?.[0]?.textContent ?? '';
  const name = (element.getAttribute('aria-label') ?? (label || element.textContent) ?? '').trim();
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const across = [box.left + 2, (box.left + box.right) / 2, box.right - 2];
  const down = [box.top + 2, (box.top + box.bottom) / 2, box.bottom - 2];
  const uncovered = across.some((x) => down.some((y) => element.contains(document.elementFromPoint(x, y))));
  answer({ name: name.slice(0, 80), seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && uncovered });
})))`;
