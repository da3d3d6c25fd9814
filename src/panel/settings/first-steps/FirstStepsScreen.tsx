import { useState } from 'react';
import { browser } from '../../../platform/browser';
import { openTab } from '../../../platform/tab';
import { goTo, hashOf } from '../../app/route';
import { say, sayCount } from '../../app/words';
import { areStepsClosed, closeSteps } from '../../shared/told-once';
import { usePersonKey } from '../../shared/use-owner-key';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { Tag } from '../../ui/Tag';
import { useFirstSteps, type FirstStep } from './use-first-steps';

/** The list of what makes the panel useful, with what is done already. */
export function FirstStepsScreen() {
  const steps = useFirstSteps();
  const person = usePersonKey();
  const [isClosed, setClosed] = useState(() => areStepsClosed(person));
  const left = steps?.filter(({ isDone }) => !isDone).length ?? 0;
  return (
    <Screen
      title={say('first_steps_title')}
      back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}
    >
      {steps ? (
        <>
          <Section>
            <SmallText>{left === 0 ? say('first_steps_done') : sayCount('first_steps_left', left)}</SmallText>
          </Section>
          <ul aria-label={say('first_steps_title')}>
            {steps.map((step) => (
              <Step key={step.name} step={step} />
            ))}
          </ul>
          {left > 0 && !isClosed && (
            <Section>
              <Button
                size="small"
                variant="text"
                isFlush
                onClick={() => {
                  closeSteps(person);
                  setClosed(true);
                  goTo({ screen: 'activity' });
                }}
              >
                {say('first_steps_close')}
              </Button>
            </Section>
          )}
        </>
      ) : (
        <Skeleton label={say('loading')} rows={4} />
      )}
    </Screen>
  );
}

function Step({ step: { name, isDone, href } }: { step: FirstStep }) {
  return (
    <Row
      lead={<IconTile icon={isDone ? 'check' : 'clock'} tone={isDone ? 'plain' : 'accent'} />}
      title={say(`first_step_${name}`)}
      text={say(`first_step_${name}_help`)}
      // The browser asks for the microphone in a tab of its own.
      href={isDone || name === 'microphone' ? undefined : href}
      trail={!isDone && name !== 'microphone' && <Icon name="forward" />}
    >
      {isDone && <Tag tone="ok">{say('first_step_done')}</Tag>}
      {!isDone && name === 'microphone' && (
        <Button
          size="small"
          variant="quiet"
          onClick={() => void openTab(browser.runtime.getURL(`panel.html${href}`))}
        >
          {say('microphone_allow')}
        </Button>
      )}
    </Row>
  );
}
