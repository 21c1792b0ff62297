import { existsSync } from 'node:fs';

/** The system's own Chromium; nothing is downloaded. */
export const chromium = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((p) => p !== '' && existsSync(p));

export const arguments_ = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];
