import type { AddressName } from '../../../core/plugins/asked';
import { say } from '../../app/words';

/** What is sent to an address, in plain words. */
export function addressWords(name: AddressName): string {
  switch (name) {
    case 'endpointUrl':
      return say('consent_logs');
    case 'userRegisterEndpointUrl':
      return say('consent_admin_token');
    case 'licenseStatusUrl':
      return say('consent_license');
    case 'tokenSyncUrl':
      return say('consent_token_sync');
    case 'authorizationUrl':
      return say('consent_sign_in');
    case 'authStateUrl':
      return say('consent_auth_state');
    case 'logoutUrl':
      return say('consent_logout');
  }
}
