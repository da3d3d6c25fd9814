import type { ActivitySummary } from './activity-summary';

/** Of nobody, or of somebody who has none. In a file of its own: the panel's first paint needs no more. */
export const noActivities: ActivitySummary = {
  counts: { needsYou: 0, waiting: 0, logged: 0, todo: 0, ignored: 0 },
  newest: [],
  due: {},
  revision: 0,
};
