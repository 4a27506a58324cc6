declare global {
  interface ImportMetaEnv {
    readonly VITE_STATE_NAME?: string;
    readonly VITE_STATE_URL?: string;
    readonly VITE_DEMONSTRATION?: string;
  }
}

/** Whose portal this is; `VITE_…` variables of the build change it. */
export const brand = Object.freeze({
  state: import.meta.env.VITE_STATE_NAME ?? 'GOV.CO',
  stateUrl: import.meta.env.VITE_STATE_URL ?? 'https://www.gov.co/',
  /** Says on every page that this is not the official site; only `false` takes it away. */
  demonstration: import.meta.env.VITE_DEMONSTRATION !== 'false',
});
