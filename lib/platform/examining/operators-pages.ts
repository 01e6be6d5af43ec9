import { operatorsPages } from '@/lib/platform/addresses/operators-pages';
import { env, isDemo } from '@/lib/platform/env/env';
import { type Finding, good, note } from './findings';

/** Checks that people are told what is kept about them, which many laws ask of whoever runs an installation. */
export function examineOperatorsPages(): Finding {
  if (isDemo()) return good('A demo keeps nothing of real people, so it needs no privacy notice.');
  if (env().HANDOVER_PRIVACY_URL === undefined)
    return note(
      'No page of yours tells people what is kept about them.',
      'Write a privacy notice (docs/privacy.md has the facts) and name it in HANDOVER_PRIVACY_URL, if a law asks you for one.',
    );
  const labels = operatorsPages().map(({ label }) => label);
  return good(`Pages and e-mails link to what you say about this installation: ${labels.join(', ')}.`);
}
