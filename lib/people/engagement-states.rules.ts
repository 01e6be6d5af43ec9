/** The states of an engagement, in the order in which one goes through them. */
export const ENGAGEMENT_STATES = ['invited', 'onboarding', 'active', 'paused', 'ended'] as const;
export type EngagementState = (typeof ENGAGEMENT_STATES)[number];
