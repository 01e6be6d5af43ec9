import { type Refusal, retryAfter } from '@/lib/platform/result';
import { type FieldProblem, fieldsInWords } from './issues.rules';

/** Why a call wasn't done (RFC 9457). `code` is for programs, `detail` for people. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: {
      readonly errors?: readonly FieldProblem[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

/** The HTTP status for each refusal code (RFC 9110, RFC 6585); any other conflicts with the present state: 409. */
const STATUS: Readonly<Record<string, number>> = {
  not_found: 404,
  not_yours: 403,
  sign_in_again: 403,
  signed_out: 401,
  account_erased: 401,
  invalid: 422,
  too_many: 429,
  changed_meanwhile: 412,
  bug: 500,
  busy: 503,
  unknown: 503,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** @returns a refusal by the product as a problem; one about a field is reported there. */
export function problemOf(refusal: Refusal, fields: readonly FieldProblem[] = []): Problem {
  const { code, message, field } = refusal;
  const errors = field === undefined ? fields : [...fields, { field, message }];
  const status = STATUS[code] ?? (errors.length > 0 ? 422 : 409);
  const detail = message === '' ? fieldsInWords(errors) : message;
  return new Problem(status, code, detail, { errors, headers: retryAfter(refusal) });
}

/** @returns a problem for invalid fields. */
export function problemOfFields(errors: readonly FieldProblem[]): Problem {
  return new Problem(422, 'invalid', fieldsInWords(errors), { errors });
}

/** @returns the response to a call that wasn't done. */
export function answerOf(problem: Problem, headers: Readonly<Record<string, string>>): Response {
  const { status, code, message: detail, errors } = problem;
  const body = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    code,
    ...(errors.length > 0 ? { errors } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, ...problem.headers, 'content-type': 'application/problem+json' },
  });
}
