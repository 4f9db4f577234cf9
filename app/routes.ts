import type { RouteConfig } from '@remix-run/route-config';
import { apiRoutes } from './routes/api/routes.ts';
import { leadRoutes } from './routes/lead/routes.ts';
import { raterRoutes } from './routes/rater/routes.ts';
import { sharedRoutes } from './routes/shared/routes.ts';

export default [...sharedRoutes, ...raterRoutes, ...leadRoutes, ...apiRoutes] satisfies RouteConfig;
