import { formatProblem } from '../../../core/crm/number-format';
import { numberFormatKeys, type NumberFormatKey } from '../../../core/settings/present-shape';
import { say } from '../../app/words';

export function isFormatKey(key: string): key is NumberFormatKey {
  return numberFormatKeys.some((one) => one === key);
}

/** Why a number format cannot be used, and what to do; `undefined` for one that can, and for none. */
export function formatRefusal(format: unknown): string | undefined {
  const problem = typeof format === 'string' ? formatProblem(format) : undefined;
  return problem && say(`numbers_${problem}`);
}
