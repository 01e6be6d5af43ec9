import { accept, type Result, refuse } from '@/lib/platform/result';

/**
 * Decides whether somebody may write the workspace's own templates. Managers see them; owners, who sign the agreements
 * made from them, write them.
 */
export function decideTemplates(role: 'owner' | 'manager'): Result {
  return role === 'owner' ? accept(undefined) : refuse('not_yours', 'Only an owner can do that.');
}

/** Decides whether a name is free: two templates with one name can't be told apart when choosing. */
export function decideTemplateName(name: string, taken: readonly string[]): Result {
  const isTaken = taken.some((other) => other.toLowerCase() === name.toLowerCase());
  if (!isTaken) return accept(undefined);
  return refuse('name_taken', 'There is already a template with that name. Choose another.', 'name');
}
