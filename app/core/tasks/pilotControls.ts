import { isCounted } from '../studies/controlCounts.ts';
import { shownText } from '../shared/shownText.ts';
import type { ControlItem } from './controlItem.ts';
import type { ControlledProtocol } from './controlLines.ts';
import { makeControls, type Control, type Controls, type GivenControl } from './controls.ts';

/** Most of a pilot's items that carry a gross control. */
const MOST_GROSS = 0.2;

/**
 * Plans and makes the controls of a pilot. Its items are few, so that one control an item would be five a criterion:
 * each criterion gets its own on every item that gives some, as many as the protocol asks for, and gross ones come on
 * up to a fifth of the items besides. No two of an item's controls are the same text. Where texts are only compared, an
 * item has one, as elsewhere: of two nobody would know which to hold against which.
 *
 * @param given as `makeControls` takes it; the lead's own are all there
 * @param carrying items that carry something else already; where texts are compared they get nothing besides
 */
export function makePilotControls(
  items: readonly ControlItem[],
  protocol: ControlledProtocol,
  seed: string,
  {
    given = [],
    carrying = new Set(),
  }: { given?: readonly GivenControl[]; carrying?: ReadonlySet<number> } = {},
): Controls {
  const { settings, criteria } = protocol;
  if (criteria.length === 0 || !isCounted(settings))
    return makeControls(items, protocol, seed, { given, carrying });
  const lines = criteria.map((key) =>
    makeControls(
      items,
      { criteria: [key], settings: { ...settings, gross: 0 }, compared: false },
      `${seed}/${key}`,
      {
        given: given.filter(({ criterion, dose }) => criterion === key && dose === 'slight'),
      },
    ),
  );
  const gross = makeControls(
    items,
    {
      criteria,
      settings: { slight: 0, gross: Math.min(settings.gross, Math.ceil(MOST_GROSS * items.length)) },
      compared: false,
    },
    seed,
    { given: given.filter(({ dose }) => dose === 'gross') },
  );
  const controls = distinct([...lines, gross].flatMap((made) => made.controls));
  return {
    controls,
    withoutMaker: lines.flatMap(({ withoutMaker }) => withoutMaker),
    refused: [...lines, gross].flatMap(({ refused }) => refused),
  };
}

/** Of texts of an item that look the same the first alone: they would be one task, and stand for two faults. */
function distinct(controls: readonly Control[]): Control[] {
  const known = new Set<string>();
  return controls.filter(({ item, text }) => {
    const key = `${item} ${shownText(text)}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}
