import { SESSION_SECRET } from '../core/core-version';
import { verifyToken } from '../json-web-token';
import type { CallLogInput, FindRow } from './connector-parameters';

/** What server-side logging adds to a log's fields, and no field of the CRM's. */
const ASSIGNMENT = ['isAssignedToUser', 'adminAssignedUserToken', 'adminAssignedUserRcId'];

type Assigned = Pick<CallLogInput, 'additionalSubmission' | 'hashedAccountId'>;

/**
 * The CRM user to whom server-side logging assigns a log, as connectors in the field find them: by that person's own
 * session, else by the admin's `userMappings`. Undefined for nobody else than whose session it is.
 */
export async function findAssignedUser(
  { additionalSubmission, hashedAccountId }: Assigned,
  findRow: FindRow,
): Promise<string | undefined> {
  if (additionalSubmission?.['isAssignedToUser'] !== true) return undefined;
  const { adminAssignedUserToken: token, adminAssignedUserRcId: extensionId } = additionalSubmission;
  const claims = typeof token === 'string' ? verifyToken(token, SESSION_SECRET, Date.now()) : null;
  const user = claims && (await findRow('users', String(claims['id'])));
  const id: unknown = Object(user?.['platformAdditionalInfo']).id;
  if (typeof id === 'string') return id;
  const account = hashedAccountId === undefined ? null : await findRow('adminConfigs', hashedAccountId);
  const mappings: unknown = account?.['userMappings'];
  const mapped: unknown = Array.isArray(mappings)
    ? mappings.find((mapping) => [Object(mapping).rcExtensionId].flat().includes(extensionId))
    : undefined;
  return mapped === undefined ? undefined : String(Object(mapped).crmUserId);
}

/** The log form's own fields. */
export function formFields({ additionalSubmission }: Pick<CallLogInput, 'additionalSubmission'>) {
  return Object.fromEntries(
    Object.entries(additionalSubmission ?? {}).filter(([name]) => !ASSIGNMENT.includes(name)),
  );
}
