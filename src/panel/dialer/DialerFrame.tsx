import { memo, useEffect, useState, type RefCallback } from 'react';
import { say } from '../app/words';

/**
 * Allows everything that the widget uses, but not navigating this page. The frame is of another origin (the
 * manifest's `frame-src`), so its scripts cannot remove the sandbox.
 */
const sandbox = [
  'allow-scripts',
  'allow-same-origin',
  'allow-forms',
  'allow-modals',
  'allow-downloads',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
].join(' ');

/** A page that has not come up by now has something to say itself, or the browser has in its place; ms. */
const coveredMs = 15_000;

interface DialerFrameProps {
  address: string;
  /** The widget's page has loaded. */
  isUp: boolean;
  attach: RefCallback<HTMLIFrameElement>;
}

/** The widget's frame. It reloads only for another address; painting again leaves it alone. */
export const DialerFrame = memo(function DialerFrame({ address, isUp, attach }: DialerFrameProps) {
  return (
    <div className="dialer-stage">
      <iframe
        key={address}
        ref={attach}
        className="dialer-frame"
        src={address}
        title={say('dialer_frame')}
        sandbox={sandbox}
        allow="microphone; autoplay; clipboard-write; hid; display-capture"
      />
      {!isUp && <Cover />}
    </div>
  );
});

/** The widget is white until its own theme is there. Its frame is covered, not hidden: the timers of a hidden one are slowed. */
function Cover() {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setLate, coveredMs, true);
    return () => clearTimeout(timer);
  }, []);
  return isLate ? null : <output className="dialer-cover">{say('dialer_starting')}</output>;
}
