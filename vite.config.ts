import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'

/** The game's own server, when `npm run dev` puts Vite in front of it. */
const backend = process.env.ACKSU_BACKEND ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: 'client',
  plugins: [preact({ reactAliasesEnabled: false })],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: ['chrome111', 'edge111', 'firefox128', 'safari16.4'], // Chromebooks and iPads stay in use for years; README and index.html say so
    modulePreload: { polyfill: false }, // would be an inline script to some servers' CSP; every target browser preloads
    chunkSizeWarningLimit: 1600, // Phaser: it comes lazily, after the first page
    // What the first page needs is one file: it is packed better than many.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  server: {
    // Everything that is not part of the client is the server's.
    proxy: {
      '/socket.io': { target: backend, ws: true },
      '/healthz': backend,
      '/metrics': backend,
    },
  },
})
