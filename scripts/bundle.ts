import { build } from 'esbuild';

/**
 * `npm run bundle`: makes each command that an installation runs beside the web server one file in dist/commands, so that an
 * image needs neither the sources nor what runs TypeScript. What can't be put into one file stays beside it.
 */
await build({
  entryPoints: ['worker', 'db-migrate', 'doctor', 'backup', 'restore', 'verify', 'archive', 'check-data'].map(
    (name) => `scripts/${name}.ts`,
  ),
  outdir: 'dist/commands',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  minifySyntax: true,
  external: [
    // programs of their own
    'sharp',
    'pg-native',
    // read by their paths, or read others so
    '@prisma/schema-engine-wasm',
    'pdfkit',
    'fontkit',
  ],
  // packages from before modules ask for others by `require`
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
});
