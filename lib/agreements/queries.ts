import { now } from '@/lib/platform/clock';
import { sql, type Tx } from '@/lib/platform/tenancy';
import type { Terms } from './terms/terms.rules';

/**
 * @returns the agreement under which work may be handed over in an engagement; null while none is in force, or its time
 * is over and the job that closes it hasn't run yet. The database allows at most one.
 */
export async function findAgreementInForce(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
): Promise<{ readonly id: string; readonly title: string } | null> {
  return tx.agreement.findFirst({
    where: {
      workspaceId,
      engagementId,
      state: 'in_force',
      OR: [{ endsAt: null }, { endsAt: { gt: now() } }],
    },
    select: { id: true, title: true },
  });
}

/**
 * Does the same, and keeps anything from replacing the agreement until the transaction ends: otherwise what is handed
 * over meanwhile would stay behind under the replaced one.
 */
export async function lockAgreementInForce(tx: Tx, workspaceId: string, engagementId: string) {
  await tx.$queryRaw`
    SELECT id FROM agreements
    WHERE workspace_id = ${workspaceId}::uuid AND engagement_id = ${engagementId}::uuid AND state = 'in_force' FOR SHARE`;
  // looked up again: whoever waited for a successor to come into force finds that one
  return findAgreementInForce(tx, workspaceId, engagementId);
}

/** As `findPayInForce`, keeping the agreement in force until the transaction ends: for handing over under its terms. */
export async function lockPayInForce(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
): Promise<AgreedTerms | null> {
  const agreement = await lockAgreementInForce(tx, workspaceId, engagementId);
  return agreement ? findAgreedTerms(tx, workspaceId, agreement.id) : null;
}

export type AgreedTerms = Pick<
  Terms,
  | 'payType'
  | 'currency'
  | 'rateMinor'
  | 'autoApprovalDays'
  | 'timeSilenceDays'
  | 'disputeDays'
  | 'responseTimeHours'
>;

/** @returns how the agreement in force pays; null while there is none. Amounts in minor units. */
export async function findPayInForce(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
): Promise<AgreedTerms | null> {
  const pays = await findPaysInForce(tx, workspaceId, [engagementId]);
  return pays.get(engagementId) ?? null;
}

/**
 * @returns as `findPayInForce`, for many engagements of a business by their ids; those without an agreement in force
 * are left out. One query.
 */
export async function findPaysInForce(
  tx: Tx,
  workspaceId: string,
  engagementIds: readonly string[],
): Promise<ReadonlyMap<string, AgreedTerms>> {
  const rows = await tx.$queryRaw<(TermsRow & { engagementId: string })[]>`
    SELECT a.engagement_id AS "engagementId", ${TERMS_COLUMNS} FROM ${AGREEMENTS_WITH_TERMS}
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.engagement_id = ANY (${[...engagementIds]}::uuid[])
      AND a.state = 'in_force' AND (a.ends_at IS NULL OR a.ends_at > ${now()})`;
  return new Map(rows.map(({ engagementId, ...row }) => [engagementId, termsOf(row)]));
}

/**
 * @returns what one agreement says about pay and silence, in force or not; null when it isn't there. Amounts in minor
 * units.
 */
export async function findAgreedTerms(
  tx: Tx,
  workspaceId: string,
  agreementId: string | null,
): Promise<AgreedTerms | null> {
  const rows = await tx.$queryRaw<TermsRow[]>`
    SELECT ${TERMS_COLUMNS} FROM ${AGREEMENTS_WITH_TERMS}
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = ${agreementId}::uuid`;
  const [agreed] = rows;
  return agreed ? termsOf(agreed) : null;
}

type TermsRow = Omit<AgreedTerms, 'rateMinor'> & { readonly rateMinor: bigint };

const TERMS_COLUMNS = sql`v.pay_type AS "payType", v.currency, v.rate_minor AS "rateMinor",
  v.auto_approval_days AS "autoApprovalDays", v.time_silence_days AS "timeSilenceDays", v.dispute_days AS "disputeDays",
  v.response_time_hours AS "responseTimeHours"`;
const AGREEMENTS_WITH_TERMS = sql`agreements a JOIN agreement_versions v
  ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number`;

function termsOf(row: TermsRow): AgreedTerms {
  return { ...row, rateMinor: Number(row.rateMinor) };
}
