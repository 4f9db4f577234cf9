import 'i18next';
import type { Messages } from './languages.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Messages;
    /** A number as it is, for a part of the message that forms it: $t(common:counts.item, …). */
    interpolationFormatTypeMap: { count: number };
  }
}
