import * as v from 'valibot';
import { installedPluginsSchema, lastSaveSchema } from '../../core/plugins/installed-plugin';
import { defineItem } from '../basics/item';

export const installedPlugins = defineItem('installedPlugins', installedPluginsSchema, {
  plugins: [],
  refreshedAt: 0,
});

/** What the last save of a plugin's settings replaced, for one undo; by person and plugin (`personalKey`). */
export const lastSaves = defineItem('lastSaves', v.record(v.string(), lastSaveSchema), {});
