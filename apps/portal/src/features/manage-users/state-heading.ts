export const stateHeading = 'estado';

/** Where the focus goes when what had it leaves the screen. */
export const focusStateHeading = (): void => document.getElementById(stateHeading)?.focus();
