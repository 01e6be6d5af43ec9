import { disconnect } from '@/lib/platform/db/client';
import {
  examineClock,
  examineExposure,
  examineMigrations,
  examineQueue,
  examineRole,
  examineSettings,
  examineStorage,
} from './steps/examinations';
import type { Finding } from './steps/findings';
import { examineMail, examineScanner, examineWeb } from './steps/network-examinations';
import { examineObserving } from './steps/observing-examination';
import { messageOf, tell } from './steps/say';
import { examineSeal } from './steps/seal-examination';
import { loadSettingsFile } from './steps/settings-file';
import { examineStripe, examineStuck } from './steps/stripe-examination';

const MARKS = { good: 'ok     ', note: 'note   ', broken: 'BROKEN ' } as const;

/** `npm run doctor`: looks at this installation and says in plain words what is missing or doesn't work. */
loadSettingsFile();
const findings: Finding[] = [examineSettings()];
if (findings.every((finding) => finding.level === 'good')) {
  findings.push(
    ...examineExposure(),
    await examineStorage(),
    await examineScanner(),
    await examineSeal(),
    ...(await examineMail()),
    ...(await examineStripe()),
    ...(await examineWeb()),
    ...(await examineObserving()),
  );
  const database = await examineRole();
  findings.push(...database);
  if (database.every((finding) => finding.level === 'good')) {
    for (const examine of [examineMigrations, examineClock, examineQueue, examineStuck])
      findings.push(await examine().catch(asBroken));
  }
  await disconnect();
}

for (const { level, says } of findings) tell(`${MARKS[level]}${says}`);
const count = findings.filter((finding) => finding.level === 'broken').length;
tell(count === 0 ? '\nNothing is broken.' : `\n${count} to repair.`);
process.exitCode = count === 0 ? 0 : 1;

function asBroken(error: unknown): Finding {
  return { level: 'broken', says: messageOf(error) };
}
