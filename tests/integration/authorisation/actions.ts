import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FormAction } from '@/lib/platform/actions/form-state';

/** A server action as the pipeline makes it. */
export type Action = FormAction & {
  readonly actionName: string;
  /** whether it recognises a form that comes again by its key */
  readonly hasKey?: boolean;
  readonly isPublic?: boolean;
};

export type Exported = { readonly file: string; readonly name: string; readonly value: unknown };

/** @returns every export of every `lib/<domain>/*.actions.ts`, found by searching, so that none can be forgotten. */
export async function exportedActions(): Promise<readonly Exported[]> {
  const files = globSync('lib/**/*.actions.ts').sort();
  const modules = await Promise.all(
    files.map(async (file) => ({ file, module: await import(/* @vite-ignore */ resolve(file)) })),
  );
  return modules.flatMap(({ file, module }) =>
    Object.entries(module).map(([name, value]) => ({ file, name, value })),
  );
}

/** @returns whether the pipeline made it: only that puts a name on a function. */
export function isAction(value: unknown): value is Action {
  return typeof value === 'function' && 'actionName' in value && typeof value.actionName === 'string';
}
