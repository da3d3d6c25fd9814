// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { MarkupText } from '../../../../../src/panel/settings/log-details/MarkupText';
import { readMarkup } from '../../../../../src/core/activity/composed-log/log-markup';
import { paintPanel } from '../../paint-panel';

test.each([
  ['<b>A</b><br>', '<div><b>A</b><br></div>'],
  ['<li><b>A</b>: 1</li><li>2</li>x', '<div><ul><li><b>A</b>: 1</li><li>2</li></ul><div>x</div></div>'],
  ['<a target="_blank" href="https://x">open</a>', '<div><u>open</u></div>'],
  ['<script>alert(1)</script>', '<div>&lt;script&gt;alert(1)&lt;/script&gt;</div>'],
  ['<img src=x onerror=1> < & </b>', '<div>&lt;img src=x onerror=1&gt; &lt; &amp; &lt;/b&gt;</div>'],
])('%s is shown from the server’s own tags alone', async (source, shown) => {
  const { element } = await paintPanel(<MarkupText html={source} />);
  expect(`<div>${element.innerHTML}</div>`.replace(/^<div><div>(.*)<\/div><\/div>$/, '<div>$1</div>')).toBe(
    shown,
  );
});

test('what was never closed ends with the text', () => {
  expect(readMarkup('<div><b>A')).toEqual([
    { tag: 'div', parts: [{ tag: 'b', parts: [{ tag: 'text', text: 'A' }] }] },
  ]);
});
