import { NOTHING_SAID } from '@/lib/agreements/terms/paying.rules';
import type { Terms } from '@/lib/agreements/terms/terms.rules';

/** USD 14.50 an hour, at most USD 580 a week, with nothing said that has a default. */
export const HOURLY: Terms = {
  ...NOTHING_SAID,
  payType: 'hourly',
  rateMinor: 1450,
  currency: 'USD',
  capMinor: 58_000,
  paySchedule: 'weekly',
  evaluationCadenceMonths: 6,
  responseTimeHours: 24,
  noticeDays: 14,
  autoApprovalDays: 5,
  startsOn: '2026-12-01',
  endsOn: null,
};
