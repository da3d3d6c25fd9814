import { describe, expect, it } from 'vitest';
import { redaction } from '../../stack/plugins/definitions/redaction';
import { PluginConfig } from '../../stack/plugins/plugin-config';

function redact(note: string, config: unknown): unknown {
  if (!('sync' in redaction.runs)) throw new Error('redaction is a sync plugin');
  return redaction.runs.sync({ note }, new PluginConfig(config), new Date(0)).note;
}

const NOTE = 'card 4111-1111-1111-1111, id 078-05-1120, phone +1 (650) 555-0123';

describe('the redaction plugin', () => {
  it('has sound defaults when no settings arrive', () => {
    const redacted = 'card [removed], id [removed], phone [removed]';
    for (const config of [undefined, null, {}, { mark: null }, 'nonsense'])
      expect(redact(NOTE, config)).toBe(redacted);
  });

  it('obeys every setting', () => {
    const config = {
      mark: { value: '#' },
      keepLast: { value: '4' },
      rules: { value: ['cards', 'phones'] },
      upper: { value: true },
    };
    expect(redact(NOTE, config)).toBe('CARD #1111, ID 078-05-1120, PHONE #0123');
  });

  it('takes an empty mark and no rules for what they are', () => {
    expect(redact('id 078-05-1120.', { mark: { value: '' } })).toBe('id .');
    expect(redact('id 078-05-1120.', { rules: { value: [] } })).toBe('id 078-05-1120.');
  });
});
