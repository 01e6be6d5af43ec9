import { build } from 'esbuild';
import { ROOT } from './paths';

/**
 * Bundles each of the scripts, named from the checkout, into one file called `<name>.mjs` in `folder`, with shared code
 * beside it. They find the checkout as their sources do if the folder is as deep as `scripts/steps`. What can't be
 * bundled stays a package.
 */
export async function bundle(scripts: readonly string[], folder: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: [...scripts],
    entryNames: '[name]',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minifySyntax: true,
    external: [
      // native modules
      'sharp',
      'pg-native',
      // found by their paths, or read others that way
      '@prisma/schema-engine-wasm',
      'pdfkit',
      'fontkit',
    ],
    // older CommonJS packages load others with `require`
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    logLevel: 'warning',
  });
}
