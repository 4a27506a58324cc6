let region: HTMLElement | undefined;

/** Has screen readers say it, from a region of its own that outlives the screen. */
export function announce(words: string): void {
  region ??= liveRegion();
  region.textContent = words;
}

function liveRegion(): HTMLElement {
  const made = document.createElement('div');
  made.className = 'visually-hidden';
  made.setAttribute('aria-live', 'assertive');
  // react-aria leaves it readable while a dialog is open.
  made.dataset.liveAnnouncer = 'true';
  return document.body.appendChild(made);
}
