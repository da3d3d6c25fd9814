import { memo, type RefCallback } from 'react';
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

interface DialerFrameProps {
  address: string;
  attach: RefCallback<HTMLIFrameElement>;
}

/** The widget's frame. It reloads only for another address; painting again leaves it alone. */
export const DialerFrame = memo(function DialerFrame({ address, attach }: DialerFrameProps) {
  return (
    <iframe
      key={address}
      ref={attach}
      className="dialer-frame"
      src={address}
      title={say('dialer_frame')}
      sandbox={sandbox}
      allow="microphone; autoplay; clipboard-write; hid; display-capture"
    />
  );
});
