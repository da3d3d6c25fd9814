/** Remembers a key as the newest; the oldest of more than `most` are forgotten, for a page may be open for weeks. */
export function addNewest<T>(keys: Set<T>, key: T, most: number): void {
  keys.delete(key);
  keys.add(key);
  for (const oldest of keys) {
    if (keys.size <= most) return;
    keys.delete(oldest);
  }
}
