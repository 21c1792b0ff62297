import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's own Chromium, or the one that CHROMIUM names; nothing is downloaded. Fails with what to install. */
export function chromium(): string {
  const found = [process.env.CHROMIUM ?? '', ...places].find((place) => place !== '' && existsSync(place));
  if (found === undefined) throw new Error('Chromium is missing: install your system\'s package "chromium", or let CHROMIUM name the program');
  return found;
}

export const flags = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];
