import { emptyPage } from './extensions';

/** A page that is opened, and what stands on it when it is of use. */
export interface Scene {
  readonly name: string;
  /** Its address in the extension. */
  readonly path: string;
  /** Matches what counts as the first row. */
  readonly row: string;
}

/** The plugin whose form has thirty fields. */
export const formPlugin = 'bench-form';

export const emptyScene: Scene = { name: 'empty React page', path: emptyPage, row: 'h1' };

/** Only what is in sight counts: the dialer's room stands beside every other one. */
const inSight = '.app-room:not([hidden]) main';

export const scenes = {
  activity: { name: 'Activity', path: 'panel.html#/activity', row: `${inSight} li a[href^="#/activity/"]` },
  plugins: { name: 'Plugins', path: 'panel.html#/plugins', row: `${inSight} li a[href^="#/plugins/"]` },
  tasks: { name: 'Tasks', path: 'panel.html#/tasks', row: `${inSight} li button[aria-expanded]` },
  settings: { name: 'Settings', path: 'panel.html#/settings', row: `${inSight} section` },
  log: { name: 'log form', path: 'panel.html#/activity/', row: `${inSight} textarea` },
  plugin: { name: 'plugin form', path: `panel.html#/plugins/${formPlugin}`, row: `${inSight} input` },
  catalog: {
    name: 'catalog',
    path: 'panel.html#/settings/admin/plugins',
    row: `${inSight} li a[href^="#/settings/admin/plugins/"]`,
  },
} as const satisfies { readonly [name: string]: Scene };

export type SceneName = keyof typeof scenes;
