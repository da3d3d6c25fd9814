import * as v from 'valibot';
import { ask, type Http } from './http';
import { idText, readShape } from './shape';

const address = 'https://platform.ringcentral.com/restapi/v1.0/account/~/extension';
/** RingCentral's largest page. */
const perPage = 1000;
/** No account has more; it only ends a loop. */
const mostPages = 100;

const pageSchema = v.object({
  records: v.array(
    v.object({
      id: idText,
      name: v.optional(v.string(), ''),
      extensionNumber: v.optional(idText, ''),
      contact: v.optional(v.object({ email: v.optional(v.string(), '') }), {}),
    }),
  ),
  navigation: v.optional(v.object({ nextPage: v.optional(v.unknown()) }), {}),
});

/** A person or device of the account. */
export interface Extension {
  readonly id: string;
  readonly name: string;
  readonly extensionNumber: string;
  readonly email: string;
}

/** GET /restapi/v1.0/account/~/extension: all enabled users of the account, page by page. */
export async function listExtensions(http: Http, accessToken: string): Promise<Extension[]> {
  const extensions: Extension[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const body = await ask(http, {
      method: 'GET',
      url: `${address}?page=${page}&perPage=${perPage}&status=Enabled&type=User`,
      headers: { authorization: `Bearer ${accessToken}` },
    });
    const { records, navigation } = readShape(pageSchema, body);
    extensions.push(...records.map(({ contact, ...record }) => ({ ...record, email: contact.email ?? '' })));
    if (!navigation.nextPage) break;
  }
  return extensions;
}
