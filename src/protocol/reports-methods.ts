import * as v from 'valibot';
import { method } from './method';

/** Letters; what a report is made of comes to far less. */
const longestReport = 20_000;

export const reportsMethods = {
  /**
   * Lets the server read the account's calls for reports. `clientId` is that of the server's own app; '' for the
   * panel's.
   */
  authorizeReports: () => v.object({ clientId: v.pipe(v.string(), v.maxLength(200)) }),
  /**
   * Sends a report of a problem where the connector's server wants it; returns '' once it is there. `host` is the one
   * that the person has agreed to: where the server names another one, nothing is sent, and that one is returned.
   */
  sendProblemReport: method<string>()(() =>
    v.object({ host: v.string(), report: v.pipe(v.string(), v.maxLength(longestReport)) }),
  ),
} as const;
