import { z } from 'zod';
import { SeenNumber, SeenVersion } from '@/lib/platform/actions/seen-version';
import { prose } from '@/lib/platform/actions/text';
import { Id, INCOMPLETE_LINK } from '@/lib/platform/ids';
import { AMENDED } from '../comparing/comparing.rules';
import { unknownPlaceholders } from '../document/wording';

const ClauseKey = z.string().regex(/^[a-z0-9-]{1,40}$/, INCOMPLETE_LINK);

/** A clause in the version that its writer was looking at. */
const SeenClause = {
  workspaceId: Id,
  id: Id,
  number: SeenNumber,
  clauseKey: ClauseKey,
};

export const CommentOnClause = z.object({
  ...SeenClause,
  /** made with the form: posted twice, it is one comment */
  commentId: Id,
  body: prose('Write something first.', 4_000),
});

export const SettleClause = z.object({
  workspaceId: Id,
  id: Id,
  /** the last comment that the person had read: later ones stay open */
  commentId: Id,
});

const Wording = prose('Write how the clause should read.', 10_000).superRefine((text, context) => {
  const [unknown] = unknownPlaceholders(text);
  if (unknown !== undefined) {
    context.addIssue({
      code: 'custom',
      message: `${unknown} isn’t a term. Write it out, or correct its name.`,
    });
  }
});

export const ProposeWording = z.object({
  ...SeenClause,
  proposalId: Id,
  body: Wording,
  reason: prose('Say in a sentence why, so that the other side understands.', 4_000),
});

const SeenProposal = { workspaceId: Id, id: Id, proposalId: Id };

export const WithdrawWording = z.object(SeenProposal);

export const TakeWording = z.object({
  ...SeenProposal,
  version: SeenVersion,
});

export const DeclineWording = z.object({
  ...SeenProposal,
  reason: prose('Say in a sentence why, so that the other side understands.', 4_000),
});

/** A version as a link names it, or `AMENDED`; null when it names none. */
export const VersionNumber = z.coerce.number().int().min(AMENDED).max(10_000).nullable().catch(null);

/** A clause as a link names it, to be opened; null when it names none. */
export const OpenClauseKey = ClauseKey.nullable().catch(null);
