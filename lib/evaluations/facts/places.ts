export type Place = { readonly workspaceId: string; readonly engagementId: string };

/** Some engagements of one workspace. */
export type Places = { readonly workspaceId: string; readonly engagementIds: readonly string[] };

/** @returns one place as many. */
export const onlyThis = ({ workspaceId, engagementId }: Place): Places => ({
  workspaceId,
  engagementIds: [engagementId],
});
