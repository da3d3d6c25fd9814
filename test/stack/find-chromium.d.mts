export function isUsableVersion(versionLine: string): boolean;
export function findChromium(): string | undefined;
