import { runChecks } from './steps/checks';
import { runCommand } from './steps/lifecycle';

/** `npm run check`: the static checks alone. */
await runCommand(async (running) => ((await runChecks(running)).failed === 0 ? 0 : 1));
