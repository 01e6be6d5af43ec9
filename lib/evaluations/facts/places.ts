import type { EngagementRef } from '@/lib/platform/tenancy';

/** Some engagements of one workspace. */
export type Places = { readonly workspaceId: string; readonly engagementIds: readonly string[] };

/** @returns one place as many. */
export const onlyThis = ({ workspaceId, engagementId }: EngagementRef): Places => ({
  workspaceId,
  engagementIds: [engagementId],
});
