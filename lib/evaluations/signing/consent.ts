/** What both consent to when they sign an evaluation; versioned, so that a later wording isn't mistaken for it. */
export const EVALUATION_CONSENT = {
  version: '2026-11-evaluation-2',
  text: 'I have read what was counted, what both of us wrote and what we change. I sign it electronically: it is how we looked back together, and the record keeps it. I get a copy by e-mail.',
} as const;
