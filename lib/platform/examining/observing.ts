import { env } from '@/lib/platform/env/env';
import { askWeb, broken, type Finding, good, note } from './findings';

/** Reports on metrics and traces, and on a secret that is being changed. */
export async function examineObserving(): Promise<readonly Finding[]> {
  const findings = [await examineMeasures()];
  const traces = process.env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (traces) findings.push(await examineCollector(traces));
  if (env().NEXTAUTH_SECRET_BEFORE !== undefined)
    findings.push(
      note(
        'NEXTAUTH_SECRET_BEFORE is still taken.',
        'Leave it out four months after the secret was changed.',
      ),
    );
  return findings;
}

async function examineMeasures(): Promise<Finding> {
  const { METRICS_TOKEN, NEXTAUTH_URL } = env();
  if (METRICS_TOKEN === undefined)
    return note(
      'METRICS_TOKEN is not set: nothing is measured.',
      'Set it, if something is to watch over this.',
    );
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const answer = await askWeb(new URL('/api/metrics', NEXTAUTH_URL), { headers });
  // another check says whether there is a web server at all
  if (!answer)
    return note('METRICS_TOKEN is set; no web server answers with measures now.', 'Start the web server.');
  if (answer.ok) return good('Measures can be read at /api/metrics.');
  return broken(
    `/api/metrics answers ${answer.status} to METRICS_TOKEN.`,
    'Start the web server with the same one as this.',
  );
}

/** A collector only accepts POST; that it answers at all is as much as can be known without sending it a trace. */
async function examineCollector(url: string): Promise<Finding> {
  const answer = await askWeb(new URL(url), { method: 'HEAD' });
  if (answer) return good(`Traces go to ${new URL(url).host}, which answers.`);
  return broken(
    `Traces go to ${new URL(url).host}, which doesn’t answer: they are lost.`,
    'Start the collector, or leave the setting out.',
  );
}
