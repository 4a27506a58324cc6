import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const contracts = fileURLToPath(new URL('../../libs/contracts/src/index.ts', import.meta.url));

/** Where `vite` (development) finds the API; the built portal is served by the gateway itself. */
const gateway = process.env.GATEWAY ?? 'http://localhost:8080';

/** Beside every text file stand its compressed forms, so that the gateway never compresses anything itself. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (!/\.(js|css|html|svg)$/.test(file.fileName)) continue;
        const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        this.emitFile({
          type: 'asset',
          fileName: `${file.fileName}.br`,
          source: brotliCompressSync(source),
        });
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gzipSync(source) });
      }
    },
  },
};

/** react-aria brings the words of its own controls in 34 languages; the portal speaks one of them. */
const spanishOnly: Plugin = {
  name: 'spanish-only',
  apply: 'build',
  load: (id) =>
    /react-(aria|stately|aria-components)\/dist\/private\/intl\/.*(?<!es-ES)\.mjs$/.test(id)
      ? 'export default undefined'
      : undefined,
};

export default defineConfig({
  plugins: [react(), spanishOnly, compressed],
  resolve: { alias: { '@secop/contracts': contracts } },
  build: {
    target: 'es2022',
    sourcemap: false,
    // Everything is a file of its own: the policy of the pages allows no inline style, script or font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      // Contracts are pure data: what no screen uses is left out.
      treeshake: { moduleSideEffects: (id) => !id.includes('/libs/contracts/') },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: gateway, headers: { origin: gateway } } },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.spec.{ts,tsx}'],
    setupFiles: ['./src/testing/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
});
