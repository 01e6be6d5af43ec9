import { parseArgs } from 'node:util';
import { makeOperatorsLink } from '@/lib/people/signing-in/operators-link';
import { now } from '@/lib/platform/clock';
import { disconnect } from '@/lib/platform/db/client';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { Refused } from '@/lib/platform/result';
import { messageOf } from '@/lib/platform/text/message-of';
import { formatStamp } from '@/lib/platform/time/format';
import { tell } from './steps/say';
import { loadSettingsFile } from './steps/settings-file';

const USAGE = `npm run sign-in-link -- person@example.com

Prints a link that signs in somebody who is here already, or is invited, where no e-mail reaches them. It works once,
within 15 minutes. Hand it to that person and to nobody else: whoever has it comes in as them.`;

/** `npm run sign-in-link -- ADDRESS`: for whoever has a shell on the server. Ends with 0: here it is, 1: refused, 2: failed. */
loadSettingsFile();
process.exitCode = await makeLink()
  .catch((error: unknown) => {
    const isRefused = error instanceof Refused;
    tell(isRefused ? error.refusal.message : messageOf(error));
    return isRefused ? 1 : 2;
  })
  .finally(() => Promise.all([disconnect(), closeRateLimits()]));

async function makeLink(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [address, ...more] = positionals;
  if (address === undefined || more.length > 0) {
    tell(USAGE);
    return 2;
  }
  const { email, url, expiresAt } = await makeOperatorsLink(address, now());
  tell(`This signs in as ${email}, once, until ${formatStamp(expiresAt)}:\n\n  ${url}\n`);
  tell(
    'Hand it to that person and to nobody else. That it was made is on the operator’s page, and they are told.',
  );
  return 0;
}
