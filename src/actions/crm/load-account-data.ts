import { accountDataKeys, readAccountData, type AccountData } from '../../core/crm/account-data';
import { ignoreProblem } from '../../core/basics/problem';
import { askServer } from './ask-server';

/**
 * What the CRM has for these declared fields. A server without the route, or one that does not know a key, has nothing:
 * the fields stand as they were declared.
 */
export async function loadAccountData(lists: readonly unknown[]): Promise<AccountData> {
  const keys = accountDataKeys(lists);
  if (keys.length === 0) return {};
  try {
    return await askServer('accountData', { query: { keys: keys.join(',') } }, readAccountData);
  } catch (error) {
    ignoreProblem(error);
    return {};
  }
}
