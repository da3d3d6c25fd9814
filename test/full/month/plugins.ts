import type { Random } from '../../unit/background/simulation/random';
import type { Happenings } from './happenings';
import type { Arrival, Reply } from './network';

const minute = 60_000;
const hour = 60 * minute;

/** One call of one plugin, and what really became of it. */
export interface Run {
  readonly id: string;
  readonly pluginId: string;
  readonly extension: string;
  readonly platform: string;
  readonly sessionId: string;
  readonly logType: 'call' | 'sms' | 'fax';
  /** Name of the computer whose request it was. */
  readonly from: string;
  readonly isUpdate: boolean;
  /** What it was given: a field's record by key, `null` for none at all, `undefined` where nothing is given. */
  readonly config: unknown;
  /** When the request came. */
  readonly askedAt: number;
  startedAt: number;
  end: 'working' | 'answered' | 'failed';
  endedAt: number | undefined;
  /** It neither answers nor fails. */
  isSilent: boolean;
}

type Asked = Pick<
  Run,
  'pluginId' | 'extension' | 'platform' | 'sessionId' | 'logType' | 'from' | 'isUpdate' | 'config'
>;

export interface PluginField {
  readonly const: string;
  readonly title: string;
  readonly type: string;
  readonly default?: unknown;
  readonly required?: boolean;
  readonly hidden?: boolean;
}

export interface Published {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly isAsync: boolean;
  readonly logTypes: readonly string[];
  readonly fields: readonly PluginField[];
}

/** What the account has installed in a month. */
export const published: readonly Published[] = [
  {
    id: 'redaction',
    name: 'labs.redaction',
    title: 'Redaction',
    isAsync: false,
    logTypes: ['call'],
    fields: [
      { const: 'mark', title: 'Mark', type: 'string', default: '[removed]', required: true },
      { const: 'keepLast', title: 'Keep last', type: 'number' },
      { const: 'tenant', title: 'Tenant', type: 'string', hidden: true },
    ],
  },
  {
    id: 'summary',
    name: 'labs.call-summary',
    title: 'Call summary',
    isAsync: true,
    logTypes: ['call'],
    fields: [
      { const: 'length', title: 'Length', type: 'string', default: 'short' },
      { const: 'tone', title: 'Tone', type: 'string', default: 'plain' },
    ],
  },
  {
    id: 'archive',
    name: 'northwind.archive',
    title: 'Archive',
    isAsync: true,
    logTypes: ['call', 'sms'],
    fields: [{ const: 'folder', title: 'Folder', type: 'string', default: 'calls' }],
  },
];

export function textOf({ id, pluginId }: Run): string {
  return `${pluginId}: done (${id})`;
}

/** The plugins' own servers: what they were given, and when they answer. */
export class Plugins {
  readonly runs: Run[] = [];
  onRun: (run: Run) => void = () => undefined;
  private readonly byId = new Map(published.map((plugin) => [plugin.id, plugin]));

  constructor(
    private readonly happenings: Happenings,
    private readonly random: Random,
  ) {}

  isAsync(id: string): boolean {
    return this.byId.get(id)?.isAsync === true;
  }

  nameOf(id: string): string {
    return this.byId.get(id)?.name ?? '';
  }

  runsOn(id: string, logType: string): boolean {
    return this.byId.get(id)?.logTypes.includes(logType) === true;
  }

  begin(asked: Asked): Run {
    const { now } = this.happenings;
    const run: Run = {
      ...asked,
      id: `run-${this.runs.length + 1}`,
      askedAt: now,
      startedAt: now,
      end: 'working',
      endedAt: undefined,
      isSilent: false,
    };
    this.runs.push(run);
    this.onRun(run);
    return run;
  }

  /** A sync plugin takes one word out of every note. */
  redact(runs: readonly Run[], note: string): string {
    const run = runs.find(({ pluginId }) => pluginId === 'redaction');
    if (!run) return note;
    const mark = Object(Object(Object(run.config)['mark'])).value;
    return note.replaceAll('secret', String(mark ?? '[removed]'));
  }

  /** `over` is called when it ends, whatever it ends with. */
  work(run: Run, over: () => void): void {
    const { random, happenings } = this;
    const fate = random.next();
    if (fate < 0.03) {
      run.isSilent = true;
      return;
    }
    const takes =
      fate < 0.75
        ? 500 + random.below(minute)
        : fate < 0.95
          ? minute + random.below(30 * minute)
          : hour + random.below(20 * hour);
    happenings.in(takes, undefined, () => {
      const isFailed = random.chance(0.04);
      run.end = isFailed ? 'failed' : 'answered';
      run.endedAt = happenings.now;
      over();
    });
  }
}

/** How the directory is at the moment; `status` of every answer while it is out, 0 for none at all. */
export class Directory {
  outage: number | undefined;
  readonly withdrawn = new Set<string>();
  /** In the place of those below, by id. */
  readonly manifests = new Map<string, unknown>();

  answer({ url }: Arrival, reply: (reply: Reply) => void): void {
    const { outage } = this;
    if (outage === 0) return;
    if (outage !== undefined) {
      const isPage = outage === 404 || outage >= 500;
      return reply({ status: outage, body: isPage ? '<html>Sorry</html>' : { message: 'Not now' } });
    }
    const isPlugin = url.searchParams.get('type') === 'plugin';
    const [, , , id, leaf] = url.pathname.split('/');
    if (leaf === 'manifest') {
      const manifest = isPlugin
        ? this.plugin(id ?? '')
        : (this.manifests.get(id ?? '') ?? connector(id ?? ''));
      return reply(
        manifest ? { status: 200, body: manifest } : { status: 404, body: { message: 'Not found' } },
      );
    }
    if (id === 'internal')
      return reply({ status: 200, body: { privateConnectors: [], sharedConnectors: [] } });
    const connectors = isPlugin
      ? published
          .filter((plugin) => !this.withdrawn.has(plugin.id))
          .map((plugin) => ({
            id: plugin.id,
            name: plugin.name,
            displayName: plugin.title,
            version: '1.0.0',
          }))
      : ['keycrm', 'oldcrm'].map((name) => ({
          id: name,
          name: platformOf(name),
          displayName: platformOf(name),
        }));
    return reply({ status: 200, body: { connectors } });
  }

  private plugin(id: string): unknown {
    const plugin = this.withdrawn.has(id) ? undefined : published.find((candidate) => candidate.id === id);
    if (!plugin) return undefined;
    const own = this.manifests.get(id);
    if (own) return own;
    const base = `https://${id}.plugins.example`;
    return {
      author: { name: 'Labs' },
      version: '1.0.0',
      platforms: {
        [plugin.name]: {
          name: plugin.name,
          displayName: plugin.title,
          version: '1.0.0',
          isAsync: plugin.isAsync,
          supportedLogTypes: plugin.logTypes,
          endpointUrl: `${base}/run`,
          userRegisterEndpointUrl: `${base}/register`,
          licenseStatusUrl: `${base}/license`,
          pageContent: plugin.fields,
        },
      },
    };
  }
}

export function platformOf(connectorId: string): string {
  return connectorId === 'keycrm' ? 'keyCRM' : 'oldCRM';
}

function connector(id: string): unknown {
  if (id !== 'keycrm' && id !== 'oldcrm') return undefined;
  const name = platformOf(id);
  return {
    serverUrl: 'https://callback.app-connect.example',
    platforms: {
      [name]: {
        name,
        displayName: name,
        contactTypes: [{ display: 'Contact', value: 'Contact' }],
        auth: { type: 'apiKey' },
      },
    },
  };
}
