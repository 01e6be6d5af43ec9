import { headers } from 'next/headers';

/** The least that Next does for a page of its own per request: what `npm run bench` measures the product against. */
export default async function Page() {
  const browser = (await headers()).get('user-agent') ?? 'a browser without a name';
  return <p>A short text, made for {browser}.</p>;
}
