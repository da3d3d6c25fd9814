import * as v from 'valibot';

export const reportsMethods = {
  /**
   * Lets the server read the account's calls for reports. `clientId` is that of the server's own app; '' for the
   * panel's.
   */
  authorizeReports: () => v.object({ clientId: v.pipe(v.string(), v.maxLength(200)) }),
} as const;
