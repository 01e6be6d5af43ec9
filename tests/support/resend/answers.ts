export interface Asked {
  /** what the first and second group of the route's path matched */
  part: string;
  item: string;
  query: URLSearchParams;
  header: (name: string) => string | undefined;
  body: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: RegExp;
  /** `never`: the connection stays open without a word; `cut`: it is dropped */
  answer: (asked: Asked) => Promise<Answer | 'never' | 'cut'> | Answer | 'never' | 'cut';
}

/** @returns an answer in JSON. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** @returns a refusal in the shape of Resend's errors. */
export function refusal(
  statusCode: number,
  name: string,
  message: string,
  headers: Record<string, string> = {},
): Answer {
  return json(statusCode, { statusCode, name, message }, headers);
}
