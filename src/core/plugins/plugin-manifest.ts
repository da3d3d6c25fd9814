import { findPlatform } from '../directory/connector-platform';
import type { DeclaredField } from '../forms/declared-field';
import { readDeclaredSettings } from '../forms/declared-settings';
import { isObject } from '../basics/json';
import { firstText, plainText } from '../basics/text';
import { parseSafeUrl } from '../basics/url';
import { readAsked, type Asked } from './asked';

/**
 * The part of a plugin's manifest that actions need (directory, `/connectors/<id>/manifest?type=plugin`). Its form
 * and its problems are in core/plugins/plugin-description.ts, which only the panel needs.
 */
export interface PluginManifest extends Asked {
  readonly displayName: string;
  readonly description: string;
  /** The same as in its line of the directory; '' for none. */
  readonly iconUrl: string;
  readonly isAsync: boolean;
  readonly phase: string;
  /** False when the manifest does not list them. */
  readonly declaresLogTypes: boolean;
  readonly requireLicense: boolean;
  readonly showAuthorizationButton: boolean;
  readonly settings: readonly DeclaredField[];
}

/**
 * Reads the directory's manifest: `{author, version, platforms: {<name>: manifest}}`. For an unknown name the server
 * takes the first platform (core 1.7.41 handlers/plugin.js:94), and so does this. `undefined` when there is no
 * platform at all.
 */
export function readPluginManifest(body: unknown, name: string): PluginManifest | undefined {
  const asked = readAsked(body, name);
  const { platform } = findPlatform(body, name);
  if (!isObject(body) || !platform || !asked) return undefined;
  return {
    ...asked,
    displayName: firstText(platform, ['displayName', 'name']) || asked.name,
    description: plainText(platform['description'], 1000),
    iconUrl: parseSafeUrl(platform['iconUrl'] ?? platform['logoUrl']) ?? '',
    isAsync: platform['isAsync'] === true,
    phase: plainText(platform['phase'], 40),
    declaresLogTypes: Array.isArray(platform['supportedLogTypes']),
    requireLicense: platform['requireLicense'] === true,
    showAuthorizationButton: platform['showAuthorizationButton'] === true,
    settings: readDeclaredSettings(platform).fields,
  };
}
