import { route } from '@remix-run/route-config';
import { OPERATIONS } from '../../core/api/operations.ts';

const ENDPOINT = 'routes/api/endpoint.ts';
const paths = [...new Set(Object.values(OPERATIONS).map(({ path }) => path))];

/** What programs ask for: an address for each that the operations have, and one for whatever else begins so. */
export const apiRoutes = [...paths.map((path) => path.replace(/\{(\w+)\}/g, ':$1')), '/*'].map((path) =>
  route(`api/v1${path}`, ENDPOINT, { id: `api${path}` }),
);
