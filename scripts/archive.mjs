import { run } from './bootstrap.mjs';

await run('archive.ts');
