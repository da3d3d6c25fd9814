import { useEffect, useMemo } from 'react';
import { serverLogging, takenOver, type TakenOverRule } from '../../../core/settings/taken-over';
import { groupOf } from '../../../core/settings/setting-groups';
import { lockWords } from '../../shared/settings/origin-words';
import { plainValue } from '../../shared/settings/plain-value';
import { useAction } from '../../shared/request';
import { usePreferenceSources } from '../../app/preferences';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say, type Language } from '../../app/words';
import { EmptyState } from '../../ui/EmptyState';
import { ListHeading } from '../../ui/ListHeading';
import { Row } from '../../ui/Row';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
import { groupTitle, settingTitle, settingValue } from '../setting-words';
import { hrefOfSetting } from '../setting-place';

const origins = ['policy', 'locked', 'admin', 'own'] as const;

/** Every setting that the organisation or the person had decided before this panel came, and where it comes from. */
export function TakenOverScreen() {
  const sources = usePreferenceSources();
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const rules = useMemo(() => takenOver(sources), [sources]);
  const { run } = useAction('markTakenOverSeen');
  useEffect(() => void run({}), [run]);
  return (
    <Screen
      title={say('taken_over_title')}
      back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}
    >
      {rules.length === 0 ? (
        <EmptyState icon="sliders" title={say('taken_over_none_title')}>
          {say('taken_over_none_help')}
        </EmptyState>
      ) : (
        <Section>
          <SmallText>{say('taken_over_help')}</SmallText>
          {isAdmin && (
            <SmallText>
              <a href={hashOf({ screen: 'admin_differences' })}>{say('differences_title')}</a>
            </SmallText>
          )}
        </Section>
      )}
      {origins.map((origin) => (
        <RuleList key={origin} origin={origin} rules={rules.filter((rule) => rule.origin === origin)} />
      ))}
    </Screen>
  );
}

interface RuleListProps {
  readonly origin: TakenOverRule['origin'];
  readonly rules: readonly TakenOverRule[];
}

function RuleList({ origin, rules }: RuleListProps) {
  const language = usePanel((state) => state.language);
  if (rules.length === 0) return null;
  const title = say(`taken_over_${origin}`);
  return (
    <>
      <ListHeading>{title}</ListHeading>
      <ul aria-label={title}>
        {rules.map((rule) => (
          <Row
            key={rule.key}
            title={titleOf(rule)}
            text={[...placeAndValue(rule), ...factsOf(rule, language)].join(' · ')}
            href={rule.key === serverLogging ? undefined : hrefOfSetting(rule.key)}
          />
        ))}
      </ul>
    </>
  );
}

function titleOf({ key }: TakenOverRule): string {
  return key === serverLogging ? say('setting_serverSideLogging') : settingTitle(key);
}

function placeAndValue({ key, value }: TakenOverRule): string[] {
  if (key === serverLogging) return [groupTitle('logging'), plainValue(value, undefined)];
  return [groupTitle(groupOf(key)), settingValue(key, value)];
}

/** Who locked it and why, as far as that is known, and whether this panel's own earlier name still stands for it. */
function factsOf({ key, value, lock, isFormer }: TakenOverRule, language: Language): string[] {
  const isKnown = lock && (lock.by !== '' || lock.reason !== '');
  const who = isKnown && lockWords({ key, value, origin: 'locked', lock: { ...lock } }, language);
  return [who, isFormer && say('taken_over_former')].filter((words) => typeof words === 'string');
}
