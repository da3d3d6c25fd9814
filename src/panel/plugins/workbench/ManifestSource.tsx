import { useRef, useState } from 'react';
import { largestManifestFile } from '../../../core/directory/manifest-file';
import { parseJson } from '../../../core/basics/json';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { saveFile } from '../../shared/save-file';
import { Button } from '../../ui/Button';
import { Chips } from '../../ui/Chips';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Notice } from '../../ui/Notice';
import { AddressDialog } from './AddressDialog';
import { PublishedPicker, type PublishedManifest } from './PublishedPicker';
import type { Traffic } from './use-traffic';

interface ManifestSourceProps {
  readonly text: string;
  readonly traffic: Pick<Traffic, 'isFed' | 'plugin' | 'readFile'>;
  readonly onOpen: (text: string) => void;
  readonly onCompare: (published: PublishedManifest) => void;
}

/**
 * Where a manifest comes from: a file, an address, the plugin that runs here, one that is published, or whatever is
 * typed or pasted below.
 */
export function ManifestSource({ text, traffic, onOpen, onCompare }: ManifestSourceProps) {
  const file = useRef<HTMLInputElement>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const [waiting, setWaiting] = useState<string>();
  const [address, setAddress] = useState('');
  const [isAsking, setAsking] = useState(false);
  const [picking, setPicking] = useState<'open' | 'compare'>();
  const isConnected = usePanel((state) => state.connection !== null);
  const isJson = parseJson(text, null) !== undefined;
  // What was typed is never replaced unasked.
  const open = (opened: string) =>
    text.trim() === '' || opened === text ? onOpen(opened) : setWaiting(opened);
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    setTooLarge(chosen.size > largestManifestFile);
    if (chosen.size <= largestManifestFile) open(await chosen.text());
  };
  const pick = (published: PublishedManifest) => {
    setPicking(undefined);
    if (picking === 'open') open(written(published.body));
    onCompare(published);
  };
  return (
    <>
      <Chips>
        <Button variant="quiet" size="small" onClick={() => file.current?.click()}>
          {say('workbench_open_file')}
        </Button>
        <Button variant="quiet" size="small" onClick={() => setAsking(true)}>
          {say('workbench_open_address')}
        </Button>
        {traffic.plugin && (
          <Button variant="quiet" size="small" onClick={() => open(traffic.plugin?.text ?? '')}>
            {say('workbench_open_running')}
          </Button>
        )}
        {isConnected && (
          <>
            <Button variant="quiet" size="small" onClick={() => setPicking('open')}>
              {say('workbench_open_published')}
            </Button>
            <Button variant="quiet" size="small" onClick={() => setPicking('compare')}>
              {say('workbench_compare')}
            </Button>
          </>
        )}
        <Button
          variant="quiet"
          size="small"
          unavailable={isJson ? undefined : say('workbench_unreadable')}
          onClick={() => onOpen(written(parseJson(text, null)))}
        >
          {say('workbench_format')}
        </Button>
        <Button
          variant="quiet"
          size="small"
          unavailable={text.trim() === '' ? say('workbench_empty') : undefined}
          onClick={() => saveFile({ name: 'manifest', ending: 'json', type: 'application/json', text })}
        >
          {say('workbench_save_file')}
        </Button>
      </Chips>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={say('workbench_open_file')}
        onChange={(event) => {
          void read(event.target.files?.[0]);
          // The same file can be opened again once it has changed.
          event.target.value = '';
        }}
      />
      {isTooLarge && (
        <Notice tone="bad" role="alert">
          {say('workbench_too_large')}
        </Notice>
      )}
      {isAsking && (
        <AddressDialog
          address={address}
          traffic={traffic}
          onRead={(read, readAt) => {
            setAsking(false);
            setAddress(readAt);
            open(read);
          }}
          onCancel={() => setAsking(false)}
        />
      )}
      {picking && (
        <PublishedPicker
          title={say(picking === 'open' ? 'workbench_open_published' : 'workbench_compare')}
          onPick={pick}
          onCancel={() => setPicking(undefined)}
        />
      )}
      {waiting !== undefined && (
        <ConfirmDialog
          title={say('workbench_replace_title')}
          confirmLabel={say('workbench_replace')}
          cancelLabel={say('cancel')}
          onConfirm={() => {
            onOpen(waiting);
            setWaiting(undefined);
          }}
          onCancel={() => setWaiting(undefined)}
        >
          <p>{say('workbench_replace_help')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function written(body: unknown): string {
  return `${JSON.stringify(body, null, 2)}\n`;
}
