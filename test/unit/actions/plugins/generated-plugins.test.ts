import { expect, test } from 'vitest';
import { manifestClasses } from '../../fakes/generated-manifests';
import { playGenerated } from './play-generated';

const count = 5;

test.each(manifestClasses)(`%s: ${count} manifests, installed, opened, logged with, and left`, (kind) =>
  expect(playGenerated(kind, count, 7)).resolves.toBe(count),
);
