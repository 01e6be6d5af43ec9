import type { Page } from 'playwright/test';

/** What the browser itself complains of while a line is down, whatever was asked for over it. */
export const LINE_IS_DOWN = /net::ERR_|Failed to fetch|error occurred when fetching the script/;

/** The line between a page and the server, as its browser has it. */
export type Line = {
  /** so many bytes a second upwards, as on a slow line */
  readonly slow: (upload: number) => Promise<void>;
  readonly cut: () => Promise<void>;
  readonly restore: () => Promise<void>;
};

/** Takes a page's line into one's hands (Chromium's own network emulation). */
export async function lineOf(page: Page): Promise<Line> {
  const session = await page.context().newCDPSession(page);
  const be = async (offline: boolean, uploadThroughput = -1) => {
    await session.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  };
  return { slow: (upload) => be(false, upload), cut: () => be(true), restore: () => be(false) };
}
