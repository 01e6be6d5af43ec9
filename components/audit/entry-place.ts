import type { AuditEntry } from '@/lib/audit/queries';
import { addresses } from '@/lib/platform/addresses/addresses';

type Place = Pick<AuditEntry, 'subjectKind' | 'subjectId' | 'engagementId'>;

/** @returns where an entry's subject can be looked at, for its owners; null if it has no page. */
export function placeOf({ subjectKind, subjectId, engagementId }: Place, slug: string): string | null {
  switch (subjectKind) {
    case 'agreement':
      return addresses.agreement(slug, subjectId);
    case 'agreement_template':
      return addresses.agreementTemplates(slug);
    case 'api_token':
    case 'webhook':
      return addresses.connections(slug);
    case 'brief':
      return addresses.brief(slug, subjectId);
    case 'engagement':
      return addresses.assistant(slug, subjectId);
    case 'evaluation':
      return addresses.evaluation(slug, subjectId);
    case 'expense':
      return engagementId === null
        ? null
        : addresses.expense(addresses.statement(slug, engagementId), subjectId);
    case 'invitation':
      return engagementId === null ? addresses.whoRunsIt(slug) : addresses.assistant(slug, engagementId);
    case 'membership':
      return addresses.whoRunsIt(slug);
    case 'pay_method':
      return addresses.payMethod(slug);
    case 'pay_run':
      return addresses.payRun(slug, subjectId);
    case 'payment':
      return addresses.payment(slug, subjectId);
    case 'playbook':
      return addresses.playbook(slug, subjectId);
    case 'schedule':
      return addresses.schedule(slug, subjectId);
    case 'timesheet':
      return addresses.timesheet(slug, subjectId);
    default:
      return null;
  }
}
