import { useEffect, useMemo, useRef, useState } from 'react';
import { isYounger } from '../../../core/basics/age';
import type { Problem } from '../../../core/basics/problem';
import { absenceOf } from '../../../core/directory/absence';
import { pluginAbout } from '../../../core/plugins/agreement-write';
import { isOverwritten } from '../../../core/plugins/admin-difference';
import { buildCatalogRows, type CatalogRow, type CatalogSources } from '../../../core/plugins/catalog-row';
import type { PluginFacts } from '../../../core/plugins/plugin-facts';
import { systemClock } from '../../../platform/clock';
import { listCatalog, type Catalog } from '../../../actions/directory/list-catalog';
import { useQuery, type Query } from '../../shared/request';
import { usePanel } from '../../app/store';
import { learnFacts, readFacts } from './plugin-facts';

/** A list younger than this is not loaded again when the screen opens; ms. */
const youngEnough = 60_000;

const noFacts: readonly PluginFacts[] = [];

const listPlugins = (refresh: boolean) => listCatalog('plugin', refresh);

/** The cached list at once, then a fresh one, and what manifests say as they are loaded. */
export function useCatalog(): { list: Query<boolean, Catalog>; rows: CatalogRow[] } {
  const list = useQuery<boolean, Catalog>(listPlugins, false);
  const facts = useFacts(list.output);
  useRefreshBehind(list);
  const installed = usePanel((state) => state.installedPlugins.plugins);
  const installations = usePanel((state) => state.installations);
  const registrations = usePanel((state) => state.registrations.states);
  const adminWrites = usePanel((state) => state.adminWrites);
  const policy = usePanel((state) => state.policy);
  const { output, problem } = list;
  const rows = useMemo(
    () =>
      buildCatalogRows({
        items: output?.items ?? [],
        unloaded: unloadedIn(output, problem),
        installed,
        facts,
        installations,
        registrations,
        policy,
        overwritten: new Set(
          Object.values(adminWrites).flatMap((write) => {
            const pluginId = isOverwritten(write) ? pluginAbout(write) : undefined;
            return pluginId === undefined ? [] : [pluginId];
          }),
        ),
      }),
    [output, problem, installed, facts, installations, registrations, adminWrites, policy],
  );
  return { list, rows };
}

function unloadedIn(catalog: Catalog | undefined, problem: Problem | undefined): CatalogSources['unloaded'] {
  if (catalog) return Object.fromEntries(catalog.problems.map((one) => [one.source, absenceOf(one.problem)]));
  const absence = problem && absenceOf(problem);
  return absence && { public: absence, internal: absence };
}

function useRefreshBehind({ output, reload }: Query<boolean, Catalog>): void {
  const fetchedAt = output?.fetchedAt;
  const wasAsked = useRef(false);
  useEffect(() => {
    if (fetchedAt === undefined || wasAsked.current) return;
    wasAsked.current = true;
    if (!isYounger(fetchedAt, youngEnough, systemClock.now())) reload(true);
  }, [fetchedAt, reload]);
}

/** Runs again for every new list; what cannot be loaded stays unknown. */
function useFacts(catalog: Catalog | undefined): readonly PluginFacts[] {
  const [facts, setFacts] = useState(noFacts);
  useEffect(() => {
    if (!catalog) return undefined;
    let isGone = false;
    const show = (known: readonly PluginFacts[]) => {
      if (!isGone) setFacts(known);
    };
    readFacts(catalog.items)
      .then(show)
      .then(() => learnFacts(catalog.items, systemClock.now()))
      .then(show)
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [catalog]);
  return facts;
}
