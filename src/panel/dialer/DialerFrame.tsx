import { memo, type RefCallback } from 'react';
import { say } from '../app/words';

/**
 * Everything that the widget uses, and not: leading this page away. The frame's origin is another one than ours, by
 * the manifest's `frame-src`, so that its scripts cannot lift this.
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

/** The widget's frame. Only another address loads it anew; painting again leaves it alone. */
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
