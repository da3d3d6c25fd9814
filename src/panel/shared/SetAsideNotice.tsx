import { useState } from 'react';
import { readSetAside, type SetAside } from '../../storage/basics/set-aside';
import { say, sayCount } from '../app/words';
import { usePanel } from '../app/store';
import { Button } from '../ui/Button';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Notice } from '../ui/Notice';
import { Section } from '../ui/Section';
import { ProblemNotice } from './ProblemNotice';
import { useRenewal } from './renewal';
import { useAction, useQuery } from './request';
import { saveFile } from './save-file';

/** The collection that the screen shows. */
type Kind = 'activities' | 'tasks';

async function readKind(kind: Kind): Promise<SetAside[]> {
  return (await readSetAside()).filter((record) => record.kind === kind);
}

/** Says which records this version cannot read: they are kept as they are, to be saved as a file or removed. */
export function SetAsideNotice({ kind }: { kind: Kind }) {
  const { output: records = [], reload } = useQuery(readKind, kind);
  const [isAsking, setAsking] = useState(false);
  const forget = useAction('forgetSetAside');
  // The worker sets records aside when it starts, and counts anew then.
  useRenewal(
    reload,
    usePanel((state) => (kind === 'tasks' ? state.taskSummary : state.activitySummary)),
  );
  if (records.length === 0) return null;
  const remove = async () => {
    if (await forget.run({ kind, ids: records.map(({ id }) => id) })) {
      setAsking(false);
      reload();
    }
  };
  return (
    <Section>
      <Notice
        tone="wait"
        title={sayCount(`set_aside_${kind}`, records.length)}
        actions={
          <>
            <Button size="small" variant="quiet" onClick={() => save(kind, records)}>
              {say('set_aside_save')}
            </Button>
            <Button size="small" variant="quiet" onClick={() => setAsking(true)}>
              {say('set_aside_remove')}
            </Button>
          </>
        }
      >
        <p>{say('set_aside_help')}</p>
        {forget.problem && <ProblemNotice problem={forget.problem} />}
      </Notice>
      {isAsking && (
        <ConfirmDialog
          title={sayCount('set_aside_confirm', records.length)}
          confirmLabel={say('set_aside_remove')}
          cancelLabel={say('cancel')}
          variant="danger"
          busy={forget.isRunning}
          onConfirm={() => void remove()}
          onCancel={() => setAsking(false)}
        >
          <p>{say('set_aside_confirm_help')}</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}

function save(kind: Kind, records: readonly SetAside[]): void {
  const text = JSON.stringify(
    records.map(({ id, raw }) => ({ id, stored: raw })),
    null,
    2,
  );
  saveFile({ name: `unreadable-${kind}`, ending: 'json', type: 'application/json', text });
}
