import type { SealCounts } from '@/lib/platform/auth/sealing-anew';
import { broken, type Finding, good, note } from './findings';

/** What is said of one kind of sealed secrets. */
export type SecretsWords = {
  /** "webhooks" */
  readonly many: string;
  /** what those whose secret doesn't open can't do any more: "can’t sign what they send" */
  readonly failing: string;
  /** what the people concerned do where the secret of before is lost */
  readonly otherwise: string;
};

/** @returns whether the installation's secret is the one under which these are sealed, and what to do where it isn't. */
export function findingOnSecrets({ all, old, unreadable }: SealCounts, words: SecretsWords): Finding {
  const { many, failing, otherwise } = words;
  if (unreadable > 0)
    return broken(
      `Of ${all} ${many} ${unreadable} ${failing}: NEXTAUTH_SECRET is not the one they were made under.`,
      `Bring the secret of before back, as NEXTAUTH_SECRET or NEXTAUTH_SECRET_BEFORE; else ${otherwise}.`,
    );
  if (old > 0)
    return note(
      `Of ${all} ${many} ${old} depend on NEXTAUTH_SECRET_BEFORE, under which their secrets are sealed.`,
      'Leave that in: a worker seals them under the new one at 03:00 UTC.',
    );
  return good(`NEXTAUTH_SECRET opens the secrets of ${many}, all ${all}.`);
}
