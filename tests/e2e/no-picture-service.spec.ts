import { expect, test } from './support/test';

test('the server resizes no picture for whoever asks', async ({ request }) => {
  const answer = await request.get('/_next/image?url=%2Ficon.svg&w=640&q=75');

  expect(answer.status()).toBe(404);
});
