import type { Page } from 'playwright/test';

/** What the browser itself reports while a line is down, whatever was requested over it. */
export const LINE_IS_DOWN = /net::ERR_|Failed to fetch|error occurred when fetching the script/;

/** The connection between a page and the server, as its browser sees it. */
export type Line = {
  /** so many bytes a second upwards, as on a slow line */
  readonly slow: (upload: number) => Promise<void>;
  readonly cut: () => Promise<void>;
  readonly restore: () => Promise<void>;
};

/** Takes control of a page's connection (Chromium's own network emulation). */
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
