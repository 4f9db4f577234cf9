import type { AgreementSummary } from '../../evidence/agreement.ts';
import type { StudyData } from '../../evidence/data.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import { askedAnalyses } from '../../verdict/kinds.ts';

/** How far raters agree over all systems, for each kind of task that was asked. */
export function agreementSection(data: StudyData, configuration: StudyConfiguration): AgreementSummary[] {
  return askedAnalyses(configuration.protocol).flatMap(({ agreement }) => agreement(data, configuration));
}
