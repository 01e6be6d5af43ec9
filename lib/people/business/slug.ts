import { createHash } from 'node:crypto';

const MAX_WORDS = 40;

/**
 * A workspace's name in addresses: its words in plain letters, and a suffix that makes it unique. The suffix comes from
 * the id, so a double click gives the same address.
 * @returns such as `bright-side-bakery-k3f9x`; names without Latin letters begin with `workspace`.
 */
export function workspaceSlug(name: string, id: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_WORDS)
    .replace(/^-+|-+$/g, '');
  const suffix = createHash('sha256').update(id).digest().readBigUInt64BE().toString(36).slice(-5);
  return `${words || 'workspace'}-${suffix}`;
}

/**
 * @returns whether a part of an address can be a workspace's name at all; PostgreSQL fails when comparing anything that
 * isn't text.
 */
export function isSlug(text: string): boolean {
  return /^[a-z0-9-]{1,80}$/.test(text);
}
