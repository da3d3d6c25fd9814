import { useState } from 'react';
import { hashOf } from '../../app/route';
import { say } from '../../app/words';
import { NumberActions } from '../../shared/NumberActions';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Button } from '../../ui/Button';
import { ButtonLink } from '../../ui/ButtonLink';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { OpenContact } from '../OpenCrm';
import { sayCallBack } from './call-back-words';
import { useCallBackActions } from './use-call-back-actions';
import type { ShownCallBack } from './use-call-backs';

/** Everything that can be done with one call-back. */
export function CallBackActions({ row }: { row: ShownCallBack }) {
  const [isAsking, setAsking] = useState(false);
  const actions = useCallBackActions(row);
  const isCalled = row.status === 'called';
  const small = { size: 'small', variant: 'quiet' } as const;
  /** Several rows may be open. */
  const named = (label: string) => ({
    'aria-label': say('about', label, sayCallBack(row)),
    children: label,
  });
  return (
    <>
      <NumberActions
        number={row.number}
        who={sayCallBack(row)}
        busy={actions.isRunning}
        onCall={actions.markCalled}
      />
      <ContactPage row={row} />
      {!isCalled && !row.isNew && (
        <>
          <ButtonLink
            {...small}
            {...named(say('call_back_edit'))}
            href={hashOf({ screen: 'call_back', callBackId: row.id })}
          />
          <Button {...small} {...named(say('call_back_done'))} onClick={actions.complete} />
        </>
      )}
      <Button {...small} {...named(say('call_back_delete'))} onClick={() => setAsking(true)} />
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

/** A number that nobody is known for has no page in the CRM. */
function ContactPage({ row }: { row: ShownCallBack }) {
  const { contactId: id, contactType: type, name } = row;
  return id === '' || id === row.number ? null : <OpenContact contact={{ id, type, name }} />;
}
