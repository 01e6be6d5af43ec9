import { auditing } from '@/lib/platform/actions/audit';

/** Records what somebody did with an agreement. */
export const auditAgreement = auditing('agreement');
