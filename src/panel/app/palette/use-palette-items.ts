import { useEffect, useMemo, useState } from 'react';
import type { ActivityLine } from '../../../core/activity/activity-line';
import { searchActivities } from '../../activity/list/activity-search';
import { iconOf, sayNumber, whatItWas, whoOf } from '../../shared/activity-line-words';
import { useCanCallBack } from '../../shared/can-call-back';
import { sayMoment } from '../../shared/time-words';
import { useNow } from '../../shared/use-now';
import { usePersonKey } from '../../shared/use-owner-key';
import { useSettingRows } from '../../settings/search/use-setting-rows';
import { hashOf } from '../route';
import { usePanel } from '../store';
import { say } from '../words';
import { findItems, knownContacts, type PaletteItem } from './palette-items';
import { screenEntries } from './screen-entries';
import type { CrmSearch } from './use-crm-search';

/** Everything that these words find. */
export function usePaletteItems(query: string, found: CrmSearch['found']): PaletteItem[] {
  const language = usePanel((state) => state.language);
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const isConnected = usePanel((state) => state.connection !== null);
  const plugins = usePanel((state) => state.installedPlugins.plugins);
  const canCallBack = useCanCallBack();
  const now = useNow();
  const settings = useSettingRows();
  const lines = useLines(query);
  return useMemo(() => {
    const words = query.trim();
    const screens = screenEntries({ admin: isAdmin, connected: isConnected, canCallBack }).map(
      ({ route, title, icon }): PaletteItem => ({
        id: `screen/${route.screen}`,
        group: 'screens',
        title: say(title),
        text: '',
        icon,
        act: { href: hashOf(route) },
      }),
    );
    const known = knownContacts(lines).map((one) => ({ ...one, words: '' }));
    const contacts = [...found, ...known].map(({ name, number, words: asked }): PaletteItem => ({
      id: `contact/${name}/${number}`,
      group: 'contacts',
      title: say('palette_call', name),
      text: sayNumber(number),
      also: [number, asked],
      icon: 'phone',
      act: { call: number },
    }));
    const activities = lines.map((line): PaletteItem => ({
      id: `activity/${line.id}`,
      group: 'activities',
      title: whoOf(line),
      text: [sayMoment(line.startedAt, now, language), whatItWas(line)].join(' · '),
      // What was written for it has been searched where it is kept.
      also: [line.number, words],
      icon: iconOf(line.kind),
      act: { href: hashOf({ screen: 'log', activityId: line.id }) },
    }));
    const ofPlugins = plugins.map(({ id, displayName, developer }): PaletteItem => ({
      id: `plugin/${id}`,
      group: 'plugins',
      title: displayName,
      text: developer,
      icon: 'plug',
      act: { href: hashOf({ screen: 'plugin', pluginId: id }) },
    }));
    const ofSettings = settings.map(({ key, title, group, help, href }): PaletteItem => ({
      id: `setting/${key}`,
      group: 'settings',
      title,
      text: group,
      also: [help, key],
      icon: 'sliders',
      act: { href },
    }));
    const keys: PaletteItem = {
      id: 'shortcuts',
      group: 'screens',
      title: say('shortcuts_title'),
      text: '?',
      icon: 'list',
      act: 'shortcuts',
    };
    const unique = new Map(
      [...screens, keys, ...contacts, ...activities, ...ofPlugins, ...ofSettings].map((item) => [
        item.id,
        item,
      ]),
    );
    const items = findItems([...unique.values()], words);
    if (!isConnected || words.length < shortestName) return items;
    const inCrm: PaletteItem = {
      id: 'crm',
      group: 'contacts',
      title: say('palette_look_in_crm', crm, words),
      text: '',
      icon: 'find',
      act: { lookFor: words },
    };
    // With the contacts, after them.
    const place = items.findLastIndex(({ group }) => group === 'screens' || group === 'contacts');
    return items.toSpliced(place + 1, 0, inCrm);
  }, [query, found, language, isAdmin, crm, isConnected, plugins, canCallBack, now, settings, lines]);
}

/** A single letter would find everybody. */
const shortestName = 2;

/** Reading all activities waits until typing pauses; ms. */
const pauseMs = 120;
const mostLines = 20;

/** The newest activities; with words typed, those among all that hold them. */
function useLines(query: string): readonly ActivityLine[] {
  const newest = usePanel((state) => state.newestLines);
  const person = usePersonKey();
  const search = query.trim();
  const [found, setFound] = useState<{ readonly search: string; readonly lines: readonly ActivityLine[] }>();
  useEffect(() => {
    if (search === '') return undefined;
    let isWanted = true;
    const read = async () => {
      const page = await searchActivities({
        person,
        isLeft: () => false,
        search,
        offset: 0,
        limit: mostLines,
      });
      if (isWanted) setFound({ search, lines: page.lines });
    };
    // What cannot be read is said on its own screen; the others are found nevertheless.
    const timer = setTimeout(() => void read().catch(() => undefined), pauseMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [person, search]);
  if (search === '') return newest ?? none;
  return found?.search === search ? found.lines : none;
}

const none: readonly ActivityLine[] = [];
