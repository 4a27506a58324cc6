export const stateHeading = 'estado';

/** Where the focus goes when what had it leaves the screen. */
export const stateHeadingElement = (): HTMLElement | null => document.getElementById(stateHeading);
