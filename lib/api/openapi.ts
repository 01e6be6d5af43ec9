import { z } from 'zod';
import type { Endpoint } from './serving/endpoint';

/** The shape of a problem (RFC 9457); `code` identifies it for programs. */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('For people.'),
  code: z.string().describe('For programs: not_found, invalid, wrong_state, changed_meanwhile, too_many …'),
  errors: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .optional()
    .describe('What is wrong with each field, in the words of the form.'),
});

type Schemas = Readonly<Record<string, object>>;

/**
 * @param server its base address: `https://handover.example/api/v1`
 * @returns the API's document (OpenAPI 3.1), made from the very schemas that parse calls and answers.
 */
export function openApiOf(endpoints: readonly Endpoint[], server: string) {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(endpoint),
    };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Handover',
      version: '1',
      description:
        'What people do in the app, for their scripts and tools: the same rules, the same limits, the same audit log.',
    },
    servers: [{ url: server }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A personal access token: handover_…' },
      },
      schemas: schemasOf(endpoints),
    },
  };
}

function operationOf({ method, path, scope, summary, description, status, ...rest }: Endpoint): object {
  const { params, query, body, answer, needsMatch } = rest;
  return {
    operationId: operationIdOf(method, path),
    summary,
    description: [description, `Needs the scope \`${scope}\`.`].filter(Boolean).join('\n\n'),
    tags: [path.split('/')[1] ?? ''],
    parameters: [
      ...parametersOf('path', params),
      ...parametersOf('query', query),
      ...(needsMatch
        ? [header('If-Match', 'The ETag of what was read: nobody overwrites what they haven’t seen.', true)]
        : []),
      ...(method === 'POST'
        ? [header('Idempotency-Key', 'A UUID, the same for each try: a call sent twice is done once.', false)]
        : []),
    ],
    ...(body.name === null
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: refTo(body.name) } } } }),
    responses: {
      [status]: {
        description: status === 204 ? 'Done.' : 'As in the schema.',
        ...contentOf(answer),
      },
      default: {
        description: 'Not done, with the reason.',
        content: { 'application/problem+json': { schema: refTo('Problem') } },
      },
    },
  };
}

/** @returns the description of an answer; a file sent as it is needs no schema (OpenAPI 3.1, 4.8.14.3). */
function contentOf({ name, mediaType }: Endpoint['answer']): object {
  if (mediaType !== undefined) return { content: { [mediaType]: {} } };
  return name === null ? {} : { content: { 'application/json': { schema: refTo(name) } } };
}

/** @returns operation ids like `get_briefs_id`, which never change. */
function operationIdOf(method: string, path: string): string {
  return [method.toLowerCase(), ...path.split('/').filter(Boolean)]
    .join('_')
    .replace(/[{}]/g, '')
    .replaceAll('-', '_');
}

function parametersOf(place: 'path' | 'query', schema: z.ZodType): object[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = typeof property === 'object' ? property : {};
    return {
      name,
      in: place,
      required: required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}

function header(name: string, description: string, required: boolean): object {
  return { name, in: 'header', required, description, schema: { type: 'string' } };
}

function schemasOf(endpoints: readonly Endpoint[]): Schemas {
  const schemas: Record<string, object> = { Problem: schemaOf(ProblemBody, 'output') };
  for (const { body, answer } of endpoints) {
    if (body.name !== null) schemas[body.name] = schemaOf(body.schema, 'input');
    if (answer.name !== null) schemas[answer.name] = schemaOf(answer.schema, 'output');
  }
  return schemas;
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return rest;
}

function refTo(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}
