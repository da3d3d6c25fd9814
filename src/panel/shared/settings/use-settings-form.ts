import { useCallback, useEffect, useMemo, useState } from 'react';
import { isObject, sameJson } from '../../../core/basics/json';
import type { Problem } from '../../../core/basics/problem';
import { followStored, keepKeys, type EditedChoices } from '../../../core/settings/choice-changes';
import type { FormProblem } from '../../forms/form-values';
import { useDraft } from '../use-draft';
import { useAttempt } from '../request';

interface Values<Value> {
  readonly [key: string]: Value;
}

interface SettingsFormOptions<Value, Input> {
  /** One of core/forms/draft-name.ts. */
  readonly draftName: string;
  /** Keys that hold a secret; made once. */
  readonly secrets: ReadonlySet<string>;
  /** Under which key the draft holds what is edited. */
  readonly part: string;
  /** What is stored, as it is edited; made once for each answer. */
  readonly stored: Values<Value>;
  /** What a draft holds; a function of the module. */
  readonly readDraft: (draft: unknown) => Values<Value> | undefined;
  /** How many settings differ from what is stored; `useCallback`, or a function of the module. */
  readonly countChanges: (edited: Values<Value>) => number;
  /** `useCallback`, or a function of the module. */
  readonly save: (input: Input) => Promise<unknown>;
}

export interface SettingsForm<Value, Input> {
  /** What is edited, and of what the person has not touched what is stored now. */
  readonly values: Values<Value>;
  /** What the person saw stored before they changed it. */
  readonly shown: Values<Value>;
  readonly changes: number;
  readonly edit: (change: (before: Values<Value>) => Values<Value>) => void;
  readonly discard: () => void;
  /** Whether it was saved. */
  readonly submit: (input: Input) => Promise<boolean>;
  readonly isSaving: boolean;
  readonly wasSaved: boolean;
  readonly problem: Problem | undefined;
  /** What the form itself finds wrong. */
  readonly problems: readonly FormProblem[];
  readonly setProblems: (problems: readonly FormProblem[]) => void;
  /** Keys of what cannot be saved as it is, until the next edit. */
  readonly unfit: readonly string[];
  readonly setUnfit: (keys: readonly string[]) => void;
  /** Something typed is a secret: it does not stay in the draft. */
  readonly hasSecrets: boolean;
  /** A key for the form: discarding begins again with a fresh one, without its complaints. */
  readonly round: number;
}

/** Settings while they are edited: kept as they are typed, then saved or thrown away. */
export function useSettingsForm<Value, Input>(
  options: SettingsFormOptions<Value, Input>,
): SettingsForm<Value, Input> {
  const { draftName, secrets, part, stored, countChanges } = options;
  const { kept, keep, flush, discard: forget } = useDraft(draftName, secrets, part);
  const [edited, setEdited] = useState(() => readEdited(kept, options));
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [unfit, setUnfit] = useState<readonly string[]>([]);
  const [wasSaved, setSaved] = useState(false);
  const [round, setRound] = useState(0);
  const save = useAttempt(options.save);
  const { values, shown } = useMemo(
    () => (edited ? followStored(edited, stored) : { values: stored, shown: stored }),
    [edited, stored],
  );

  const edit = useCallback(
    (change: (before: Values<Value>) => Values<Value>) => {
      setSaved(false);
      setUnfit([]);
      setEdited((before) => {
        const now = before ? followStored(before, stored) : { values: stored, shown: stored };
        return { ...now, values: change(now.values) };
      });
    },
    [stored],
  );
  useEffect(() => {
    if (edited === undefined) return;
    // A draft says nothing about secrets: they are as they are stored.
    const isSecret = (key: string) => secrets.has(key);
    const isOpen = (key: string) => !secrets.has(key);
    const restored = { ...keepKeys(stored, isSecret), ...keepKeys(values, isOpen) };
    if (countChanges(restored) > 0) keep({ [part]: values, [shownPart]: keepKeys(shown, isOpen) });
    else forget();
  }, [edited, values, shown, stored, secrets, part, countChanges, keep, forget]);
  return {
    values,
    shown,
    changes: countChanges(values),
    edit,
    discard: () => {
      forget();
      setEdited(undefined);
      setProblems([]);
      setUnfit([]);
      setRound(round + 1);
      save.dismiss();
    },
    submit: async (input) => {
      flush();
      if (!(await save.run(input))) return false;
      forget();
      setEdited(undefined);
      setSaved(true);
      return true;
    },
    isSaving: save.isRunning,
    wasSaved,
    problem: save.problem,
    problems,
    setProblems,
    unfit,
    setUnfit,
    hasSecrets: [...secrets].some((key) => !sameJson(values[key], stored[key])),
    round,
  };
}

/** In a draft, what was shown before; missing in drafts of earlier versions: what is stored when they are opened. */
const shownPart = 'shown';

function readEdited<Value, Input>(
  kept: unknown,
  { stored, secrets, part, readDraft }: SettingsFormOptions<Value, Input>,
): EditedChoices<Value> | undefined {
  const values = readDraft(kept);
  if (!values) return undefined;
  const shown = (isObject(kept) && readDraft({ [part]: kept[shownPart] })) || stored;
  const secret = keepKeys(stored, (key) => secrets.has(key));
  return { values: { ...secret, ...values }, shown: { ...secret, ...shown } };
}
