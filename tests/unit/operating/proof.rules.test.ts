import { describe, expect, it } from 'vitest';
import { type Circumstances, judgeProof, type Proof } from '@/lib/operating/proof.rules';
import { MailState } from '@/lib/platform/db/generated/enums';

const SENT = new Date('2026-11-26T10:00:00Z');
const later = (seconds: number) => new Date(SENT.getTime() + seconds * 1000);

function judged(proof: Partial<Proof>, circumstances: Partial<Circumstances> = {}) {
  const whole: Proof = {
    to: 'ada@adeyemi.example',
    state: 'accepted',
    createdAt: SENT,
    acceptedAt: later(1),
    lastError: null,
    toldAt: null,
    ...proof,
  };
  return judgeProof(whole, { hasWebhook: true, lastEvent: null, now: later(20), ...circumstances });
}

describe('a mail that is sent to see whether it arrives', () => {
  it('has proved the whole way when a signed event says that it was delivered, and says what that doesn’t prove', () => {
    const finding = judged({ state: 'delivered', toldAt: later(3) });

    expect(finding.level).toBe('good');
    expect(finding.says).toContain('arrived after 3 seconds');
    expect(finding.says).toContain('Only its reader can see whether it is in the inbox');
  });

  it.each(['delivered', 'opened', 'clicked'])(
    'has proved all that is possible if no webhook is set up and the mail service says %s when it is asked',
    (lastEvent) => {
      const finding = judged({}, { hasWebhook: false, lastEvent });

      expect(finding.level).toBe('good');
      expect(finding.says).toContain('when it is asked');
    },
  );

  it.each(['bounced', 'failed', 'complained'])(
    'has not arrived if the mail service says %s when it is asked',
    (lastEvent) => {
      for (const hasWebhook of [true, false])
        expect(judged({}, { hasWebhook, lastEvent })).toMatchObject({
          level: 'broken',
          says: expect.stringContaining('did not arrive'),
        });
    },
  );

  it('reveals a webhook that leads nowhere: the mail service says delivered, and no event came', () => {
    const finding = judged({}, { lastEvent: 'delivered', now: later(90) });

    expect(finding).toMatchObject({
      level: 'broken',
      remedy: expect.stringContaining('/api/webhooks/resend'),
    });
    expect(judged({}, { lastEvent: 'delivered', now: later(10) }).level).toBe('note');
  });

  it('has proved nothing while nobody can say what became of it', () => {
    expect(judged({}).level).toBe('note');
    expect(judged({}, { hasWebhook: false, lastEvent: null, now: later(3600) })).toMatchObject({
      level: 'note',
      says: expect.stringContaining('isn’t proved'),
    });
    expect(judged({}, { now: later(3600) }).level).toBe('broken');
    expect(judged({}, { hasWebhook: false, lastEvent: 'sent', now: later(3600) }).level).toBe('broken');
  });

  it('reveals a worker that doesn’t take it, or a mail service that doesn’t', () => {
    expect(judged({ state: 'queued' }).level).toBe('note');
    expect(judged({ state: 'queued' }, { now: later(61) }).level).toBe('broken');
    expect(judged({ state: 'queued', lastError: 'API key is invalid' })).toMatchObject({
      level: 'broken',
      says: expect.stringContaining('API key is invalid'),
    });
  });

  it.each(['bounced', 'complained', 'failed', 'suppressed'] as const)(
    'has not arrived when it is %s, whatever else is reported',
    (state) => {
      for (const hasWebhook of [true, false])
        expect(judged({ state, lastError: 'no such mailbox' }, { hasWebhook })).toMatchObject({
          level: 'broken',
          says: expect.stringContaining('no such mailbox'),
        });
    },
  );

  it('says in every state where it was sent, and what to do unless all is well', () => {
    for (const state of Object.values(MailState))
      for (const hasWebhook of [true, false])
        for (const lastEvent of [null, 'sent', 'delivered', 'bounced'])
          for (const seconds of [1, 61, 3600]) {
            const finding = judged({ state }, { hasWebhook, lastEvent, now: later(seconds) });

            expect(finding.says).toContain('ada@adeyemi.example');
            expect(finding.remedy === undefined).toBe(finding.level === 'good');
          }
  });
});
