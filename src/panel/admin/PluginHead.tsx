import { Avatar } from '../ui/Avatar';
import './admin.css';

/** A plugin's name, with a line of facts below. */
export function PluginHead({ name, facts }: { name: string; facts: readonly string[] }) {
  return (
    <div className="plugin-head">
      <Avatar name={name} size="large" />
      <div>
        <p className="plugin-head-name">{name}</p>
        <p className="plugin-head-facts">{facts.filter(Boolean).join(' · ')}</p>
      </div>
    </div>
  );
}
