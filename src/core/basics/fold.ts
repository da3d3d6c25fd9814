/** Letters that Unicode does not take apart into a plain one and its mark. */
const plainOf: { readonly [letter: string]: string } = {
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
};

/** Without accents. */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll(/[łŁøØđĐıßæÆœŒ]/gu, (letter) => plainOf[letter] ?? letter);
}

/** As a search compares texts: case and accents make no difference. */
export function fold(text: string): string {
  return withoutAccents(text).toLowerCase();
}
