/** Loads the portal anew, so that nothing of the person who was here stays in memory. */
export function startOver(path: '/' | '/ingresar'): void {
  // A browser may keep this page as it is, and show it again on the way back.
  window.addEventListener('pageshow', () => window.location.reload());
  window.location.assign(path);
}
