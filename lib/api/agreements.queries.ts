import { z } from 'zod';
import { AGREEMENT_STATES, type AgreementState } from '@/lib/agreements/rules';
import { IT_STANDS } from '@/lib/agreements/standing-signatures.queries';
import { FEE_BEARERS, ROUNDING_WAYS } from '@/lib/agreements/terms/paying.rules';
import { PAY_SCHEDULES, PAY_TYPES } from '@/lib/agreements/terms/terms.rules';
import { readAs, type Sql, sql } from '@/lib/platform/tenancy';
import { FILE_OF_ROW, FileOfRow } from './files.queries';
import {
  BETWEEN,
  Between,
  newestFirstQuery,
  oneRowQuery,
  type PageQuery,
  type RowRef,
  WITH_SIDES,
} from './paged-rows';

const Instant = z.coerce.date();
const PARTIES = ['owner', 'assistant'] as const;

/** The typed terms of a version; amounts in minor units of `currency`. */
const Terms = z.object({
  payType: z.enum(PAY_TYPES),
  currency: z.string(),
  rateMinor: z.number(),
  capMinor: z.number().nullable(),
  paySchedule: z.enum(PAY_SCHEDULES),
  paidWithinDays: z.number().nullable(),
  feesBorneBy: z.enum(FEE_BEARERS).nullable(),
  timeSilenceDays: z.number().nullable(),
  disputeDays: z.number().nullable(),
  roundingMinutes: z.number().nullable(),
  roundingWay: z.enum(ROUNDING_WAYS).nullable(),
  retainerHours: z.number().nullable(),
  carriedHours: z.number().nullable(),
  evaluationCadenceMonths: z.number(),
  responseTimeHours: z.number(),
  noticeDays: z.number(),
  autoApprovalDays: z.number().nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
});

const Listed = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  state: z.enum(AGREEMENT_STATES),
  stateChangedAt: Instant,
  inForceAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  amendsId: z.string().nullable(),
  number: z.number(),
  documentHash: z.string().nullable(),
  signedBy: z.array(z.enum(PARTIES)),
  terms: Terms,
  ...Between,
});

/** An agreement in an API list, with its newest version that the person may see. */
export type ListedAgreement = z.infer<typeof Listed>;

const HashedFile = FileOfRow.extend({ sha256: z.string() });

const Whole = Listed.extend({
  notice: z.object({ party: z.enum(PARTIES), givenAt: Instant, effectiveAt: Instant }).nullable(),
  versions: z.array(
    z.object({
      number: z.number(),
      proposedAt: Instant.nullable(),
      documentHash: z.string().nullable(),
      terms: Terms,
      signatures: z.array(
        z.object({
          party: z.enum(PARTIES),
          name: z.string(),
          at: Instant,
          kind: z.enum(['signature', 'confirmation']),
          takenBackAt: Instant.nullable(),
        }),
      ),
      sealed: HashedFile.nullable(),
      elsewhere: HashedFile.extend({ signedOn: z.string() }).nullable(),
    }),
  ),
});

/** An agreement with all of its versions. */
export type WholeAgreement = z.infer<typeof Whole>;

type ListQuery = PageQuery & { readonly state: AgreementState | null };

/** @returns one page of agreements, the newest first, and one row more when there is another. One statement. */
export async function listAgreements(
  userId: string,
  { state, ...walk }: ListQuery,
): Promise<readonly ListedAgreement[]> {
  const inState = state === null ? sql`` : sql`AND r.state = ${state}::agreement_state`;
  const found = await readAs(
    userId,
    agreementsQuery(newestFirstQuery(sql`agreements`, walk, inState), sql``),
  );
  return z.array(Listed).parse(found);
}

/** @returns one agreement with its versions, the newest first; null when it isn't there or isn't theirs. One statement. */
export async function findAgreement(userId: string, one: RowRef): Promise<WholeAgreement | null> {
  const query = agreementsQuery(oneRowQuery(sql`agreements`, one), sql`, ${VERSIONS}`);
  const [found] = z.array(Whole).parse(await readAs(userId, query));
  return found ?? null;
}

function agreementsQuery(page: Sql, more: Sql): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object('id', r.id, 'version', r.version, 'title', r.title, 'state', r.state,
      'stateChangedAt', r.state_changed_at, 'inForceAt', r.in_force_at, 'endsAt', r.ends_at, 'amendsId', r.amends_id,
      'number', v.number, 'documentHash', v.document_hash, 'terms', ${TERMS},
      'signedBy', (SELECT coalesce(json_agg(s.party ORDER BY s.signed_at), '[]') FROM agreement_signatures s
        WHERE s.workspace_id = v.workspace_id AND s.version_id = v.id AND ${IT_STANDS}),
      ${BETWEEN} ${more}) ORDER BY r.id DESC), '[]')
    FROM (${page}) AS r ${WITH_SIDES}
    CROSS JOIN LATERAL (
      SELECT * FROM agreement_versions v WHERE v.workspace_id = r.workspace_id AND v.agreement_id = r.id
      ORDER BY v.number DESC LIMIT 1) AS v`;
}

/** Of a version `v`. */
const TERMS = sql`json_build_object(
  'payType', v.pay_type, 'currency', v.currency, 'rateMinor', v.rate_minor, 'capMinor', v.cap_minor,
  'paySchedule', v.pay_schedule, 'paidWithinDays', v.paid_within_days, 'feesBorneBy', v.fees_borne_by,
  'timeSilenceDays', v.time_silence_days, 'disputeDays', v.dispute_days, 'roundingMinutes', v.rounding_minutes,
  'roundingWay', v.rounding_way, 'retainerHours', v.retainer_hours, 'carriedHours', v.carried_hours,
  'evaluationCadenceMonths', v.evaluation_cadence_months, 'responseTimeHours', v.response_time_hours,
  'noticeDays', v.notice_days, 'autoApprovalDays', v.auto_approval_days, 'startsOn', v.starts_on, 'endsOn', v.ends_on)`;

/** Of a file `f` of a copy or an import `c`. */
const FILE = sql`${FILE_OF_ROW}, 'sha256', c.sha256`;

/** Of an agreement `r`. */
const VERSIONS = sql`
  'notice', (SELECT json_build_object('party', t.party, 'givenAt', t.given_at, 'effectiveAt', t.effective_at)
    FROM agreement_terminations t
    WHERE t.workspace_id = r.workspace_id AND t.engagement_id = r.engagement_id AND t.agreement_id = r.id),
  'versions', (SELECT json_agg(json_build_object('number', v.number, 'proposedAt', v.proposed_at,
      'documentHash', v.document_hash, 'terms', ${TERMS},
      'signatures', (SELECT coalesce(json_agg(json_build_object('party', s.party, 'name', s.signed_name, 'at', s.signed_at,
          'kind', s.kind, 'takenBackAt', t.taken_back_at) ORDER BY s.signed_at), '[]')
        FROM agreement_signatures s LEFT JOIN signatures_taken_back t ON t.workspace_id = s.workspace_id AND t.signature_id = s.id
        WHERE s.workspace_id = v.workspace_id AND s.version_id = v.id),
      'sealed', (SELECT json_build_object(${FILE})
        FROM agreement_copies c JOIN files f ON f.workspace_id = c.workspace_id AND f.id = c.file_id
        WHERE c.workspace_id = v.workspace_id AND c.version_id = v.id),
      'elsewhere', (SELECT json_build_object(${FILE}, 'signedOn', c.signed_on)
        FROM agreement_imports c JOIN files f ON f.workspace_id = c.workspace_id AND f.id = c.file_id
        WHERE c.workspace_id = v.workspace_id AND c.version_id = v.id)) ORDER BY v.number DESC)
    FROM agreement_versions v WHERE v.workspace_id = r.workspace_id AND v.agreement_id = r.id)`;
