import { SERVER_VERSIONS } from '../core/core-version';
import type { ServerName } from '../core/core-version';

/** A server by its name (`callback`, `polling`) or by its version (`1741`, `1722`). */
export function serverNameOf(text: unknown): ServerName {
  if (text === 'callback' || text === SERVER_VERSIONS.callback) return 'callback';
  if (text === 'polling' || text === SERVER_VERSIONS.polling) return 'polling';
  throw new Error(`There is no server ${String(text)}`);
}
