import { useRef } from 'react';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import type { Import } from './use-import';

/** Where a file is chosen, what it is, and why it cannot be read. */
export function ImportCard({ work }: { work: Import }) {
  const { file, refusal, plan, problem, isLooking, running } = work;
  const language = usePanel((state) => state.language);
  const input = useRef<HTMLInputElement>(null);
  return (
    <Card title={say('import_title')} icon="list">
      <div className="transfer-parts">
        {file ? (
          <p>
            {say(
              'import_from',
              file.crm.name,
              new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(file.savedAt),
            )}
          </p>
        ) : (
          <p>{say('import_what')}</p>
        )}
        {file && plan?.isOtherCrm && (
          <Notice tone="wait">
            <p>{say('import_other_crm', file.crm.name)}</p>
          </Notice>
        )}
        <input
          ref={input}
          hidden
          type="file"
          accept=".json,application/json"
          aria-label={say('import_choose')}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            // The same file can be chosen again once it was mended.
            event.target.value = '';
            if (chosen) void work.open(chosen);
          }}
        />
        <div className="transfer-buttons">
          <Button
            size="small"
            variant="quiet"
            busy={running !== undefined}
            onClick={() => input.current?.click()}
          >
            {say(file ? 'import_choose_other' : 'import_choose')}
          </Button>
          {file && running === undefined && (
            <Button size="small" variant="text" onClick={work.forget}>
              {say('import_close')}
            </Button>
          )}
        </div>
        {!file && !refusal && <SmallText>{say('import_nothing_yet')}</SmallText>}
        {refusal && (
          <Notice tone="bad" role="alert" title={say('import_refused_title')}>
            <p>{say(`import_refused_${refusal}`)}</p>
          </Notice>
        )}
        {problem && (
          <ProblemNotice
            problem={problem}
            kept={say('import_nothing_written')}
            onRetry={work.lookAgain}
            isRetrying={isLooking}
          />
        )}
        {isLooking && !plan && <Skeleton label={say('import_looking')} rows={3} />}
      </div>
    </Card>
  );
}
