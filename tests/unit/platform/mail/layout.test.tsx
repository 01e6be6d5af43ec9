import { render } from '@react-email/render';
import { describe, expect, it } from 'vitest';
import { MailLayout, Text } from '@/lib/platform/mail';

describe('the preview line of a mail', () => {
  const previewOf = async (preview: string) => {
    const html = await render(
      <MailLayout preview={preview} heading="Ruth wrote" footer="You get this because you work together.">
        <Text>Come and see.</Text>
      </MailLayout>,
    );
    return /<div style="display:none[^>]*>([^<]+)/.exec(html)?.[1];
  };

  it('is one line of what somebody wrote in several', async () => {
    expect(await previewOf('The kiln is cold.\n\nCome tomorrow.')).toBe('The kiln is cold. Come tomorrow.');
  });

  it('ends between two letters, though an emoji is where it is cut', async () => {
    expect(await previewOf(`${'a'.repeat(149)}🎉 and more`)).toBe('a'.repeat(149));
  });
});
