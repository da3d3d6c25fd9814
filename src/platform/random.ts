export type RandomBytes = (length: number) => Uint8Array<ArrayBuffer>;

export const systemRandom: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/** From 0 to 1. */
export function randomShare(random: RandomBytes): number {
  return (random(1)[0] ?? 0) / 255;
}

/** Unguessable text of 22 characters (128 bits) for states and ids. */
export function randomText(random: RandomBytes): string {
  return base64Url(random(16));
}

/** RFC 4648 §5 without padding. */
export function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
