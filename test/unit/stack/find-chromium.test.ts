import { expect, it } from 'vitest';
import { isUsableVersion } from '../../stack/find-chromium.mjs';

it.each(['Chromium 156.0.8078.79 built on Debian GNU/Linux 12', 'Google Chrome for Testing 150.0.1'])(
  'takes %s',
  (line) => {
    expect(isUsableVersion(line)).toBe(true);
  },
);

it.each(['Google Chrome 150.0.1', 'Microsoft Edge 150', ''])(
  'leaves "%s", which would not load the extension',
  (line) => {
    expect(isUsableVersion(line)).toBe(false);
  },
);
