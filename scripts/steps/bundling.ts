import { build } from 'esbuild';
import { ROOT } from './paths';

/**
 * Makes each of the scripts, named from the checkout, one file called `<name>.mjs` in `folder`, with what they share beside it. They
 * find the checkout as their sources do when the folder lies as deep as `scripts/steps`. What can't be put into one file stays a package.
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
}
