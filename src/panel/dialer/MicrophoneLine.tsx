import { openTab } from '../../platform/tab';
import { browser } from '../../platform/browser';
import { hashOf } from '../app/route';
import { Button } from '../ui/Button';
import { useMicrophone } from '../shared/use-microphone';
import { Icon } from '../ui/Icon';
import { say } from '../app/words';
import './dialer.css';

/**
 * Shown before the first call: without the microphone nobody would hear the person, and a side panel cannot ask for
 * it.
 */
export function MicrophoneLine() {
  const state = useMicrophone();
  if (state === undefined || state === 'granted') return null;
  const isDenied = state === 'denied';
  return (
    <output className="dialer-line dialer-line-warning" data-tone="wait">
      <Icon name="alert" />
      <p>{say(isDenied ? 'microphone_denied_short' : 'microphone_needed')}</p>
      <Button
        size="small"
        variant="quiet"
        onClick={() => void openTab(browser.runtime.getURL(`panel.html${hashOf({ screen: 'microphone' })}`))}
      >
        {say(isDenied ? 'microphone_show' : 'microphone_allow')}
      </Button>
    </output>
  );
}
