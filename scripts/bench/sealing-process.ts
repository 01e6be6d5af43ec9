import { attachmentsOf } from '@/lib/agreements/copy/attachments';
import { renderCopy } from '@/lib/agreements/copy/render';
import { templateOf } from '@/lib/agreements/templates';
import { sealRendered } from '@/lib/platform/record/sealing';
import { signedCopy } from '@/tests/support/sealed-copies';

/** Renders and seals the agreement of 60 clauses a few times, as a worker does; prints the milliseconds as JSON. */
const CLAUSES = 60;
const RUNS = 5;

const template = templateOf('hourly').clauses;
const clauses = Array.from({ length: CLAUSES }, (_, index) => {
  const { heading = '', body = '' } = template[index % template.length] ?? {};
  return { key: `own-${index + 1}`, heading, body };
});
const copy = signedCopy({ clauses });

const runs: { render: number; seal: number; bytes: number }[] = [];
for (let run = 0; run < RUNS; run += 1) {
  const began = performance.now();
  const rendered = await renderCopy(copy);
  const between = performance.now();
  const { bytes } = await sealRendered(rendered, attachmentsOf(copy), new Date());
  runs.push({ render: between - began, seal: performance.now() - between, bytes: bytes.length });
}
process.stdout.write(JSON.stringify(runs));
