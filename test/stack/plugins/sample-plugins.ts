import { archive } from './definitions/archive';
import { followUp } from './definitions/follow-up';
import { redaction } from './definitions/redaction';
import { scoring } from './definitions/scoring';
import { capitals, digest, gremlin, picker, stamp } from './definitions/simple-plugins';
import { summary } from './definitions/summary';
import type { PluginDefinition } from './plugin-definition';

/** Every plugin whose server the stack runs, in the directory's order. */
export const SAMPLE_PLUGINS: readonly PluginDefinition[] = [
  redaction,
  summary,
  scoring,
  capitals,
  stamp,
  digest,
  followUp,
  gremlin,
  archive,
  picker,
];
