import { countSeals } from '@/lib/platform/auth/sealing-anew';
import { operatorAddresses } from '@/lib/platform/env/operators';
import { type Finding, good, note } from '@/lib/platform/examining/findings';
import { findingOnSecrets } from '@/lib/platform/examining/secrets';
import { withActor } from '@/lib/platform/tenancy';
import { SEALED_APPS } from './factors/sealed';

/** Checks that the installation's secret is the one under which people's authenticator apps were set up. */
export async function examineSecrets(): Promise<Finding> {
  const counts = await countSeals(SEALED_APPS);
  if (counts.all === 0)
    return good('NEXTAUTH_SECRET is long enough. No authenticator app is sealed under it yet.');
  return findingOnSecrets(counts, {
    many: 'authenticator apps',
    failing: 'can’t be read',
    otherwise: 'those people use a recovery code',
  });
}

/**
 * Checks that whoever is named as an operator has an account here: somebody is one by their address, so a name that is left
 * over belongs to whoever reads that mailbox next (adr/0209). Two queries.
 */
export async function examineOperators(): Promise<readonly Finding[]> {
  const named = operatorAddresses();
  if (named.length === 0) return [];
  const { here, left } = await withActor({ kind: 'auth' }, async (tx) => ({
    here: await tx.user.findMany({ where: { email: { in: [...named] } }, select: { email: true } }),
    left: await tx.addressChange.findMany({
      where: { fromAddress: { in: [...named] }, changedAt: { not: null }, undoneAt: null },
      select: { fromAddress: true },
    }),
  }));
  const absent = named.filter((address) => !here.some(({ email }) => email === address));
  if (absent.length === 0) return [good('Whoever HANDOVER_OPERATORS names has an account here.')];
  return absent.map((address) =>
    whoIsNext(
      address,
      left.some(({ fromAddress }) => fromAddress === address),
    ),
  );
}

function whoIsNext(address: string, isLeft: boolean): Finding {
  if (isLeft)
    return note(
      `HANDOVER_OPERATORS names ${address}, and the account that had this address goes by another one now. Whoever signs in with it next runs this installation.`,
      'Name the address that the account has now, unless the mailbox was handed on and its next reader is meant.',
    );
  return note(
    `HANDOVER_OPERATORS names ${address}, under which nobody has an account here. Whoever signs in with it runs this installation.`,
    'See that it is spelled right, and leave it out if that mailbox is nobody’s any more.',
  );
}
