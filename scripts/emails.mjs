import { run } from './bootstrap.mjs';

await run('emails.ts');
