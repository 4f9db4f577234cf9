import type { RouteConfig } from '@remix-run/route-config';
import { raterRoutes } from './routes/rater/routes.ts';
import { sharedRoutes } from './routes/shared/routes.ts';

export default [...sharedRoutes, ...raterRoutes] satisfies RouteConfig;
