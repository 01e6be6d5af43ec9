'use client';

import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import type { Candidate } from '@/lib/briefs/candidates.queries';
import { requireAgreement, requireWorkingTogether } from '@/lib/briefs/handing-over.rules';
import { addresses } from '@/lib/platform/addresses/addresses';

type AgreementMissingProps = {
  /** the brief's assistant; undefined while there is none */
  readonly chosen: Candidate | undefined;
  readonly slug: string;
  /** who begins an agreement is an owner */
  readonly role: 'owner' | 'manager';
};

/** What is missing before work can be handed over to somebody, and the way there: the rule that would refuse it. */
export function AgreementMissing({ chosen, slug, role }: AgreementMissingProps) {
  if (!chosen || chosen.isAgreed) return null;
  const together = requireWorkingTogether(chosen.hasEnded, chosen.name);
  if (!together.ok) {
    return (
      <div role="status">
        <Notice meaning="needs">{together.refusal.message}</Notice>
      </div>
    );
  }
  const required = requireAgreement(null, chosen.name);
  if (required.ok) return null;
  const { id, agreementBegun } = chosen;
  return (
    <div role="status">
      <Notice meaning="needs">
        <p>{required.refusal.message}</p>
        {agreementBegun !== null ? (
          <p>
            <NearLink href={addresses.agreement(slug, agreementBegun)} className="link">
              Go to the agreement
            </NearLink>
          </p>
        ) : role === 'owner' ? (
          <p>
            <NearLink href={addresses.newAgreement(slug, id)} className="link">
              Write the agreement
            </NearLink>
          </p>
        ) : (
          <p>An owner writes the agreement.</p>
        )}
      </Notice>
    </div>
  );
}
