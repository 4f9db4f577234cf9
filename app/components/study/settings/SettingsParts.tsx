import type { StudySettings } from '#app/services/setup/studySettings.ts';
import { AskedPart } from './AskedPart.tsx';
import { ControlsPart } from './ControlsPart.tsx';
import { EntrancePart } from './EntrancePart.tsx';
import { ItemsPart } from './ItemsPart.tsx';
import { LooksPart } from './LooksPart.tsx';
import { MeasuresPart } from './MeasuresPart.tsx';
import { PeoplePart } from './PeoplePart.tsx';
import { QuestionPart } from './QuestionPart.tsx';
import { RepeatsPart } from './RepeatsPart.tsx';
import { SharingPart } from './SharingPart.tsx';
import { StakesSettings } from './StakesSettings.tsx';
import { SystemsPart } from './SystemsPart.tsx';

/** The first rule, which asks for no retention and knows no roles of lines. */
const FIRST_RULE = 1;

/** All that a study is set up by, part by part. */
export function SettingsParts({ settings, mayChange }: { settings: StudySettings; mayChange: boolean }) {
  const { configuration, rule } = settings;
  const { protocol } = configuration;
  const gated = rule !== FIRST_RULE;
  return (
    <>
      <QuestionPart configuration={configuration} />
      <ItemsPart {...settings} />
      <SystemsPart configuration={configuration} />
      <StakesSettings {...settings} mayChange={mayChange} />
      <AskedPart protocol={protocol} />
      <SharingPart protocol={protocol} />
      <EntrancePart protocol={protocol} />
      <ControlsPart configuration={configuration} counted={!gated} />
      <PeoplePart settings={settings} gated={gated} />
      <MeasuresPart {...settings} />
      <LooksPart looks={configuration.looks} />
      <RepeatsPart {...settings} />
    </>
  );
}
