import { HOSTS } from '../hosts';
import { SERVER_APP } from '../ringcentral/token-store';
import type { CoreConfig } from './core-messages';
import { HASH_KEY, SESSION_SECRET } from './core-version';

/** Sets the environment that the core reads while it loads. */
export function setCoreEnvironment(config: CoreConfig): void {
  Object.assign(process.env, {
    APP_SERVER: config.publicUrl,
    OVERRIDE_APP_SERVER: config.publicUrl,
    APP_SERVER_SECRET_KEY: SESSION_SECRET,
    HASH_KEY,
    LOG_LEVEL: 'ERROR',
    DYNAMODB_LOCALHOST: `http://127.0.0.1:${config.worldPort}/@${HOSTS.noteCache}`,
    RINGCENTRAL_SERVER: `http://127.0.0.1:${config.worldPort}/@${HOSTS.ringcentral}`,
  });
}

/** Gives the core a RingCentral app of its own, or takes it away; the core looks at each report. */
export function setRingCentralApp(isThere: boolean): void {
  Object.assign(process.env, {
    RINGCENTRAL_CLIENT_ID: isThere ? SERVER_APP.id : '',
    RINGCENTRAL_CLIENT_SECRET: isThere ? SERVER_APP.secret : '',
  });
}
