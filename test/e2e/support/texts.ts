import type { TestItem } from './app.ts';

/** Product texts: short ones, one with a source, one in Chinese, one right to left, one with markup, a long one. */
export const ITEMS: readonly TestItem[] = [
  {
    prompt:
      'Write a short product description for thrifty readers.\nProduct: kettle · Brand: Tarn · Holds: 1.7 litres · Material: steel · Price: 39 euros',
    language: 'en',
    outputs: {
      base: 'The Tarn kettle holds 1.7 litres in a body of brushed steel, boils in three minutes, and at 39 euros leaves enough for the tea.',
      other:
        'Tarn kettle of steel. It holds 1.7 litres and it holds 1.7 litres. At 93 euros it is for the thrifty.',
    },
  },
  {
    prompt:
      '请为追求性价比的读者写一段产品介绍。\n产品：台灯 · 品牌：晨光 · 功率：7 瓦 · 颜色：米白 · 价格：129 元',
    language: 'zh',
    outputs: {
      base: '晨光台灯只有 7 瓦，米白色的灯罩把光线放得柔和，读到深夜也不刺眼。129 元，买一盏灯，也买一份安静。',
      other: '晨光台灯 7 瓦，颜色为深蓝。台灯的价格 129 元的价格，适合适合学习使用。',
    },
  },
  {
    prompt: 'Summarise the source in one sentence.',
    source:
      'The town library reopened on Monday after eleven months. The roof was renewed, the reading room got 40 further seats, and the opening hours now last until nine in the evening on workdays. The works cost 2.3 million, a tenth less than planned; the money saved goes into books for children. Membership stays free for everybody under 18.',
    language: 'en',
    outputs: {
      base: 'After eleven months the library is open again, with a new roof, 40 more seats and longer hours, and cost a tenth less than planned.',
      other: 'The library is open again with 400 new seats and cost more than planned.',
    },
  },
  {
    prompt: 'اكتب جملة قصيرة عن هذا المصباح.',
    language: 'ar',
    outputs: {
      base: 'مصباح صغير يضيء الغرفة بهدوء ولا يستهلك إلا القليل من الكهرباء.',
      other: 'المصباح المصباح مصباح أزرق أو أحمر.',
    },
  },
  {
    prompt: 'Write the HTML of a warning box.',
    language: 'en',
    outputs: {
      base: '<div class="warning">\n  <script>document.title = "taken over"</script>\n  <b>Careful:</b> hot surface\n</div>',
      other: '<img src=x onerror="document.title=\'taken over\'"> 🔥 Careful',
    },
  },
  {
    prompt: 'Tell the story of the lighthouse keeper in a few paragraphs.',
    language: 'en',
    outputs: { base: story('lamp'), other: story('lantern') },
  },
];

function story(word: string): string {
  const paragraph = `Every evening the keeper climbed the hundred and twelve steps, wiped the glass, and lit the ${word}. Ships that passed never saw him, only his light, and he liked it that way.`;
  return Array.from({ length: 12 }, (_, index) => `${index + 1}. ${paragraph}`).join('\n\n');
}
