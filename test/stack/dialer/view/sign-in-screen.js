// @ts-check
import { startSignIn } from '../peer/sign-in.js';
import { createButton, element } from './element.js';

/**
 * @param {import('../peer/peer.js').Peer} peer
 * @returns {import('./element.js').Screen}
 */
export function createSignInScreen(peer) {
  const problem = element('p', { class: 'problem', role: 'alert', 'data-testid': 'sign-in-problem' });
  const hint = element('p', { class: 'secondary', 'data-testid': 'sign-in-hint' });
  const button = createButton('sign-in', 'Sign in', () => void startSignIn(peer), { kind: 'main' });
  const screen = element(
    'section',
    { class: 'welcome', 'aria-label': 'Sign in' },
    element('h2', {}, 'Dialer simulator'),
    element('p', { class: 'secondary' }, 'It plays the telephone: no call and no message leaves this page.'),
    button,
    hint,
    problem,
  );
  return {
    element: screen,
    update({ signIn, signInProblem }) {
      button.disabled = signIn === 'entering';
      hint.textContent = {
        idle: 'Your account is asked for on the platform’s sign-in page.',
        asking: 'Waiting for the sign-in page. Press Sign in to open it again.',
        entering: 'Signing in…',
      }[signIn];
      problem.textContent = signInProblem;
    },
  };
}
