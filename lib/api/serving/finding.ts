import type { Endpoint } from './endpoint';
import { Problem } from './problem';

export type Found = { readonly endpoint: Endpoint; readonly params: Readonly<Record<string, string>> };

/**
 * HEAD answers like GET, without a body.
 * @param path below /api/v1: `/briefs/0193…`
 * @returns the endpoint of a call, with its path parameters.
 * @throws Problem (404, 405) when there is none, or none for that method.
 */
export function findEndpoint(endpoints: readonly Endpoint[], method: string, path: string): Found {
  const there = endpoints.flatMap((endpoint) => {
    const params = paramsIn(endpoint.path, path);
    return params ? [{ endpoint, params }] : [];
  });
  const wanted = method === 'HEAD' ? 'GET' : method;
  const found = there.find(({ endpoint }) => endpoint.method === wanted);
  if (found) return found;
  if (there.length === 0) throw NOWHERE;
  const allow = there
    .flatMap(({ endpoint: { method: each } }) => (each === 'GET' ? ['GET', 'HEAD'] : [each]))
    .join(', ');
  throw new Problem(405, 'no_such_method', `This address takes ${allow}.`, { headers: { allow } });
}

const NOWHERE = new Problem(
  404,
  'not_found',
  'There is nothing at this address. What there is, /api/v1/openapi.json says.',
);

/** @returns the path parameters, or null when `path` doesn't match `pattern`. */
function paramsIn(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith('{')) params[part.slice(1, -1)] = value;
    else if (part !== value) return null;
  }
  return params;
}
