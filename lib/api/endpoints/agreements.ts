import { z } from 'zod';
import { AGREEMENT_STATES } from '@/lib/agreements/rules';
import { notFound } from '@/lib/platform/result';
import type { FoundToken } from '@/lib/platform/tenancy/find-api-token';
import { findAgreement, listAgreements } from '../agreements.queries';
import { defineEndpoint, NOTHING } from '../serving/endpoint';
import { Agreement, AgreementHead, agreementOf, headOf } from './agreement-shapes';
import { ById, Nothing } from './common-parameters';
import { ByFile, FILE_LINK_IN_WORDS, FileLink, linkToNamed } from './file-links';
import { cut, Paging, pageOf } from './paging';

/** @returns an agreement as its reader may see it. @throws Refused (`not_found`) */
async function agreementFor({ userId, workspaceId }: FoundToken, id: string) {
  const agreement = await findAgreement(userId, { workspaceId, id });
  if (!agreement) throw notFound('agreement');
  return agreement;
}

export const agreementEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/agreements',
    scope: 'agreements:read',
    status: 200,
    summary: 'List agreements with their terms, newest first',
    description:
      'For a token of a business: all of its agreements, including drafts. For one of an inbox: what its person was proposed or has signed, with every business; where the work has ended, what both had signed. An amendment is an agreement of its own.',
    params: Nothing,
    query: z.strictObject({
      state: z.enum(AGREEMENT_STATES).optional().describe('Only those in this state.'),
      engagementId: z.uuid().optional().describe('Only those of one assistant with one business.'),
      ...Paging,
    }),
    body: NOTHING,
    answer: { name: 'AgreementList', schema: pageOf(AgreementHead) },
    async run({ query: { state = null, engagementId = null, after = null, limit }, token }) {
      const { userId, workspaceId } = token;
      const rows = await listAgreements(userId, { workspaceId, state, engagementId, after, limit });
      const { items, next } = cut(rows, limit);
      return { items: items.map((each) => headOf(each, workspaceId !== null)), next };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/agreements/{id}',
    scope: 'agreements:read',
    status: 200,
    summary: 'Read one agreement, with its versions, signatures and sealed PDFs',
    params: ById,
    query: Nothing,
    body: NOTHING,
    answer: { name: 'Agreement', schema: Agreement },
    async run({ params: { id }, token }) {
      const agreement = await agreementFor(token, id);
      return agreementOf(agreement, token.workspaceId !== null);
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/agreements/{id}/files/{file}',
    scope: 'agreements:read',
    status: 200,
    summary: 'Fetch the sealed PDF of an agreement, or the file that was signed elsewhere',
    description: `${FILE_LINK_IN_WORDS} The first time a sealed PDF is fetched, the agreement’s record notes that its reader has a copy.`,
    params: ByFile,
    query: Nothing,
    body: NOTHING,
    answer: FileLink,
    async run({ params, token, now }) {
      const { versions, workspaceId } = await agreementFor(token, params.id);
      const named = versions.flatMap(({ sealed, elsewhere }) => [sealed, elsewhere]);
      return linkToNamed(token, { workspaceId, fileId: params.file, named }, now);
    },
  }),
] as const;
