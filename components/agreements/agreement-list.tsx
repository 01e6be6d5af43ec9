import { PageSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import type { ListedAgreement } from '@/lib/agreements/list.queries';
import { type AgreementRole, OPEN_STATES } from '@/lib/agreements/rules';
import { listedInWords } from './listed-words';
import { agreementState } from './status/agreement-state';

type AgreementListProps = {
  readonly agreements: readonly ListedAgreement[];
  readonly reader: AgreementRole;
  readonly addressOf: (agreement: ListedAgreement) => string;
  readonly zone: string;
  readonly now: Date;
};

/**
 * Agreements by state: those still being made first, since somebody waits; then those in force, each with its open
 * amendment; then past ones.
 */
export function AgreementList({ agreements, ...rows }: AgreementListProps) {
  const allInForce = agreements.filter(({ state, isPast }) => !isPast && state === 'in_force');
  const isBeside = ({ amendsId }: ListedAgreement) => allInForce.some(({ id }) => id === amendsId);
  const allOpen = agreements.filter(({ state, isPast }) => !isPast && OPEN_STATES.includes(state));
  const open = allOpen.filter((agreement) => !isBeside(agreement));
  const inForce = allInForce.flatMap((agreement) => [
    agreement,
    ...allOpen.filter(({ amendsId }) => amendsId === agreement.id),
  ]);
  const past = agreements.filter((each) => !allOpen.includes(each) && !allInForce.includes(each));
  return (
    <>
      <Group title="Being agreed" agreements={open} {...rows} />
      <Group title="In force" agreements={inForce} {...rows} />
      <Group title="Past" agreements={past} {...rows} />
    </>
  );
}

/** An agreement that nobody has ended governs nothing after the end of the engagement. */
const ENDED = { words: 'Engagement ended', meaning: 'info' } as const;

function Group({
  title,
  agreements,
  reader,
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
          title: reader === 'assistant' ? agreement.business : agreement.assistant,
          detail: listedInWords(agreement, zone, now),
          states: [
            agreement.isPast && agreement.state === 'in_force' ? ENDED : agreementState(agreement, reader),
          ],
        }))}
      />
    </PageSection>
  );
}
