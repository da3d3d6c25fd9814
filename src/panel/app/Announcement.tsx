import { useEffect, useState } from 'react';
import { browser } from '../../platform/browser';
import { useFirstSteps } from '../settings/first-steps/use-first-steps';
import { areStepsClosed, closeSteps, markNewsSeen, unseenNews } from '../shared/told-once';
import { usePersonKey } from '../shared/use-owner-key';
import { Icon } from '../ui/Icon';
import { IconButton } from '../ui/IconButton';
import { hashOf } from './route';
import { say } from './words';

/** One thing that is told once: what is new after an update, else what is left of the first steps. */
export function Announcement() {
  const person = usePersonKey();
  const [closed, setClosed] = useState(0);
  const running = browser.runtime.getManifest().version;
  const close = (done: () => void) => () => {
    done();
    setClosed(closed + 1);
  };
  if (unseenNews(running).length > 0)
    return (
      <Line
        text={say('news_strip', running)}
        href={hashOf({ screen: 'whats_new' })}
        open={say('news_see')}
        close={say('news_close')}
        onClose={close(() => markNewsSeen(running))}
      />
    );
  return <Steps key={person} onClose={close(() => closeSteps(person))} />;
}

function Steps({ onClose }: { onClose: () => void }) {
  const person = usePersonKey();
  const steps = useFirstSteps();
  const done = steps?.filter(({ isDone }) => isDone).length ?? 0;
  const isDone = steps !== undefined && done === steps.length;
  useEffect(() => {
    // A switch that is set back later does not bring the list back.
    if (isDone) closeSteps(person);
  }, [isDone, person]);
  if (!steps || isDone || areStepsClosed(person)) return null;
  return (
    <Line
      text={say('first_steps_strip', done, steps.length)}
      href={hashOf({ screen: 'first_steps' })}
      open={say('first_steps_see')}
      close={say('first_steps_close')}
      onClose={onClose}
    />
  );
}

interface LineProps {
  readonly text: string;
  readonly href: string;
  readonly open: string;
  readonly close: string;
  readonly onClose: () => void;
}

function Line({ text, href, open, close, onClose }: LineProps) {
  return (
    <span className="app-strip" data-tone="accent">
      <Icon name="check" />
      <span className="app-strip-text">{text}</span>
      <a href={href}>{open}</a>
      <IconButton icon="close" size="small" label={close} onClick={onClose} />
    </span>
  );
}
