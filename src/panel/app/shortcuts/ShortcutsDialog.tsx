import { useEffect, useId, useState } from 'react';
import { openKeySettings, readCommandKeys } from '../../../platform/commands';
import { Button } from '../../ui/Button';
import { openModal } from '../../ui/open-modal';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
import { Toggle } from '../../ui/Toggle';
import { hasSingleKeys, isMac, wantSingleKeys } from '../key-act';
import { tabs } from '../screens';
import { say } from '../words';
import { keyNames } from './key-names';
import './shortcuts.css';
import '../../ui/ConfirmDialog.css';

const commands = ['_execute_action', 'answer', 'hang_up', 'log_last_call'] as const;

/** All keys: those of the panel, and the person's own for the browser's commands, with the way to set them. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const title = useId();
  const [isSingle, setSingle] = useState(hasSingleKeys);
  const keys = useCommandKeys();
  const main = isMac ? '⌘' : 'Ctrl';
  return (
    <dialog ref={openModal} className="dialog" aria-labelledby={title} onCancel={onClose} onClose={onClose}>
      <h2 id={title} className="dialog-title">
        {say('shortcuts_title')}
      </h2>
      <div className="dialog-body shortcuts-body" tabIndex={-1}>
        <Section title={say('shortcuts_panel')}>
          <dl>
            <Line keys={[main, 'K']} words={say('palette_title')} />
            {tabs.map((tab, index) => (
              <Line key={tab} keys={[String(index + 1)]} words={say(`tab_${tab}`)} isOff={!isSingle} />
            ))}
            <Line keys={['?']} words={say('shortcuts_title')} isOff={!isSingle} />
          </dl>
          <label className="shortcuts-line">
            {say('shortcuts_single')}
            <Toggle
              checked={isSingle}
              onChange={({ target }) => {
                wantSingleKeys(target.checked);
                setSingle(target.checked);
              }}
            />
          </label>
        </Section>
        <Section title={say('shortcuts_select')}>
          <dl>
            <Line keys={['↑', '↓']} words={say('shortcuts_move')} />
            <Line keys={[say('key_shift'), '↓']} words={say('shortcuts_move_select')} />
            <Line keys={[main, 'A']} words={say('shortcuts_all')} />
            <Line keys={['Esc']} words={say('done')} />
          </dl>
        </Section>
        <Section title={say('shortcuts_browser')}>
          <dl>
            {commands.map((command) => (
              <Line
                key={command}
                keys={keyNames(keys?.[command] ?? '')}
                words={say(command === '_execute_action' ? 'command_open' : `command_${command}`)}
              />
            ))}
          </dl>
          <SmallText>{say('shortcuts_browser_help')}</SmallText>
          <Button size="small" variant="quiet" onClick={() => void openKeySettings()}>
            {say('shortcuts_change')}
          </Button>
        </Section>
      </div>
      <div className="dialog-actions">
        <Button variant="quiet" onClick={onClose}>
          {say('close')}
        </Button>
      </div>
    </dialog>
  );
}

interface LineProps {
  keys: readonly string[];
  words: string;
  isOff?: boolean;
}

function Line({ keys, words, isOff = false }: LineProps) {
  return (
    <div className="shortcuts-line">
      <dt>{words}</dt>
      <dd>
        {isOff && say('shortcuts_off')}
        {!isOff && keys.length === 0 && say('shortcuts_none')}
        {!isOff && keys.map((key) => <kbd key={key}>{key}</kbd>)}
      </dd>
    </div>
  );
}

/** As the person has set them; `undefined` until they are read, and where the browser does not tell. */
function useCommandKeys() {
  const [keys, setKeys] = useState<Awaited<ReturnType<typeof readCommandKeys>>>();
  useEffect(() => {
    const read = () => void readCommandKeys().then(setKeys, () => undefined);
    read();
    // Back from the browser's page on which they are set.
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, []);
  return keys;
}
