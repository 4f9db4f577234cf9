import { common } from './common.ts';
import { controls } from './controls.ts';
import { decision } from './decision.ts';
import { draft } from './draft.ts';
import { explore } from './explore.ts';
import { figures } from './figures.ts';
import { generation } from './generation.ts';
import { handout } from './handout.ts';
import { imports } from './imports.ts';
import { looks } from './looks.ts';
import { marking } from './marking.ts';
import { measures } from './measures.ts';
import { opening } from './opening.ts';
import { parts } from './parts.ts';
import { people } from './people.ts';
import { pilot } from './pilot.ts';
import { plain } from './plain.ts';
import { planning } from './planning.ts';
import { progress } from './progress.ts';
import { protocol } from './protocol.ts';
import { provenance } from './provenance.ts';
import { quality } from './quality.ts';
import { ranking } from './ranking.ts';
import { rating } from './rating.ts';
import { report } from './report.ts';
import { settings } from './settings.ts';
import { share } from './share.ts';
import { stakes } from './stakes.ts';
import { study } from './study.ts';
import { systems } from './systems.ts';
import { webhooks } from './webhooks.ts';

/** English, whose keys the other languages have. */
export const en = {
  name: 'English',
  htmlLang: 'en',
  messages: {
    common,
    controls,
    decision,
    draft,
    explore,
    figures,
    generation,
    handout,
    imports,
    looks,
    marking,
    measures,
    opening,
    parts,
    people,
    pilot,
    plain,
    planning,
    progress,
    protocol,
    provenance,
    quality,
    ranking,
    rating,
    report,
    settings,
    share,
    stakes,
    study,
    systems,
    webhooks,
  },
} as const;
