/**
 * @returns the condition for the engagements in somebody's reference: their own, under an agreement that has been in
 * force, with a business that allows it; including ended ones.
 */
export function partsOfReference(userId: string) {
  return {
    assistantUserId: userId,
    workspace: { allowsReferences: true },
    agreements: { some: { inForceAt: { not: null } } },
  } as const;
}
