import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { GET as metrics } from '@/app/api/metrics/route';
import { POST as onWebhook } from '@/app/api/webhooks/resend/route';
import { definePublicAction } from '@/lib/platform/actions/pipeline';
import { atTime } from '@/lib/platform/clock';
import { reportFailure } from '@/lib/platform/http/failures';
import { defineJob, enqueue } from '@/lib/platform/jobs';
import { type RunningWorker, startWorker } from '@/lib/platform/jobs/worker';
import { log } from '@/lib/platform/logging/log';
import { asWork, currentWork, type Work } from '@/lib/platform/logging/work';
import { sendMail } from '@/lib/platform/mail/jobs';
import { startObserving } from '@/lib/platform/observing';
import { stopTracing, traceParent } from '@/lib/platform/observing/tracing';
import { answerAboutWorker } from '@/lib/platform/observing/worker-address';
import { withActor } from '@/lib/platform/tenancy';
import { submit } from '@/tests/support/browser/forms';
import { eventually } from '@/tests/support/eventually';
import { givenMailbox } from '@/tests/support/mail';
import { asStranger, givenPeople, type People } from '@/tests/support/people';
import { type Answering, type Listening, listen } from '@/tests/support/servers/listening';
import { givenDatabase } from '@/tests/support/servers/postgres';

const TOKEN = 'a token of sixteen characters at least';
const collector = givenCollector();
givenDatabase();
const mailbox = givenMailbox(onWebhook);
const seen: { readonly work: Work | undefined; readonly parent: string | undefined }[] = [];
const looking = defineJob({
  name: 'test.looking',
  payload: z.strictObject({ note: z.string() }),
  maxAttempts: 1,
  async run({ note }) {
    seen.push({ work: currentWork(), parent: traceParent() });
    if (note === 'fail') throw new Error('as asked');
  },
});
let people: People;
let worker: RunningWorker;

beforeAll(async () => {
  process.env.METRICS_TOKEN = TOKEN;
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = await collector.url();
  await startObserving('worker');
  people = await givenPeople();
  worker = await startWorker({ jobs: [looking, sendMail] });
});
afterAll(() => worker.stop());

const scrape = async (authorization = `Bearer ${TOKEN}`) => {
  const answer = await metrics(new Request('http://localhost/api/metrics', { headers: { authorization } }));
  return { status: answer.status, text: await answer.text() };
};
const have = (note: string) =>
  withActor({ kind: 'workspace', workspaceId: people.workspace.id }, (tx) => enqueue(tx, looking, { note }));

describe('the metrics', () => {
  it('are for whoever sends the token, and nobody else', async () => {
    for (const wrong of ['', 'Bearer', `Bearer ${TOKEN}x`, TOKEN])
      expect(await scrape(wrong)).toEqual({ status: 401, text: '' });
    expect((await scrape()).status).toBe(200);
  });

  it('count actions, statements, jobs and mails by names from the code', async () => {
    await have('once');
    await eventually(async () => {
      expect(await mailbox.count()).toBeGreaterThan(0);
      const { text } = await scrape();
      expect(text).toMatch(
        /handover_action_duration_seconds_count\{action="people\.\w+",outcome="done"\} \d/,
      );
      expect(text).toMatch(/handover_statement_duration_seconds_count\{outcome="done"\} \d\d/);
      expect(text).toMatch(/handover_job_duration_seconds_count\{job="test\.looking",outcome="done"\} 1/);
      expect(text).toMatch(/handover_mail_tries_total\{outcome="accepted"\} \d/);
      expect(text).toContain('handover_database_up 1');
    });
  });

  it('say by how much a process’s clock is off, which decides on deadlines and links', async () => {
    const apart = async () =>
      Number(/^handover_clock_apart_seconds (\S+)$/m.exec((await scrape()).text)?.[1] ?? Number.NaN);

    expect(await apart()).toBeLessThan(1);
    expect(await atTime(new Date(Date.now() + 600_000), apart)).toBeCloseTo(600, -2);
    expect(await atTime(new Date(Date.now() - 10_800_000), apart)).toBeCloseTo(10_800, -2);
  });

  it('reveal nothing of a business or its people', async () => {
    const { text } = await scrape();

    const { workspace, ruth, maria } = people;
    for (const said of [workspace.id, workspace.slug, workspace.name, ruth.userId, ruth.email, maria.name])
      expect(text).not.toContain(said);
  });

  it('show a job that is set aside, and one that waits', async () => {
    await have('fail');
    const longAgo = new Date(Date.now() - 90_000);
    const nobodys = defineJob({ name: 'test.nobodys', payload: z.object({}), run: async () => undefined });
    await withActor({ kind: 'workspace', workspaceId: people.workspace.id }, (tx) =>
      enqueue(tx, nobodys, {}, { runAt: longAgo }),
    );

    await eventually(async () => {
      const { text } = await scrape();
      expect(text).toContain('handover_queue_parked{job="test.looking"} 1');
      expect(text).toContain('handover_queue_due{job="test.nobodys"} 1');
      expect(text).toMatch(/handover_queue_lag_seconds (9|\d\d)\d\./);
    });
  });

  it('can be read from a worker too, beside whether it is alive and ready', async () => {
    const server = answerAboutWorker(0);
    await eventually(() => expect(server.address()).not.toBeNull());
    const address = server.address();
    const at = (path: string) =>
      fetch(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}${path}`, {
        headers: { authorization: `Bearer ${TOKEN}` },
      });

    expect(await (await at('/api/health')).json()).toEqual({ status: 'alive' });
    expect(await (await at('/api/ready')).json()).toMatchObject({ status: 'ready', queue: 'late' });
    expect(await (await at('/api/metrics')).text()).toContain('handover_queue_due');
    expect((await at('/')).status).toBe(404);
    server.close();
  });
});

describe('a failure', () => {
  it('is in the log under the reference that its reader is shown, as a part of their request', async () => {
    const told = vi.spyOn(log, 'error');
    const failing = definePublicAction({
      name: 'test.failing',
      input: z.object({}),
      run: async () => {
        throw new Error('a bug');
      },
    });

    const answer = await asWork({ requestId: 'the-request' }, () => asStranger(() => submit(failing)));
    reportFailure(Object.assign(new Error('a bug'), { digest: '4711' }), { headers: {}, route: '/inbox' });

    const [ofAction, ofPage] = told.mock.calls.map(([facts]) => facts);
    expect(ofAction).toMatchObject({ action: 'test.failing', reference: expect.stringMatching(/^\w{8}$/) });
    expect(JSON.stringify(answer)).toContain(Object(ofAction).reference);
    expect(ofPage).toMatchObject({ reference: '4711', route: '/inbox' });
    expect((await scrape()).text).toContain(
      'handover_action_duration_seconds_count{action="test.failing",outcome="failed"} 1',
    );
    told.mockRestore();
  });

  it("isn't an error if it was only a busy moment: it is logged as a warning, and counted separately", async () => {
    const [warned, told] = [vi.spyOn(log, 'warn'), vi.spyOn(log, 'error')];
    const late = definePublicAction({
      name: 'test.late',
      input: z.object({}),
      run: async () => {
        throw new Error('the database system is starting up');
      },
    });

    const answer = await asStranger(() => submit(late));

    const [[facts] = []] = warned.mock.calls;
    expect(facts).toMatchObject({ action: 'test.late', reference: expect.stringMatching(/^\w{8}$/) });
    expect(JSON.stringify(answer)).toContain(Object(facts).reference);
    expect(told).not.toHaveBeenCalled();
    expect((await scrape()).text).toContain(
      'handover_action_duration_seconds_count{action="test.late",outcome="busy"} 1',
    );
    warned.mockRestore();
    told.mockRestore();
  });
});

describe('a job', () => {
  it('belongs to the request that it came from, in the log and in the trace', async () => {
    seen.length = 0;
    await asWork({ requestId: 'the-request' }, () => have('followed'));
    await have('of no request');

    await eventually(() => expect(seen).toHaveLength(2));
    expect(seen.map(({ work }) => work)).toEqual(
      expect.arrayContaining([
        { requestId: 'the-request', job: 'test.looking' },
        { requestId: undefined, job: 'test.looking' },
      ]),
    );
  });

  it('is a span, beside those of its statements, which hold no values', async () => {
    await have('for the collector');
    await eventually(() => expect(seen.length).toBeGreaterThan(2));
    await stopTracing();

    const spans = collector.spans();
    const parent = seen.at(-1)?.parent ?? '';
    expect(spans).toContainEqual(
      expect.objectContaining({ name: 'job test.looking', traceId: parent.split('-')[1] }),
    );
    expect(spans.map(({ name }) => name)).toContain('SELECT');
    const told = JSON.stringify(spans);
    for (const said of [people.ruth.email, people.workspace.id, 'for the collector'])
      expect(told).not.toContain(said);
  });
});

const Told = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(
        z.object({ spans: z.array(z.looseObject({ name: z.string(), traceId: z.string() })) }),
      ),
    }),
  ),
});

/** A receiver of traces by OTLP over HTTP. */
function givenCollector() {
  const spans: z.infer<typeof Told>['resourceSpans'][number]['scopeSpans'][number]['spans'] = [];
  let server: Listening | undefined;
  const take: Answering = async (request, response) => {
    let text = '';
    for await (const part of request) text += String(part);
    const told = Told.parse(JSON.parse(text));
    for (const { scopeSpans } of told.resourceSpans) spans.push(...scopeSpans.flatMap((each) => each.spans));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  };
  afterAll(() => server?.close());
  return {
    spans: () => spans,
    url: async () => {
      server = await listen(take);
      return server.url;
    },
  };
}
