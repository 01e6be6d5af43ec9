import { bundle } from './steps/bundling';

/**
 * `npm run bundle`: makes each command that an installation runs beside the web server one file in dist/commands, so that an
 * image needs neither the sources nor what runs TypeScript.
 */
const COMMANDS = ['worker', 'db-migrate', 'doctor', 'backup', 'restore', 'verify', 'archive', 'check-data'];

await bundle(
  COMMANDS.map((name) => `scripts/${name}.ts`),
  'dist/commands',
);
