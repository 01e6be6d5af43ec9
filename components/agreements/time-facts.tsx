import type { Fact } from '@/components/ui/facts';
import { NearLink } from '@/components/ui/near-link';
import { When } from '@/components/ui/when';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { endInWords } from '@/lib/agreements/timing/ending-words';
import { addressesOnSide } from './addresses-on-side';
import type { AgreementReader } from './agreement-details';

/**
 * @returns an agreement's dates: what it amends, until when it can be signed or proposed again, since when it is in
 * force, and until when it is or was.
 */
export function timeFacts(
  page: AgreementPage,
  { side, zone, now, other }: AgreementReader,
): readonly (Fact | null)[] {
  const { state, stateChangedAt, respondBy, inForceAt, endsAt, workspace, predecessor } = page;
  const day = (at: Date) => endInWords(at, workspace.timeZone, now).replace(/^the e/, 'The e');
  const hasEnded = inForceAt !== null && (state === 'terminated' || state === 'expired');
  const canBeSigned = state === 'proposed' || state === 'signed_by_one';
  return [
    predecessor
      ? {
          name: 'Amends',
          value: (
            <NearLink href={addressesOnSide(page, side).agreement(predecessor.id)}>
              The agreement before it
            </NearLink>
          ),
        }
      : null,
    canBeSigned && respondBy ? { name: 'Can be signed until', value: day(respondBy) } : null,
    state === 'changes_requested' && respondBy ? { name: 'New version by', value: day(respondBy) } : null,
    inForceAt
      ? {
          name: state === 'in_force' ? 'In force since' : 'Came into force',
          value: <When instant={inForceAt} zone={zone} now={now} {...(other ? { other } : {})} />,
        }
      : null,
    state === 'in_force' && endsAt ? { name: 'Ends', value: day(endsAt) } : null,
    hasEnded ? { name: 'Ended', value: day(stateChangedAt) } : null,
  ];
}
