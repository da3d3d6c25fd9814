import { isObject, parseJson, partOf, sameJson } from '../basics/json';
import { addressNames, type AddressName, type Asked } from './asked';
import type { Exchange } from './plugin-traffic';

/** Which of a plugin's addresses was asked; `undefined` for any other request. */
export function addressAsked({ host, path }: Exchange, { addresses }: Pick<Asked, 'addresses'>) {
  const asked = `https://${host}${path.split('?', 1)[0]}`;
  return addressNames.find((name) => {
    const address = addresses[name];
    return address !== undefined && address.split('?', 1)[0] === asked;
  });
}

export type ContractRemark =
  | 'waiting'
  | 'broken_connection'
  | 'refused'
  | 'sync_no_object'
  | 'sync_wrapped'
  | 'sync_unchanged'
  | 'sync_changed'
  | 'async_taken'
  | 'register_no_token'
  | 'registered'
  | 'licence_no_status'
  | 'licence_told'
  | 'sign_in_no_address'
  | 'state_no_successful'
  | 'fine';

/** What the contract of plugins says of an answer (test/stack/README.md). */
export function remarkOn(exchange: Exchange, address: AddressName, isAsync: boolean): ContractRemark {
  const { answer } = exchange;
  if (!answer) return 'waiting';
  if (answer.status === 0) return 'broken_connection';
  if (answer.status < 200 || answer.status > 299) return 'refused';
  const body = parseJson(answer.body);
  switch (address) {
    case 'endpointUrl':
      return isAsync ? 'async_taken' : remarkOnSync(parseJson(exchange.body), body);
    case 'userRegisterEndpointUrl':
      return typeof partOf(body, 'jwtToken') === 'string' ? 'registered' : 'register_no_token';
    case 'licenseStatusUrl':
      return partOf(body, 'licenseStatus') === undefined && partOf(body, 'isLicenseValid') === undefined
        ? 'licence_no_status'
        : 'licence_told';
    case 'authorizationUrl': {
      const given = typeof body === 'string' ? body : partOf(body, 'authUrl');
      return typeof given === 'string' || answer.body.startsWith('https://') ? 'fine' : 'sign_in_no_address';
    }
    case 'authStateUrl':
    case 'logoutUrl':
      return typeof partOf(body, 'successful') === 'boolean' ? 'fine' : 'state_no_successful';
    case 'tokenSyncUrl':
      return 'fine';
  }
}

/** The answer is the payload itself, as it goes on; not the request's envelope. */
function remarkOnSync(sent: unknown, answered: unknown): ContractRemark {
  if (!isObject(answered)) return 'sync_no_object';
  if (isObject(answered['data']) && answered['logInfo'] === undefined) return 'sync_wrapped';
  return sameJson(partOf(sent, 'data'), answered) ? 'sync_unchanged' : 'sync_changed';
}
