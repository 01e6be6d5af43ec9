import { auditPackages } from './steps/audit';
import { runChecks } from './steps/checks';
import { runCommand } from './steps/lifecycle';
import { sum } from './steps/tally';

/** `npm run check`: the static checks alone, and whether the packages that are shipped have known vulnerabilities. */
await runCommand(async (running) => {
  const tallies = [await runChecks(running), await auditPackages()];
  return sum(tallies).failed === 0 ? 0 : 1;
});
