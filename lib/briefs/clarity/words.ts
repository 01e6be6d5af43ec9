/** @returns "3 things could be clearer." */
export function couldBeClearer(count: number): string {
  return count === 1 ? 'One thing could be clearer.' : `${count} things could be clearer.`;
}
