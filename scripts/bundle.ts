import { bundle } from './steps/bundling';

/**
 * `npm run bundle`: makes one file in dist/commands of each command that an installation runs beside the web server, so
 * that an image needs neither the sources nor what runs TypeScript.
 */
const COMMANDS = [
  'worker',
  'db-migrate',
  'doctor',
  'sign-in-link',
  'backup',
  'restore',
  'verify',
  'archive',
  'check-data',
];

await bundle(
  COMMANDS.map((name) => `scripts/${name}.ts`),
  'dist/commands',
);
