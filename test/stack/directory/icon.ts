import { createHash } from 'node:crypto';

/** A plain icon: the name's first letter on a colour that stays the same for the name. */
export function iconSvg(name: string): string {
  const hue = (createHash('sha256').update(name).digest()[0] ?? 0) * (360 / 256);
  const letter = /[a-z]/i.exec(name)?.[0].toUpperCase() ?? '?';
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 48 48">',
    `<rect width="48" height="48" rx="10" fill="hsl(${hue.toFixed(0)} 45% 42%)"/>`,
    '<text x="24" y="33" font-family="system-ui, sans-serif" font-size="26" text-anchor="middle" fill="#fff">',
    `${letter}</text></svg>`,
  ].join('');
}
