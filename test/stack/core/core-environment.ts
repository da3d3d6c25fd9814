import { HOSTS } from '../hosts';
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
