/**
 * What certain connectors do without their manifest saying so, by their platform's name (as core 1.7.41 and App Connect's
 * own client have it).
 */
const searchesInFormats: ReadonlySet<string | undefined> = new Set(['clio', 'insightly', 'netsuite']);
const composesLogs: ReadonlySet<string | undefined> = new Set(['googleSheets', 'netsuite']);

/** Whether its search makes use of number formats. */
export function usesNumberFormats(platform: string | undefined): boolean {
  return searchesInFormats.has(platform);
}

/** Whether it writes a log, or its date, in a way of its own; the switches for it are the same. */
export function composesLogsItself(platform: string | undefined): boolean {
  return composesLogs.has(platform);
}
