import { useEffect } from 'react';
import { keepTabBar } from './kept-tab-bar';
import { hashOf, tabOf } from './route';
import { tabs, type TabId } from './screens';
import { tabIcons } from './tab-icons';
import { usePanel } from './store';
import { TabBar, type TabBadge } from '../ui/TabBar';
import { say, sayCount } from './words';

export function Tabs() {
  const current = usePanel((state) => tabOf(state.route));
  const places = usePanel((state) => state.places);
  const needsYou = usePanel((state) => state.activitySummary.counts.needsYou);
  const failed = usePanel((state) => state.taskSummary.counts.failed);
  const broken = usePanel((state) => Object.values(state.installations).filter(isBroken).length);
  const calls = usePanel((state) => state.currentCalls.calls.length);
  const badges: { readonly [tab in TabId]?: TabBadge } = {
    dialer: { count: calls, label: sayCount('badge_calls', calls), isLive: true },
    activity: { count: needsYou, label: sayCount('badge_needs_you', needsYou) },
    tasks: { count: failed, label: sayCount('badge_failed', failed) },
    settings: { count: broken, label: sayCount('badge_repair', broken) },
  };
  const words = [say('tabs'), ...tabs.map((tab) => say(`tab_${tab}`))].join('\n');
  useEffect(() => keepTabBar(words), [words]);
  return (
    <TabBar
      label={say('tabs')}
      current={current}
      tabs={tabs.map((id) => ({
        id,
        // A second press on the current tab leads to its first screen.
        href: hashOf(id === current ? { screen: id } : (places[id] ?? { screen: id })),
        label: say(`tab_${id}`),
        icon: tabIcons[id],
        badge: badges[id],
      }))}
    />
  );
}

function isBroken(installation: { readonly state: string }): boolean {
  return installation.state === 'needs_repair';
}
