import type { Migration } from 'kysely';
import * as accounts from './0001_accounts.ts';
import * as studies from './0002_studies.ts';
import * as rating from './0003_rating.ts';
import * as results from './0004_results.ts';
import * as jobs from './0005_jobs.ts';
import * as generation from './0006_generation.ts';
import * as rooms from './0007_rooms.ts';
import * as links from './0009_links.ts';
import * as rankings from './0010_rankings.ts';
import * as keptJudgments from './0011_kept_judgments.ts';
import * as jobClaims from './0012_job_claims.ts';
import * as provenance from './0013_provenance.ts';
import * as fairSittings from './0014_fair_sittings.ts';
import * as raterRecords from './0016_rater_records.ts';
import * as signInAttempts from './0017_sign_in_attempts.ts';
import * as configurationVersions from './0019_configuration_versions.ts';
import * as conversations from './0020_conversations.ts';
import * as analysesAfter from './0021_analyses_after.ts';
import * as doses from './0022_doses.ts';
import * as controlTexts from './0023_control_texts.ts';
import * as worseSystems from './0024_worse_systems.ts';
import * as repeats from './0025_repeats.ts';
import * as recruitment from './0026_recruitment.ts';
import * as looks from './0027_looks.ts';
import * as pilots from './0028_pilots.ts';
import * as people from './0029_people.ts';
import * as drafts from './0031_drafts.ts';
import * as archivedStudies from './0032_archived_studies.ts';
import * as draftFirstItem from './0033_draft_first_item.ts';
import * as draftRevisions from './0037_draft_revisions.ts';
import * as importedJudgments from './0038_imported_judgments.ts';
import * as decisionRecords from './0039_decision_records.ts';
import * as shareLinks from './0040_share_links.ts';
import * as stakes from './0041_stakes.ts';
import * as api from './0042_api.ts';
import * as webhooks from './0043_webhooks.ts';
import * as itemFindings from './0046_item_findings.ts';
import * as faultCategories from './0047_fault_categories.ts';
import * as importUploads from './0050_import_uploads.ts';

/**
 * Every migration, oldest first. A migration that has been released is never edited: what changes is a further
 * one. They are listed here, not found on the disk, because the program may be bundled.
 */
export const MIGRATIONS: Record<string, Migration> = {
  '0001_accounts': accounts,
  '0002_studies': studies,
  '0003_rating': rating,
  '0004_results': results,
  '0005_jobs': jobs,
  '0006_generation': generation,
  '0007_rooms': rooms,
  '0009_links': links,
  '0010_rankings': rankings,
  '0011_kept_judgments': keptJudgments,
  '0012_job_claims': jobClaims,
  '0013_provenance': provenance,
  '0014_fair_sittings': fairSittings,
  '0016_rater_records': raterRecords,
  '0017_sign_in_attempts': signInAttempts,
  '0019_configuration_versions': configurationVersions,
  '0020_conversations': conversations,
  '0021_analyses_after': analysesAfter,
  '0022_doses': doses,
  '0023_control_texts': controlTexts,
  '0024_worse_systems': worseSystems,
  '0025_repeats': repeats,
  '0026_recruitment': recruitment,
  '0027_looks': looks,
  '0028_pilots': pilots,
  '0029_people': people,
  '0031_drafts': drafts,
  '0032_archived_studies': archivedStudies,
  '0033_draft_first_item': draftFirstItem,
  '0037_draft_revisions': draftRevisions,
  '0038_imported_judgments': importedJudgments,
  '0039_decision_records': decisionRecords,
  '0040_share_links': shareLinks,
  '0041_stakes': stakes,
  '0042_api': api,
  '0043_webhooks': webhooks,
  '0046_item_findings': itemFindings,
  '0047_fault_categories': faultCategories,
  '0050_import_uploads': importUploads,
};
