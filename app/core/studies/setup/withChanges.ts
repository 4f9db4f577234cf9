import { canonicalJson } from '../../shared/canonicalJson.ts';
import { isFields, type Fields } from '../../shared/isFields.ts';
import { namedIn } from './named.ts';

/**
 * What a value becomes where somebody changed a view of it that can't say everything: what differs between the view
 * before and after is changed, all else stays as it is. Lists whose entries have names or keys are looked into where the
 * view shows the same names; other lists are changed as a whole.
 *
 * @param value of JSON, as are the views of it
 */
export function withChanges(value: unknown, before: unknown, after: unknown): unknown {
  if (alike(before, after)) return value;
  if (isFields(value) && isFields(before) && isFields(after)) return withChangedFields(value, before, after);
  const [own, were, are] = [namedIn(value), namedIn(before), namedIn(after)];
  if (own === null || were === null || are === null || !sameNames(own, were)) return after;
  const kept = alike([...were.keys()], [...are.keys()]) ? own : are;
  return [...kept.keys()].map((name) =>
    own.has(name) ? withChanges(own.get(name), were.get(name), are.get(name)) : are.get(name),
  );
}

function withChangedFields(value: Fields, before: Fields, after: Fields): Fields {
  const names = new Set([...Object.keys(value), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      if (alike(before[name], after[name])) return Object.hasOwn(value, name) ? [[name, value[name]]] : [];
      return Object.hasOwn(after, name) ? [[name, withChanges(value[name], before[name], after[name])]] : [];
    }),
  );
}

const sameNames = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>) =>
  a.size === b.size && [...a.keys()].every((name) => b.has(name));

/** Absent and undefined are the same. */
const alike = (a: unknown, b: unknown) =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
