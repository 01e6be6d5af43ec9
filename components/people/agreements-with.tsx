import { agreementState } from '@/components/agreements/status/agreement-state';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import { When } from '@/components/ui/when';
import type { EngagementPage } from '@/lib/people/engagements/engagements.queries';
import type { Role } from '@/lib/people/rules';
import { addresses } from '@/lib/platform/addresses/addresses';

type AgreementsWithProps = {
  readonly person: Pick<EngagementPage, 'id' | 'name' | 'standing' | 'agreements'>;
  readonly slug: string;
  readonly role: Role;
  readonly zone: string;
  readonly now: Date;
};

const BEFORE_JOINING: readonly EngagementPage['standing'][] = ['invited', 'mail_stuck', 'invitation_expired'];

/** The agreements between the two, and the next step if there is none yet. */
export function AgreementsWith({ person, slug, role, zone, now }: AgreementsWithProps) {
  const { agreements, name, standing } = person;
  const mayWrite = role === 'owner';
  const isEmpty = agreements.length === 0;
  // before they have joined there is something to do, or nothing to say
  if (isEmpty && BEFORE_JOINING.includes(standing) && !(standing === 'invited' && mayWrite)) return null;
  const write = <LinkButton href={addresses.newAgreement(slug, person.id)}>Write an agreement</LinkButton>;
  return (
    <PageSection title="Agreements">
      {standing === 'agreement_next' ? (
        <div className="mb-4">
          <EmptyState title="The agreement is next" {...(mayWrite ? { action: write } : {})}>
            No brief can be handed to {name} before you both have signed what is expected, what is paid, and
            when you look back together.{mayWrite ? '' : ' An owner writes it.'}
          </EmptyState>
        </div>
      ) : null}
      {standing === 'invited' && isEmpty ? (
        <EmptyState title="The agreement can be written meanwhile" action={write}>
          {name} doesn’t see it before you propose it, and you can as soon as they have joined.
        </EmptyState>
      ) : null}
      {standing === 'ended' && isEmpty ? (
        <p className="max-w-measure">It ended before anything was agreed: the invitation was withdrawn.</p>
      ) : null}
      {isEmpty ? null : (
        <RowList
          label="Agreements"
          rows={agreements.map(({ id, title, state, inForceAt, signedBy, isImported }) => ({
            href: addresses.agreement(slug, id),
            title,
            detail: inForceAt ? (
              <>
                {isImported ? 'Signed elsewhere and imported. ' : ''}
                {state === 'in_force' ? 'In force since' : 'Came into force'}{' '}
                <When instant={inForceAt} zone={zone} now={now} />
              </>
            ) : null,
            states: [agreementState({ state, signedBy }, role)],
          }))}
        />
      )}
    </PageSection>
  );
}
