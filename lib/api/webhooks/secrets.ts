import { randomBytes } from 'node:crypto';
import { opened, type SealAge, sealAgeOf, sealed, sealedAnew } from '@/lib/platform/auth/sealed';
import { secretOf } from './signing.rules';

const SECRETS = 'webhook';

type Sealing = {
  readonly id: string;
  readonly sealedSecret: string;
  readonly sealedSecretBefore: string | null;
  readonly beforeUntil: Date | null;
};

/** @returns a new signing secret, and how it is stored: sealed, for one webhook alone. */
export function newSigningSecret(webhookId: string): {
  readonly secret: string;
  readonly sealedSecret: string;
} {
  const secret = secretOf(randomBytes(32));
  return { secret, sealedSecret: sealed(secret, SECRETS, webhookId) };
}

type Kept = Pick<Sealing, 'id' | 'sealedSecret' | 'sealedSecretBefore'>;

/** @returns both secrets as they are kept under the installation's secret in force; null when they are already. */
export function secretsAnew({ id, sealedSecret, sealedSecretBefore }: Kept): Omit<Kept, 'id'> | null {
  const [anew, anewBefore] = [sealedSecret, sealedSecretBefore].map((text) =>
    text === null ? null : sealedAnew(text, SECRETS, id),
  );
  if (!anew && !anewBefore) return null;
  return { sealedSecret: anew ?? sealedSecret, sealedSecretBefore: anewBefore ?? sealedSecretBefore };
}

/** @returns how the secret that a webhook signs by is sealed. */
export function sealAgeOfWebhook({ id, sealedSecret }: Kept): SealAge {
  return sealAgeOf(sealedSecret, SECRETS, id);
}

/** @returns the secrets that a webhook signs with: the current one, and one being replaced. */
export function secretsOf(webhook: Sealing, now: Date): readonly string[] {
  const { id, sealedSecret, sealedSecretBefore, beforeUntil } = webhook;
  const before = beforeUntil !== null && beforeUntil > now ? sealedSecretBefore : null;
  return [sealedSecret, before].flatMap((text) => {
    const found = text === null ? null : opened(text, SECRETS, id);
    return found ? [found.secret] : [];
  });
}
