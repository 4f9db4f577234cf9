import { describe, expect, it } from 'vitest';
import { makePilotControls } from '#app/core/tasks/pilotControls.ts';
import type { ControlItem } from '#app/core/tasks/controlItem.ts';

const COLOURS = ['red', 'blue', 'green', 'black'];
const items: ControlItem[] = Array.from({ length: 12 }, (_, id) => {
  const colour = COLOURS[id % COLOURS.length]!;
  const text = `The lamp is ${colour} and needs ${id + 3} W. It stands well on a small table. It lasts for years.`;
  const prompt = `Colour: ${colour}\nPower: ${id + 3} W\nDescription:`;
  return { id, segment: null, language: 'en', prompt, source: null, system: 'base', text, taken: [text] };
});
const asked = { criteria: ['fluency', 'relevance', 'consistency'], compared: false };
const counts = (controls: readonly { criterion: string; dose: string }[], dose: string) =>
  asked.criteria.map((key) => controls.filter((one) => one.criterion === key && one.dose === dose).length);

describe('makePilotControls', () => {
  it('gives each criterion its own on every item, and gross ones on a fifth besides', () => {
    const { controls } = makePilotControls(items, { ...asked, settings: { slight: 20, gross: 12 } }, 'seed');
    expect(counts(controls, 'slight')).toEqual([12, 12, 12]);
    expect(controls.filter(({ dose }) => dose === 'gross')).toHaveLength(3);
    for (const { id, text } of items) {
      const own = controls.filter(({ item }) => item === id).map((one) => one.text);
      expect(new Set([text, ...own]).size).toBe(own.length + 1);
    }
  });

  it('makes as many as are asked for and the same with the same seed', () => {
    const protocol = { ...asked, settings: { slight: 5, gross: 0 } };
    const { controls } = makePilotControls(items, protocol, 'seed');
    expect(counts(controls, 'slight')).toEqual([5, 5, 5]);
    expect(makePilotControls(items, protocol, 'seed').controls).toEqual(controls);
    expect(makePilotControls(items, protocol, 'other').controls).not.toEqual(controls);
  });

  it('takes the lead’s own, whose criterion gets no other on that item', () => {
    const own = {
      ...{ item: 4, criterion: 'fluency', dose: 'slight' as const, maker: 'lead', sourceSystem: 'base' },
      ...{ text: 'The lamp, kinda, is red.', origin: 'lead' as const },
    };
    const { controls } = makePilotControls(items, { ...asked, settings: { slight: 20, gross: 0 } }, 'seed', {
      given: [own],
    });
    const fluent = controls.filter(({ item, criterion }) => item === 4 && criterion === 'fluency');
    expect(fluent.map(({ text }) => text)).toEqual([own.text]);
    expect(counts(controls, 'slight')).toEqual([12, 12, 12]);
  });

  it('names criteria without a maker, and gives texts that are only compared one each', () => {
    const settings = { slight: 20, gross: 2 };
    const own = makePilotControls(items, { criteria: ['warmth'], compared: false, settings }, 'seed');
    expect(own).toMatchObject({ controls: [], withoutMaker: ['warmth'] });
    const compared = makePilotControls(items, { criteria: [], compared: true, settings }, 'seed').controls;
    expect(new Set(compared.map(({ item }) => item)).size).toBe(compared.length);
  });
});
