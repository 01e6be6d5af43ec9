import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import type { EngagementPage } from '@/lib/people/engagements/engagements.queries';
import type { Role } from '@/lib/people/rules';
import { addresses } from '@/lib/platform/addresses/addresses';

type SharedRecordProps = {
  readonly person: Pick<EngagementPage, 'id' | 'name' | 'standing'> & {
    readonly agreements: readonly { readonly inForceAt: Date | null }[];
  };
  readonly slug: string;
  readonly role: Role;
};

/**
 * Where the rest is that two people share once an agreement came into force, whatever became of it since: what was
 * handed over, how it went and, for an owner, what is owed and paid.
 */
export function SharedRecord({ person, slug, role }: SharedRecordProps) {
  const { id, name, standing, agreements } = person;
  if (!agreements.some(({ inForceAt }) => inForceAt !== null)) return null;
  const list = standing === 'ended' ? 'closed' : 'open';
  return (
    <PageSection title={role === 'owner' ? 'Briefs and pay' : 'Briefs'}>
      <p className="max-w-measure">
        What you handed to {name} is in{' '}
        <NearLink href={addresses.briefsWith(slug, id, list)}>their briefs</NearLink>.
        {standing === 'working'
          ? ' Once they have accepted one, you hear of questions, risks and deliveries, and of nothing else.'
          : null}{' '}
        How it has gone so far is counted from the record, in{' '}
        <NearLink href={addresses.facts(slug, id)}>the facts</NearLink>.
        {role === 'owner' ? (
          <>
            {' '}
            What is owed and paid, year by year, is on{' '}
            <NearLink href={addresses.statement(slug, id)}>their statement</NearLink>.
          </>
        ) : null}
      </p>
    </PageSection>
  );
}
