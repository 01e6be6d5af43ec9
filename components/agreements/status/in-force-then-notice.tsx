import { Notice } from '@/components/ui/notice';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { formatInstant } from '@/lib/platform/time/format';

type InForceThenNoticeProps = {
  readonly page: AgreementPage;
  readonly asOf: Date;
  /** the same page without a date: the agreement as it is now */
  readonly href: string;
  readonly zone: string;
  readonly now: Date;
};

/** Says which version is shown when a link from something based on it led here. */
export function InForceThenNotice({ page, asOf, href, zone, now }: InForceThenNoticeProps) {
  const { shown, state, newestInForce } = page;
  const isReplaced = newestInForce !== null && newestInForce > shown.number;
  if (!isReplaced && state === 'in_force') return null;
  return (
    <Notice title={`Version ${shown.number}, which held on ${formatInstant(asOf, zone, now)}`}>
      <p>
        {isReplaced
          ? `It has been replaced since, by version ${newestInForce}. Whatever was accepted under it stays under it.`
          : 'The agreement is no longer in force. Whatever was accepted under it stays under it.'}{' '}
        <a href={href} className="text-accent underline">
          The agreement as it stands
        </a>
      </p>
    </Notice>
  );
}
