import { expect, it } from 'vitest';
import { needsYouRows } from '@/components/home/needs-you-rows';
import type { HomeBrief, HomeOfStaff } from '@/lib/briefs/home/home.queries';

const at = new Date('2026-11-28T12:00:00Z');
const brief: HomeBrief = {
  briefId: 'b',
  engagementId: 'e',
  title: 'Winter pieces',
  state: 'delivered',
  at,
  deadlineAt: at,
  acceptedAt: at,
  budgetMinutes: null,
  assistant: 'Maria Santos',
  assistantZone: 'Asia/Manila',
};
const from = { engagementId: 'e', assistant: 'Maria Santos', at };
const home: HomeOfStaff = {
  questions: [{ ...brief, id: 'q', question: 'Which glaze?', isBlocking: true }],
  changes: [],
  schedules: [],
  unaccepted: [{ scheduleId: 's', playbook: 'Weekly stock count', assistant: 'Maria Santos', count: 2 }],
  agreements: [{ id: 'a', title: 'Agreement with Maria', assistant: 'Maria Santos', waitsFor: 'signature' }],
  evaluations: [],
  toCarryOut: [],
  endings: [],
  pay: [{ ...from, id: 't', kind: 'time', day: '2026-11-23', minutes: 90 }],
  deliveries: [brief],
  declined: [],
  atRisk: [],
  next: [],
  inTheirHands: 0,
  needs: 5,
  step: null,
  toAgree: null,
  awaited: null,
  deletedAt: null,
};

it('a home lists questions first, then schedules, deliveries, time and signatures', () => {
  const rows = needsYouRows(home, { slug: 'kiln', zone: 'UTC', now: at });

  const asks = rows.map(({ states }) => states?.map(({ words }) => words).join());
  expect(asks).toEqual(['Blocks the work', 'Not accepted', 'To review', 'To approve', 'To sign']);
});
