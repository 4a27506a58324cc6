declare global {
  interface ImportMetaEnv {
    readonly VITE_STATE_NAME?: string;
    readonly VITE_STATE_URL?: string;
    readonly VITE_DEMONSTRATION?: string;
    readonly VITE_ENTITY_NAME?: string;
    readonly VITE_ENTITY_ADDRESS?: string;
    readonly VITE_ENTITY_PHONE?: string;
    readonly VITE_SERVICE_DESK?: string;
    readonly VITE_PERSONAL_DATA?: string;
  }
}

/** Whose portal this is; `VITE_…` variables of the build change it. */
export const brand = Object.freeze({
  state: import.meta.env.VITE_STATE_NAME ?? 'GOV.CO',
  stateUrl: import.meta.env.VITE_STATE_URL ?? 'https://www.gov.co/',
  /** Says on every page that this is not the official site; only `false` takes it away. */
  demonstration: import.meta.env.VITE_DEMONSTRATION !== 'false',
  /** Who answers for the portal: named in the foot of every page, and wherever one needs help. */
  entity: Object.freeze({
    name: import.meta.env.VITE_ENTITY_NAME ?? 'Entidad de demostración',
    address: import.meta.env.VITE_ENTITY_ADDRESS ?? 'Bogotá D. C., Colombia',
    phone: import.meta.env.VITE_ENTITY_PHONE,
    /** Addresses of mail. */
    serviceDesk: import.meta.env.VITE_SERVICE_DESK ?? 'ayuda@entidad.example',
    personalData: import.meta.env.VITE_PERSONAL_DATA ?? 'datos@entidad.example',
  }),
});
