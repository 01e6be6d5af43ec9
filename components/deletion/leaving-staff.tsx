import { Notice } from '@/components/ui/notice';
import { When } from '@/components/ui/when';
import { whatLeavingMeans } from '@/lib/deletion/leaving.rules';
import type { LeavingStaff } from '@/lib/deletion/queries';

type LeavingStaffProps = {
  readonly leaving: readonly LeavingStaff[];
  readonly business: string;
  readonly zone: string;
  readonly now: Date;
};

/**
 * Tells an owner which fellow staff have scheduled their account for deletion, and what that means for the business.
 */
export function LeavingStaffNotices({ leaving, business, zone, now }: LeavingStaffProps) {
  if (leaving.length === 0) return null;
  return (
    <div className="mb-8 grid gap-4">
      {leaving.map((each) => (
        <Notice key={each.userId} meaning="needs" title={`${each.name} is leaving Handover`}>
          <p>
            Their account is deleted <When instant={each.dueAt} zone={zone} now={now} />. They can take it
            back until then.
          </p>
          {whatLeavingMeans(each, business).map((words) => (
            <p key={words} className="mt-2">
              {words}
            </p>
          ))}
        </Notice>
      ))}
    </div>
  );
}
