import { useEffect, useId, useRef, useState } from 'react';
import {
  readManifestFile,
  readManifestFileWithAccess,
  type FoundFile,
} from '../../../actions/directory/read-manifest-file';
import { readManifestAddress, type ManifestAddress } from '../../../core/directory/manifest-file';
import { toProblem, type Problem } from '../../../core/basics/problem';
import { hostOf } from '../../../core/basics/url';
import { say } from '../../app/words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Button } from '../../ui/Button';
import { FormField } from '../../ui/FormField';
import { Notice } from '../../ui/Notice';
import { openModal } from '../../ui/open-modal';
import { TextInput } from '../../ui/TextInput';
import type { Traffic } from './use-traffic';
import '../../ui/ConfirmDialog.css';

interface AddressDialogProps {
  /** The last one that was read here. */
  readonly address: string;
  readonly traffic: Pick<Traffic, 'isFed' | 'readFile'>;
  readonly onRead: (text: string, address: string) => void;
  readonly onCancel: () => void;
}

type Reading =
  | { readonly state: 'idle' | 'running' | 'unsafe' | 'local_unfed' | 'not_allowed' | 'declined' }
  | { readonly state: 'none'; readonly why: (FoundFile & { kind: 'none' })['why']; readonly status: number }
  /** In the words of the tool that runs the servers. */
  | { readonly state: 'told'; readonly words: string }
  | { readonly state: 'failed'; readonly problem: Problem };

/** Reads a manifest where its author keeps it: on the web, or on this machine beside running servers. */
export function AddressDialog({ address, traffic, onRead, onCancel }: AddressDialogProps) {
  const id = useId();
  const [typed, setTyped] = useState(address);
  const [reading, setReading] = useState<Reading>({ state: 'idle' });
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const named = readManifestAddress(typed);
  const host = named.kind === 'public' ? hostOf(named.url) : '';
  const read = async (work: () => Promise<Reading | string>) => {
    setReading({ state: 'running' });
    const end = await work().catch((error: unknown) => ({
      state: 'failed' as const,
      problem: toProblem(error),
    }));
    // Whoever has closed this no longer wants it.
    if (!isOpen.current) return;
    if (typeof end === 'string') onRead(end, typed);
    else setReading(end);
  };
  const readNamed = () => read(() => readAt(named, traffic));
  const readWithAccess = () => {
    if (named.kind === 'public') void read(async () => endOf(await readManifestFileWithAccess(named.url)));
  };
  return (
    <dialog ref={openModal} className="dialog" aria-labelledby={id} onCancel={onCancel} onClose={onCancel}>
      <h2 id={id} className="dialog-title">
        {say('workbench_open_address')}
      </h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void readNamed();
        }}
      >
        <div className="dialog-body">
          <FormField
            label={say('workbench_address')}
            hint={say('workbench_address_help')}
            error={reading.state === 'unsafe' ? say('workbench_address_unsafe') : undefined}
          >
            {(control) => (
              <TextInput
                {...control}
                type="url"
                inputMode="url"
                spellCheck={false}
                placeholder="https://…"
                value={typed}
                onChange={(event) => {
                  setTyped(event.target.value);
                  setReading({ state: 'idle' });
                }}
              />
            )}
          </FormField>
          <ReadingNotice
            reading={reading}
            host={host}
            onRetry={() => void readNamed()}
            onAllow={readWithAccess}
          />
        </div>
        <div className="dialog-actions">
          <Button variant="quiet" onClick={onCancel}>
            {say('cancel')}
          </Button>
          <Button type="submit" busy={reading.state === 'running'}>
            {say('workbench_read')}
          </Button>
        </div>
      </form>
    </dialog>
  );
}

interface ReadingNoticeProps {
  readonly reading: Reading;
  readonly host: string;
  readonly onRetry: () => void;
  /** Must ask for permission first. */
  readonly onAllow: () => void;
}

function ReadingNotice({ reading, host, onRetry, onAllow }: ReadingNoticeProps) {
  switch (reading.state) {
    case 'idle':
    case 'running':
    case 'unsafe':
      return null;
    case 'local_unfed':
      return (
        <Notice tone="wait" role="alert" title={say('workbench_address_local')}>
          <p>{say('workbench_address_local_help')}</p>
        </Notice>
      );
    case 'not_allowed':
    case 'declined':
      return (
        <Notice
          tone="wait"
          role="alert"
          title={say(`workbench_address_${reading.state}`, host)}
          actions={
            <Button size="small" onClick={onAllow}>
              {say('workbench_address_allow', host)}
            </Button>
          }
        >
          <p>{say('workbench_address_access_help')}</p>
        </Notice>
      );
    case 'none':
      return (
        <Notice tone="bad" role="alert">
          {reading.why === 'too_large'
            ? say('workbench_too_large')
            : say(`workbench_address_${reading.why}`, host, reading.status)}
        </Notice>
      );
    case 'told':
      return (
        <Notice tone="bad" role="alert">
          {reading.words}
        </Notice>
      );
    case 'failed':
      return <ProblemNotice problem={reading.problem} onRetry={onRetry} />;
  }
}

/** Text, or why there is none. */
async function readAt(
  named: ManifestAddress,
  { isFed, readFile }: AddressDialogProps['traffic'],
): Promise<Reading | string> {
  switch (named.kind) {
    case 'unsafe':
      return { state: 'unsafe' };
    case 'public':
      return endOf(await readManifestFile(named.url));
    case 'local': {
      if (!isFed) return { state: 'local_unfed' };
      const { text, problem } = await readFile(named.url);
      return text ?? { state: 'told', words: problem ?? '' };
    }
  }
}

function endOf(found: FoundFile | undefined): Reading | string {
  if (!found) return { state: 'declined' };
  if (found.kind === 'text') return found.text;
  return found.kind === 'none'
    ? { state: 'none', why: found.why, status: found.status }
    : { state: 'not_allowed' };
}
