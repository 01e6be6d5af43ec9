import { parseArgs } from 'node:util';
import { type Examined, examineAll } from '@/lib/operating/examinations';
import { prove } from '@/lib/operating/proving';
import { disconnect } from '@/lib/platform/db/client';
import { operatorAddresses } from '@/lib/platform/env/operators';
import { broken, type Finding, note } from '@/lib/platform/examining/findings';
import { isMailSetUp } from '@/lib/platform/mail';
import { messageOf } from '@/lib/platform/text/message-of';
import { tell } from './steps/say';
import { loadSettingsFile } from './steps/settings-file';

const MARKS = { good: 'ok     ', note: 'note   ', broken: 'BROKEN ' } as const;
/** A worker takes a mail within seconds, and its delivery is reported within a minute or so. */
const PATIENCE_MS = 90_000;

/**
 * `npm run doctor [-- --mail-to ADDRESS | --no-mail]`: examines this installation and says in plain words what is
 * missing or doesn't work, and what to do about it. It sends one mail, to the given address or the first of
 * HANDOVER_OPERATORS, and waits for what becomes of it.
 */
const { values: asked } = parseArgs({
  options: { 'mail-to': { type: 'string' }, 'no-mail': { type: 'boolean', default: false } },
});
loadSettingsFile();
// the examination includes what became of the mail, so that comes first
const proof = await proveMail();
const examined = (await examineAll()).map(withProof);
await disconnect();

for (const { area, findings } of examined) {
  tell(`\n${area}`);
  for (const finding of findings) tellOf(finding);
}
const count = examined.flatMap(({ findings }) => findings).filter(({ level }) => level === 'broken').length;
tell(count === 0 ? '\nNothing is broken.' : `\n${count} to repair.`);
process.exitCode = count === 0 ? 0 : 1;

function tellOf({ level, says, remedy }: Finding): void {
  tell(`${MARKS[level]}${says}`);
  if (remedy !== undefined) tell(`       ${remedy}`);
}

/** @returns why no mail was sent, or that it couldn't be; null when the examination reports on it anyway. */
async function proveMail(): Promise<Finding | null> {
  if (asked['no-mail']) return null;
  try {
    if (!isMailSetUp()) return null;
    const to = asked['mail-to'] ?? operatorAddresses()[0];
    if (to === undefined)
      return note(
        'No mail was sent to see whether it arrives: nobody is named to send it to.',
        'Name yourself in HANDOVER_OPERATORS, or run npm run doctor -- --mail-to YOUR ADDRESS.',
      );
    tell(`A mail is on its way to ${to}; waiting to hear whether it arrives.`);
    await prove(to, PATIENCE_MS);
    return null;
  } catch (error) {
    return broken(`No mail could be sent: ${messageOf(error)}`, 'Fix what else is listed here first.');
  }
}

function withProof({ area, findings }: Examined): Examined {
  return { area, findings: area === 'Mail' && proof !== null ? [...findings, proof] : findings };
}
