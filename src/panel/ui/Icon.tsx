import './Icon.css';

/** Strokes on a 24 × 24 grid. */
const strokes = {
  alert: 'M12 3.5 21.5 20h-19zM12 10v4.5M12 17.2v.1',
  back: 'm14.5 5.5-6.5 6.5 6.5 6.5',
  bars: 'M5 20v-7M12 20V5M19 20v-11',
  callBack:
    'M6.5 8.5h2.5l1.4 3.6-1.9 1.3a9 9 0 0 0 4 4l1.4-1.9 3.6 1.4v2.6a2 2 0 0 1-2 2A11 11 0 0 1 4.5 10.5a2 2 0 0 1 2-2zM20.5 4 14 10.5M14 5.5v5h5',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  chevron: 'm6.5 9.5 5.5 5.5 5.5-5.5',
  clock: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 7.5V12l3 2.5',
  close: 'm6 6 12 12M18 6 6 18',
  external: 'M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9',
  fax: 'M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z',
  find: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 20.5 20.5',
  forward: 'm9.5 5.5 6.5 6.5-6.5 6.5',
  link: 'M10 8H7.5a4 4 0 0 0 0 8H10M14 8h2.5a4 4 0 0 1 0 8H14M9 12h6',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1M4.5 12h.1M4.5 17.5h.1',
  lock: 'M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11',
  message: 'M4 5h16v11h-8l-4 4v-4H4z',
  more: 'M12 5.5v.1M12 12v.1M12 18.5v.1',
  offline: 'M4 4l16 16M8 15.5a6 6 0 0 1 6-1M4.5 11.5a11 11 0 0 1 4-2.4M12.5 8.2a11 11 0 0 1 7 3.3M12 19.5v.1',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20.5a7.5 7.5 0 0 1 15 0',
  phone:
    'M6.5 3.5h3l1.8 4.6-2.4 1.7a12 12 0 0 0 5.3 5.3l1.7-2.4 4.6 1.8v3a3 3 0 0 1-3 3A14 14 0 0 1 3.5 6.5a3 3 0 0 1 3-3z',
  plug: 'M8.5 3v5M15.5 3v5M6 8h12v3.5a6 6 0 0 1-12 0zM12 17.5V21.5',
  plus: 'M12 5v14M5 12h14',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.4-5.5L20 9M20 4v5h-5',
  shield: 'M12 3.5 19.5 6v6c0 4.5-3.2 7.3-7.5 9-4.3-1.7-7.5-4.5-7.5-9V6z',
  sliders:
    'M3.5 7.5h10M17.5 7.5h3M3.5 16.5h3M10.5 16.5h10M15.5 5.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM8.5 14.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  up: 'm6.5 14.5 5.5-5.5 5.5 5.5',
  voicemail: 'M7 9a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM17 9a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM7 16h10',
  window: 'M4 5h16v14H4zM4 9h16',
} as const;

export type IconName = keyof typeof strokes;

/** Decoration next to words, or inside a control that has a name. */
export function Icon({ name, size = 16 }: { name: IconName; size?: 16 | 20 }) {
  return (
    <svg className={`icon icon-${size}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={strokes[name]} />
    </svg>
  );
}
