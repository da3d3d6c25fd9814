import { Skipped, type CheckResult, type Finding } from './check';
import { Broken, ContractRun, usualLimits, type Limits, type LiveCheck } from './contract-run';
import type { ContractWorld, PluginAtHand } from './contract-world';
import { licenceChecks, registrationChecks, tokenChecks } from './registration-checks';
import { asyncChecks, configChecks, robustnessChecks, syncChecks } from './running-checks';
import { logOutChecks, signInChecks } from './sign-in-checks';

/** All rules that need the plugin itself, in the order in which they are tried. */
export const liveChecks: readonly LiveCheck[] = [
  ...registrationChecks,
  ...tokenChecks,
  ...syncChecks,
  ...asyncChecks,
  ...configChecks,
  ...licenceChecks,
  ...signInChecks,
  ...logOutChecks,
  ...robustnessChecks,
];

/** Tries a running plugin by all rules, one after the other: what comes in is one check’s. */
export async function checkPlugin(
  world: ContractWorld,
  plugin: PluginAtHand,
  limits: Partial<Limits> = {},
): Promise<CheckResult[]> {
  const run = new ContractRun(world, plugin, { ...usualLimits, ...limits });
  const results: CheckResult[] = [];
  for (const check of liveChecks) results.push(await resultOf(check, run, results));
  return results;
}

/** All of them as not checked, with the reason. */
export function skipAll(reason: string): CheckResult[] {
  return liveChecks.map((check) => result(check, 'skipped', [{ message: reason }]));
}

async function resultOf(
  check: LiveCheck,
  run: ContractRun,
  before: readonly CheckResult[],
): Promise<CheckResult> {
  const reason = check.when?.(run);
  if (reason !== undefined) return result(check, 'skipped', [{ message: reason }]);
  const failed = before.find(({ id, verdict }) => verdict === 'failed' && check.needs?.includes(id));
  if (failed) return result(check, 'skipped', [{ message: `Depends on ${failed.id}.` }]);
  const depends = before.find(
    ({ id, verdict, findings }) =>
      verdict === 'skipped' && check.needs?.includes(id) && findings[0]?.message.startsWith('Depends on'),
  );
  if (depends) return result(check, 'skipped', [{ message: depends.findings[0]?.message ?? '' }]);
  run.exchanges = [];
  const since = performance.now();
  try {
    await check.run(run);
    return result(check, 'passed', [], run, since);
  } catch (error) {
    if (error instanceof Skipped) return result(check, 'skipped', [{ message: error.message }]);
    if (!(error instanceof Broken)) throw error;
    return result(check, 'failed', [{ message: error.message }], run, since);
  }
}

function result(
  { id, group, rule, source, isRequired }: LiveCheck,
  verdict: CheckResult['verdict'],
  findings: readonly Finding[],
  run?: ContractRun,
  since = performance.now(),
): CheckResult {
  const tookMs = Math.round(performance.now() - since);
  return { id, group, rule, source, isRequired, verdict, findings, exchanges: run?.exchanges ?? [], tookMs };
}
