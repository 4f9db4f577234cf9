import type { StudyConfiguration } from '../../studies/configuration.ts';
import type { StudyData } from '../../evidence/data.ts';
import { fails } from '../../evidence/evidenceState.ts';
import type { Comparison } from '../../evidence/kindAnalysis.ts';
import { peopleLines } from '../../verdict/people/lines.ts';
import { onlyAnswers } from '../../verdict/people/withoutRaters.ts';
import type { SegmentDifference } from '../report.ts';

/** Candidate − baseline within each segment; empty where items have no segments, or all the same. */
export function segmentSection(
  data: StudyData,
  configuration: StudyConfiguration,
  comparison: Comparison,
): SegmentDifference[] {
  const segments = [...new Set(data.items.flatMap(({ segment }) => segment ?? []))];
  if (segments.length < 2) return [];
  return segments.flatMap((segment) => {
    const lines = peopleLines(withinSegment(data, segment), configuration, comparison);
    return lines.map(({ line: { name, unit, estimate, lower, upper, level, state, n } }) => ({
      system: comparison.candidate,
      segment,
      line: name,
      unit,
      estimate,
      lower,
      upper,
      level,
      state,
      warning: fails(state),
      n,
    }));
  });
}

function withinSegment(data: StudyData, segment: string): StudyData {
  const items = data.items.filter((item) => item.segment === segment);
  const names = new Set(items.map(({ item }) => item));
  const inside = ({ item }: { readonly item: string }) => names.has(item);
  return {
    ...onlyAnswers(data, inside),
    items,
    outputs: data.outputs.filter(inside),
  };
}
