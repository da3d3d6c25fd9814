import type { Group } from './check';
import type { ContractRun, LiveCheck } from './contract-run';

export const openApi = (route: string) => `plugin server OpenAPI, ${route}`;
export const guide = (part: string) => `App Connect plugin guide, ${part}`;
export const core = (what: string) => `core 1.7.41: ${what}`;

interface More extends Pick<LiveCheck, 'when' | 'needs'> {
  readonly advised?: boolean;
}

/** @param id `<group>.<what>` */
export function live(
  id: `${Group}.${string}`,
  rule: string,
  source: string,
  run: (run: ContractRun) => Promise<void>,
  { advised = false, ...more }: More = {},
): LiveCheck {
  const group = id.slice(0, id.indexOf('.')) as Group;
  return { id, group, rule, source, isRequired: !advised, run, ...more };
}

export const onlySync = ({ isAsync }: ContractRun) =>
  isAsync ? 'It runs in the background (isAsync).' : undefined;
export const onlyAsync = ({ isAsync }: ContractRun) =>
  isAsync ? undefined : 'It runs before the log is saved, not in the background.';
