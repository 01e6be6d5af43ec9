import { extractText, getDocumentProxy } from 'unpdf';
import { expect, it } from 'vitest';
import { renderEvaluation } from '@/lib/evaluations/copy/render';
import { composeDocument, type EvaluationDocument, freeze, thaw } from '@/lib/evaluations/document';

const ID = '01931f00-0000-7000-8000-000000000001';

function copyWith(overall: string, criteria: readonly string[], changes: Partial<EvaluationDocument> = {}) {
  const written = criteria.map((name, index) => ({ id: `criterion-${index}`, name, addedBy: null }));
  const assessment = (party: 'owner' | 'assistant', by: string) => ({
    party,
    by,
    handedInAt: '2026-11-14T10:00:00.000Z',
    isAfterReveal: false,
    overall,
    answers: written.map(({ id }, index) => ({
      criterionId: id,
      text: 'It went as we had said it would. '.repeat(1 + (index % 5)),
      rating: 4,
    })),
  });
  const document = composeDocument({
    evaluationId: ID,
    number: 2,
    round: 1,
    parties: {
      business: { id: ID, name: 'Adeyemi Ceramics', timeZone: 'America/Chicago' },
      assistant: { id: ID, name: 'Maria Santos' },
    },
    agreement: { id: ID, versionId: ID, title: 'Running the shop', cadenceMonths: 6 },
    period: { from: '2026-05-28T05:00:00.000Z', to: '2026-11-14T06:00:00.000Z' },
    dueOn: '2026-11-28',
    criteria: written,
    assessments: [assessment('owner', 'Ruth Adeyemi'), assessment('assistant', 'Maria Santos')],
    facts: null,
    money: null,
    followUps: [],
    adjustments: [],
    ...changes,
  });
  const closedAt = new Date('2026-11-23T15:00:00Z');
  return {
    evaluationId: ID,
    document,
    ...freeze(document),
    closedAt,
    currency: 'USD',
    signatures: [],
    events: [],
  };
}

it('the text of an evaluation is read back only under the hash it was signed with', () => {
  const { document, canonicalJson, documentHash } = copyWith('Good.', ['Habits']);

  expect(thaw(canonicalJson, documentHash)).toEqual(document);
  expect(() => thaw(canonicalJson.replace('Good.', 'Poor.'), documentHash)).toThrow(
    'does not match its hash',
  );
});

it('the PDF of an evaluation says who wrote what, how often they evaluate, and what became of last time', async () => {
  const followUps = [{ what: 'We talk on Mondays.', outcome: 'partly', note: 'In winter.' } as const];
  const pdf = await renderEvaluation(copyWith('All in all it was good.', ['Habits'], { followUps }));

  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  const words = text.replace(/\s+/g, ' ');
  for (const said of [
    'Ruth Adeyemi, for Adeyemi Ceramics All in all',
    'Maria Santos All in all',
    'Ruth Adeyemi, 4 of 5',
    'every 6 months',
    'Partly done We talk on Mondays. In winter.',
  ])
    expect(words).toContain(said);
});

it('the PDF of an evaluation leaves no criterion and no name at the foot of a page without what was written', async () => {
  const criteria = Array.from({ length: 60 }, (_, index) => `Habit ${index}`);
  const pdf = await renderEvaluation(copyWith('All in all it was good. '.repeat(9), criteria));

  const { text: pages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  const feet = pages.map((page) => page.split('Evaluation 2, SHA-256')[0]?.trim().slice(-30) ?? '');
  expect(pages.length).toBeGreaterThan(6);
  expect(feet.filter((foot) => /Habit \d+$|(Adeyemi|Santos): 4 of 5$/.test(foot))).toEqual([]);
});
