import { route } from '@remix-run/route-config';

/** What every kind of visitor uses. */
export const sharedRoutes = [
  route('locale', 'routes/shared/locale.ts'),
  route('study.schema.json', 'routes/shared/studySchema.ts'),
  route('shared/:secret', 'routes/shared/sharedReport.ts'),
  route('shared/:secret/badge.svg', 'routes/shared/badge.ts'),
  route('public-key.pem', 'routes/shared/publicKey.ts'),
  route('*', 'routes/shared/nothing.tsx'),
];
