import { joinFormats } from '../../core/crm/number-format';
import { numberFormatsInForce } from '../../core/settings/number-formats-in-force';
import { readItem, updateItem } from '../../storage/basics/item';
import { formatLookUps } from '../../storage/crm/format-look-ups';
import { readPreferenceSources } from '../../storage/settings/preferences';

type Query = { readonly [name: string]: string };

/** So many numbers are remembered; one that is forgotten is looked up afresh once more. */
const mostNumbers = 500;

/**
 * Asks for contacts (GET /contact) with the number formats in force, named also where there is none: without the
 * parameter some connectors fail. The server's cache of matches knows of no formats, so that the first question about a
 * number since they became others bypasses it.
 */
export async function askInFormats<T>(query: Query, ask: (query: Query) => Promise<T>): Promise<T> {
  const { phoneNumber = '', overridingFormat } = query;
  if (overridingFormat !== undefined) return ask(query);
  const formats = joinFormats(numberFormatsInForce(await readPreferenceSources()));
  const known = await readItem(formatLookUps);
  // Until somebody sets a format nothing is remembered.
  const wereSet = known.formats !== formats || formats !== '' || known.numbers.length > 0;
  const isFirst = wereSet && !(known.formats === formats && known.numbers.includes(phoneNumber));
  const answer = await ask({
    ...query,
    overridingFormat: formats,
    ...(isFirst && { isForceRefreshAccountData: 'true' }),
  });
  if (isFirst)
    await updateItem(formatLookUps, ({ formats: last, numbers }) => ({
      formats,
      numbers: [...(last === formats ? numbers : []), phoneNumber].slice(-mostNumbers),
    }));
  return answer;
}
