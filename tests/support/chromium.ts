import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian puts Chromium; CHROMIUM_PATH names another place. */
export const CHROMIUM_PATH = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** In a container there is no sandbox, no graphics card and nobody to update or sync for. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why there is no browser to test with; `null` when there is one. */
export function whyNoChromium(): string | null {
  if (existsSync(CHROMIUM_PATH)) return null;
  return `no Chromium at ${CHROMIUM_PATH}: install Debian's package "chromium", or set CHROMIUM_PATH`;
}

/** Whether browser tests are left out. Never in CI: there a missing browser is a failure. */
export function isWithoutBrowser(): boolean {
  const reason = whyNoChromium();
  if (reason === null || process.env.CI === 'true') return false;
  console.warn(`Browser tests are skipped: ${reason}.`);
  return true;
}

/** A new Chromium; the caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const reason = whyNoChromium();
  if (reason !== null) throw new Error(`There is ${reason}.`);
  return chromium.launch({ executablePath: CHROMIUM_PATH, args: ARGUMENTS });
}
