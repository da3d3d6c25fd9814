import { published, type PluginField } from './plugins';

type Values = { readonly [key: string]: unknown };

/** What an admin's record says of one plugin, read here by nobody's rule but this file's. */
interface AdminVersion {
  readonly from: number;
  readonly plugins: {
    readonly [pluginId: string]: { readonly [key: string]: { value: unknown; isLocked: boolean } };
  };
}

/** One value that a person has chosen for themselves. */
interface Choice {
  readonly from: number;
  readonly value: unknown;
  /** The person was told that it is saved; otherwise it may be or not. */
  isCertain: boolean;
}

/** What a plugin was given at a run. */
interface Given {
  readonly pluginId: string;
  readonly whose: string;
  readonly config: unknown;
  /** This person's panel has never had its manifest: its own defaults may be unknown. */
  readonly isUnseen: boolean;
}

/** Locks, own choices and defaults over time, as people set them: what a plugin should have been given at any moment. */
export class SettingsInForce {
  private readonly admin: AdminVersion[] = [];
  /** By person, plugin and field. */
  private readonly own = new Map<string, Choice[]>();

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

  /** A press of Save; the returned function is called when the person is told that it is done. */
  choose(whose: string, pluginId: string, at: number, key: string, value: unknown): () => void {
    const choice: Choice = { from: at, value, isCertain: false };
    const name = `${whose}|${pluginId}|${key}`;
    this.own.set(name, [...(this.own.get(name) ?? []), choice]);
    return () => {
      choice.isCertain = true;
    };
  }

  /** Why what a plugin was given was in force at no moment from `since` to `until`; `undefined` where it was. */
  objection({ pluginId, whose, config, isUnseen }: Given, since: number, until: number): string | undefined {
    const admins = within(this.admin, since, until);
    if (config === null) {
      if (admins.length === 0 || admins.some(({ plugins }) => plugins[pluginId] === undefined))
        return undefined;
      return 'it was given no settings at all';
    }
    const fields = published.find(({ id }) => id === pluginId)?.fields ?? [];
    let objection = 'no admin has installed it';
    for (const { plugins } of admins) {
      const wrong = fields.flatMap((field) => {
        const key = field.const;
        const got: unknown = Object(Object(config)[key]).value ?? undefined;
        const possible = isUnseen ? [field, { ...field, default: undefined }] : [field];
        const wanted = this.choices(`${whose}|${pluginId}|${key}`, since, until).flatMap((chosen) =>
          possible.map((one) => inForce(one, plugins[pluginId]?.[key], chosen)),
        );
        if (wanted.some((value) => JSON.stringify(value) === JSON.stringify(got))) return [];
        return [`${key} was ${JSON.stringify(got)}, not ${JSON.stringify(wanted.at(-1))}`];
      });
      if (wrong.length === 0) return undefined;
      objection = wrong.join('; ');
    }
    return objection;
  }

  /** What may have been chosen at some moment of this time. */
  private choices(name: string, since: number, until: number): unknown[] {
    const all = this.own.get(name) ?? [];
    const last = all.findLastIndex(({ from, isCertain }) => isCertain && from <= since);
    const later = all.slice(Math.max(0, last)).filter(({ from }) => from <= until);
    return [...(last < 0 ? [undefined] : []), ...later.map(({ value }) => value)];
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
