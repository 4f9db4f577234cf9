import { asksPreference, type StudyConfiguration } from '../../studies/configuration.ts';
import type { StudyData } from '../../verdict/data.ts';
import { fails } from '../../verdict/evidenceState.ts';
import { criterionLine, preferenceLine } from '../../verdict/people/lines.ts';
import type { Comparison } from '../../verdict/people/lines.ts';
import type { SegmentDifference } from '../report.ts';

/** Candidate − baseline within each segment; empty where items have no segments, or all the same. */
export function segmentSection(
  data: StudyData,
  { protocol, margins }: StudyConfiguration,
  comparison: Comparison,
): SegmentDifference[] {
  const segments = [...new Set(data.items.flatMap(({ segment }) => segment ?? []))];
  if (segments.length < 2) return [];
  return segments.flatMap((segment) => {
    const part = withinSegment(data, segment);
    const lines = protocol.criteria.map(
      (criterion) => criterionLine(part, criterion, margins.criteria, comparison).line,
    );
    if (asksPreference(protocol)) lines.push(preferenceLine(part, margins.preference, comparison).line);
    return lines.map(({ name, estimate, lower, upper, level, state, n }) => ({
      system: comparison.candidate,
      segment,
      line: name,
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
    ...data,
    items,
    outputs: data.outputs.filter(inside),
    ratings: data.ratings.filter(inside),
    preferences: data.preferences.filter(inside),
    rankings: data.rankings.filter(inside),
    highlights: data.highlights.filter(inside),
  };
}
