import { prepareGwet, type GwetOptions, type GwetResult } from '#app/core/agreement/gwetAc.ts';
import { prepareAlpha, type AlphaOptions, type AlphaResult } from '#app/core/agreement/krippendorffAlpha.ts';
import { tableOfRecords, type RatingRecord } from '#app/core/agreement/ratingTable.ts';
import { resampleTogether } from '#app/core/agreement/unitResampling.ts';
import type { BootstrapOptions } from '#app/core/statistics/bootstrap.ts';

/** What both coefficients need: α's level, and AC2's weights and categories. */
export interface BothOptions
  extends Pick<AlphaOptions, 'level'>, Pick<GwetOptions, 'weights' | 'categories'> {
  readonly bootstrap?: BootstrapOptions | undefined;
}

/**
 * α and AC2 of the same records: what `alphaOfRecords` and `gwetAcOfRecords` give, from one table and the same resamples,
 * which are the dear part of both.
 *
 * @throws AppError invalid_input as these
 */
export function alphaAndAc2(
  records: readonly RatingRecord[],
  options: BothOptions,
): { readonly alpha: AlphaResult; readonly ac2: GwetResult } {
  const { table, clusters } = tableOfRecords(records);
  const alpha = prepareAlpha(table, options);
  const ac2 = prepareGwet(table, options);
  const { bootstrap } = options;
  const resampled =
    bootstrap === undefined ? null : resampleTogether(table.units, bootstrap, clusters, [alpha.at, ac2.at]);
  return { alpha: alpha.result(resampled?.[0] ?? null), ac2: ac2.result(resampled?.[1] ?? null) };
}
