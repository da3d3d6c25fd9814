const day = 86_400_000;
/** How long before an activity its story begins; ms. */
const wide = day / 3;

interface Line {
  readonly at: number;
  /** Whom it happens to; '' for everybody. */
  readonly who: string;
  /** The activity that it is about; '' for none. */
  readonly about: string;
  readonly text: string;
}

/** What happened in a month, in plain words. */
export class Story {
  private readonly lines: Line[] = [];

  constructor(
    private readonly start: number,
    private readonly now: () => number,
  ) {}

  tell(who: string, text: string, about = ''): void {
    this.lines.push({ at: this.now(), who, about, text });
  }

  /** When, as a person says it: day 3, 10:42. */
  time(at: number): string {
    const since = at - this.start;
    const minutes = Math.floor((since % day) / 60_000);
    const two = (part: number) => String(part).padStart(2, '0');
    return `day ${Math.floor(since / day) + 1}, ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  }

  /** All that is known about one activity, and what else happened to that person around it. */
  about(who: string, about: string, around: number): string {
    const near = (at: number) => at > around - 1.5 * day && at <= around;
    const own = this.lines.filter((line) => about !== '' && line.about === about);
    const first = own[0]?.at ?? around - day / 2;
    const others = this.lines.filter(
      (line) =>
        line.about === '' &&
        (line.who === who || line.who === '') &&
        line.at >= first - wide &&
        near(line.at),
    );
    return [...own, ...others]
      .toSorted((a, b) => a.at - b.at)
      .slice(-60)
      .map(({ at, who: whose, text }) => `  ${this.time(at)}  ${whose || 'everybody'}: ${text}`)
      .join('\n');
  }
}
