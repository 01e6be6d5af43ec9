import { devices, type PlaywrightTestOptions } from 'playwright/test';

type Screen = Pick<PlaywrightTestOptions, 'hasTouch' | 'isMobile'> & {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly userAgent?: string;
};

export const DESKTOP: Screen = {
  viewport: { width: 1440, height: 900 },
  hasTouch: false,
  isMobile: false,
};

export const PHONE: Screen = {
  viewport: { width: 390, height: 844 },
  userAgent: devices['Pixel 7'].userAgent,
  hasTouch: true,
  isMobile: true,
};

/** The device of each side. Every page is checked in both sizes, whoever reads it. */
export type Screens = { readonly owners: Screen; readonly assistants: Screen };

export const AS_THEY_WORK: Screens = { owners: DESKTOP, assistants: PHONE };
export const EXCHANGED: Screens = { owners: PHONE, assistants: DESKTOP };
/** The run in which they are exchanged, as playwright.config names it. */
export const GONE_AGAIN = 'exchanged';
/** For keyboard tests: a phone has no Tab key. */
export const DESKS: Screens = { owners: DESKTOP, assistants: DESKTOP };
