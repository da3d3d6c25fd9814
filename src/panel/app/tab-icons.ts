import type { IconName } from '../ui/Icon';
import type { TabId } from './screens';

export const tabIcons: { readonly [tab in TabId]: IconName } = {
  dialer: 'phone',
  activity: 'list',
  plugins: 'plug',
  tasks: 'clock',
  settings: 'gear',
};
