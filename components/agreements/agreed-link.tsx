import type { ReactNode } from 'react';
import { NearLink } from '@/components/ui/near-link';
import { addressesFor, type PageReader } from '@/lib/platform/addresses/addresses-for';

/** The agreement that something is based on, as it was at that time. */
export type AgreedUnder = {
  readonly reader: PageReader;
  readonly agreementId: string;
  /** when the other thing was agreed to; null while it hasn't been */
  readonly asOf: Date | null;
};

type AgreedLinkProps = {
  readonly under: AgreedUnder;
  /** the clause that answers the question: `pay`, `communication`, `evaluation`; left out for the whole */
  readonly clause?: string;
  readonly children?: ReactNode;
};

/**
 * “What did we agree?”, one click from anything based on an agreement: the version in force then, at its clause. If a
 * newer one has replaced it since, that page says so.
 */
export function AgreedLink({ under, clause, children = 'What did we agree?' }: AgreedLinkProps) {
  return (
    <NearLink href={agreedAddress(under, clause)} className="link text-sm" data-no-print>
      {children}
    </NearLink>
  );
}

/** Beside a delivery: how the two agreed to judge it. */
export function AgreedEvaluation({ under }: { readonly under: AgreedUnder | undefined }) {
  if (!under) return null;
  return (
    <AgreedLink under={under} clause="evaluation">
      Agreed: how work is evaluated
    </AgreedLink>
  );
}

/** Where the two see something differently: what they agreed on for that. */
export function AgreedDisputes({ under }: { readonly under: AgreedUnder | null }) {
  if (!under) return null;
  return (
    <AgreedLink under={under} clause="disputes">
      Agreed: what happens when you disagree
    </AgreedLink>
  );
}

/** @returns where this reader finds the agreement as it was then, at the clause. */
export function agreedAddress({ reader, agreementId, asOf }: AgreedUnder, clause?: string): string {
  const page = addressesFor(reader).agreement(agreementId);
  const then = asOf ? `?on=${encodeURIComponent(asOf.toISOString())}` : '';
  return `${page}${then}${clause ? `#clause-${clause}` : ''}`;
}
