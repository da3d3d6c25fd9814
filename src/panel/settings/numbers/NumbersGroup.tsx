import { useCallback, useState, type ReactNode } from 'react';
import { usesNumberFormats } from '../../../core/crm/known-connectors';
import { numberFormatKeys, type NumberFormatKey } from '../../../core/settings/present-shape';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { ButtonLink } from '../../ui/ButtonLink';
import { Card } from '../../ui/Card';
import { Fields } from '../../ui/Fields';
import { SmallText } from '../../ui/SmallText';
import type { OwnSettingState } from '../own/own-setting';
import type { OwnSettings } from '../own/use-own-settings';
import { FormatField } from './FormatField';
import { NumberTester } from './NumberTester';

interface NumbersGroupProps {
  readonly own: OwnSettings;
  readonly stateOf: (key: NumberFormatKey) => OwnSettingState;
  /** The settings of how numbers are shown. */
  readonly children: ReactNode;
}

/** How numbers are searched for, with a number to try it, and how they are shown. */
export function NumbersGroup({ own, stateOf, children }: NumbersGroupProps) {
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const platform = usePanel((state) => state.connection?.platform);
  const [shown, setShown] = useState<{ readonly [key in NumberFormatKey]?: string }>({});
  // Locked ones are folded away with the other settings; what was typed before the lock counts no more.
  const open = numberFormatKeys.filter((key) => stateOf(key).lock === undefined);
  const formats = numberFormatKeys.map(
    (key) => (open.includes(key) ? shown[key] : undefined) ?? own.settings[key],
  );
  const show = useCallback(
    (key: NumberFormatKey, format: string) => setShown((before) => ({ ...before, [key]: format })),
    [],
  );
  const isUsual = usesNumberFormats(platform) || formats.some((format) => format !== '');
  return (
    <>
      {children}
      {(isAdmin || isUsual) && (
        <>
          {open.length > 0 && (
            <Card title={say('numbers_formats_title')} icon="find">
              <Fields>
                <SmallText>{say('numbers_formats_help')}</SmallText>
                {open.map((key) => (
                  <FormatField key={key} setting={key} own={own} state={stateOf(key)} onShow={show} />
                ))}
                <SmallText tone="hint">{say('numbers_formats_cache')}</SmallText>
                {isAdmin && (
                  <ButtonLink
                    variant="quiet"
                    size="small"
                    href={hashOf({ screen: 'admin_setting', setting: numberFormatKeys[0] })}
                  >
                    {say('numbers_for_everyone')}
                  </ButtonLink>
                )}
              </Fields>
            </Card>
          )}
          <NumberTester formats={formats} />
        </>
      )}
    </>
  );
}
