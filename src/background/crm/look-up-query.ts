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
 * number with other ones bypasses it.
 */
export async function askInFormats<T>(query: Query, ask: (query: Query) => Promise<T>): Promise<T> {
  const { phoneNumber = '', overridingFormat } = query;
  if (overridingFormat !== undefined) return ask(query);
  const formats = joinFormats(numberFormatsInForce(await readPreferenceSources()));
  const isSame = ((await readItem(formatLookUps))[phoneNumber] ?? '') === formats;
  const given = { ...query, overridingFormat: formats };
  if (isSame) return ask(given);
  const answer = await ask({ ...given, isForceRefreshAccountData: 'true' });
  await updateItem(formatLookUps, ({ [phoneNumber]: _before, ...others }) =>
    Object.fromEntries<string>(Object.entries({ ...others, [phoneNumber]: formats }).slice(-mostNumbers)),
  );
  return answer;
}
