import { Facts } from '@/components/ui/facts';
import { When } from '@/components/ui/when';
import type { EngagementPage } from '@/lib/people/engagements/engagements.queries';
import { placeOfZone } from '@/lib/people/zones/zone-names';
import type { StaffRole } from '@/lib/platform/tenancy';
import { Clock } from './clock';
import { ProgressLabel } from './engagement-progress';

type PersonFactsProps = {
  readonly person: EngagementPage;
  /** of whoever reads it */
  readonly role: StaffRole;
  readonly zone: string;
  readonly now: Date;
};

/** Who somebody is, what time it is for them, and how they came to work here. */
export function PersonFacts({ person, role, zone, now }: PersonFactsProps) {
  const { assistant, invitation, joinedAt, standing } = person;
  const facts = [{ name: 'Where you stand', value: <ProgressLabel standing={standing} role={role} /> }];
  if (assistant) {
    facts.push({
      name: `Time for them, in ${placeOfZone(assistant.timeZone).place}`,
      value: <Clock zone={assistant.timeZone} startsAt={now} />,
    });
  }
  facts.push({ name: 'Address', value: <>{assistant?.email ?? invitation?.email}</> });
  if (assistant && invitation && assistant.email !== invitation.email) {
    facts.push({ name: 'You had invited', value: <>{invitation.email}</> });
  }
  if (joinedAt) facts.push({ name: 'Joined', value: <When instant={joinedAt} zone={zone} now={now} /> });
  return <Facts facts={facts} />;
}
