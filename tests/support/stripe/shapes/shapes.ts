import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';
import { readForm } from '../form';

const Schema = z.record(z.string(), z.json());
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

const api = z
  .object({
    operations: z.record(z.string(), z.object({ asked: Schema, answered: Schema })),
    $defs: z.record(z.string(), Schema),
    schemaOf: z.record(z.string(), z.string()),
  })
  .parse(read('api.json'));

/** Stripe's own example of each object, by its name. */
export const examples = z.record(z.string(), Schema).parse(read('examples.json'));

type Json = z.output<ReturnType<typeof z.json>>;

/**
 * These schemas are OpenAPI's and large: they are compiled without checking the schemas themselves, and without
 * optimisation.
 */
const QUICKLY = {
  strict: false,
  validateFormats: false,
  validateSchema: false,
  inlineRefs: false,
  code: { optimize: false },
};

/** Each endpoint has its pattern, those without variable parts first. */
const OPERATIONS = Object.entries(api.operations)
  .map(([name, shapes]) => {
    const [method = '', path = ''] = name.split(' ');
    return { name, method, path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`), ...shapes };
  })
  .sort((one, other) => one.name.split('{').length - other.name.split('{').length);

/**
 * Checks requests and answers against the shapes. `isClosed` refuses fields that no shape knows: right for the
 * stand-in, while Stripe itself may answer with more than its SDK declares.
 */
export class Shapes {
  readonly #requests: Ajv;
  readonly #answers: Ajv;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor({ isClosed }: { isClosed: boolean }) {
    const root = (closed: boolean) => ({ $id: 'stripe', $defs: plain(api.$defs, closed) });
    // a form holds only text, so numbers are parsed from it
    this.#requests = new Ajv({ ...QUICKLY, coerceTypes: true }).addSchema(root(true));
    this.#answers = new Ajv(QUICKLY).addSchema(root(isClosed));
  }

  /** @returns what is wrong with a request; nothing when it is valid. */
  ofRequest(method: string, pathname: string, form: string): string[] {
    const found = operation(method, pathname);
    if (!found) return [`no shape for ${method} ${pathname}`];
    const name = `asked of ${found.name}`;
    // version 2 takes JSON, whose numbers are numbers
    if (method === 'POST' && pathname.startsWith('/v2/'))
      return this.#check(this.#answers, name, found.asked, form === '' ? {} : JSON.parse(form));
    return this.#check(this.#requests, name, found.asked, readForm(form));
  }

  /** @returns what is wrong with an answer; nothing when it is valid. */
  ofAnswer(method: string, pathname: string, status: number, body: unknown): string[] {
    const found = operation(method, pathname);
    if (status !== 200) return this.#check(this.#answers, 'error', { $ref: '#/$defs/error' }, body);
    if (!found) return [`no shape for ${method} ${pathname}`];
    return this.#check(this.#answers, `answered to ${found.name}`, found.answered, body);
  }

  /** @returns what is wrong with an object such as an event's. */
  ofObject(object: string, value: unknown): string[] {
    const name = api.schemaOf[object];
    if (name === undefined) return [`no shape for ${object}`];
    return this.#check(this.#answers, object, { $ref: `#/$defs/${name}` }, value);
  }

  /** @returns the names of an endpoint's parameters, or null for one that Stripe doesn't have. */
  parametersOf(method: string, pathname: string): string[] | null {
    const found = operation(method, pathname);
    const name = String(found?.asked.$ref ?? '').replace('#/$defs/', '');
    const { properties } = api.$defs[name] ?? {};
    if (!found) return null;
    return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  }

  #check(ajv: Ajv, name: string, schema: z.output<typeof Schema>, value: unknown): string[] {
    const check = this.#compiled.get(name) ?? ajv.compile(plainOne(schema, false));
    this.#compiled.set(name, check);
    if (check(value)) return [];
    return (check.errors ?? []).map(
      ({ instancePath, message, params }) => `${name}${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }
}

/** @returns all values of one of Stripe's enums that its SDK knows. @throws when it has none of that name */
export function valuesOf(name: string): readonly string[] {
  return z.object({ enum: z.array(z.string()) }).parse(api.$defs[name]).enum;
}

function operation(method: string, pathname: string) {
  return OPERATIONS.find((each) => each.method === method && each.path.test(pathname));
}

function plain(schemas: Record<string, Record<string, Json>>, isClosed: boolean) {
  return Object.fromEntries(Object.entries(schemas).map(([name, each]) => [name, plainOne(each, isClosed)]));
}

/** OpenAPI's `nullable` expressed in JSON Schema, references into the one root, and objects closed where wanted. */
function plainOne(schema: Record<string, Json>, isClosed: boolean): Record<string, Json> {
  const { nullable, ...rest } = schema;
  const inner = Object.fromEntries(
    Object.entries(rest).map(([key, value]): [string, Json] => {
      if (key === '$ref' && typeof value === 'string') return [key, value.replace(/^#/, 'stripe#')];
      return [key, deep(value, isClosed)];
    }),
  );
  const { properties } = inner;
  const isKnown = typeof properties === 'object' && properties !== null && Object.keys(properties).length > 0;
  const closed =
    isClosed && isKnown && inner.type === 'object' && !('additionalProperties' in inner)
      ? { ...inner, additionalProperties: false }
      : inner;
  return nullable === true ? { anyOf: [closed, { type: 'null' }] } : closed;
}

function deep(value: Json, isClosed: boolean): Json {
  if (Array.isArray(value)) return value.map((each) => deep(each, isClosed));
  return typeof value === 'object' && value !== null ? plainOne(value, isClosed) : value;
}
