import type { ProblemDetails } from '../../core/basics/problem';

/** The details that a server's message may carry (`returnMessage.details`), as text. */
export function Details({ groups }: { groups: readonly ProblemDetails[] }) {
  return groups.map((group, index) => (
    <div key={index}>
      {group.title && <p>{group.title}</p>}
      <ul>
        {group.items.map((item, place) => (
          <li key={place}>{item}</li>
        ))}
      </ul>
    </div>
  ));
}
