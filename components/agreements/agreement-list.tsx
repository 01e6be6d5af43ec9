import { PageSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import type { ListedAgreement } from '@/lib/agreements/list.queries';
import { OPEN_STATES, type Party } from '@/lib/agreements/rules';
import { formatDay } from '@/lib/platform/time/format';
import { agreementState } from './agreement-state';

type AgreementListProps = {
  readonly agreements: readonly ListedAgreement[];
  readonly side: Party;
  readonly addressOf: (agreement: ListedAgreement) => string;
  readonly zone: string;
  readonly now: Date;
};

/** Agreements by how they stand: those still being made first, since somebody waits; then those in force; then the past. */
export function AgreementList({ agreements, ...rows }: AgreementListProps) {
  const open = agreements.filter(({ state, isPast }) => !isPast && OPEN_STATES.includes(state));
  const inForce = agreements.filter(({ state, isPast }) => !isPast && state === 'in_force');
  const past = agreements.filter((agreement) => !open.includes(agreement) && !inForce.includes(agreement));
  return (
    <>
      <Group title="Being agreed" agreements={open} {...rows} />
      <Group title="In force" agreements={inForce} {...rows} />
      <Group title="Past" agreements={past} {...rows} />
    </>
  );
}

/** An agreement that nobody has ended governs nothing once the two no longer work together. */
const ENDED = { words: 'Engagement ended', meaning: 'info' } as const;

function Group({
  title,
  agreements,
  side,
  addressOf,
  zone,
  now,
}: AgreementListProps & { readonly title: string }) {
  if (agreements.length === 0) return null;
  return (
    <PageSection title={title}>
      <RowList
        rows={agreements.map((agreement) => ({
          href: addressOf(agreement),
          title: side === 'owner' ? agreement.assistant : agreement.business,
          detail: `${agreement.title}, ${agreement.isImported ? 'signed elsewhere and imported, ' : ''}since ${formatDay(agreement.stateChangedAt, zone, now)}`,
          states: [
            agreement.isPast && agreement.state === 'in_force' ? ENDED : agreementState(agreement, side),
          ],
        }))}
      />
    </PageSection>
  );
}
