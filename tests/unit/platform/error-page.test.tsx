import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import ErrorPage from '@/app/error';

describe('a page that failed', () => {
  it('says what was kept and what to do, and nothing internal', () => {
    const error = Object.assign(new Error('relation "briefs" does not exist'), { digest: '1234567' });

    const html = renderToStaticMarkup(<ErrorPage error={error} retry={() => undefined} />);

    for (const said of [
      'Something went wrong on our side',
      'What you had saved is kept',
      'Try again',
      '1234567',
    ])
      expect(html).toContain(said);
    expect(html).not.toContain('relation');
    expect(html).not.toContain(error.stack?.split('\n')[1]?.trim() ?? 'at ');
  });

  it('says that it comes back if only the connection broke', () => {
    const html = renderToStaticMarkup(
      <ErrorPage error={new Error('Connection closed.')} retry={() => undefined} />,
    );

    for (const said of ['The connection broke', 'comes back by itself', 'Try again'])
      expect(html).toContain(said);
    expect(html).not.toContain('on our side');
  });
});
