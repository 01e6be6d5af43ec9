import { beforeAll, describe, expect, it } from 'vitest';
import { allEndpoints } from '@/lib/api/endpoints';
import type { Endpoint } from '@/lib/api/serving/endpoint';
import { TEST_EVENT } from '@/lib/api/webhooks/events.rules';
import { textOf } from '@/lib/api/webhooks/rules';
import { newId } from '@/lib/platform/ids';
import { call, givenToken } from '@/tests/support/api';
import { documentedStatuses, errorsBySchema } from '@/tests/support/api-document';
import { givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

/** Whether an endpoint answers these depends on what is there and on chance: other tests meet them. */
const BY_CHANCE = new Set([200, 201, 204, 304, 409, 429, 500, 503]);

/** For each request body, one that is valid and names nothing that exists. */
const BODIES: Readonly<Record<string, object>> = {
  WrittenBrief: { engagementId: newId(), title: 'Product photos' },
  Declined: { reason: 'I am away.' },
  AskedQuestion: { question: 'Which size?' },
  WrittenAnswer: { answer: 'The large one.' },
  WrittenDelivery: {},
  Approval: { deliveryId: newId() },
  TimeApproval: { note: 'Thank you.' },
  WrittenTime: { engagementId: newId(), date: '2026-11-25', from: '09:00', until: '10:00', note: 'Cut-outs' },
};

describe("the API's document", () => {
  givenDatabaseWithPeople();
  let token: string;
  let readsPeople: string;
  let readsTime: string;
  beforeAll(async () => {
    const { ruth, workspace } = await givenPeople();
    token = await givenToken(ruth, { workspace });
    readsPeople = await givenToken(ruth, { workspace, scopes: ['people:read'] });
    readsTime = await givenToken(ruth, { workspace, scopes: ['time:read'] });
  });

  it.each(allEndpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    'promises of %s every refusal that a call provokes, and no other',
    async (_, endpoint) => {
      const promised = await documentedStatuses(endpoint);

      const provoked = await provokedBy(endpoint);

      expect(promised.filter((status) => !BY_CHANCE.has(status))).toEqual(
        [...new Set(provoked)].filter((status) => !BY_CHANCE.has(status)).toSorted(),
      );
    },
  );

  /** @returns the status of each kind of call that is refused; `call` compares each response with the document. */
  async function provokedBy(endpoint: Endpoint): Promise<readonly number[]> {
    const { method, scope, body, needsMatch } = endpoint;
    const path = endpoint.path.replaceAll(/\{\w+\}/g, () => newId());
    const text = body.name === null ? undefined : JSON.stringify(BODIES[body.name]);
    const seen = needsMatch ? { 'if-match': '"1"' } : {};
    const lacking = scope === 'people:read' ? readsTime : readsPeople;
    const ask = (headers: Readonly<Record<string, string>> = {}, more = {}) =>
      call(token, path, { method, headers: { ...seen, ...headers }, ...(text && { text }), ...more });
    const refused = [
      await call(null, path, { method }),
      await call(lacking, path, { method }),
      await ask(),
      await call(token, `${path}?colour=red`, { method, headers: seen, ...(text && { text }) }),
    ];
    if (method === 'POST') refused.push(await ask({ 'idempotency-key': 'mine' }));
    if (needsMatch) refused.push(await ask({ 'if-match': '' }), await ask({ 'if-match': '"never ours"' }));
    if (text) {
      const long = JSON.stringify('x'.repeat(500_000));
      refused.push(await ask({ 'content-type': 'text/plain' }));
      refused.push(await ask({}, { text: long }), await ask({}, { text: '{"title":' }));
    }
    return refused.map(({ status }) => status);
  }

  it('says what a webhook is sent, a test too', async () => {
    const told = { id: newId(), at: new Date(), workspaceId: newId(), subjectId: newId() };
    const test = { event: TEST_EVENT, subjectKind: 'webhook', engagementId: null };
    const brief = { event: 'brief.approved', subjectKind: 'brief', engagementId: newId() };

    for (const each of [test, brief])
      expect(await errorsBySchema('WebhookMessage', JSON.parse(textOf({ ...told, ...each })))).toEqual([]);
  });
});
