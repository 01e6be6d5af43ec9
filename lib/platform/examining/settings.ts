import { env, parseEnv } from '@/lib/platform/env/env';
import { isThisMachine } from '@/lib/platform/env/env-conflicts';
import { messageOf } from '@/lib/platform/text/message-of';
import { broken, type Finding, good, note } from './findings';

/** Checks the settings; nothing else can be checked before they are right. */
export function examineSettings(): Finding {
  try {
    parseEnv(process.env);
    return good('The settings are complete.');
  } catch (error) {
    return broken(messageOf(error), 'Put the settings right (.env.example says what each is) and restart.');
  }
}

/** Checks that the address and the demo setting suit a machine that others can reach. */
export function examineExposure(): readonly Finding[] {
  const { NEXTAUTH_URL, HANDOVER_DEMO } = env();
  if (isThisMachine(NEXTAUTH_URL)) {
    return [
      note(
        `NEXTAUTH_URL is ${NEXTAUTH_URL}: only this machine can sign in.`,
        'Set the address that people open, once others are to use it.',
      ),
    ];
  }
  const findings = [good(`People reach it at ${NEXTAUTH_URL}.`)];
  if (!NEXTAUTH_URL.startsWith('https:'))
    findings.push(
      broken(
        'NEXTAUTH_URL is not https: browsers don’t send the sign-in cookie back.',
        'Put a proxy with a certificate in front, and set NEXTAUTH_URL to its https address.',
      ),
    );
  if (HANDOVER_DEMO === '1')
    findings.push(
      broken(
        'HANDOVER_DEMO is 1: anybody who opens the address can sign in.',
        'Leave HANDOVER_DEMO out and restart.',
      ),
    );
  return findings;
}
