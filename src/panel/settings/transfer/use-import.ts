import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  importPlugin,
  planImport,
  type OrganisationPlan,
  type PluginPlan,
  type SettingForms,
} from '../../../actions/plugins/transfer-organisation';
import { needsReconnect, needsSignIn, toProblem, type Problem } from '../../../core/basics/problem';
import {
  fileLimits,
  readOrganisationFile,
  type FileRefusal,
  type OrganisationFile,
} from '../../../core/plugins/organisation-file';
import type { FieldPlan, PlannedChange } from '../../../core/plugins/organisation-plan';
import { usePanelStore } from '../../app/store';
import { noteChange } from '../../shared/changes';
import { useAttempt } from '../../shared/request';
import { useOwnerKey } from '../../shared/use-owner-key';
import { formatRefusalOf } from '../admin/admin-formats';
import { importSettings } from './import-settings';

/** What became of a row of the difference. */
export type Outcome =
  { readonly state: 'done' | 'skipped' } | { readonly state: 'failed'; readonly problem: Problem };

/** A part of the difference that is done, or fails, as one: the settings, or one plugin. */
export interface ImportRow {
  readonly id: string;
  readonly plugin: PluginPlan | undefined;
  readonly changes: readonly PlannedChange[];
  readonly left: FieldPlan['left'];
  readonly isChosen: boolean;
  readonly outcome: Outcome | undefined;
}

/** No plugin has this id. */
const settingsRow = '';

/** The file that is being looked at, for whoever comes back to the screen; one, and in this page's memory alone. */
let kept: { readonly owner: string; readonly file: OrganisationFile } | undefined;

/** A file on its way into the organization: read, shown as a difference, applied row by row. */
export function useImport(forms: SettingForms) {
  const store = usePanelStore();
  const owner = useOwnerKey();
  const [file, setFile] = useState(() => (kept?.owner === owner ? kept.file : undefined));
  const [refusal, setRefusal] = useState<FileRefusal>();
  const [plan, setPlan] = useState<OrganisationPlan>();
  const [left, setLeft] = useState<readonly string[]>([]);
  const [withResets, setResets] = useState(false);
  const [outcomes, setOutcomes] = useState<{ readonly [row: string]: Outcome }>({});
  const [running, setRunning] = useState<string>();
  const [question, setQuestion] = useState<Question>();
  const { run: compare, isRunning: isLooking, problem, dismiss } = useAttempt(planImport);
  const isFirst = useRef(true);
  const look = useCallback(
    async (at: OrganisationFile) => {
      const refuses = (key: string, value: unknown) => formatRefusalOf(key, value) !== undefined;
      const found = await compare({ file: at, forms, refuses });
      if (found) setPlan(found.output);
    },
    [compare, forms],
  );
  useEffect(() => {
    if (isFirst.current && file) void look(file);
    isFirst.current = false;
  }, [file, look]);
  const forget = () => {
    kept = undefined;
    setFile(undefined);
    setPlan(undefined);
    setRefusal(undefined);
    setOutcomes({});
    setLeft([]);
    setResets(false);
    dismiss();
  };
  const open = async (chosen: Pick<File, 'size' | 'text'>) => {
    forget();
    const read =
      chosen.size > fileLimits.bytes
        ? ({ refusal: 'too_large' } as const)
        : readOrganisationFile(await chosen.text());
    if ('refusal' in read) return setRefusal(read.refusal);
    kept = { owner, file: read.file };
    setFile(read.file);
    await look(read.file);
  };
  const rows = useMemo(
    () => (plan ? rowsOf(plan, { left, withResets, outcomes }) : []),
    [plan, left, withResets, outcomes],
  );
  const settle = (id: string, outcome: Outcome) => setOutcomes((others) => ({ ...others, [id]: outcome }));
  const apply = async () => {
    if (!plan || !file) return;
    let isWhole = true;
    for (const row of rows.filter(isToDo)) {
      setRunning(row.id);
      const consent = await agreeTo(row, setQuestion);
      if (consent === 'skipped') {
        isWhole = false;
        settle(row.id, { state: 'skipped' });
        continue;
      }
      noteChange();
      try {
        if (row.plugin) await importPlugin({ plan: row.plugin, consent, changes: row.changes });
        else {
          const fields = [...forms.settings.fields, ...forms.crm.fields];
          const by = store.getState().identity?.name ?? '';
          await importSettings({ admin: plan.admin, fields, changes: row.changes, by });
        }
        settle(row.id, { state: 'done' });
      } catch (error) {
        isWhole = false;
        const reason = toProblem(error);
        settle(row.id, { state: 'failed', problem: reason });
        // The next row would come to the same.
        if (concernsAll(reason)) break;
      } finally {
        noteChange();
      }
    }
    setRunning(undefined);
    // What another admin has set meanwhile is to be seen before it is tried again.
    if (!isWhole) await look(file);
  };
  return {
    file,
    refusal,
    plan,
    rows,
    problem,
    isLooking,
    running,
    question,
    withResets,
    open,
    forget,
    apply,
    setResets,
    lookAgain: () => file && void look(file),
    choose: (id: string, isChosen: boolean) =>
      setLeft((others) => (isChosen ? others.filter((other) => other !== id) : [...others, id])),
  };
}

export type Import = ReturnType<typeof useImport>;

type Consent = NonNullable<PluginPlan['consent']>;

/** Whether a plugin may be installed with what it asks for. */
interface Question {
  readonly displayName: string;
  readonly consent: Consent;
  readonly answer: (isAgreed: boolean) => void;
}

/** An installation is agreed to one by one, whatever the file says. */
async function agreeTo(
  { plugin }: ImportRow,
  setQuestion: (question: Question | undefined) => void,
): Promise<Consent | 'skipped' | undefined> {
  if (!plugin || plugin.isInstalled || !plugin.consent) return undefined;
  const { displayName, consent } = plugin;
  const isAgreed = await new Promise<boolean>((answer) => {
    setQuestion({ displayName, consent, answer });
  });
  setQuestion(undefined);
  return isAgreed ? consent : 'skipped';
}

/** Whether it would install or change something, and is wanted. */
export function isToDo({ plugin, changes, isChosen, outcome }: ImportRow): boolean {
  const isDone = outcome?.state === 'done';
  return isChosen && !isDone && !plugin?.problem && (plugin?.isInstalled === false || changes.length > 0);
}

function rowsOf(
  { plugins, settings, crm }: OrganisationPlan,
  {
    left,
    withResets,
    outcomes,
  }: {
    left: readonly string[];
    withResets: boolean;
    outcomes: { readonly [row: string]: Outcome };
  },
): ImportRow[] {
  const row = (id: string, plans: readonly FieldPlan[], plugin?: PluginPlan): ImportRow => ({
    id,
    plugin,
    changes: plans.flatMap(({ changes, onlyHere }) => [...changes, ...(withResets ? onlyHere : [])]),
    left: plans.flatMap((one) => one.left),
    isChosen: !left.includes(id),
    outcome: outcomes[id],
  });
  return [
    ...plugins.map((plugin) => row(plugin.pluginId, [plugin.fields], plugin)),
    row(settingsRow, [settings, crm]),
  ];
}

const forAll: ReadonlySet<Problem['code']> = new Set(['offline', 'not_admin', 'unreachable']);

function concernsAll(problem: Problem): boolean {
  return forAll.has(problem.code) || needsReconnect(problem) || needsSignIn(problem);
}
