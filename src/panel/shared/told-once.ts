import { newsBetween, type News } from '../../core/basics/news';

/** What a person has been told is kept in `localStorage`: one line for the version, one for each person's first steps. */
const seenVersion = 'seenVersion';

/** Whoever is here without a version seen had the panel before it told of any. */
const firstVersion = '0.1.0';

/** What is new since the version seen last, up to the one that runs. */
export function unseenNews(running = 'newest'): News[] {
  return newsBetween(localStorage.getItem(seenVersion) ?? firstVersion, running);
}

export function markNewsSeen(running: string): void {
  localStorage.setItem(seenVersion, running);
}

const stepsClosed = (person: string) => `firstSteps ${person}`;

export function areStepsClosed(person: string): boolean {
  return localStorage.getItem(stepsClosed(person)) !== null;
}

export function closeSteps(person: string): void {
  localStorage.setItem(stepsClosed(person), 'closed');
}
