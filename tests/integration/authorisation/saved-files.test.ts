import { beforeAll, describe, expect, it } from 'vitest';
import { GET as ownStatementCsv } from '@/app/inbox/earnings/[workspace]/[engagement]/csv/route';
import { GET as ownStatementPdf } from '@/app/inbox/earnings/[workspace]/[engagement]/pdf/route';
import { GET as ownReceipt } from '@/app/inbox/earnings/payments/[workspace]/[payment]/receipt/route';
import { GET as auditCsv } from '@/app/w/[workspace]/audit/csv/route';
import { GET as statementCsv } from '@/app/w/[workspace]/pay/[engagement]/csv/route';
import { GET as statementPdf } from '@/app/w/[workspace]/pay/[engagement]/pdf/route';
import { GET as receipt } from '@/app/w/[workspace]/pay/payments/[payment]/receipt/route';
import { GET as yearsCsv } from '@/app/w/[workspace]/pay/years/csv/route';
import { GET as reportCsv } from '@/app/w/[workspace]/report/csv/route';
import { confirmPayment } from '@/lib/pay/recording/answering.actions';
import { atTime } from '@/lib/platform/clock';
import { tooOften } from '@/lib/platform/http/rate-limit';
import { messageOf } from '@/lib/platform/text/message-of';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenRecorded, NEXT_MONDAY } from '@/tests/support/pay/pay';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenBrowsers } from '@/tests/support/signing-in';
import { givenAgreedBefore, givenApproved } from '@/tests/support/time';

const NOT_FOUND = 'NEXT_HTTP_ERROR_FALLBACK;404';

type Serve<Params> = (request: Request, context: { readonly params: Promise<Params> }) => Promise<Response>;

describe('a file offered by a page of pay, of the audit log or of the report', () => {
  givenDatabaseWithPeople();
  let people: People;
  let payment: string;
  beforeAll(async () => {
    people = await givenPeople();
    const { ruth, maria, workspace, engagements } = people;
    const pair = { owner: ruth, assistant: maria, workspace, engagementId: engagements.maria };
    await givenAgreedBefore(pair);
    await givenApproved(pair);
    const recorded = await givenRecorded(pair);
    const confirms = () => asPerson(maria, () => submit(confirmPayment, { ...recorded, note: '' }));
    doneOf(await atTime(NEXT_MONDAY, confirms));
    payment = recorded.id;
  });

  const browsers = givenBrowsers();

  /** @returns the media type it is served as, or what they are told instead. */
  async function told<Params>(by: Person | null, serve: Serve<Params>, params: Params) {
    const browser = await browsers.of(by);
    let type: string | null = null;
    const reads = async (request: Request) => {
      const answer = await serve(request, { params: Promise.resolve(params) });
      type = answer.headers.get('content-type');
      await answer.arrayBuffer();
      return answer;
    };
    try {
      const { leadsTo } = await browser.open(reads, '/');
      return leadsTo ?? type;
    } catch (error) {
      if (messageOf(error) !== NOT_FOUND) throw error;
      return 'not there';
    }
  }

  /** @returns what each is told: owner, manager, the assistant it is about, another one, another business’s owner, nobody. */
  async function toldToAll<Params>(serve: Serve<Params>, params: Params) {
    const { ruth, tomas, maria, dewi, foreign } = people;
    const answers: (string | null)[] = [];
    for (const person of [ruth, tomas, maria, dewi, foreign.owner, null])
      answers.push(await told(person, serve, params));
    return answers;
  }

  const ELSE = 'not there';
  const NOBODY = expect.stringMatching(/^\/sign-in/);
  const PDF = 'application/pdf';
  const CSV = 'text/csv; charset=utf-8';

  it('of a business is for its owners alone', async () => {
    const place = { workspace: people.workspace.slug, engagement: people.engagements.maria };
    const forOwners = (type: string) => [type, ELSE, ELSE, ELSE, ELSE, NOBODY];

    expect(await toldToAll(statementPdf, place)).toEqual(forOwners(PDF));
    expect(await toldToAll(statementCsv, place)).toEqual(forOwners(CSV));
    expect(await toldToAll(receipt, { ...place, payment })).toEqual(forOwners(PDF));
    for (const list of [yearsCsv, auditCsv, reportCsv])
      expect(await toldToAll(list, place)).toEqual(forOwners(CSV));
  });

  it('in an inbox is for the assistant whose pay it is about', async () => {
    const place = { workspace: people.workspace.id, engagement: people.engagements.maria };
    const forMaria = (type: string) => [ELSE, ELSE, type, ELSE, ELSE, NOBODY];

    expect(await toldToAll(ownStatementPdf, place)).toEqual(forMaria(PDF));
    expect(await toldToAll(ownStatementCsv, place)).toEqual(forMaria(CSV));
    // an owner also has it on their own page
    expect(await toldToAll(ownReceipt, { ...place, payment })).toEqual([PDF, ...forMaria(PDF).slice(1)]);
  });

  it("doesn't exist under what is no id", async () => {
    const place = { workspace: people.workspace.slug, engagement: 'maria', payment: 'wise' };
    for (const serve of [statementPdf, statementCsv, receipt])
      expect(await told(people.ruth, serve, place)).toBe(ELSE);
    for (const serve of [ownStatementPdf, ownStatementCsv, ownReceipt])
      expect(await told(people.maria, serve, place)).toBe(ELSE);
  });

  it('is refused after twenty statements on paper in a minute', async () => {
    const { ruth, maria, workspace, engagements } = people;
    const place = { engagement: engagements.maria };
    const asked = [
      [ruth, statementPdf, { ...place, workspace: workspace.slug }],
      [maria, ownStatementPdf, { ...place, workspace: workspace.id }],
    ] as const;
    for (const [person, serve, params] of asked) {
      for (let made = 0; made < 20; made += 1) await tooOften('statementPdf', person.userId);
      const browser = await browsers.of(person);

      const { status } = await browser.open(
        (request) => serve(request, { params: Promise.resolve(params) }),
        '/',
      );

      expect(status).toBe(429);
    }
  });
});
