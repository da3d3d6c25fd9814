import { useEffect, useRef, useState } from 'react';
import * as draftName from '../../../core/forms/draft-name';
import type { DescribedKey } from '../../../core/settings/setting-groups';
import { noSecrets, useDraft } from '../../shared/use-draft';

export interface TypedText {
  /** What stands in the field. */
  readonly text: string;
  /** It is not what is stored: typed just now, or before the panel was closed. */
  readonly isUnsaved: boolean;
  /** `undefined` gives up what was typed. */
  readonly type: (text: string | undefined) => void;
  /** Saves what was typed, if anything was. */
  readonly save: () => Promise<void>;
}

/**
 * The text of one setting while it is typed. It is a draft until it is saved or given up: a closed panel loses none of it.
 * @param choose saves a text; resolves to false where it could not be saved, and then the text stays
 */
export function useTypedText(
  setting: DescribedKey,
  stored: string,
  choose: (text: string) => Promise<boolean>,
): TypedText {
  const draft = useDraft(draftName.ownSetting(setting), noSecrets);
  const [typed, setTyped] = useState(() => (typeof draft.kept === 'string' ? draft.kept : undefined));
  const latest = useRef(typed);
  useEffect(() => {
    latest.current = typed;
  }, [typed]);
  const type = (text: string | undefined) => {
    latest.current = text;
    setTyped(text);
    if (text === undefined) draft.discard();
    else draft.keep(text);
  };
  const save = async () => {
    if (typed === undefined) return;
    draft.flush();
    const isSaved = typed === stored || (await choose(typed));
    // Whoever went on typing meanwhile keeps what they have.
    if (isSaved && latest.current === typed) type(undefined);
  };
  return { text: typed ?? stored, isUnsaved: typed !== undefined && typed !== stored, type, save };
}
