import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FirstStep } from '@/components/briefs/first-step';
import type { AwaitedAssistant } from '@/lib/agreements/waiting.queries';

const maria = {
  engagementId: 'e',
  agreementId: null,
  assistant: 'Maria Santos',
  awaited: 'joining',
} as const;

function shown(awaited: AwaitedAssistant, role: 'owner' | 'manager' = 'owner') {
  return renderToStaticMarkup(<FirstStep step="agree" slug="kiln" role={role} awaited={awaited} />);
}

describe('a home of a business that has handed nothing over', () => {
  it('says that an invitation waits for its answer, and leads to the agreement meanwhile', () => {
    const page = shown(maria);

    expect(page).toContain('Maria Santos is invited');
    expect(page).toContain('Write the agreement');
    expect(page).toContain('/w/kiln/assistants/e');
    expect(shown({ ...maria, agreementId: 'a' })).toContain('Continue the agreement');
  });

  it('says whose signature is missing, and asks nothing of an owner who has signed', () => {
    const page = shown({ ...maria, agreementId: 'a', awaited: 'signature' });

    expect(page).toContain('The agreement waits for Maria Santos');
    expect(page).toContain('once Maria has signed too');
    expect(page).not.toContain('Agree before work starts');
  });

  it('tells a manager that it is up to the owner and the assistant', () => {
    expect(shown(maria, 'manager')).toContain('The owner and the assistant have to sign an agreement first.');
  });
});
