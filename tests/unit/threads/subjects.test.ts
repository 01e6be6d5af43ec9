import { describe, expect, it } from 'vitest';
import { NOTIFICATION_SUBJECTS, WITH_CONVERSATION } from '@/lib/notifications/kinds/places.rules';
import { SUBJECTS } from '@/lib/threads/subjects';

describe('what people can talk about', () => {
  it('is what a reply by mail can go to, and nothing else', () => {
    expect([...WITH_CONVERSATION].sort()).toEqual(Object.keys(SUBJECTS).sort());
    expect(NOTIFICATION_SUBJECTS).toEqual(expect.arrayContaining(Object.keys(SUBJECTS)));
  });

  it('has a page of its own on each side', () => {
    const ref = { id: 'id', engagementId: 'engagement' };
    const pages = Object.values(SUBJECTS).flatMap(({ address }) => [
      address({ side: 'owner', slug: 'ceramics' }, ref),
      address({ side: 'assistant', workspaceId: 'w' }, ref),
    ]);

    expect(new Set(pages).size).toBe(pages.length);
  });
});
