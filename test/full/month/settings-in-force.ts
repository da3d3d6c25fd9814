import { published, type PluginField } from './plugins';

type Values = { readonly [key: string]: unknown };

/** What an admin's record says of one plugin, read here by nobody's rule but this file's. */
interface AdminVersion {
  readonly from: number;
  readonly plugins: {
    readonly [pluginId: string]: { readonly [key: string]: { value: unknown; isLocked: boolean } };
  };
}

interface OwnVersion {
  readonly from: number;
  readonly values: Values;
  /** The person was told that it is saved. */
  isCertain: boolean;
}

/** Locks, own choices and defaults over time, as people set them: what a plugin should have been given at any moment. */
export class SettingsInForce {
  private readonly admin: AdminVersion[] = [];
  private readonly own = new Map<string, OwnVersion[]>();

  adminWrote(at: number, document: Values): void {
    const plugins: { [pluginId: string]: { [key: string]: { value: unknown; isLocked: boolean } } } = {};
    for (const [name, record] of Object.entries(document)) {
      if (!name.startsWith('plugin_')) continue;
      const { isRemoved, value } = Object(record);
      if (isRemoved === true) continue;
      const config: { [key: string]: { value: unknown; isLocked: boolean } } = {};
      for (const [key, field] of Object.entries(Object(Object(value).config)))
        config[key] = {
          value: Object(field).value ?? undefined,
          isLocked: Object(field).customizable === false,
        };
      plugins[name.slice('plugin_'.length)] = config;
    }
    this.admin.push({ from: at, plugins });
  }

  isInstalled(pluginId: string): boolean {
    return this.admin.at(-1)?.plugins[pluginId] !== undefined;
  }

  chosen(whose: string, pluginId: string): Values {
    return this.versions(whose, pluginId).findLast(({ isCertain }) => isCertain)?.values ?? {};
  }

  /** True while nobody has pressed Save since with an outcome that is not known. */
  isSure(whose: string, pluginId: string): boolean {
    return this.versions(whose, pluginId).at(-1)?.isCertain !== false;
  }

  /** A press of Save; the returned function is called when the person is told that it is done. */
  choose(whose: string, pluginId: string, at: number, key: string, value: unknown): () => void {
    const versions = this.versions(whose, pluginId);
    const version: OwnVersion = {
      from: at,
      values: { ...versions.at(-1)?.values, [key]: value },
      isCertain: false,
    };
    versions.push(version);
    return () => {
      version.isCertain = true;
    };
  }

  /** Why what a plugin was given was in force at no moment from `since` to `until`; `undefined` where it was. */
  objection(
    { pluginId, whose, config }: { pluginId: string; whose: string; config: unknown },
    since: number,
    until: number,
  ): string | undefined {
    const admins = within(this.admin, since, until);
    if (config === null) {
      if (admins.length === 0 || admins.some(({ plugins }) => plugins[pluginId] === undefined))
        return undefined;
      return 'it was given no settings at all';
    }
    const versions = this.versions(whose, pluginId);
    const last = versions.findLastIndex(({ from, isCertain }) => isCertain && from <= since);
    const owns = versions.slice(Math.max(0, last)).filter(({ from }) => from <= until);
    const choices: Values[] = [...(last < 0 ? [{}] : []), ...owns.map(({ values }) => values)];
    const fields = published.find(({ id }) => id === pluginId)?.fields ?? [];
    const wrong: string[] = [];
    for (const { plugins } of admins)
      for (const chosen of choices) {
        const bad = fields.filter((field) => {
          const wanted = inForce(field, plugins[pluginId]?.[field.const], chosen[field.const]);
          const got = Object(Object(config)[field.const]).value ?? undefined;
          return JSON.stringify(wanted) !== JSON.stringify(got);
        });
        if (bad.length === 0) return undefined;
        wrong.push(
          bad
            .map((field) => {
              const wanted = inForce(field, plugins[pluginId]?.[field.const], chosen[field.const]);
              const got = Object(Object(config)[field.const]).value;
              return `${field.const} was ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`;
            })
            .join('; '),
        );
      }
    return wrong.at(-1) ?? 'no admin has installed it';
  }

  private versions(whose: string, pluginId: string): OwnVersion[] {
    const key = `${whose}|${pluginId}`;
    const versions = this.own.get(key) ?? [];
    this.own.set(key, versions);
    return versions;
  }
}

/** The rule: a lock, else an own choice, else the admin's value, else the plugin's. Hidden fields are the admin's. */
function inForce(
  field: PluginField,
  set: { value: unknown; isLocked: boolean } | undefined,
  chosen: unknown,
): unknown {
  if (set?.isLocked && set.value !== undefined) return set.value;
  if (!field.hidden && chosen !== undefined && chosen !== null) return chosen;
  return set?.value ?? field.default;
}

/** Versions in force at some moment of this time. */
function within<V extends { readonly from: number }>(
  versions: readonly V[],
  since: number,
  until: number,
): V[] {
  const first = versions.findLastIndex(({ from }) => from <= since);
  return versions.slice(Math.max(0, first)).filter(({ from }) => from <= until);
}
