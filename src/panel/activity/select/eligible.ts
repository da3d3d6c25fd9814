import type { ActivityLine } from '../../../core/activity/activity-line';

/** Which of several each action is for; the others it leaves as they are. */
export interface Eligible {
  readonly ignore: readonly ActivityLine[];
  readonly log: readonly ActivityLine[];
  readonly retry: readonly ActivityLine[];
}

/** @param account key of the owner whose activities can proceed now */
export function eligibleOf(lines: readonly ActivityLine[], account: string): Eligible {
  return {
    ignore: lines.filter(({ fate, problem }) => isOpen(fate) && problem?.code !== 'unclear_outcome'),
    log: lines.filter(
      ({ fate, problem, account: own }) =>
        own === account &&
        (fate === 'todo' || fate === 'needs_you') &&
        problem?.code !== 'unclear_outcome' &&
        problem?.code !== 'already_logged',
    ),
    retry: lines.filter(({ canRepeat, account: own }) => canRepeat && own === account),
  };
}

function isOpen(fate: ActivityLine['fate']): boolean {
  return fate === 'todo' || fate === 'needs_you' || fate === 'waiting';
}
