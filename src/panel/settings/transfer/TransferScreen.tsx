import type { SettingForms } from '../../../actions/plugins/transfer-organisation';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say, sayCount } from '../../app/words';
import { ConsentTable } from '../../shared/plugins/ConsentTable';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Footer } from '../../ui/Footer';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { ExportCard } from './ExportCard';
import { ImportCard } from './ImportCard';
import { ImportRows } from './ImportRows';
import { isToDo, useImport, type Import } from './use-import';
import { useSettingForms } from './use-setting-forms';
import './transfer.css';

const back = () => ({ href: hashOf({ screen: 'admin' }), label: say('back') });

/** Takes the organization's plugins, defaults, locks and settings along in one file. */
export function TransferScreen() {
  const forms = useSettingForms();
  if (forms) return <Transfer forms={forms} />;
  return (
    <Screen title={say('transfer_title')} back={back()}>
      <Skeleton label={say('loading')} rows={4} />
    </Screen>
  );
}

function Transfer({ forms }: { forms: SettingForms }) {
  const work = useImport(forms);
  const { question, plan } = work;
  return (
    <Screen title={say('transfer_title')} back={back()} footer={plan && <ImportFooter work={work} />}>
      <Section>
        {!work.file && <ExportCard forms={forms} />}
        <ImportCard work={work} />
      </Section>
      {plan && <ImportRows plan={plan} work={work} />}
      {question && (
        <ConfirmDialog
          title={say('ask_install_title', question.displayName)}
          confirmLabel={say('ask_install_confirm')}
          cancelLabel={say('import_skip')}
          onConfirm={() => question.answer(true)}
          onCancel={() => question.answer(false)}
        >
          <p>{say('ask_install_help')}</p>
          <ConsentTable consent={question.consent} />
        </ConfirmDialog>
      )}
    </Screen>
  );
}

function ImportFooter({ work: { rows, running, isLooking, apply } }: { work: Import }) {
  const isOnline = usePanel((state) => state.isOnline);
  const toDo = rows.filter(isToDo);
  const installs = toDo.filter(({ plugin }) => plugin?.isInstalled === false).length;
  const values = toDo.reduce((sum, { changes }) => sum + changes.length, 0);
  const failed = rows.filter(({ outcome }) => outcome?.state === 'failed').length;
  const isBegun = rows.some(({ outcome }) => outcome !== undefined);
  const isBusy = running !== undefined || isLooking;
  const will = [
    installs > 0 && sayCount('import_will_install', installs),
    values > 0 && sayCount('import_will_change', values),
  ].filter((words) => words !== false);
  const words = [
    failed > 0 && sayCount('import_failed', failed),
    toDo.length > 0 ? say('import_will', will.join(', ')) : say(isBegun ? 'import_done' : 'import_nothing'),
  ].filter((part) => part !== false);
  return (
    <Footer
      tone={failed > 0 ? 'bad' : isBegun && toDo.length === 0 ? 'ok' : 'plain'}
      consequence={running === undefined ? words.join(' ') : say('import_running')}
    >
      <Button
        busy={isBusy}
        unavailable={toDo.length === 0 ? say('import_nothing') : isOnline ? undefined : say('offline_reason')}
        onClick={() => void apply()}
      >
        {say(isBegun ? 'import_go_on' : 'import_apply')}
      </Button>
    </Footer>
  );
}
