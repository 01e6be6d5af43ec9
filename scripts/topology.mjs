import { run } from './bootstrap.mjs';

await run('topology.ts');
