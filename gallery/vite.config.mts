import { join } from 'node:path';
import { defineConfig } from 'vite';

/** The page: one script, one stylesheet, nothing inline, no address but its own. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: join(import.meta.dirname, '..', '.quayside', 'gallery'),
    emptyOutDir: true,
    assetsInlineLimit: 0, // the content security policy takes no data: addresses
    modulePreload: false, // one script has nothing to load ahead
  },
});
