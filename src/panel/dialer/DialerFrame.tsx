import { memo, useEffect, useState, type RefCallback } from 'react';
import { usePanel } from '../app/store';
import { say } from '../app/words';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';

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

/**
 * The widget's frame. It reloads for another address, and one that has not come up when the network is back or a person
 * asks for it; painting again leaves it alone.
 */
export const DialerFrame = memo(function DialerFrame({ address, isUp, attach }: DialerFrameProps) {
  const [loads, loadAgain] = useLoads(isUp);
  return (
    <div className="dialer-stage">
      <iframe
        key={`${loads} ${address}`}
        ref={attach}
        className="dialer-frame"
        src={address}
        title={say('dialer_frame')}
        sandbox={sandbox}
        allow="microphone; autoplay; clipboard-write; hid; display-capture"
      />
      {!isUp && <Cover key={loads} onLoadAgain={loadAgain} />}
    </div>
  );
});

/** How often the frame was loaded anew, and a function that does it. */
function useLoads(isUp: boolean): [loads: number, loadAgain: () => void] {
  const isOnline = usePanel((state) => state.isOnline);
  const [loads, setLoads] = useState(0);
  const [wasOnline, setWasOnline] = useState(isOnline);
  if (isOnline !== wasOnline) {
    setWasOnline(isOnline);
    if (isOnline && !isUp) setLoads(loads + 1);
  }
  return [loads, () => setLoads((count) => count + 1)];
}

/** The widget is white until its own theme is there. Its frame is covered, not hidden: the timers of a hidden one are slowed. */
function Cover({ onLoadAgain }: { onLoadAgain: () => void }) {
  const isOnline = usePanel((state) => state.isOnline);
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setLate, coveredMs, true);
    return () => clearTimeout(timer);
  }, []);
  if (!isOnline)
    return (
      <output className="dialer-cover">
        <EmptyState icon="phone" title={say('problem_offline_title')}>
          {say('dialer_offline')}
        </EmptyState>
      </output>
    );
  if (!isLate) return <output className="dialer-cover">{say('dialer_starting')}</output>;
  return (
    <output className="dialer-late">
      <p>{say('dialer_late')}</p>
      <Button size="small" onClick={onLoadAgain}>
        {say('retry')}
      </Button>
    </output>
  );
}
