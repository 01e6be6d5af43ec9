import { z } from 'zod';
import { getBriefDocument } from '@/lib/briefs/document/document.queries';
import { BRIEF_STATES } from '@/lib/briefs/rules';
import { notFound } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import type { FoundToken } from '@/lib/platform/tenancy/find-api-token';
import { listBriefs } from '../briefs.queries';
import { findPlace } from '../places.queries';
import { defineEndpoint, NOTHING } from '../serving/endpoint';
import { Brief, BriefHead, briefOf, headOf } from './brief-shapes';
import { ById, Nothing } from './common-parameters';
import { cut, Paging, pageOf } from './paging';

/** @returns a brief as its reader may see it. @throws Refused (`not_found`) */
async function readBrief({ userId, workspaceId }: FoundToken, id: string) {
  const brief = await withActor({ kind: 'user', userId }, async (tx) => {
    const place = await findPlace(tx, 'brief', id);
    return place && getBriefDocument(tx, place);
  });
  if (!brief) throw notFound('brief');
  return briefOf(brief, workspaceId !== null);
}

export const briefEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/briefs',
    scope: 'briefs:read',
    status: 200,
    summary: 'List briefs, newest first',
    description:
      'For a token of a business: all of its briefs, including drafts. For one of an inbox: what was handed over to its person, over all the businesses they assist.',
    params: Nothing,
    query: z.strictObject({
      state: z.enum(BRIEF_STATES).optional().describe('Only those in this state.'),
      engagementId: z.uuid().optional().describe('Only those of one assistant with one business.'),
      ...Paging,
    }),
    body: NOTHING,
    answer: { name: 'BriefList', schema: pageOf(BriefHead) },
    async run({ query: { state = null, engagementId = null, after = null, limit }, token }) {
      const { userId, workspaceId } = token;
      const rows = await listBriefs(userId, { workspaceId, state, engagementId, after, limit });
      const { items, next } = cut(rows, limit);
      return { items: items.map((each) => headOf(each, workspaceId !== null)), next };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/briefs/{id}',
    scope: 'briefs:read',
    status: 200,
    summary: 'Read one brief',
    params: ById,
    query: Nothing,
    body: NOTHING,
    answer: { name: 'Brief', schema: Brief },
    run: ({ params: { id }, token }) => readBrief(token, id),
  }),
] as const;
