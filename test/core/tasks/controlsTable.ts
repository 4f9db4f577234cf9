import type { ControlItem } from '#app/core/tasks/controlItem.ts';
import { makeControl } from '#app/core/tasks/controls.ts';
import { MAKERS } from '#app/core/tasks/makers/makers.ts';

const item = (id: number, language: string, segment: string, prompt: string, text: string): ControlItem => ({
  id,
  segment,
  language,
  prompt,
  source: null,
  system: 'base',
  text,
  taken: [text],
});

const KETTLE = item(
  1,
  'en',
  'kitchen',
  'Product: Alder kettle\nColour: olive green\nCapacity: 2 l\nPower: 1200 W\nWritten for: Alice Brown',
  'The Alder kettle is made for Alice Brown in olive green. It holds 2 l and has a power of 1200 W. It is light.',
);
const BACKPACK = item(
  2,
  'en',
  'travel',
  'Product: Elmo backpack\nColour: navy blue\nCapacity: 9 l\nPower: 1500 W\nWritten for: Carol Green',
  'The Elmo backpack is made for Carol Green in navy blue. It rides on with you over stones and sand. It lasts.',
);
const LAMP = item(
  3,
  'zh',
  'home',
  '产品：星野台灯\n颜色：深蓝色\n功率：12瓦',
  '星野台灯采用深蓝色外壳，适合全家人使用。功率只有12瓦，能亮一整个晚上。放在床头也很合适。',
);
const BAG = item(
  4,
  'zh',
  'travel',
  '产品：飞鸟背包\n颜色：橄榄绿\n功率：15瓦',
  '飞鸟背包采用橄榄绿外观，周末出门很方便。容量足有20升，装得下全部家当。走到哪里都很轻松。',
);
const ITEMS = [KETTLE, BACKPACK, LAMP, BAG];

/** The table of makers in docs/controls.md, made of the code: each with its dose and what it makes of two texts. */
export function controlsTable(): string {
  const rows = MAKERS.map((maker) => {
    const [en, zh] = [KETTLE, LAMP].map((one) => makeControl(one, maker, ITEMS, 'docs') ?? '–');
    return `| \`${maker.key}\` | ${maker.criterion} | ${maker.dose} | ${en} | ${zh} |`;
  });
  return [
    '| maker | criterion | dose | English | Chinese |',
    '| - | - | - | - | - |',
    `| _the source_ | | | ${KETTLE.text} | ${LAMP.text} |`,
    ...rows,
  ].join('\n');
}

/** A table without the blanks and dashes that only set its columns. */
export function unpadded(table: string): string {
  return table
    .split('\n')
    .map((line) => line.replace(/ *\| */g, '|').replace(/-{2,}/g, '-'))
    .join('\n');
}
