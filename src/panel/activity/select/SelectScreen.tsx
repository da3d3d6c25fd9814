import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { ignoreActivity, retryActivity } from '../../../actions/activity/decide-activity';
import type { Activity } from '../../../core/activity/activity';
import type { ActivityLine } from '../../../core/activity/activity-line';
import { toProblem } from '../../../core/basics/problem';
import type { Contact } from '../../../core/crm/contact';
import { usePanel } from '../../app/store';
import { say, sayCount } from '../../app/words';
import { useOwnerKey } from '../../shared/use-owner-key';
import { Button } from '../../ui/Button';
import { LiveRegion } from '../../ui/LiveRegion';
import { LongListFrame } from '../../ui/LongListFrame';
import { Notice } from '../../ui/Notice';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { reasonOf } from '../activity-words';
import { lastIgnored, useLastIgnored } from '../ignored';
import type { ActivityFilter } from '../list/activity-groups';
import { ActivityFilters } from '../list/ActivityFilters';
import type { ActivityQuery } from '../list/use-activity-list';
import { eligibleOf } from './eligible';
import { IgnoredNotice } from './IgnoredNotice';
import { LogTogether } from './LogTogether';
import { createSelection, runOver, selectAll, type RunResult, type SelectionStore } from './selection';
import { SelectBar, type Deed } from './SelectBar';
import { SelectRows } from './SelectRows';
import { useLogTogether } from './use-log-together';
import { useSelectable } from './use-selectable';
import './select.css';

interface SelectScreenProps {
  query: Pick<ActivityQuery, 'filter' | 'kind'> & {
    /** `undefined` while the search is closed. */
    readonly search: string | undefined;
  };
  /** Everything in the list is selected to begin with. */
  isAll: boolean;
  onFilter: (filter: ActivityFilter | undefined) => void;
  onKind: (kind: Activity['kind'] | undefined) => void;
  onSearch: (search: string) => void;
  onDone: () => void;
}

/** Several activities at once: ignored, logged with one contact, or tried again. */
export function SelectScreen({ query, isAll, onFilter, onKind, onSearch, onDone }: SelectScreenProps) {
  const [selection] = useState(createSelection);
  const isRunning = useStore(selection, ({ progress }) => progress !== undefined);
  const { lines, isLoading, problem, reload } = useSelectable(
    { ...query, search: query.search?.trim() ?? '' },
    isRunning,
  );
  const [result, setResult] = useState<{ readonly deed: Deed } & RunResult>();
  const [isChoosing, setChoosing] = useState(false);
  const ids = useMemo(() => lines?.map(({ id }) => id) ?? [], [lines]);
  const isFresh = useRef(isAll);
  useEffect(() => {
    if (!lines || !isFresh.current) return;
    isFresh.current = false;
    selectAll(selection, ids);
  }, [lines, ids, selection]);
  const connected = usePanel((state) => state.connection?.connectorName ?? '');
  const logTo = useLogTogether();
  const run = async (
    deed: Deed,
    chosen: readonly ActivityLine[],
    act: (line: ActivityLine) => Promise<void>,
  ) => {
    setResult(undefined);
    const reasonFor = (error: unknown, line: ActivityLine) =>
      reasonOf(toProblem(error), line.crm?.name ?? connected);
    setResult({ deed, ...(await runOver(selection, chosen, act, reasonFor)) });
  };
  const ignore = async (chosen: readonly ActivityLine[]) => {
    const before: Activity[] = [];
    await run('ignore', chosen, async ({ id }) => {
      const was = await ignoreActivity(id);
      if (was) before.push(was);
    });
    lastIgnored.setState(before, true);
  };
  const deeds = {
    ignore: (chosen: readonly ActivityLine[]) => void ignore(chosen),
    retry: (chosen: readonly ActivityLine[]) => void run('retry', chosen, ({ id }) => retryActivity(id)),
    log: () => setChoosing(true),
  };
  const words = result ? resultWords(result) : '';
  return (
    <Screen
      title={say('select_title')}
      actions={
        <Button size="small" variant="quiet" onClick={onDone}>
          {say('done')}
        </Button>
      }
      footer={<SelectBar selection={selection} lines={lines ?? []} ids={ids} deeds={deeds} />}
    >
      <LongListFrame>
        <ActivityFilters
          filter={query.filter}
          kind={query.kind}
          search={query.search}
          onFilter={onFilter}
          onKind={onKind}
          onSearch={onSearch}
        />
        <LiveRegion text={words} />
        {result && (result.deed !== 'ignore' || result.failed > 0) && (
          <Section>
            <Notice tone={result.failed > 0 ? 'wait' : 'ok'} title={words} />
          </Section>
        )}
        <IgnoredAfter isRunning={isRunning} />
        {problem && (
          <Section>
            <ProblemNotice problem={problem} onRetry={reload} isRetrying={isLoading} />
          </Section>
        )}
        {!lines && !problem && <Skeleton label={say('loading')} rows={4} />}
        {lines?.length === 0 && (
          <Section>
            <p>{say('activity_none_title')}</p>
          </Section>
        )}
        {lines && lines.length > 0 && (
          <SelectRows lines={lines} ids={ids} selection={selection} onLeave={onDone} />
        )}
      </LongListFrame>
      {isChoosing && (
        <ChooseContact
          selection={selection}
          lines={lines ?? []}
          onClose={() => setChoosing(false)}
          onChoose={(chosen, contact, lookup) => {
            setChoosing(false);
            void run('log', chosen, (line) => logTo(line, contact, lookup));
          }}
        />
      )}
    </Screen>
  );
}

/** The way back from the last ignoring; not while the next one runs. */
function IgnoredAfter({ isRunning }: { isRunning: boolean }) {
  const ignored = useLastIgnored();
  return !isRunning && ignored.length > 0 && <IgnoredNotice />;
}

function resultWords({ deed, done, failed }: { readonly deed: Deed } & RunResult): string {
  const parts = [
    ...(done > 0 || failed === 0 ? [sayCount(`select_done_${deed}`, done)] : []),
    ...(failed > 0 ? [sayCount('select_failed', failed)] : []),
  ];
  return parts.join(' ');
}

type Lookup = Parameters<ReturnType<typeof useLogTogether>>[2];

interface ChooseContactProps {
  selection: SelectionStore;
  lines: readonly ActivityLine[];
  onClose: () => void;
  onChoose: (chosen: readonly ActivityLine[], contact: Contact, lookup: Lookup) => void;
}

function ChooseContact({ selection, lines, onClose, onChoose }: ChooseContactProps) {
  const owner = useOwnerKey();
  const [chosen] = useState(() => {
    const { selected } = selection.getState();
    return eligibleOf(
      lines.filter(({ id }) => selected.has(id)),
      owner,
    ).log;
  });
  const [first] = chosen;
  return (
    first && (
      <LogTogether
        count={chosen.length}
        first={first}
        onClose={onClose}
        onChoose={(contact, lookup) => onChoose(chosen, contact, lookup)}
      />
    )
  );
}
