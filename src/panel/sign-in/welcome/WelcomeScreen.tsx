import { createElement, Suspense, use } from 'react';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/request';
import { goTo } from '../../app/route';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { Footer } from '../../ui/Footer';
import { Icon } from '../../ui/Icon';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { useClientId } from '../../shared/client-id';
import { say } from '../../app/words';
import { lateCode } from '../../shared/late-code';
import './WelcomeScreen.css';

const promises = ['welcome_calls', 'welcome_plugins', 'welcome_kept'] as const;
const icons = { welcome_calls: 'phone', welcome_plugins: 'plug', welcome_kept: 'shield' } as const;

// A release brings its client id: it needs neither.
const loadMissing = lateCode(() => import('./NotSetUp'), 'NotSetUp');
const loadClientId = lateCode(() => import('../../shared/ClientIdForm'), 'ClientIdForm');

function Missing() {
  return createElement(use(loadMissing()));
}

function ClientId() {
  return createElement(use(loadClientId()), {});
}

/** Shown before the person is signed in to RingCentral. */
export function WelcomeScreen() {
  const clientId = useClientId();
  const isConnected = usePanel((state) => state.connection !== null);
  const signIn = useAction('signIn');
  const start = async () => {
    const done = await signIn.run({});
    if (!done || isConnected) return;
    const { connectAsWanted } = await import('../../../actions/sign-in/connect-as-wanted');
    const tried = await connectAsWanted();
    if (tried?.isConnected) goTo({ screen: 'dialer' });
    else goTo(tried ? { screen: 'connector', connectorId: tried.connectorId } : { screen: 'connect' });
  };
  return (
    <Screen
      title={say('appName')}
      footer={
        clientId !== '' && (
          <Footer consequence={say('welcome_consequence')}>
            <Button busy={signIn.isRunning} onClick={() => void start()}>
              {say('welcome_sign_in')}
            </Button>
          </Footer>
        )
      }
    >
      <Section>
        <img className="welcome-mark" src="/icons/128.png" alt="" width={56} height={56} />
        <p className="welcome-lead">{say('welcome_lead')}</p>
        <ul className="welcome-promises">
          {promises.map((key) => (
            <li key={key}>
              <span className="welcome-promise-mark">
                <Icon name={icons[key]} />
              </span>
              {say(key)}
            </li>
          ))}
        </ul>
        {signIn.problem && (
          <ProblemNotice
            problem={signIn.problem}
            onRetry={() => void start()}
            isRetrying={signIn.isRunning}
          />
        )}
        <Suspense>
          {clientId === '' ? <Missing /> : signIn.problem?.code === 'sign_in_failed' && <ClientId />}
        </Suspense>
      </Section>
    </Screen>
  );
}
