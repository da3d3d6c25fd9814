import type { PluginConfig } from './plugin-config';
import type { LoggingPayload } from './logging-payload';

export type LogType = 'call' | 'sms' | 'fax';

/** One field of a plugin's settings page, in the manifest's words. */
export interface PageField {
  readonly const: string;
  readonly title: string;
  readonly type: 'string' | 'boolean' | 'number' | 'selection';
  readonly description?: string;
  readonly required?: boolean;
  readonly hidden?: boolean;
  readonly default?: string | number | boolean | readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly oneOf?: readonly { readonly const: string; readonly title: string }[];
  readonly multiSelect?: boolean;
  readonly searchable?: boolean;
  readonly uiSchema?: Readonly<Record<string, unknown>>;
}

/** What became of an async plugin's work; `note` is appended to the log, `message` tells of a failure. */
export interface WorkOutcome {
  readonly successful: boolean;
  readonly note?: string;
  readonly message?: string;
}

/** Turns the logging payload into the one that is saved. */
export type Transform = (payload: LoggingPayload, config: PluginConfig, now: Date) => LoggingPayload;

/** Does background work on a saved log. */
export type Work = (
  payload: LoggingPayload,
  config: PluginConfig,
  context: { readonly taskId: string; readonly connected: boolean },
) => WorkOutcome;

export interface PluginDefinition {
  readonly id: string;
  /** Key in the manifest's `platforms`, `<developer>.<plugin>`. */
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly developer: string;
  readonly version: string;
  readonly access: 'public' | 'private' | 'shared';
  readonly ownerAccountId: string;
  /** Accounts that a shared plugin is shared with. */
  readonly sharedWith?: readonly string[];
  readonly supportedLogTypes: readonly LogType[];
  readonly requireLicense?: boolean;
  /** Whether each person connects a third-party account. */
  readonly oauth?: boolean;
  readonly pageContent: readonly PageField[];
  /** JSON Schema 2020-12 of the settings, in the place of `pageContent`. */
  readonly configSchema?: Readonly<Record<string, unknown>>;
  readonly configUiSchema?: Readonly<Record<string, unknown>>;
  readonly runs: { readonly sync: Transform } | { readonly async: Work };
}

export const RC_LABS_ACCOUNT = '100000001';
export const SAMPLE_ACCOUNT = '400000001';
export const NORTHWIND_ACCOUNT = '700000007';
