import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { columnOf, dateOf } from '@/lib/platform/time/date-columns';
import { SIGNATURE_STANDS } from './standing-signatures.queries';
import type { ClauseText } from './templates/clauses';
import type { Terms } from './terms/terms.rules';

type VersionPlace = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly agreementId: string;
};

export type VersionContent = { readonly terms: Terms; readonly clauses: readonly ClauseText[] };

type NewVersion = VersionPlace &
  VersionContent & {
    /** unset: a new one */
    readonly id?: string;
    readonly number: number;
    readonly createdById: string;
    readonly createdAt: Date;
  };

/** Writes a new version with its clauses, open for editing. */
export async function addVersion(tx: Tx, version: NewVersion): Promise<void> {
  const { terms, clauses, id = newId(), ...row } = version;
  await tx.agreementVersion.createMany({ data: { ...row, id, ...columnsOf(terms) } });
  await writeClauses(tx, { ...version, versionId: id }, clauses);
}

/** Who wrote an open version's text: `savedIn` is the open page it came from, if known. */
export type SavedBy = {
  readonly savedById: string;
  readonly savedAt: Date;
  readonly savedIn: string | null;
};

/** Replaces an open version's text. The database refuses this for a proposed one. */
export async function rewriteVersion(
  tx: Tx,
  place: { readonly workspaceId: string; readonly engagementId: string; readonly versionId: string },
  { terms, clauses }: VersionContent,
  by: SavedBy,
): Promise<void> {
  const { workspaceId, versionId } = place;
  const { savedById, savedAt, savedIn } = by;
  await tx.agreementVersion.updateMany({
    where: { workspaceId, id: versionId },
    data: { ...columnsOf(terms), savedById, savedAt, savedIn },
  });
  await tx.agreementClause.deleteMany({ where: { workspaceId, versionId } });
  await writeClauses(tx, place, clauses);
}

/** @returns what a version says, with its placeholders as written. */
export async function readVersion(
  tx: Tx,
  { workspaceId, versionId }: { readonly workspaceId: string; readonly versionId: string },
): Promise<VersionContent> {
  const content = (await readVersions(tx, workspaceId, [versionId])).get(versionId);
  if (!content) throw new Error(`version ${versionId} is not there`);
  return content;
}

/** @returns what versions say, by their ids; those that don't exist, or aren't the actor's, are left out. */
export async function readVersions(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, VersionContent>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.agreementVersion.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    include: { clauses: { orderBy: { position: 'asc' }, select: { key: true, heading: true, body: true } } },
  });
  return new Map(rows.map((row) => [row.id, { terms: termsOf(row), clauses: row.clauses }]));
}

async function writeClauses(
  tx: Tx,
  place: { readonly workspaceId: string; readonly engagementId: string; readonly versionId: string },
  clauses: readonly ClauseText[],
): Promise<void> {
  const { workspaceId, engagementId, versionId } = place;
  await tx.agreementClause.createMany({
    data: clauses.map(({ key, heading, body }, index) => ({
      workspaceId,
      id: newId(),
      engagementId,
      versionId,
      key,
      position: index + 1,
      heading,
      body,
    })),
  });
}

function columnsOf(terms: Terms) {
  const { rateMinor, capMinor, startsOn, endsOn, ...rest } = terms;
  return {
    ...rest,
    rateMinor: BigInt(rateMinor),
    capMinor: capMinor === null ? null : BigInt(capMinor),
    startsOn: columnOf(startsOn),
    endsOn: endsOn === null ? null : columnOf(endsOn),
  };
}

type TermsRow = Omit<Terms, 'rateMinor' | 'capMinor' | 'startsOn' | 'endsOn'> & {
  readonly rateMinor: bigint;
  readonly capMinor: bigint | null;
  readonly startsOn: Date;
  readonly endsOn: Date | null;
};

/** Amounts are below 2^53, which a constraint of the table holds. */
function termsOf(row: TermsRow): Terms {
  return {
    payType: row.payType,
    rateMinor: Number(row.rateMinor),
    currency: row.currency,
    capMinor: row.capMinor === null ? null : Number(row.capMinor),
    paySchedule: row.paySchedule,
    evaluationCadenceMonths: row.evaluationCadenceMonths,
    responseTimeHours: row.responseTimeHours,
    noticeDays: row.noticeDays,
    autoApprovalDays: row.autoApprovalDays,
    paidWithinDays: row.paidWithinDays,
    feesBorneBy: row.feesBorneBy,
    timeSilenceDays: row.timeSilenceDays,
    disputeDays: row.disputeDays,
    roundingMinutes: row.roundingMinutes,
    roundingWay: row.roundingWay,
    retainerHours: row.retainerHours,
    carriedHours: row.carriedHours,
    startsOn: dateOf(row.startsOn),
    endsOn: row.endsOn && dateOf(row.endsOn),
  };
}

/** @returns whether one side had signed a version, by its number. */
export async function hadSigned(
  tx: Tx,
  {
    workspaceId,
    agreementId,
    number,
    party,
  }: Omit<VersionPlace, 'engagementId'> & {
    readonly number: number;
    readonly party: 'owner' | 'assistant';
  },
): Promise<boolean> {
  const count = await tx.agreementSignature.count({
    where: { workspaceId, agreementId, party, agreementVersion: { number }, ...SIGNATURE_STANDS },
  });
  return count > 0;
}
