import { auditing } from '@/lib/platform/actions/audit';

/** Records what somebody did with a playbook. */
export const auditPlaybook = auditing('playbook');
