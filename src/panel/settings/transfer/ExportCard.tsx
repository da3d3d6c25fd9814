import { useState } from 'react';
import {
  collectOrganisation,
  type Collected,
  type SettingForms,
} from '../../../actions/plugins/transfer-organisation';
import { isEmptyFile, writeOrganisationFile } from '../../../core/plugins/organisation-file';
import { say, sayCount } from '../../app/words';
import { usePanel } from '../../app/store';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { saveFile } from '../../shared/save-file';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Notice } from '../../ui/Notice';
import { SmallText } from '../../ui/SmallText';

/** Saves the organization as a file, and says what of it had to stay out. */
export function ExportCard({ forms }: { forms: SettingForms }) {
  const isOnline = usePanel((state) => state.isOnline);
  const collecting = useAttempt(collectOrganisation);
  const [saved, setSaved] = useState<Collected>();
  const save = async () => {
    setSaved(undefined);
    const collected = await collecting.run(forms);
    if (!collected) return;
    const { file } = collected.output;
    setSaved(collected.output);
    if (!isEmptyFile(file))
      saveFile({
        name: 'app-connect-organization',
        ending: 'json',
        type: 'application/json',
        text: writeOrganisationFile(file),
      });
  };
  return (
    <Card title={say('export_title')} icon="up">
      <div className="transfer-parts">
        <p>{say('export_what')}</p>
        <SmallText>{say('export_without')}</SmallText>
        <Button
          size="small"
          variant="quiet"
          busy={collecting.isRunning}
          unavailable={isOnline ? undefined : say('offline_reason')}
          onClick={() => void save()}
        >
          {say('export_save')}
        </Button>
        {collecting.problem && <ProblemNotice problem={collecting.problem} onRetry={() => void save()} />}
        <output>{saved && <Saved collected={saved} />}</output>
      </div>
    </Card>
  );
}

function Saved({ collected: { file, withheld } }: { collected: Collected }) {
  const values = Object.keys(file.settings).length + Object.keys(file.crm.settings).length;
  if (isEmptyFile(file)) return <Notice tone="wait">{say('export_nothing')}</Notice>;
  return (
    <Notice
      tone="ok"
      title={say(
        'export_saved',
        sayCount('export_plugins', file.plugins.length),
        sayCount('export_settings', values),
      )}
    >
      {withheld.length > 0 && (
        <>
          <p>{say('export_withheld')}</p>
          <ul className="transfer-lines">
            {withheld.map(({ of, titles }) => (
              <li key={of}>
                {say(
                  'export_withheld_of',
                  of || say('import_settings'),
                  titles?.join(', ') ?? say('export_untold'),
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
