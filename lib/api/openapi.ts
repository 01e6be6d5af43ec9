import { z } from 'zod';
import { commonResponses, jsonOf, ProblemBody, responsesOf } from './openapi-responses';
import { WebhookMessage, webhooksOf } from './openapi-webhooks';
import type { Endpoint } from './serving/endpoint';
import { hasVersion } from './serving/etag';

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
        'What people do in the app, for their scripts and tools: the same rules, the same limits, the same audit log. HEAD answers as GET does, without the body.',
    },
    servers: [{ url: server }],
    security: [{ token: [] }],
    paths,
    webhooks: webhooksOf(),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A personal access token: handover_…' },
      },
      ...commonResponses(),
      schemas: schemasOf(endpoints),
    },
  };
}

function operationOf(endpoint: Endpoint): object {
  const { method, path, scope, summary, description, params, query, body } = endpoint;
  return {
    operationId: operationIdOf(method, path),
    summary,
    description: [description, `Needs the scope \`${scope}\`.`].filter(Boolean).join('\n\n'),
    tags: [path.split('/')[1] ?? ''],
    parameters: [
      ...parametersOf('path', params),
      ...parametersOf('query', query),
      ...headerParametersOf(endpoint),
    ],
    ...(body.name === null ? {} : { requestBody: { required: true, content: jsonOf(body.name) } }),
    responses: responsesOf(endpoint),
  };
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

function headerParametersOf({ method, needsMatch, answer }: Endpoint): object[] {
  const header = (name: string, description: string, required = false) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  });
  return [
    ...(needsMatch
      ? [header('If-Match', 'The ETag of what was read: nobody overwrites what they haven’t seen.', true)]
      : []),
    ...(method === 'GET' && hasVersion(answer.schema)
      ? [header('If-None-Match', 'ETags of earlier answers: the same one isn’t sent again.')]
      : []),
    ...(method === 'POST'
      ? [header('Idempotency-Key', 'A UUID, the same for each try: a call sent twice is done once.')]
      : []),
  ];
}

function schemasOf(endpoints: readonly Endpoint[]): Schemas {
  const schemas: Record<string, object> = {
    Problem: schemaOf(ProblemBody, 'output'),
    WebhookMessage: schemaOf(WebhookMessage, 'output'),
  };
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
