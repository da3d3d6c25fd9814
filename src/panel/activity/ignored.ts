import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { ignoreActivity } from '../../actions/activity/decide-activity';
import type { Activity } from '../../core/activity/activity';

/** What this page's person has ignored last, as it was before: so long it can be had back. */
export const lastIgnored = createStore<readonly Activity[]>()(() => []);

export function useLastIgnored(): readonly Activity[] {
  return useStore(lastIgnored);
}

export async function ignoreAndOffer(activityId: string): Promise<void> {
  const before = await ignoreActivity(activityId);
  lastIgnored.setState(before ? [before] : [], true);
}
