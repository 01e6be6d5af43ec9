/** The states of an engagement, in order. */
export const ENGAGEMENT_STATES = ['invited', 'onboarding', 'active', 'paused', 'ended'] as const;
export type EngagementState = (typeof ENGAGEMENT_STATES)[number];
