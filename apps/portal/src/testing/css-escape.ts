// React Aria finds elements by selectors that it escapes; jsdom has no `CSS`.
globalThis.CSS ??= {
  escape: (text: string) => text.replaceAll(/[^\w-]/g, String.raw`\$&`),
} as typeof CSS;
