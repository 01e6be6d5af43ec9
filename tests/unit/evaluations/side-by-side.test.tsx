import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SideBySide } from '@/components/evaluations/side-by-side';
import type { EvaluationPage } from '@/lib/evaluations/page/page.queries';

type Page = Parameters<typeof SideBySide>[0]['page'];
type Assessment = EvaluationPage['assessments'][number];

describe('what each side wrote', () => {
  const submittedAt = new Date('2027-05-17T18:00:00Z');
  const assessed = (party: Assessment['party'], answers: Assessment['answers']): Assessment => ({
    party,
    overall: 'It goes well.',
    version: 1,
    submittedAt,
    isAfterReveal: false,
    answers,
  });
  const said = (assessments: readonly Assessment[], onlyFor?: Assessment['party']) => {
    const page: Page = {
      criteria: [{ id: 'tone', name: 'Tone', party: null }],
      assessments: [...assessments],
      business: { slug: 'kilns', name: 'Adeyemi Kilns', zone: 'America/Chicago' },
      assistant: { name: 'Maria Santos', zone: 'Asia/Manila' },
      hasEnded: false,
    };
    const html = renderToStaticMarkup(<SideBySide page={page} onlyFor={onlyFor} />);
    const [, aboutTone = ''] = html.split('<h3 class="mb-2">Tone</h3>');
    return aboutTone.replaceAll(/<[^>]+>/g, '|').replaceAll(/\|+/g, '|');
  };

  it('is said once about a criterion that nobody wrote about', () => {
    const both = said([assessed('owner', []), assessed('assistant', [])]);

    expect(both).toBe('|Neither of you wrote anything about this.|');
    expect(said([assessed('owner', [])], 'owner')).toBe('|You wrote nothing about this.|');
  });

  it('names the one who left it out beside the words of the other', () => {
    const answers = [{ criterionId: 'tone', text: '', rating: 4 }];

    expect(said([assessed('owner', answers), assessed('assistant', [])])).toMatch(
      /^\|Adeyemi Kilns\|[^|]+\|Maria Santos\|Nothing written\.\|$/,
    );
  });

  it('is nothing yet for a side that hasn’t handed in', () => {
    expect(said([assessed('owner', [])])).toBe(
      '|Adeyemi Kilns|Nothing written.|Maria Santos, not handed in yet|',
    );
  });
});
