import { z } from 'zod';
import { canonicalJson, type Json } from './canonical';

const AnyJson: z.ZodType<Json> = z.json();

/** @returns the value of a JSON text; undefined when it isn't JSON. */
export function parsed(text: string): Json | undefined {
  try {
    return AnyJson.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** @returns whether a text is written in the one form that records have. */
export function isCanonical(text: string): boolean {
  const json = parsed(text);
  return json !== undefined && canonicalJson(json) === text;
}
