import { z } from 'zod';
import { ENGAGEMENT_STATES } from '@/lib/people/engagements/engagement-states.rules';
import { absolute } from '@/lib/platform/addresses/absolute';
import { notFound } from '@/lib/platform/result';
import { type ListedEngagement, listEngagements } from '../people.queries';
import { defineEndpoint, NOTHING } from '../serving/endpoint';
import { ById, Nothing } from './common-parameters';
import { addressesOf, Instant } from './common-shapes';
import { cut, Paging, pageOf } from './paging';

const Person = z.object({
  id: z
    .uuid()
    .describe('The engagement: one assistant with one business. Other calls call it `engagementId`.'),
  url: z.url().describe('The page for people.'),
  state: z.enum(ENGAGEMENT_STATES),
  assistant: z.object({ name: z.string(), zone: z.string().nullable() }),
  business: z.object({ id: z.uuid(), name: z.string(), zone: z.string() }),
  invitedAt: Instant,
  joinedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
});

export const peopleEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/people',
    scope: 'people:read',
    status: 200,
    summary: 'List who works with whom, newest first',
    description:
      'For a token of a business: its assistants. For one of an inbox: the businesses its person assists, or has assisted.',
    params: Nothing,
    query: z.strictObject(Paging),
    body: NOTHING,
    answer: { name: 'PersonList', schema: pageOf(Person) },
    async run({ query: { after = null, limit }, token: { userId, workspaceId } }) {
      const { items, next } = cut(
        await listEngagements(userId, { workspaceId, engagementId: null, after, limit }),
        limit,
      );
      return { items: items.map((each) => personOf(each, workspaceId !== null)), next };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/people/{id}',
    scope: 'people:read',
    status: 200,
    summary: 'Read who works with whom in one engagement',
    description: 'Webhooks and all other answers call it `engagementId`.',
    params: ById,
    query: Nothing,
    body: NOTHING,
    answer: { name: 'Person', schema: Person },
    async run({ params: { id: engagementId }, token: { userId, workspaceId } }) {
      const one = { workspaceId, engagementId, after: null, limit: 1 };
      const [found] = await listEngagements(userId, one);
      if (!found) throw notFound('engagement');
      return personOf(found, workspaceId !== null);
    },
  }),
] as const;

function personOf(engagement: ListedEngagement, isStaff: boolean): z.input<typeof Person> {
  const { id, state, assistant, zone, workspaceId, business, businessZone } = engagement;
  return {
    id,
    state,
    url: absolute(addressesOf(engagement, isStaff).engagement(id)),
    assistant: { name: assistant, zone },
    business: { id: workspaceId, name: business, zone: businessZone },
    invitedAt: engagement.createdAt.toISOString(),
    joinedAt: engagement.joinedAt?.toISOString() ?? null,
    endedAt: engagement.endedAt?.toISOString() ?? null,
  };
}
