import { auditing } from '@/lib/platform/actions/audit';

/** Records what somebody did with an evaluation. */
export const auditEvaluation = auditing('evaluation');
