import { useCallback, useState } from 'react';
import { openTab } from '../../../platform/tab';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { findContactAddress } from '../../shared/crm-address';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { Button } from '../../ui/Button';
import { ButtonLink } from '../../ui/ButtonLink';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { sayCallBack } from './call-back-words';
import { DialerRefusal } from './DialerRefusal';
import { useCallBackActions } from './use-call-back-actions';
import type { ShownCallBack } from './use-call-backs';

/** Everything that can be done with one call-back. */
export function CallBackActions({ row }: { row: ShownCallBack }) {
  const [isAsking, setAsking] = useState(false);
  const actions = useCallBackActions(row);
  const isCalled = row.status === 'called';
  const noNumber = row.number === '' ? say('call_back_no_number') : undefined;
  const small = { size: 'small', variant: 'quiet' } as const;
  return (
    <>
      <Button
        size="small"
        busy={actions.isRunning}
        unavailable={noNumber}
        onClick={() => void actions.call()}
      >
        {say('call_back_call')}
      </Button>
      <Button {...small} unavailable={noNumber} onClick={actions.text}>
        {say('call_back_text')}
      </Button>
      <OpenContact row={row} />
      {!isCalled && !row.isNew && (
        <>
          <ButtonLink {...small} href={hashOf({ screen: 'call_back', callBackId: row.id })}>
            {say('call_back_edit')}
          </ButtonLink>
          <Button {...small} onClick={actions.complete}>
            {say('call_back_done')}
          </Button>
        </>
      )}
      <Button {...small} onClick={() => setAsking(true)}>
        {say('call_back_delete')}
      </Button>
      <DialerRefusal answer={actions.refusal} />
      {actions.problem && <ProblemNotice problem={actions.problem} />}
      {isAsking && (
        <ConfirmDialog
          title={say('call_back_delete_title', sayCallBack(row))}
          variant="danger"
          confirmLabel={say('call_back_delete')}
          cancelLabel={say('cancel')}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            actions.remove();
          }}
        >
          <p>{say('call_back_delete_help')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** The contact's page in the CRM; a number that nobody is known for has none. */
function OpenContact({ row }: { row: ShownCallBack }) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const { contactId: id, contactType: type, name } = row;
  const find = useAttempt(useCallback(() => findContactAddress({ id, type, name }), [id, type, name]));
  const [isUnknown, setUnknown] = useState(false);
  if (id === '' || id === row.number) return null;
  const open = async () => {
    const found = await find.run(undefined);
    if (found?.output) await openTab(found.output);
    else setUnknown(true);
  };
  return (
    <Button
      size="small"
      variant="quiet"
      busy={find.isRunning}
      unavailable={isUnknown ? say('open_in_crm_unknown', crm) : undefined}
      onClick={() => void open()}
    >
      {say('open_in_crm', crm)}
    </Button>
  );
}
