interface ImportMetaEnv {
  readonly VITE_STATE_NAME?: string;
  readonly VITE_STATE_URL?: string;
  readonly VITE_DEMONSTRATION?: string;
}
